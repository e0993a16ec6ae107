"""What the pages are given: everything they need, handed over, nothing looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.clock import Clock, local_day
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.outreach.fieldoffice import FieldVisit
from ektp_desk.papers.services import PaperRow
from ektp_desk.storage.places import Places
from ui.preferences import Preferences
from ui.tasks import Tasks
from ui.theme.icons import Icons
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.queue.reserve_desk import ReserveDesk


class Requests(QObject):
    """What a page may ask of the shell."""

    paper_issued = Signal(object)  # PaperRow: print it
    resident_wanted = Signal(int)  # open the person's page
    page_wanted = Signal(str, object)  # page name ("counter", "queue", …), argument or None
    message = Signal(str, object)  # toast: sentence, undo callable or None
    notice = Signal(str, str)  # calm bar: sentence, tone
    language_wanted = Signal(str)  # "id", "en"
    theme_wanted = Signal(str)  # "system", "light", "dark"
    display_wanted = Signal()  # the call display, on the second screen
    closed_wanted = Signal(object)  # close the office, run this on its files, open it again
    recovery_made = Signal(str)  # a new recovery key: shown once
    backup_wanted = Signal(object)  # Reason: back the office up, in the background

    def print_paper(self, paper: PaperRow) -> None:
        """Give a paper to the spool (idempotent by its key)."""
        self.paper_issued.emit(paper)


@dataclass(frozen=True)
class Context:
    """The signed-in workplace, as every page sees it."""

    tasks: Tasks
    theme: Theme
    icons: Icons
    sentences: Sentences
    locale: QLocale
    requests: Requests
    profile: OfficeProfile
    actor: Actor
    counter_name: str
    clock: Clock
    zone: ZoneInfo
    preferences: Preferences
    places: Callable[[], Places]  # where backups lie, by this computer's settings of now
    reserve: "ReserveDesk | None" = None  # this computer's, where the office has a server
    field: FieldVisit | None = None  # on a laptop: the visit its data was lent for

    def may(self, *roles: Role) -> bool:
        """Whether the officer holds one of `roles`; the services check again."""
        return not self.actor.roles.isdisjoint(roles)

    def today(self) -> date:
        """The office's day now."""
        return local_day(self.clock.now(), self.zone)

    def say(self, code: str, **params: object) -> str:
        """A sentence or the name of a state, in the window's language."""
        return self.sentences.say(code, **params)

    def service_name(self, name_id: str, name_en: str) -> str:
        """A service's name in the window's language."""
        return (name_en if self.sentences.language == "en" else name_id) or name_id

    def refusal(self, error: OfficeError | MachineError) -> str:
        """The sentence of an error."""
        return self.sentences.refusal(error)

    def time(self, moment: datetime | None) -> str:
        """Local wall time, short: 08.15."""
        if moment is None:
            return ""
        return f"{moment.astimezone(self.zone):%H.%M}"

    def day(self, day: date | None) -> str:
        """A date in full: 24 November 2026."""
        return "" if day is None else self.locale.toString(qdate(day), "d MMMM yyyy")

    def short_day(self, day: date) -> str:
        """A date without its year: 24 Nov."""
        return self.locale.toString(qdate(day), "d MMM")

    def short_month(self, day: date) -> str:
        """The month of a date, short, with its year: Nov 2026."""
        return self.locale.toString(qdate(day), "MMM yyyy")

    def number(self, value: int) -> str:
        """A whole number with the locale's grouping: 1.234."""
        return self.locale.toString(value)


def qdate(day: date) -> QDate:
    """A date as Qt knows it."""
    return QDate(day.year, day.month, day.day)

"""What a laptop's first windows are given: there is no office yet, and no signed-in workplace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ui.theme.icons import Icons

Refusal = OfficeError | MachineError


@dataclass(frozen=True)
class Looks:
    """Icons, words and the laptop's own clock; hours are those of its wall clock."""

    icons: Icons
    sentences: Sentences
    locale: QLocale
    clock: Clock

    def day(self, day: date) -> str:
        """A date in full: 24 November 2026."""
        return self.locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")

    def moment(self, moment: datetime) -> str:
        """Date and hour: 24 November 2026 08.15."""
        local = moment.astimezone()
        return f"{self.day(local.date())} {local:%H.%M}"

    def number(self, value: int) -> str:
        """A whole number with the locale's grouping."""
        return self.locale.toString(value)


def known(error: Exception, say: Callable[[Refusal], None]) -> None:
    """Say what the office's rules or the machine refused; anything else is a bug."""
    if not isinstance(error, Refusal):
        raise error
    say(error)

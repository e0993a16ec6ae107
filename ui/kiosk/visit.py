"""What the kiosk knows of the office and of the person in front of it. No widgets."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ektp_desk.accounts import kiosk
from ektp_desk.cards import intake
from ektp_desk.cards.offers import Choices, Supply
from ektp_desk.cards.queries_backlog import Blanks, blanks, choices_for
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import queries
from ektp_desk.queue.queries import ServiceRow, TicketRow
from ektp_desk.queue.rules import Offer, PriorityReason
from ektp_desk.queue.services import TicketTaken
from ektp_desk.residents.queries import ResidentView, resident_by_nik
from ektp_desk.residents.rules import mask_nik
from ui.context import Context

WATCHED = ("ticket", "service", "stock", "card", "backlog", "profile")


class KioskVisit(QObject):
    """One visitor after another; `forget` leaves nothing of the former one."""

    loaded = Signal()
    choices_changed = Signal()
    person_changed = Signal()
    taken_changed = Signal()
    refused = Signal(str)
    troubled = Signal()  # the database does not answer
    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.services: tuple[ServiceRow, ...] = ()
        self.blanks: Blanks | None = None
        self.busy = False
        self._given: dict[str, int] = {}  # ticket ids by number, until they are printed
        self._clear()

    def _clear(self) -> None:
        self.service: ServiceRow | None = None
        self.priority: PriorityReason | None = None
        self.masked_nik = ""
        self.resident_id: int | None = None
        self.choices: Choices | None = None
        self.taken: TicketRow | None = None
        self.ahead = 0
        self.unprinted = False

    @property
    def untouched(self) -> bool:
        """Whether there is nothing of anybody to forget."""
        return self.service is None and not self.masked_nik and self.taken is None

    # -- the office ------------------------------------------------------------------------

    def load(self) -> None:
        """Read services and blanks; `loaded`, or `troubled` by way of the tasks."""
        tasks, today = self.context.tasks, self.context.today()
        tasks.read(self, blanks, done=self._on_blanks, key="blanks", day=today)
        tasks.read(self, queries.services, done=self._on_services, key="services", day=today,
                   active_only=True)  # fmt: skip

    def heed(self, changes: Changes) -> None:
        """Something changed somewhere."""
        if changes.touches(*WATCHED):
            self.load()

    @property
    def short(self) -> Supply:
        """How the blanks stand, for everybody to read."""
        return self.blanks.supply if self.blanks is not None else Supply.ENOUGH

    # -- the person ------------------------------------------------------------------------

    def begin(self, service: ServiceRow) -> None:
        """First tap: for what."""
        self.service = service

    def choose_priority(self, reason: PriorityReason | None) -> None:
        """Second tap: whether priority, and why."""
        self.priority = reason
        self.load_choices()

    def read_nik(self, nik: str) -> None:
        """A NIK was scanned or typed; the number then belongs to that person, if known here."""
        self.masked_nik = mask_nik(nik)
        self.resident_id = None
        self.person_changed.emit()
        self.context.tasks.read(self, resident_by_nik, done=self._on_person, key="nik", nik=nik)

    def load_choices(self) -> None:
        """What may be promised about the card."""
        self.choices = None
        if self.service is not None:
            self.context.tasks.read(
                self, choices_for, done=self._on_choices, key="choices",
                day=self.context.today(), service_code=self.service.code,
                resident_id=self.resident_id,
            )  # fmt: skip

    def take(self, offer: Offer | None) -> None:
        """Third tap: the number."""
        if self.service is None or self.busy:
            return
        # The one place where the kiosk takes a number.
        self.context.tasks.write(
            self, intake.take_number_for, done=self._on_taken, refused=self._on_refused,
            self_service=True,
            troubled=self._on_troubled, busy=self._on_busy,
            service_code=self.service.code, resident_id=self.resident_id,
            priority=self.priority, offer=offer,
        )  # fmt: skip

    def forget(self) -> None:
        """Let go of the person, and of answers still under way for them."""
        for key in ("nik", "choices"):
            self.context.tasks.forget(self, key)
        self._clear()
        self.person_changed.emit()

    def note_printed(self, number: str, *, printed: bool) -> None:
        """What became of a ticket's paper; the staff is called once for each that failed."""
        ticket_id = self._given.pop(number, None)
        if printed or ticket_id is None:
            return
        self.context.tasks.write(
            self, kiosk.call_staff, troubled=lambda _error: None, ticket_id=ticket_id
        )
        if self.taken is not None and self.taken.id == ticket_id:
            self.unprinted = True
            self.taken_changed.emit()

    # -- answers ---------------------------------------------------------------------------

    def _on_services(self, rows: tuple[ServiceRow, ...]) -> None:
        self.services = rows
        self.loaded.emit()

    def _on_blanks(self, found: Blanks) -> None:
        self.blanks = found
        self.loaded.emit()

    def _on_person(self, person: ResidentView | None) -> None:
        self.resident_id = None if person is None else person.id
        self.person_changed.emit()
        self.load_choices()

    def _on_choices(self, found: Choices) -> None:
        self.choices = found
        self.choices_changed.emit()

    def _on_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def _on_taken(self, taken: TicketTaken) -> None:
        self.taken = taken.ticket
        self.ahead = int(taken.paper.slip["ahead"])
        self._given[taken.ticket.code] = taken.ticket.id
        self.context.requests.print_paper(taken.paper)
        self.taken_changed.emit()

    def _on_refused(self, error: OfficeError) -> None:
        if error.code in ("stock.short_choose", "stock.enough_again"):
            self.load_choices()  # the blanks changed while the person was reading
            return
        self.refused.emit(self._sentence(error))

    def _on_troubled(self, _error: MachineError) -> None:
        self.troubled.emit()

    def _sentence(self, error: OfficeError) -> str:
        """The refusal as it is said to a visitor; an officer's words where there is no other."""
        own: dict[str, Callable[[], str]] = {
            "service.quota_reached": lambda: self.tr(
                "Today's quota of this service is used up. Please come another day."
            ),
            "ticket.open_already": lambda: self.tr(
                "There is already a number for this NIK and this service today."
            ),
            "ticket.too_many": lambda: self.tr(
                "This NIK had its numbers for this service today. Please ask at the front desk."
            ),
        }
        if error.code in own:
            return own[error.code]()
        return self.context.refusal(error)

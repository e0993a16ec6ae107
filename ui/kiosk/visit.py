"""What the kiosk knows of the office and of the person in front of it. No widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.accounts import kiosk
from ektp_desk.cards import intake
from ektp_desk.cards.offers import Choices, Supply
from ektp_desk.cards.queries_backlog import choices_for
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import agenda
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.prediction import in_words
from ektp_desk.queue.queries import ServiceRow, TicketRow
from ektp_desk.queue.rules import Offer, PriorityReason
from ektp_desk.queue.services import TicketTaken
from ektp_desk.residents.queries import ResidentView, resident_by_nik
from ektp_desk.residents.rules import mask_nik
from ui.context import Context
from ui.kiosk.office import KioskOffice

WATCHED = (
    "ticket", "service", "counter", "stock", "card", "backlog", "appointment", "hours", "profile",
)  # fmt: skip


class KioskVisit(QObject):
    """One visitor after another; `forget` leaves nothing of the former one."""

    choices_changed = Signal()
    person_changed = Signal()
    appointments_found = Signal()  # of the person whose NIK was read
    slip_read = Signal(object)  # AppointmentRow whose paper was scanned, or None
    taken_changed = Signal()
    refused = Signal(str)
    troubled = Signal()  # the database does not answer
    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.office = KioskOffice(context, self)
        self.busy = False
        self._given: dict[str, int] = {}  # ticket ids by number, until they are printed
        self._clear()

    def _clear(self) -> None:
        self.service: ServiceRow | None = None
        self.priority: PriorityReason | None = None
        self.masked_nik = ""
        self.resident_id: int | None = None
        self.appointments: tuple[AppointmentRow, ...] = ()  # the person's, of today
        self.appointment: AppointmentRow | None = None  # the one they came for
        self.choices: Choices | None = None
        self.taken: TicketRow | None = None
        self.late = False
        self.ahead: int | None = None  # people before them; None where nobody counted
        self.wait = ""
        self.unprinted = False

    @property
    def untouched(self) -> bool:
        """Whether there is nothing of anybody to forget."""
        return self.service is None and not self.masked_nik and self.taken is None

    def heed(self, changes: Changes) -> None:
        """Something changed somewhere."""
        if changes.touches(*WATCHED):
            self.office.load()

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

    def read_slip(self, token: str) -> None:
        """The paper of an appointment was scanned: somebody else stands here now."""
        self.forget()
        self.context.tasks.read(
            self, agenda.appointment_by_token, done=self.slip_read.emit, key="slip", token=token
        )

    def come_for(self, appointment: AppointmentRow) -> None:
        """They came for this appointment. Blanks are asked about when the number is wanted.

        For a number that was put aside they are not asked about at all, which only the act knows.
        """
        self.appointment = appointment
        self.service = self.office.service(appointment.service_code)
        self.choices = Choices(Supply.ENOUGH)

    def load_choices(self) -> None:
        """What may be promised about the card."""
        self.choices = None
        if self.service is not None:
            promised = self.appointment
            self.context.tasks.read(
                self, choices_for, done=self._on_choices, key="choices",
                day=self.context.today(), service_code=self.service.code,
                resident_id=self.resident_id if promised is None else promised.resident_id,
            )  # fmt: skip

    def take(self, offer: Offer | None) -> None:
        """Third tap: the number."""
        if self.service is None or self.busy:
            return
        # The one place where the kiosk takes a number.
        if self.appointment is not None:
            self._write(intake.arrive_for, appointment_id=self.appointment.id, offer=offer)
        else:
            self._write(
                intake.take_number_for, service_code=self.service.code,
                resident_id=self.resident_id, priority=self.priority, offer=offer,
            )  # fmt: skip

    def _write(self, act: Callable[..., TicketTaken], **kwargs: Any) -> None:
        self.context.tasks.write(
            self, act, done=self._on_taken, refused=self._on_refused, self_service=True,
            troubled=self._on_troubled, busy=self._on_busy, **kwargs,
        )  # fmt: skip

    def forget(self) -> None:
        """Let go of the person, and of answers still under way for them."""
        for key in ("nik", "slip", "appointments", "choices"):
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

    def _on_person(self, person: ResidentView | None) -> None:
        self.resident_id = None if person is None else person.id
        self.person_changed.emit()
        if self.appointment is None:
            self.load_choices()
        if person is not None:
            self.context.tasks.read(
                self, agenda.open_appointments, done=self._on_appointments, key="appointments",
                day=self.context.today(), resident_id=person.id,
            )  # fmt: skip

    def _on_appointments(self, rows: tuple[AppointmentRow, ...]) -> None:
        today = self.context.today()
        self.appointments = tuple(row for row in rows if row.day == today)
        if self.appointments and self.appointment is None and self.taken is None:
            self.appointments_found.emit()

    def _on_choices(self, found: Choices) -> None:
        self.choices = found
        self.choices_changed.emit()

    def _on_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def _on_taken(self, taken: TicketTaken) -> None:
        self.taken = taken.ticket
        self.late = taken.late
        # A copy of an older paper counts those of then.
        self.ahead = None if taken.paper.copy else int(taken.paper.slip["ahead"])
        self.wait = in_words(self.context.sentences, taken.expected)
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
            "appointment.moved_on": lambda: self.tr(
                "A number was given for this appointment already. Please ask at the front desk."
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

"""What the intake page knows and can do. No widgets."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ektp_desk.accounts.hours import Stands
from ektp_desk.accounts.open_days import office_stands
from ektp_desk.cards import intake
from ektp_desk.cards.offers import offers_of
from ektp_desk.cards.queries_backlog import Blanks, blanks
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import prediction, queries, services
from ektp_desk.queue.queries import ServiceRow, TicketRow, TicketStep
from ektp_desk.queue.rules import Offer, PriorityReason
from ektp_desk.queue.services import TicketTaken
from ektp_desk.queue.slips import ticket_key
from ektp_desk.queue.waits import Expected
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.queue.reserve_desk import GivenHere


@dataclass
class _Wish:
    """A number somebody wants; with `instead` the reserve gave it, `code` says which."""

    instead: bool = False
    code: str = ""


class QueueViewModel(QObject):
    """Services with their figures, the day's tickets, and the number just given."""

    services_changed = Signal()
    tickets_changed = Signal()
    history_changed = Signal()
    taken_changed = Signal()
    stock_changed = Signal()
    standing_changed = Signal()
    refused = Signal(str)
    # For a service (its code) blanks are short: tell the person and ask, tuple[Judged, …].
    offers_wanted = Signal(str, object)
    busy_changed = Signal(bool)
    given_changed = Signal()  # a number was given out of the reserve
    reserve_changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.services: tuple[ServiceRow, ...] = ()
        self.expected: dict[str, Expected] = {}  # by service code, where enough is known
        self.tickets: tuple[TicketRow, ...] = ()
        self.history: tuple[TicketStep, ...] = ()
        self.selected: TicketRow | None = None
        self.taken: TicketRow | None = None
        self.taken_late = False
        self.stands: Stands | None = None
        self.stock: Blanks | None = None
        self.given: GivenHere | None = None
        self._copies = 0
        if context.reserve is not None:
            context.reserve.changed.connect(self.reserve_changed)
            context.tasks.link.connect(lambda _up: self.reserve_changed.emit())

    @property
    def from_reserve(self) -> bool:
        """Whether numbers come from this computer's reserve now: the server is gone."""
        reserve = self._context.reserve
        return reserve is not None and not self._context.tasks.linked and any(reserve.left.values())

    def load(self) -> None:
        """Read services, tickets and stock; numbers are given here, so hold a reserve."""
        if self._context.reserve is not None:
            self._context.reserve.want()
        tasks, today = self._context.tasks, self._context.today()
        self.load_figures()
        tasks.read(self, prediction.expected_waits, done=self._on_expected, key="expected",
                   day=today, now=self._context.clock.now())  # fmt: skip
        tasks.read(self, queries.tickets_of_day, done=self._on_tickets, key="tickets", day=today)
        tasks.read(self, blanks, done=self._on_stock, key="stock", day=today)
        if self.selected is not None:
            self.select(self.selected)

    def load_figures(self) -> None:
        """Read what goes by with the time: how the office stands, what is left of quotas."""
        tasks, now = self._context.tasks, self._context.clock.now()
        tasks.read(self, queries.services, done=self._on_services, key="services",
                   day=self._context.today(), active_only=True, now=now)  # fmt: skip
        tasks.read(self, office_stands, done=self._on_stands, key="stands", now=now)

    def take_in(self, taken: TicketTaken) -> None:
        """Somebody came for an appointment and has a number now."""
        self._on_taken(taken)

    def take(
        self,
        service: ServiceRow,
        person: ResidentFound | None,
        priority: PriorityReason | None,
        offer: Offer | None = None,
    ) -> None:
        """Give a number; its ticket is printed when it is written.

        While the server is gone it comes from the reserve, without the person and without a
        promise: both are asked for at the counter.
        """
        reserve = self._context.reserve
        held = reserve is not None and reserve.has(service.letter)
        wish = _Wish()
        instead = partial(self._give_here, wish, service, priority)
        if held and not self._context.tasks.linked:
            instead()
            return

        def refuse(error: OfficeError) -> None:
            if error.code == "stock.short_choose":
                self.offers_wanted.emit(service.code, offers_of(error))
            else:
                self._on_refused(error)

        self._context.tasks.write(
            self, intake.take_number_for, done=partial(self._on_wished, wish),
            refused=refuse, busy=self.busy_changed.emit,
            instead=instead if held else None,
            service_code=service.code, resident_id=person.id if person else None,
            priority=priority, offer=offer,
        )  # fmt: skip

    def print_taken(self) -> None:
        """A numbered copy of the ticket just given."""
        if self.given is not None:
            self._copies += 1
            self._context.requests.print_paper(replace(self.given.paper, copy=self._copies))
        elif self.taken is not None:
            self._print_again(self.taken)

    def print_selected(self) -> None:
        """A numbered copy of the ticket selected."""
        if self.selected is not None:
            self._print_again(self.selected)

    def cancel(self, note: str) -> None:
        """Cancel the selected number, with its reason."""
        if self.selected is not None:
            self._context.tasks.write(self, services.cancel, refused=self._on_refused,
                                      ticket_id=self.selected.id, note=note)  # fmt: skip

    def select(self, ticket: TicketRow) -> None:
        """Show a ticket's history."""
        self.selected = ticket
        self._context.tasks.read(self, queries.history, done=self._on_history, key="history",
                                 ticket_id=ticket.id)  # fmt: skip

    def deselect(self) -> None:
        """Show no ticket's history any more, whatever answers are still under way."""
        self.selected, self.history = None, ()
        self._context.tasks.forget(self, "history")
        self.history_changed.emit()

    def open_ticket(self, ticket_id: int) -> None:
        """Select a ticket by its id."""
        self._context.tasks.read(self, queries.ticket, done=self._on_opened, key="open",
                                 ticket_id=ticket_id)  # fmt: skip

    def _print_again(self, ticket: TicketRow) -> None:
        key = ticket_key(ticket.office_date, ticket.code)
        self._context.tasks.write(self, papers.copy, done=self._on_copy,
                                  refused=self._on_refused, key=key)  # fmt: skip

    def _on_opened(self, ticket: TicketRow | None) -> None:
        if ticket is not None:
            self.select(ticket)

    def _on_services(self, rows: tuple[ServiceRow, ...]) -> None:
        self.services = rows
        self.services_changed.emit()

    def _on_expected(self, expected: dict[str, Expected]) -> None:
        self.expected = expected
        self.services_changed.emit()

    def _on_tickets(self, rows: tuple[TicketRow, ...]) -> None:
        self.tickets = rows
        self.tickets_changed.emit()

    def _on_history(self, steps: tuple[TicketStep, ...]) -> None:
        self.history = steps
        self.history_changed.emit()

    def _on_stands(self, stands: Stands) -> None:
        self.stands = stands
        self.standing_changed.emit()

    def _on_stock(self, status: Blanks) -> None:
        self.stock = status
        self.stock_changed.emit()

    def _give_here(
        self, wish: "_Wish", service: ServiceRow, priority: PriorityReason | None
    ) -> None:
        """Once for a wish, however often the server is tried for it."""
        reserve = self._context.reserve
        if reserve is None or wish.instead:
            return
        wish.instead = True
        reserve.give(
            service_code=service.code, letter=service.letter, priority=priority,
            done=partial(self._on_given, wish), refused=self._on_refused,
            troubled=lambda error: self.refused.emit(self._context.refusal(error)),
        )  # fmt: skip

    def _on_given(self, wish: "_Wish", given: GivenHere) -> None:
        wish.code = given.given.code
        self.given, self.taken, self._copies = given, None, 0
        self.deselect()
        self._context.requests.print_paper(given.paper)
        self.given_changed.emit()

    def _on_wished(self, wish: "_Wish", taken: TicketTaken) -> None:
        """The number asked for; one that comes after another was given instead is nobody's."""
        if not wish.instead:
            self._on_taken(taken)
            return
        note = self.tr("Given without network instead: {code}").format(code=wish.code)
        self._context.tasks.write(self, services.cancel, refused=self._on_refused,
                                  ticket_id=taken.ticket.id, note=note)  # fmt: skip

    def _on_taken(self, taken: TicketTaken) -> None:
        self.given = None
        self.taken, self.taken_late = taken.ticket, taken.late
        self.deselect()  # who looks at the number just given acts on it and on no other
        self._context.requests.print_paper(taken.paper)
        self.taken_changed.emit()

    def _on_copy(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)

    def _on_refused(self, error: OfficeError) -> None:
        self.refused.emit(self._context.refusal(error))

"""What the counter page knows and can do. No widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import intake
from ektp_desk.cards.before import Before, before
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import queries, services
from ektp_desk.queue.counter_queue import CounterQueue, counter_queue
from ektp_desk.queue.counters import CounterStanding, standings
from ektp_desk.queue.queries import ServiceRow, TicketRow
from ektp_desk.queue.rules import CounterState, TicketAct, TicketState
from ektp_desk.recording import services as recording
from ektp_desk.recording import services_central as central
from ektp_desk.recording.queries import RecordingRow
from ektp_desk.recording.rules import CentralStatus
from ui.context import Context
from ui.counter.elsewhere import Elsewhere, Way

SET_COUNTER = {
    CounterState.OPEN: services.open_counter,
    CounterState.BREAK: services.pause_counter,
    CounterState.CLOSED: services.close_counter,
}


class CounterViewModel(QObject):
    """My queue, who is in front of me, and what was before."""

    queue_changed = Signal()
    current_changed = Signal()
    before_changed = Signal()
    refused = Signal(str)
    busy_changed = Signal(bool)
    counter_changed = Signal()
    step_done = Signal(object, object)  # TicketRow, TicketAct: can be undone for a minute
    interrupted = Signal(object)  # TicketRow: called before this window was opened

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.waiting: tuple[TicketRow, ...] = ()
        self.aside: tuple[TicketRow, ...] = ()
        self.current: TicketRow | None = None
        self.before: Before | None = None
        self.services: tuple[ServiceRow, ...] = ()
        self.counters: tuple[CounterStanding, ...] = ()
        self._looked = False  # at the counter, for the first time

    @property
    def counter_id(self) -> int | None:
        """The counter this officer sits at."""
        return self._context.actor.counter_id

    def load(self) -> None:
        """Read the queue and who is at this counter."""
        tasks, today = self._context.tasks, self._context.today()
        tasks.read(self, counter_queue, done=self._on_queue, key="queue", day=today,
                   now=self._context.clock.now(), counter_id=self.counter_id)  # fmt: skip
        tasks.read(self, queries.services, done=self._on_services, key="services", day=today)
        tasks.read(self, standings, done=self._on_counters, key="counters")
        if self.counter_id is not None:
            tasks.read(self, queries.current, done=self._on_found, key="current",
                       counter_id=self.counter_id, day=today)  # fmt: skip

    @property
    def counter_state(self) -> CounterState:
        """Whether this counter calls; one that never said so does."""
        found = (row for row in self.counters if row.counter_id == self.counter_id and row.since)
        return next((row.state for row in found), CounterState.OPEN)

    @property
    def other_services(self) -> tuple[ServiceRow, ...]:
        """Services that a person can be passed on to."""
        return tuple(row for row in self.services if row.active)

    def service_name(self, code: str) -> str:
        """A service's name in the window's language."""
        found = (row for row in self.services if row.code == code)
        return next((self._context.service_name(row.name_id, row.name_en) for row in found), code)

    def set_counter(self, state: CounterState) -> None:
        """Open this counter, go on break or close it."""
        self._write(SET_COUNTER[state], lambda _none: None, counter_id=self.counter_id)

    def call_next(self) -> None:
        """Call whoever is next by the rule."""
        self._write(services.call_next, self._stays(TicketAct.CALLED), counter_id=self.counter_id)

    def call_chosen(self, ticket: TicketRow, reason: str) -> None:
        """Call a number out of turn."""
        self._write(services.call_chosen, self._stays(TicketAct.CALLED), ticket_id=ticket.id,
                    counter_id=self.counter_id, reason=reason)  # fmt: skip

    def recall(self) -> None:
        """Call the same person again."""
        self._on_ticket(services.recall, self._on_current)

    def serve(self) -> None:
        """The person came."""
        self._on_ticket(services.serve, self._stays(TicketAct.SERVED))

    def no_show(self) -> None:
        """Nobody came."""
        self._on_ticket(services.no_show, self._leaves(TicketAct.NO_SHOW))

    def park(self, missing: str) -> None:
        """Put aside until the missing papers are there."""
        self._on_ticket(services.park, self._leaves(TicketAct.PARKED), note=missing)

    def await_card(self) -> None:
        """The person waits for the card; the counter is free."""
        self._on_ticket(services.await_card, self._leaves(TicketAct.AWAITING_CARD))

    def finish(self) -> None:
        """The visit is over, or its next service waits."""
        self._on_ticket(recording.finish_visit, self._leaves(TicketAct.FINISHED))

    def go_elsewhere(self, chosen: Elsewhere) -> None:
        """Pass the person on, or note what follows this service."""
        ticket = self.current
        if ticket is None:
            return
        if chosen.way is Way.AFTERWARDS:
            planned = [*(one.service for one in ticket.plan), chosen.service_code]
            self._on_ticket(services.plan_services, lambda _none: self.load(),
                            service_codes=planned)  # fmt: skip
            return
        self._on_ticket(
            services.transfer, self._leaves(TicketAct.TRANSFERRED),
            service_code=chosen.service_code, counter_id=chosen.counter_id,
            comes_back=chosen.way is Way.AND_BACK, note=chosen.note,
        )  # fmt: skip

    def undo(self, ticket_id: int) -> None:
        """Take the last step of a ticket back."""
        self._write(services.undo, lambda _row: self.load(), ticket_id=ticket_id)

    def identify(self, resident_id: int) -> None:
        """Say who holds the ticket."""
        self._on_ticket(intake.identify, self._on_current, resident_id=resident_id)

    def bring_back(self, ticket: TicketRow) -> None:
        """A parked, missed or waiting-for-card person is at the counter again."""
        self._write(services.resume, self._stays(TicketAct.SERVED), ticket_id=ticket.id,
                    counter_id=self.counter_id)  # fmt: skip

    def requeue(self, ticket: TicketRow) -> None:
        """A missed or parked person waits again."""
        self._write(services.return_to_waiting, lambda _row: None, ticket_id=ticket.id)

    def see_status(
        self,
        status: CentralStatus,
        *,
        urgent_reason: str,
        note: str,
        done: Callable[[], None],
        refused: Callable[[OfficeError | MachineError], None],
    ) -> None:
        """Note the central status of the person in front."""
        ticket = self.current
        if ticket is None or ticket.resident_id is None:
            return
        self._context.tasks.write(
            self, central.see_status, done=lambda _none: done(), refused=refused, troubled=refused,
            resident_id=ticket.resident_id, status=status, urgent_reason=urgent_reason,
            note=note, service_code=ticket.service_code, ticket_id=ticket.id,
        )  # fmt: skip

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers of the present ticket's service."""
        ticket = self.current
        found = (row.papers for row in self.services if ticket and row.code == ticket.service_code)
        return next(found, ())

    def open_recording(self) -> RecordingRow | None:
        """The present person's recording of this visit, or another one still open."""
        ticket, before_ = self.current, self.before
        if ticket is None or before_ is None:
            return None
        for row in before_.recordings:
            if row.state not in ("approved", "cancelled"):
                return row
        return None

    def _on_ticket(self, service: Any, done: Callable[[Any], None], **kwargs: Any) -> None:
        if self.current is not None:
            self._write(service, done, ticket_id=self.current.id, **kwargs)

    def _stays(self, act: TicketAct) -> Callable[[TicketRow], None]:
        """What follows a step after which the person is at this counter."""
        return lambda ticket: self._after(ticket, act, here=ticket)

    def _leaves(self, act: TicketAct) -> Callable[[TicketRow], None]:
        """What follows a step after which the counter is free."""
        return lambda ticket: self._after(ticket, act, here=None)

    def _after(self, ticket: TicketRow, act: TicketAct, *, here: TicketRow | None) -> None:
        self._on_current(here)
        self.step_done.emit(ticket, act)

    def _write(self, service: Any, done: Callable[[Any], None], **kwargs: Any) -> None:
        self._context.tasks.write(
            self, service, done=done, refused=self._on_refused, busy=self.busy_changed.emit,
            **kwargs,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self.refused.emit(self._context.refusal(error))
        self.load()

    def _on_queue(self, queue: CounterQueue) -> None:
        self.waiting, self.aside = queue.waiting, queue.aside
        self.queue_changed.emit()

    def _on_services(self, rows: tuple[ServiceRow, ...]) -> None:
        self.services = rows
        self.current_changed.emit()

    def _on_counters(self, rows: tuple[CounterStanding, ...]) -> None:
        self.counters = rows
        self.counter_changed.emit()

    def _on_found(self, ticket: TicketRow | None) -> None:
        """Who is at this counter, as read; at the first look a call may be an interrupted one."""
        self._on_current(ticket)
        if not self._looked and ticket is not None and ticket.state is TicketState.CALLED:
            self.interrupted.emit(ticket)
        self._looked = True

    def _on_current(self, ticket: TicketRow | None) -> None:
        changed = (ticket and ticket.resident_id) != (self.current and self.current.resident_id)
        self.current = ticket
        if changed:
            self.before = None
        self.current_changed.emit()
        if ticket is not None and ticket.resident_id is not None:
            self._context.tasks.read(
                self, before, done=self._on_before, key="before",
                resident_id=ticket.resident_id, day=self._context.today(),
            )  # fmt: skip
        else:
            self.before_changed.emit()

    def _on_before(self, found: Before) -> None:
        self.before = found
        self.before_changed.emit()
        self.current_changed.emit()

"""The queue: states, what may follow what, and who is called next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands (domain.md, Queue practice)."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    AWAITING_CARD = "awaiting_card"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OPEN_STATES = (
    TicketState.WAITING,
    TicketState.CALLED,
    TicketState.SERVING,
    TicketState.PARKED,
    TicketState.AWAITING_CARD,
)
AT_COUNTER_STATES = (TicketState.CALLED, TicketState.SERVING)
ASIDE_STATES = (TicketState.PARKED, TicketState.NO_SHOW, TicketState.AWAITING_CARD)


class TicketAct(StrEnum):
    """What happened to a ticket: one row of its history each."""

    TAKEN = "taken"
    CALLED = "called"
    RECALLED = "recalled"
    SERVED = "served"
    NO_SHOW = "no_show"
    RETURNED = "returned"
    PARKED = "parked"
    AWAITING_CARD = "awaiting_card"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    IDENTIFIED = "identified"
    LAPSED = "lapsed"


class PriorityReason(StrEnum):
    """Who goes first (domain.md, Queue practice)."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    INFANT = "infant"


class Course(StrEnum):
    """What a service leads to at the counter: which steps the counter page shows."""

    RECORDING = "recording"
    PRINTING = "printing"
    PICKUP = "pickup"
    INFORMATION = "information"


# What a ticket must be to become something else. Every write names these states in its UPDATE.
CAN_BE_RECALLED = (TicketState.CALLED,)
CAN_BE_SERVED = (TicketState.CALLED,)
CAN_BE_MISSED = (TicketState.CALLED,)
CAN_BE_PARKED = (TicketState.CALLED, TicketState.SERVING)
CAN_RETURN = (TicketState.NO_SHOW, TicketState.PARKED)
CAN_RESUME = (TicketState.PARKED, TicketState.AWAITING_CARD, TicketState.NO_SHOW)
CAN_AWAIT_CARD = (TicketState.SERVING,)
CAN_BE_FINISHED = (TicketState.SERVING, TicketState.AWAITING_CARD)
CAN_BE_IDENTIFIED = (*AT_COUNTER_STATES, TicketState.WAITING, TicketState.PARKED)
CAN_BE_CANCELLED = (TicketState.WAITING, TicketState.PARKED, TicketState.NO_SHOW)

# A number is good for its own day. What is left open is closed when the next day begins, by what
# is known: who was called or sent for papers and did not show up missed it; who was not reached,
# or stood there without anybody noting an end, cannot be said to have failed to come - nor to have
# been served. A card awaited is handed over by its receipt, without the ticket.
LAPSES_TO = {
    TicketState.WAITING: TicketState.CANCELLED,
    TicketState.CALLED: TicketState.NO_SHOW,
    TicketState.SERVING: TicketState.CANCELLED,
    TicketState.PARKED: TicketState.NO_SHOW,
    TicketState.AWAITING_CARD: TicketState.CANCELLED,
}

MOST_PRIORITY_IN_A_ROW = 2


@dataclass(frozen=True)
class Waiting:
    """A waiting ticket as the order sees it.

    `others_to_wait` counts down the calls that must pass before a returned no-show is due again.
    """

    ticket_id: int
    arrived_at: datetime
    priority: bool
    others_to_wait: int = 0


@dataclass(frozen=True)
class Choice:
    """Who is next, and why: a code for a sentence (`choice.…`)."""

    ticket_id: int
    reason: str


def call_order(waiting: Iterable[Waiting], *, priority_in_a_row: int) -> list[Choice]:
    """The order in which waiting tickets will be called if nobody else arrives.

    Priority goes first, but at most two in a row while others wait; within each, arrival counts.
    A returned no-show is passed over until as many others were called as the office says (five
    by default, domain.md), unless nobody else is left.
    """
    due = sorted(waiting, key=lambda ticket: (ticket.arrived_at, ticket.ticket_id))
    served = 0
    order: list[Choice] = []
    while due:
        choice = _next(due, served, priority_in_a_row)
        ticket = next(one for one in due if one.ticket_id == choice.ticket_id)
        due.remove(ticket)
        order.append(choice)
        served += 1
        priority_in_a_row = priority_in_a_row + 1 if ticket.priority else 0
    return order


def choose_next(waiting: Iterable[Waiting], *, priority_in_a_row: int) -> Choice | None:
    """Who is called next, or None when nobody waits."""
    due = sorted(waiting, key=lambda ticket: (ticket.arrived_at, ticket.ticket_id))
    return _next(due, 0, priority_in_a_row) if due else None


def _next(due: Sequence[Waiting], served: int, priority_in_a_row: int) -> Choice:
    ready = [ticket for ticket in due if ticket.others_to_wait <= served] or list(due)
    priority = next((ticket for ticket in ready if ticket.priority), None)
    normal = next((ticket for ticket in ready if not ticket.priority), None)
    if priority is None:
        assert normal is not None
        return Choice(normal.ticket_id, "choice.arrival")
    if normal is not None and priority_in_a_row >= MOST_PRIORITY_IN_A_ROW:
        return Choice(normal.ticket_id, "choice.after_priority")
    return Choice(priority.ticket_id, "choice.priority")


def quota_left(daily_quota: int, taken: int) -> int | None:
    """Numbers left today; None without a limit (quota 0)."""
    return None if daily_quota == 0 else max(0, daily_quota - taken)


def ticket_code(letter: str, number: int) -> str:
    """The number people hold and hear: A-012."""
    return f"{letter}-{number:03d}"

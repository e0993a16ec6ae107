"""The queue: states and what may follow what. Who is called next stands in `order`."""

from datetime import timedelta
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
    TRANSFERRED = "transferred"


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
    TRANSFERRED = "transferred"
    CONTINUED = "continued"
    UNDONE = "undone"
    JOINED = "joined"  # given without the server, now in its queue


class CounterState(StrEnum):
    """Whether a counter calls numbers."""

    OPEN = "open"
    BREAK = "break"
    CLOSED = "closed"


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    MISSED = "missed"


class AppointmentReason(StrEnum):
    """What an appointment is for."""

    BOOKED = "booked"
    PAPERS_MISSING = "papers_missing"
    CARD_READY = "card_ready"


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


NEEDS_CARD = (Course.RECORDING, Course.PRINTING)  # these lead to a card, and so to a blank


class Offer(StrEnum):
    """What a person was told about the card when the number was given (domain.md, Scarcity)."""

    CARD = "card"
    SUKET = "suket"
    BACKLOG = "backlog"
    RECORDING_ONLY = "recording_only"


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
CAN_BE_TRANSFERRED = (TicketState.SERVING, TicketState.CALLED)
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

# An act may be taken back by the officer who did it, for a minute. Not a recall, which everybody
# heard, and not who somebody is.
CAN_BE_UNDONE = (
    TicketAct.CALLED,
    TicketAct.SERVED,
    TicketAct.NO_SHOW,
    TicketAct.RETURNED,
    TicketAct.PARKED,
    TicketAct.AWAITING_CARD,
    TicketAct.FINISHED,
    TicketAct.CANCELLED,
    TicketAct.TRANSFERRED,
)
UNDO_WITHIN = timedelta(minutes=1)


def quota_left(daily_quota: int, taken: int) -> int | None:
    """Numbers left today; None without a limit (quota 0)."""
    return None if daily_quota == 0 else max(0, daily_quota - taken)


def least_left(*left: int | None) -> int | None:
    """The smallest of several limits; None where none of them is one."""
    limits = [one for one in left if one is not None]
    return min(limits) if limits else None


def ticket_code(letter: str, number: int) -> str:
    """The number people hold and hear: A-012."""
    return f"{letter}-{number:03d}"

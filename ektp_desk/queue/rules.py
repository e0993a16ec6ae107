"""The queue: states, what may follow what, and who is called next."""

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


class PriorityReason(StrEnum):
    """Who goes first: Law 25/2009 art. 29 names people with special needs; practice adds infants."""

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

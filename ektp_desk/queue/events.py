"""The history of a ticket: one appended row per step."""

from typing import Any

from sqlalchemy import insert

from ektp_desk.kernel.work import Work
from ektp_desk.queue.models import TicketEvent
from ektp_desk.queue.rules import TicketAct, TicketState

_APPEND = insert(TicketEvent.metadata.tables["ticket_event"])


def note_event(
    work: Work,
    ticket_id: int,
    act: TicketAct,
    state: TicketState,
    *,
    note: str = "",
    at_counter: bool = True,
    before: dict[str, Any] | None = None,
) -> None:
    """Append one step: what was done, the state it left the ticket in, and how it was before."""
    row = {
        "ticket_id": ticket_id,
        "at": work.now,
        "act": act,
        "state": state,
        "counter_id": work.actor.counter_id if at_counter else None,
        "officer_id": work.actor.officer_id,
        "note": note,
        "before": before,
    }
    work.session.connection().execute(_APPEND, row)

"""The history of a ticket: one appended row per step."""

from datetime import datetime
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
    earlier: tuple[datetime, int | None] | None = None,
) -> None:
    """Append one step: what was done, the state it left the ticket in, and how it was before.

    `earlier` says when and by which officer it was done, if not now and by this one.
    """
    at, officer_id = earlier or (work.now, work.actor.officer_id)
    row = {
        "ticket_id": ticket_id,
        "at": at,
        "act": act,
        "state": state,
        "counter_id": work.actor.counter_id if at_counter else None,
        "officer_id": officer_id,
        "note": note,
        "before": before,
    }
    work.session.connection().execute(_APPEND, row)

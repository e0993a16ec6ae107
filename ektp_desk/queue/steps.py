"""One step of a ticket: a guarded UPDATE, its event and its audit row."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import queries
from ektp_desk.queue.events import note_event
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.refusals import refusal
from ektp_desk.queue.rules import TicketAct, TicketState


def move(
    work: Work,
    ticket_id: int,
    states: Sequence[TicketState],
    target: TicketState,
    act: TicketAct,
    *,
    values: dict[str, Any],
    note: str = "",
    here: bool = False,
) -> TicketRow:
    """The guarded step; `here` also asks that the ticket is at no counter but the actor's own.

    Who waits for a card stands at none. The console acts for any counter.
    """
    conditions: list[ColumnElement[bool]] = [
        col(Ticket.id) == ticket_id,
        col(Ticket.state).in_(states),
    ]
    if here and work.actor.officer_id is not None:
        mine = col(Ticket.counter_id) == work.actor.counter_id
        conditions.append(or_(mine, col(Ticket.state) == TicketState.AWAITING_CARD))
    statement = update(Ticket).where(*conditions).values(state=target, **values)
    try:
        found = work.session.execute(statement.returning(col(Ticket.id))).one_or_none()
    except IntegrityError as error:
        raise refusal(error) from None
    if found is None:
        raise OfficeError("ticket.moved_on")
    note_event(work, ticket_id, act, target, note=note)
    work.record(f"ticket.{act}", ticket_id, counter=work.actor.counter_id)
    work.session.expire_all()
    row = queries.ticket(work.session, ticket_id=ticket_id)
    assert row is not None
    return row

"""One step of a ticket: a guarded UPDATE, its event and its audit row."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select, update

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import queries
from ektp_desk.queue.events import note_event
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.refusals import refusing
from ektp_desk.queue.rules import CAN_BE_UNDONE, TicketAct, TicketState

_TICKET = Ticket.metadata.tables["ticket"]
_AS_IT_STANDS = select(_TICKET).where(_TICKET.c.id == bindparam("ticket_id"))


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
    besides: Mapping[str, Any] | None = None,
) -> TicketRow:
    """The guarded step; `here` also asks that the ticket is at no counter but the actor's own.

    Who waits for a card stands at none. The console acts for any counter. The event keeps what
    the columns held, and `besides` what else was changed, so that the step can be taken back.
    """
    looked = work.session.connection().execute(_AS_IT_STANDS, {"ticket_id": ticket_id})
    stood = looked.mappings().one_or_none()
    if stood is None or stood["state"] not in states:
        raise OfficeError("ticket.moved_on")
    conditions: list[ColumnElement[bool]] = [
        _TICKET.c.id == ticket_id,
        _TICKET.c.state == stood["state"],
    ]
    if here and work.actor.officer_id is not None:
        mine = _TICKET.c.counter_id == work.actor.counter_id
        conditions.append(or_(mine, _TICKET.c.state == TicketState.AWAITING_CARD))
    put(work, conditions, {"state": target, **values})
    before = None
    if act in CAN_BE_UNDONE:
        before = {"columns": as_json(dict(stood), ["state", *values]), **(besides or {})}
    note_event(work, ticket_id, act, target, note=note, before=before)
    work.record(f"ticket.{act}", ticket_id, counter=work.actor.counter_id)
    return as_it_is(work, ticket_id)


def put(work: Work, conditions: Sequence[ColumnElement[bool]], values: Mapping[str, Any]) -> None:
    """The guarded UPDATE; refuses when no row is as expected, or when a unique index says no."""
    statement = update(_TICKET).where(*conditions).values(**values).returning(_TICKET.c.id)
    with refusing():
        found = work.session.connection().execute(statement).one_or_none()
    if found is None:
        raise OfficeError("ticket.moved_on")


def as_json(row: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Columns as plain JSON values; times in ISO 8601."""
    values = {name: row[name] for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def from_json(columns: Mapping[str, Any]) -> dict[str, Any]:
    """What `as_json` made, as the columns take it."""
    return {
        name: datetime.fromisoformat(value) if name.endswith("_at") and value else value
        for name, value in columns.items()
    }


def as_it_is(work: Work, ticket_id: int) -> TicketRow:
    """The ticket after its row was changed past the session."""
    work.session.expire_all()
    row = queries.ticket(work.session, ticket_id=ticket_id)
    assert row is not None
    return row

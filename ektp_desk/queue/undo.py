"""Taking the last step of a ticket back, within a minute."""

from sqlalchemy import update
from sqlmodel import col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import promises
from ektp_desk.queue.calling import AT_COUNTER
from ektp_desk.queue.events import note_event
from ektp_desk.queue.models import Ticket, TicketEvent
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import UNDO_WITHIN, TicketAct, TicketState
from ektp_desk.queue.steps import as_it_is, from_json, put


def undo(work: Work, *, ticket_id: int) -> TicketRow:
    """Put a ticket back to where it stood before its last step.

    Only the officer who took the step, within a minute, and while nothing followed: otherwise
    `ticket.undo_late`. A step that brought the next service of a visit takes its child back, if
    nobody called it yet. The history keeps both.
    """
    work.require(*AT_COUNTER)
    last = work.session.exec(
        select(TicketEvent)
        .where(TicketEvent.ticket_id == ticket_id)
        .order_by(col(TicketEvent.id).desc())
        .limit(1)
    ).first()
    mine = last is not None and last.officer_id == work.actor.officer_id
    if last is None or last.before is None or not mine or work.now - last.at > UNDO_WITHIN:
        raise OfficeError("ticket.undo_late")
    _take_child_back(work, ticket_id)
    columns = from_json(last.before["columns"])
    put(work, [col(Ticket.id) == ticket_id, col(Ticket.state) == last.state], columns)
    _count_up(work, last.before.get("counted", ()))
    promises.take_back(work, booked=last.before.get("booked"), kept=last.before.get("kept"))
    state = TicketState(columns["state"])
    note_event(work, ticket_id, TicketAct.UNDONE, state, note=last.act.value)
    work.record("ticket.undone", ticket_id, act=last.act.value)
    return as_it_is(work, ticket_id)


def _take_child_back(work: Work, ticket_id: int) -> None:
    """Cancel the child that the step began; it must still wait uncalled."""
    child = work.session.exec(
        select(Ticket).where(
            Ticket.parent_id == ticket_id, col(Ticket.state) != TicketState.CANCELLED
        )
    ).first()
    if child is None:
        return
    if child.state is not TicketState.WAITING or child.calls:
        raise OfficeError("ticket.undo_late")
    guard = [col(Ticket.id) == child.id, col(Ticket.state) == TicketState.WAITING]
    put(work, guard, {"state": TicketState.CANCELLED, "ended_at": work.now})
    note_event(work, child.id or 0, TicketAct.UNDONE, TicketState.CANCELLED, at_counter=False)
    work.record("ticket.undone", child.id or 0, act=TicketAct.CONTINUED.value)


def _count_up(work: Work, ticket_ids: list[int]) -> None:
    """Those who came one place nearer by a call that is taken back go one place further."""
    if ticket_ids:
        work.session.execute(
            update(Ticket)
            .where(col(Ticket.id).in_(ticket_ids), col(Ticket.state) == TicketState.WAITING)
            .values(wait_for_others=Ticket.wait_for_others + 1)
        )

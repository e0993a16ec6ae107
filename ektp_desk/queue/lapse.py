"""Numbers left open on earlier days: closed when a new day begins, each with its history."""

from sqlalchemy import bindparam, select, update

from ektp_desk.kernel.work import Work
from ektp_desk.queue import promises
from ektp_desk.queue.events import note_event
from ektp_desk.queue.models import IS_OPEN, Ticket
from ektp_desk.queue.rules import LAPSES_TO, TicketAct, TicketState

_TICKET = Ticket.metadata.tables["ticket"]
# Made once: whoever takes or calls a number asks, and nearly always there is nothing.
_LEFT = (
    select(_TICKET.c.id, _TICKET.c.state)
    .where(_TICKET.c.office_date < bindparam("today"), IS_OPEN)
    .order_by(_TICKET.c.office_date, _TICKET.c.id)  # else SQLite goes through years of tickets
)
_CLOSE = (
    update(_TICKET)
    .where(_TICKET.c.id == bindparam("ticket_id"), _TICKET.c.state == bindparam("expected"))
    .returning(_TICKET.c.id)
)


def close_lapsed(work: Work) -> int:
    """Close what was left open before today, by the rule; how many numbers there were.

    Part of whatever begins the day: signing in, taking a number, calling one. Two counters that
    begin at once are told apart by the guarded update.
    """
    connection = work.session.connection()
    closed = 0
    promises.close_missed(work)
    left = connection.execute(_LEFT, {"today": work.office_date}).all()
    promised = promises.promised_to(work, [row.id for row in left]) if left else frozenset()
    for ticket_id, state in left:
        guard = {"ticket_id": ticket_id, "expected": state}
        # Who was told to come on another day did not fail to come on this one.
        after: TicketState = TicketState.CANCELLED if ticket_id in promised else LAPSES_TO[state]
        row = {**guard, "state": after, "ended_at": work.now}
        if connection.execute(_CLOSE, row).first() is not None:
            note_event(work, ticket_id, TicketAct.LAPSED, after, at_counter=False)
            work.record("ticket.lapsed", ticket_id, before=state.value)
            closed += 1
    return closed

"""Calling: by the office's order, by choice with a reason, again, and when nobody comes."""

from sqlalchemy import func, literal, select, update
from sqlmodel import col

from ektp_desk.accounts.models import Counter
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.columns import UtcTime
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import queries
from ektp_desk.queue.checks import require_free, require_open, require_reason, require_seat, todays
from ektp_desk.queue.holding import Room, hold_day
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.order import choose_next
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import (
    CAN_BE_MISSED,
    CAN_BE_RECALLED,
    CAN_BE_SERVED,
    TicketAct,
    TicketState,
)
from ektp_desk.queue.steps import move

_TICKET = Ticket.metadata.tables["ticket"]
AT_COUNTER = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR)


def call_next(work: Work, *, counter_id: int) -> TicketRow:
    """Call the next waiting ticket of the counter's letters, by the office's order.

    Raises `counter.busy` while the counter has somebody, `counter.not_open` while it is on break
    or closed, `ticket.none_waiting` when nobody waits. Others' calls can come between choosing
    and calling only on a server, which makes callers choose one after another.
    """
    counter = _ready_counter(work, counter_id)
    hold_day(work, Room.CALLS, work.office_date)
    choice = choose_next(
        queries.waiting_for_order(
            work.session, day=work.office_date, letters=counter.letters, counter_id=counter_id
        ),
        now=work.now,
        rule=queries.order_rule(work.session),
        priority_in_a_row=queries.priority_in_a_row(
            work.session, day=work.office_date, letters=counter.letters
        ),
    )
    if choice is None:
        raise OfficeError("ticket.none_waiting")
    return _call(work, choice.ticket_id, counter, note="")


def call_chosen(work: Work, *, ticket_id: int, counter_id: int, reason: str) -> TicketRow:
    """Call a waiting ticket out of turn; the reason is kept with the step.

    Raises `ticket.call_note` without a reason, `ticket.other_day` for a number of another day.
    """
    counter = _ready_counter(work, counter_id)
    said = require_reason(reason, "ticket.call_note")
    todays(work, ticket_id)
    hold_day(work, Room.CALLS, work.office_date)
    return _call(work, ticket_id, counter, note=said)


def recall(work: Work, *, ticket_id: int) -> TicketRow:
    """Call the same person again, up to the office's limit (`ticket.recall_limit`)."""
    work.require(*AT_COUNTER)
    most = profile(work.session).recall_limit
    calls = work.session.scalar(select(col(Ticket.calls)).where(col(Ticket.id) == ticket_id))
    if calls is not None and calls > most:
        raise OfficeError("ticket.recall_limit", most=most)
    return move(
        work,
        ticket_id,
        CAN_BE_RECALLED,
        TicketState.CALLED,
        TicketAct.RECALLED,
        values={"calls": _TICKET.c.calls + 1},
        here=True,
    )


def serve(work: Work, *, ticket_id: int) -> TicketRow:
    """The person stands at the counter."""
    work.require(*AT_COUNTER)
    return move(
        work,
        ticket_id,
        CAN_BE_SERVED,
        TicketState.SERVING,
        TicketAct.SERVED,
        values={"serving_at": work.now},
        here=True,
    )


def no_show(work: Work, *, ticket_id: int) -> TicketRow:
    """Nobody answered the call."""
    work.require(*AT_COUNTER)
    return move(
        work,
        ticket_id,
        CAN_BE_MISSED,
        TicketState.NO_SHOW,
        TicketAct.NO_SHOW,
        values={"ended_at": work.now},
        here=True,
    )


def _ready_counter(work: Work, counter_id: int) -> Counter:
    """The actor's own counter, open and free, on a day whose predecessors are put away."""
    work.require(*AT_COUNTER)
    counter = require_seat(work, counter_id)
    require_open(work, counter_id)
    close_lapsed(work)
    require_free(work, counter_id)
    return counter


def _call(work: Work, ticket_id: int, counter: Counter, *, note: str) -> TicketRow:
    counted = _count_down(work, counter.letters, besides=ticket_id)
    now = literal(work.now, UtcTime())
    return move(
        work,
        ticket_id,
        (TicketState.WAITING,),
        TicketState.CALLED,
        TicketAct.CALLED,
        values={
            "counter_id": counter.id,
            "officer_id": work.actor.officer_id,
            "first_called_at": func.coalesce(_TICKET.c.first_called_at, now),
            "called_at": work.now,
            "calls": _TICKET.c.calls + 1,
            "wait_for_others": 0,
        },
        note=note,
        besides={"counted": counted},
    )


def _count_down(work: Work, letters: str, *, besides: int) -> list[int]:
    """One more was called: returned no-shows of these letters come one place nearer."""
    statement = (
        update(_TICKET)
        .where(
            _TICKET.c.office_date == work.office_date,
            _TICKET.c.state == TicketState.WAITING,
            _TICKET.c.wait_for_others > 0,
            _TICKET.c.queue_letter.in_(list(letters)),
            _TICKET.c.id != besides,
        )
        .values(wait_for_others=_TICKET.c.wait_for_others - 1)
        .returning(_TICKET.c.id)
    )
    return [row.id for row in work.session.connection().execute(statement)]

"""An officer's time at a counter, from signing in to signing out."""

from dataclasses import dataclass

from sqlmodel import col, select

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.models import Officer
from ektp_desk.kernel.standing import roles_held
from ektp_desk.kernel.work import Work
from ektp_desk.queue.calling import AT_COUNTER
from ektp_desk.queue.counters import set_standing
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import CounterNow, Ticket
from ektp_desk.queue.rules import AT_COUNTER_STATES, CounterState


@dataclass(frozen=True)
class Shift:
    """`lapsed` numbers of earlier days were closed; `left` is a colleague's open number.

    Both `left` and the colleague's name `left_by` are "" when the counter is free.
    """

    lapsed: int
    left: str = ""
    left_by: str = ""


def begin_shift(work: Work) -> Shift:
    """Close what earlier days left open, open the counter, and say what a colleague left there.

    Shifts change at a counter, so an open number keeps nobody out: whoever sits down goes on
    with it or sets it aside. A printer who sits at a counter calls nobody: it stays as it is.
    """
    work.require()
    lapsed = close_lapsed(work)
    if work.actor.counter_id is None:
        return Shift(lapsed)
    if not _roles(work).isdisjoint(AT_COUNTER):
        set_standing(work, work.actor.counter_id, CounterState.OPEN)
    found = work.session.exec(
        select(Ticket.code, Officer.full_name)
        .join(Officer, col(Officer.id) == col(Ticket.officer_id))
        .where(
            col(Ticket.counter_id) == work.actor.counter_id,
            col(Ticket.state).in_(AT_COUNTER_STATES),
            col(Ticket.officer_id) != work.actor.officer_id,
        )
    ).first()
    return Shift(lapsed, *found) if found is not None else Shift(lapsed)


def end_shift(work: Work) -> None:
    """Note that the officer left, and close the counter with it.

    Also with a number still open there, which a colleague goes on with; not if a colleague sits
    at the counter by now.
    """
    accounts.sign_out(work)
    if work.actor.counter_id is None:
        return
    now = work.session.get(CounterNow, work.actor.counter_id)
    if now is not None and now.officer_id == work.actor.officer_id:
        set_standing(work, work.actor.counter_id, CounterState.CLOSED)


def _roles(work: Work) -> frozenset[str]:
    officer_id = work.actor.officer_id
    return work.actor.roles if officer_id is None else roles_held(work.session, officer_id)

"""What an officer who just signed in finds: yesterday put away, and who stands at the counter."""

from dataclasses import dataclass

from sqlmodel import col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.kernel.work import Work
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.rules import AT_COUNTER_STATES


@dataclass(frozen=True)
class Shift:
    """`lapsed` numbers of earlier days were closed; `left` is a colleague's open number.

    Both `left` and the colleague's name `left_by` are "" when the counter is free.
    """

    lapsed: int
    left: str = ""
    left_by: str = ""


def begin_shift(work: Work) -> Shift:
    """Close what earlier days left open, and say what a colleague left at this counter.

    Shifts change at a counter, so an open number keeps nobody out: whoever sits down goes on
    with it or sets it aside.
    """
    work.require()
    lapsed = close_lapsed(work)
    if work.actor.counter_id is None:
        return Shift(lapsed)
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

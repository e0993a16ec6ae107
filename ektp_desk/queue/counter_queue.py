"""The queue of one counter: who waits for it and who was set aside."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from ektp_desk.accounts.models import Counter
from ektp_desk.queue import queries
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import ASIDE_STATES


@dataclass(frozen=True)
class CounterQueue:
    """Waiting tickets in the order they will be called, and those set aside by arrival."""

    waiting: tuple[TicketRow, ...]
    aside: tuple[TicketRow, ...]


def counter_queue(
    session: Session, *, day: date, now: datetime, counter_id: int | None
) -> CounterQueue:
    """The tickets of the letters that `call_next` calls at this counter; of all without one."""
    counter = None if counter_id is None else session.get(Counter, counter_id)
    letters = counter.letters if counter is not None else ""
    return CounterQueue(
        waiting=queries.waiting(session, day=day, now=now, letters=letters, counter_id=counter_id),
        aside=queries.in_states(session, day=day, states=ASIDE_STATES, letters=letters),
    )

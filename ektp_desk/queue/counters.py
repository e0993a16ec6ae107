"""Counters open, on break, closed: who says so, since when."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Counter, Officer
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.work import Work
from ektp_desk.queue.calling import AT_COUNTER
from ektp_desk.queue.checks import require_free, require_seat
from ektp_desk.queue.models import CounterEvent, CounterNow
from ektp_desk.queue.rules import CounterState


@dataclass(frozen=True)
class CounterStanding:
    """A counter and whether it calls; `since` is None for one that never said."""

    counter_id: int
    code: str
    name: str
    letters: str
    state: CounterState
    officer: str
    since: datetime | None


def open_counter(work: Work, *, counter_id: int) -> None:
    """This counter calls numbers from now on."""
    _by_its_officer(work, counter_id, CounterState.OPEN, "")


def pause_counter(work: Work, *, counter_id: int, note: str = "") -> None:
    """This counter is on break; whoever stands there is served to the end first."""
    require_free(work, counter_id)
    _by_its_officer(work, counter_id, CounterState.BREAK, " ".join(note.split())[:200])


def close_counter(work: Work, *, counter_id: int) -> None:
    """This counter calls no more today; whoever stands there is served to the end first."""
    require_free(work, counter_id)
    _by_its_officer(work, counter_id, CounterState.CLOSED, "")


def standings(session: Session) -> tuple[CounterStanding, ...]:
    """All counters in use, by code."""
    rows = session.exec(
        select(Counter, CounterNow, Officer.full_name)
        .outerjoin(CounterNow, col(CounterNow.counter_id) == col(Counter.id))
        .outerjoin(Officer, col(Officer.id) == col(CounterNow.officer_id))
        .where(col(Counter.active).is_(True))
        .order_by(col(Counter.code))
    )
    return tuple(
        CounterStanding(
            counter_id=counter.id or 0,
            code=counter.code,
            name=counter.name,
            letters=counter.letters,
            state=now.state if now is not None else CounterState.CLOSED,
            officer=officer or "",
            since=now.since if now is not None else None,
        )
        for counter, now, officer in rows
    )


def _by_its_officer(work: Work, counter_id: int, state: CounterState, note: str) -> None:
    work.require(*AT_COUNTER)
    require_seat(work, counter_id)
    set_standing(work, counter_id, state, note=note)


def set_standing(work: Work, counter_id: int, state: CounterState, *, note: str = "") -> None:
    """Write how a counter stands from now on, whoever may; nothing if it stands so today already.

    A new day is said anew: what was left open yesterday does not count as open today.
    """
    now = work.session.get(CounterNow, counter_id)
    officer_id = work.actor.officer_id
    if (
        now is not None
        and (now.state, now.officer_id) == (state, officer_id)
        and local_day(now.since, work.zone) == work.office_date
    ):
        return
    if now is None:
        now = CounterNow(counter_id=counter_id, state=state, since=work.now)
    now.state, now.officer_id, now.since = state, officer_id, work.now
    work.session.add(now)
    work.session.add(
        CounterEvent(
            counter_id=counter_id,
            at=work.now,
            office_date=work.office_date,
            state=state,
            officer_id=officer_id,
            note=note,
        )
    )
    work.session.flush()
    work.record(f"counter.{state}", counter_id)

"""How a counter stands now, made again from its history."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.queue.models import CounterEvent, CounterNow


def rebuild_counters(session: Session) -> int:
    """Let each counter stand as its newest step says; how many did not."""
    newest = select(func.max(col(CounterEvent.id))).group_by(col(CounterEvent.counter_id))
    steps = session.scalars(select(CounterEvent).where(col(CounterEvent.id).in_(newest))).all()
    standing = {now.counter_id: now for now in session.scalars(select(CounterNow)).all()}
    done = 0
    for step in steps:
        now = standing.pop(step.counter_id, None)
        said = (step.state, step.at, step.officer_id)
        if now is not None and (now.state, now.since, now.officer_id) == said:
            continue
        now = now or CounterNow(counter_id=step.counter_id, state=step.state, since=step.at)
        now.state, now.since, now.officer_id = said
        session.add(now)
        done += 1
    for now in standing.values():  # no step ever said so
        session.delete(now)
        done += 1
    session.flush()
    return done

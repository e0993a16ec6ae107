"""The course of a period: what was done each day, or each month."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.cards.models import CardEvent
from ektp_desk.cards.rules import CardAct
from ektp_desk.queue.models import Ticket
from ektp_desk.recording.models import Recording
from ektp_desk.reports import queries
from ektp_desk.reports.rules import day_bounds
from ektp_desk.reports.slips_periods import CourseLine
from ektp_desk.stock import queries as stock

ACTS = (CardAct.GOOD, CardAct.SPOILED, CardAct.HANDED_OVER)


def step_lines(
    session: Session, *, start: date, end: date, by_month: bool = False
) -> tuple[CourseLine, ...]:
    """Each day (or month, by its first day) of which there is anything, oldest first."""
    tickets = _tickets(session, start, end)
    recorded = _recorded(session, start, end)
    acts = _acts(session, start, end)
    blanks = {row.day: row for row in stock.daily(session, start=start, end=end)}
    received = Counter({day: row.received for day, row in blanks.items() if row.received})
    busy = {*tickets, *recorded, *blanks, *(day for by in acts.values() for day in by)}
    groups = _grouped(sorted(busy), by_month=by_month)
    lines, left = [], None
    for first, days in groups.items():
        moved = [blanks[day] for day in days if day in blanks]
        if moved:
            left = moved[-1].closing
        elif left is None:
            left = stock.balance_on(session, days[-1])
        lines.append(
            CourseLine(
                start=first,
                tickets=_sum(tickets, days),
                recorded=_sum(recorded, days),
                printed=_sum(acts[CardAct.GOOD], days),
                spoiled=_sum(acts[CardAct.SPOILED], days),
                handed_over=_sum(acts[CardAct.HANDED_OVER], days),
                received=_sum(received, days),
                closing=left,
            )
        )
    return tuple(lines)


def _grouped(days: Iterable[date], *, by_month: bool) -> dict[date, list[date]]:
    groups: dict[date, list[date]] = {}
    for day in days:
        groups.setdefault(day.replace(day=1) if by_month else day, []).append(day)
    return groups


def _sum(counts: Mapping[date, int], days: Iterable[date]) -> int:
    return sum(counts.get(day, 0) for day in days)


def _tickets(session: Session, start: date, end: date) -> Counter[date]:
    statement = (
        select(col(Ticket.office_date), func.count(col(Ticket.id)))
        .where(col(Ticket.office_date).between(start, end))
        .group_by(col(Ticket.office_date))
    )
    return Counter({day: int(number) for day, number in session.execute(statement)})


def _recorded(session: Session, start: date, end: date) -> Counter[date]:
    """By the office's own days: the moment is kept in UTC."""
    zone = ZoneInfo(profile(session).zone)
    bounds = day_bounds(start, zone)[0], day_bounds(end, zone)[1]
    found = session.execute(select(col(Recording.submitted_at)).where(*queries.submitted(bounds)))
    return Counter(at.astimezone(zone).date() for (at,) in found)


def _acts(session: Session, start: date, end: date) -> dict[CardAct, Counter[date]]:
    counts: dict[CardAct, Counter[date]] = {act: Counter() for act in ACTS}
    statement = (
        select(col(CardEvent.act), col(CardEvent.office_date), func.count(col(CardEvent.id)))
        .where(col(CardEvent.office_date).between(start, end), col(CardEvent.act).in_(ACTS))
        .group_by(col(CardEvent.act), col(CardEvent.office_date))
    )
    for act, day, number in session.execute(statement):
        counts[act][day] = int(number)
    return counts

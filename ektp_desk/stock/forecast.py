"""When the blanks run out, and by when the office must have applied for more. Pure.

The future is drawn many times: blocks of five past days against what was expected of them, on
this office's weekdays, at its recent level, of which it is not sure; known visits on their days.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.stock.demand import (
    AFTER_CLOSURE,
    LONG_CLOSURE,
    Calendar,
    DayUse,
    Demand,
    PlannedUse,
    learn,
    weekdays_between,
)
from ektp_desk.stock.futures import Coming, FanPoint, draw

__all__ = [
    "Calendar", "DayUse", "Due", "FanPoint", "Forecast", "PlannedUse", "Reason", "forecast",
    "request_point",
]  # fmt: skip

HORIZON = 250  # working days; blanks that last longer say the last of these days
MOST_CALENDAR_DAYS = 500
LEAD_DAYS = 10  # calendar days from the request to the blanks, until the office has learned its own
WEEK_DAYS = 5  # working days that the request must lie before (domain.md, The client)
PRIOR_RATE = 21685 / 238  # pieces a working day: cards of 2024
LOOK_BACK_DAYS = 30  # calendar days in which a long closure may just have ended


class Reason(StrEnum):
    """Why the office should apply by that day."""

    EMPTY = "empty"  # nothing is left
    LATE = "late"  # the day has passed
    TODAY = "today"  # the next working day would be late
    IN_TIME = "in_time"
    FAR = "far"  # the blanks last longer than is looked ahead


@dataclass(frozen=True)
class Forecast:
    """The working day on which the last blank goes: in one of ten futures by `p10`, …

    `apply_by` is the last working day to apply on, never before `as_of`; `late` that the day it
    should have been has passed. `rate` is expected pieces a working day, visits left out.
    `visits` are pieces planned until `p50`, `waiting` pieces that people wait for, `days` how many
    past days were learned from; `fan` is what is left at the end of each block.
    """

    as_of: date
    stock: int
    p10: date
    p50: date
    p90: date
    apply_by: date
    reason: Reason
    late: bool
    rate: float
    lead_days: int
    week_days: int
    visits: int
    waiting: int
    days: int
    fan: tuple[FanPoint, ...] = ()


@dataclass(frozen=True)
class Due:
    """The last working day to apply on (never before the day that is asked), and why then."""

    day: date
    reason: Reason

    @property
    def late(self) -> bool:
        """Whether the day it should have been has passed."""
        return self.reason is Reason.LATE


def forecast(
    history: Iterable[DayUse],
    stock: int,
    as_of: date,
    calendar: Calendar,
    planned: Iterable[PlannedUse],
    *,
    lead_days: int = LEAD_DAYS,
    week_days: int = WEEK_DAYS,
    prior_rate: float = PRIOR_RATE,
) -> Forecast:
    """Foretell the end of `stock` (pieces) as known on `as_of`.

    `history` may come in any order; when it holds `as_of` itself, that day is over and the future
    begins the day after, else with `as_of`. `calendar` is anything with `is_working_day(day)`,
    `holidays.Indonesia(categories=("public", "government"))` too. `lead_days` are calendar days
    from request to blanks, `week_days` working days that must lie before the end on top. The same
    input always gives the same answer.
    """
    past = tuple(history)
    demand = learn(past, as_of, calendar, prior_rate)
    over = any(one.date == as_of for one in past)
    days = _coming(as_of + timedelta(days=1) if over else as_of, calendar, stock, demand)
    visits = _visits(planned, days, as_of)
    ends: list[date] = [as_of] * 3
    fan: tuple[FanPoint, ...] = ()
    if stock > 0:
        places, fan = draw(demand, stock, days, visits, as_of)
        ends = [days[place].day for place in places]
    due = request_point(ends[0], as_of, calendar, lead_days=lead_days, week_days=week_days)
    reason = due.reason
    if stock <= 0:
        reason = Reason.EMPTY
    elif reason is Reason.IN_TIME and ends[0] == days[-1].day:
        reason = Reason.FAR
    return Forecast(
        as_of=as_of,
        stock=stock,
        p10=ends[0],
        p50=ends[1],
        p90=ends[2],
        apply_by=due.day,
        reason=reason,
        late=reason in (Reason.EMPTY, Reason.LATE),
        rate=demand.level,
        lead_days=lead_days,
        week_days=week_days,
        visits=sum(n for day, n in zip(days, visits, strict=True) if day.day <= ends[1]),
        waiting=round(demand.waiting),
        days=demand.days,
        fan=fan,
    )


def _coming(first: date, calendar: Calendar, stock: int, demand: Demand) -> list[Coming]:
    """As many working days as the stock can last, at a third of the level, and 30 more."""
    most = min(HORIZON, 30 + int(3 * max(stock, 0) / demand.level))
    found: list[Coming] = []
    before: date | None = None
    surging = 0
    for offset in range(-LOOK_BACK_DAYS, MOST_CALENDAR_DAYS):
        day = first + timedelta(days=offset)
        if not calendar.is_working_day(day):
            continue
        if before is not None and weekdays_between(before, day) > LONG_CLOSURE:
            surging = AFTER_CLOSURE
        before = day
        if offset >= 0:
            surge = demand.surge if surging > 0 else 1.0
            found.append(Coming(day, demand.profile[day.weekday()] * surge))
        surging -= 1
        if len(found) == most:
            break
    return found or [Coming(first + timedelta(days=MOST_CALENDAR_DAYS), 1.0)]


def _visits(planned: Iterable[PlannedUse], days: Sequence[Coming], as_of: date) -> list[int]:
    """Pieces of known visits by place; a visit on a day off counts on the working day after."""
    pieces = [0] * len(days)
    dates = [one.day for one in days]
    for visit in planned:
        place = bisect_left(dates, visit.date)
        if visit.date >= as_of and place < len(dates) and visit.expected > 0:
            pieces[place] += visit.expected
    return pieces


def request_point(
    end: date, as_of: date, calendar: Calendar, *, lead_days: int, week_days: int
) -> Due:
    """Count back from the end: the week in working days, then the lead in calendar days.

    Whoever looks again on the next working day must not be told that it was yesterday: a day that
    lies before the next working day is today.
    """
    day = end
    for _ in range(week_days):
        day = _working_day(day - timedelta(days=1), calendar, -1)
    day = _working_day(day - timedelta(days=lead_days), calendar, -1)
    if day < as_of:
        return Due(as_of, Reason.LATE)
    if day < _working_day(as_of + timedelta(days=1), calendar, 1):
        return Due(as_of, Reason.TODAY)
    return Due(day, Reason.IN_TIME)


def _working_day(day: date, calendar: Calendar, step: int) -> date:
    """`day`, or the nearest working day after (1) or before (-1) it; a year without any: `day`."""
    for offset in range(366):
        near = day + timedelta(days=step * offset)
        if calendar.is_working_day(near):
            return near
    return day

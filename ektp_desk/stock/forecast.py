"""When the blanks run out, and by when the office must have applied for more. Pure.

The future is drawn many times: blocks of five past days against what was expected of them, on
this office's weekdays, at its recent level, of which it is not sure; known visits on their days.
"""

import math
import random
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import NormalDist

from ektp_desk.stock.demand import (
    AFTER_CLOSURE,
    BLOCK,
    LONG_CLOSURE,
    Calendar,
    DayUse,
    Demand,
    PlannedUse,
    learn,
    weekdays_between,
)

__all__ = ["Calendar", "DayUse", "Forecast", "PlannedUse", "Reason", "forecast"]

FUTURES = 300
HORIZON = 250  # working days; blanks that last longer say the last of these days
MOST_CALENDAR_DAYS = 500
LEAD_DAYS = 10  # calendar days from the request to the blanks, until the office has learned its own
WEEK_DAYS = 5  # working days that the request must lie before (domain.md, The client)
PRIOR_RATE = 21685 / 238  # pieces a working day: cards of 2024
VISIT_SPREAD = 0.2  # a visit takes more or fewer than expected
DRIFT = 0.35  # of the spread, by which a level moves from block to block
RETURNING = 0.6  # of those who wait come back within a block
LOOK_BACK_DAYS = 30  # calendar days in which a long closure may just have ended
_NORMAL = tuple(NormalDist().inv_cdf((n + 0.5) / FUTURES) for n in range(FUTURES))


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
    past days were learned from.
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
    if stock <= 0:
        ends = [as_of] * 3
    else:
        ends = [days[place].day for place in _places(demand, stock, days, visits, as_of)]
    apply_by, reason = _apply_by(ends[0], as_of, calendar, lead_days, week_days)
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
        apply_by=apply_by,
        reason=reason,
        late=reason in (Reason.EMPTY, Reason.LATE),
        rate=demand.level,
        lead_days=lead_days,
        week_days=week_days,
        visits=sum(n for day, n in zip(days, visits, strict=True) if day.day <= ends[1]),
        waiting=round(demand.waiting),
        days=demand.days,
    )


@dataclass(frozen=True)
class _Coming:
    """A working day to come, and what it takes of the level."""

    day: date
    share: float


def _coming(first: date, calendar: Calendar, stock: int, demand: Demand) -> list[_Coming]:
    """As many working days as the stock can last, at a third of the level, and 30 more."""
    most = min(HORIZON, 30 + int(3 * max(stock, 0) / demand.level))
    found: list[_Coming] = []
    before: date | None = None
    surging = 0
    for offset in range(-LOOK_BACK_DAYS, MOST_CALENDAR_DAYS):
        day = first + timedelta(days=offset)
        if not calendar.is_working_day(day):
            continue
        if before is not None and LONG_CLOSURE < weekdays_between(before, day):
            surging = AFTER_CLOSURE
        before = day
        if offset >= 0:
            surge = demand.surge if surging > 0 else 1.0
            found.append(_Coming(day, demand.profile[day.weekday()] * surge))
        surging -= 1
        if len(found) == most:
            break
    return found or [_Coming(first + timedelta(days=MOST_CALENDAR_DAYS), 1.0)]


def _visits(planned: Iterable[PlannedUse], days: Sequence[_Coming], as_of: date) -> list[int]:
    """Pieces of known visits by place; a visit on a day off counts on the working day after."""
    pieces = [0] * len(days)
    dates = [one.day for one in days]
    for visit in planned:
        place = bisect_left(dates, visit.date)
        if visit.date >= as_of and place < len(dates) and visit.expected > 0:
            pieces[place] += visit.expected
    return pieces


def _places(
    demand: Demand, stock: int, days: Sequence[_Coming], visits: Sequence[int], as_of: date
) -> tuple[int, int, int]:
    """The places in `days` on which 10, 50 and 90 of 100 futures have ended.

    All futures go through a block together, and what is drawn does not depend on the stock or on
    visits: more blanks never end sooner.
    """
    rng = random.Random(as_of.toordinal() * 1000 + demand.days)  # noqa: S311  # no secret
    ratios, last = demand.ratios, len(days) - 1
    starts = len(ratios) - BLOCK + 1
    sums = [sum(ratios[n : n + BLOCK]) / BLOCK for n in range(starts)]
    levels = [demand.level * math.exp(demand.spread * z) for z in _NORMAL]
    rng.shuffle(levels)
    going = list(range(FUTURES))
    left = [float(stock)] * FUTURES
    ends = [last] * FUTURES
    back = [0.4 + 0.6 * rng.random() for _ in range(FUTURES)]  # of those who wait
    size = [1 + VISIT_SPREAD * (2 * rng.random() - 1) * 1.7 for _ in range(FUTURES)]
    waiting = demand.waiting
    step = DRIFT * demand.spread
    for first in range(0, last + 1, BLOCK):
        block = days[first : first + BLOCK]
        shares = sum(one.share for one in block)
        planned = sum(visits[first : first + BLOCK])
        drawn = [int(rng.random() * starts) for _ in range(FUTURES)]
        drifts = [rng.random() for _ in range(FUTURES)]
        still = []
        for future in going:
            level = levels[future] = levels[future] * (1 + step * 3.46 * (drifts[future] - 0.5))
            extra = waiting * back[future] * RETURNING
            take = level * shares * sums[drawn[future]] + planned * size[future] + extra
            if take < left[future]:
                left[future] -= take
                still.append(future)
                continue
            ends[future] = first + _day_of_end(
                left[future], level, block, ratios[drawn[future] : drawn[future] + BLOCK],
                [pieces * size[future] + extra / BLOCK for pieces in visits[first : first + BLOCK]],
            )  # fmt: skip
        going = still
        waiting *= 1 - RETURNING
        if not going:
            break
    ends.sort()
    return ends[FUTURES // 10], ends[FUTURES // 2], ends[FUTURES * 9 // 10]


def _day_of_end(
    left: float, level: float, block: Sequence[_Coming], ratios: Sequence[float],
    extra: Sequence[float],
) -> int:  # fmt: skip
    for place, (one, ratio, more) in enumerate(zip(block, ratios, extra, strict=False)):
        left -= level * one.share * ratio + more
        if left <= 0:
            return place
    return len(block) - 1


def _apply_by(
    end: date, as_of: date, calendar: Calendar, lead_days: int, week_days: int
) -> tuple[date, Reason]:
    """Count back from the end: the week in working days, then the lead in calendar days.

    Whoever looks again on the next working day must not be told that it was yesterday: a day that
    lies before the next working day is today.
    """
    day = end
    for _ in range(week_days):
        day = _working_day(day - timedelta(days=1), calendar, -1)
    day = _working_day(day - timedelta(days=lead_days), calendar, -1)
    if day < as_of:
        return as_of, Reason.LATE
    if day < _working_day(as_of + timedelta(days=1), calendar, 1):
        return as_of, Reason.TODAY
    return day, Reason.IN_TIME


def _working_day(day: date, calendar: Calendar, step: int) -> date:
    """`day`, or the nearest working day after (1) or before (-1) it; a year without any: `day`."""
    for offset in range(366):
        near = day + timedelta(days=step * offset)
        if calendar.is_working_day(near):
            return near
    return day

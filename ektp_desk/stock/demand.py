"""What past days teach about the use of blanks: level, weekdays, spread, who still waits. Pure."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

LOOK_BACK = 260  # working days, about a year
HALF_LIFE = 13  # calendar days after which a day counts half for the recent level
PRIOR_DAYS = 10  # days of data that weigh as much as the office's yearly rate
CALM_DAYS = 3.0  # so many days of the long mean are mixed into the recent level
BLOCK = 5  # working days drawn together, so that a busy week stays a busy week
WAITING_STAYS = 0.93  # of those who wait for a blank, so many still wait a day later
LONG_CLOSURE = 4  # weekdays closed in a row, after which people come all at once
AFTER_CLOSURE = 10  # working days that this lasts
WINDOW = 10  # working days over which the level is proved against what came
PRIOR_SPREAD, PRIOR_WINDOWS = 0.10, 4  # of the level, until the office's own is known
USUAL = (0.6, 0.75, 0.9, 1.0, 1.1, 1.25, 1.4)  # day to day, of an office without a past


class Calendar(Protocol):
    """Says on which days the office works; an object of the `holidays` library is one."""

    def is_working_day(self, day: date, /) -> bool:
        """Whether the office works on `day`."""


@dataclass(frozen=True)
class DayUse:
    """Blanks that left on one day, in pieces, spoiled ones too.

    `planned_use` is the part of `used` that a known visit took; `stocked_out` that the blanks
    ran out on the day, so that `used` says nothing about how many were wanted.
    """

    date: date
    used: int
    planned_use: int = 0
    stocked_out: bool = False


@dataclass(frozen=True)
class PlannedUse:
    """A known visit (school, village): pieces expected on its day, beside the usual use."""

    date: date
    expected: int


@dataclass(frozen=True)
class Demand:
    """What is expected of a working day. Rates in pieces a working day; `profile` by weekday.

    `ratios` are past days against what was expected of them, oldest first; `spread` the standard
    deviation of the log of the level over the next two weeks; `waiting` pieces that people wait
    for since the blanks were out; `surge` what a working day after a long closure is of a usual
    one, `days` how many past days were learned from.
    """

    level: float
    profile: tuple[float, ...]
    ratios: tuple[float, ...]
    spread: float
    waiting: float
    surge: float
    days: int


@dataclass
class _Day:
    day: date
    use: float
    out: bool
    after_closure: bool = False
    base: float = 0.0


def learn(history: Iterable[DayUse], as_of: date, calendar: Calendar, prior_rate: float) -> Demand:
    """The demand as known on `as_of`: later days are left out (a clock was set back)."""
    days = _working(history, as_of, calendar)
    known = [day for day in days if not day.out]
    count = len(known)
    long = (sum(day.use for day in known) + PRIOR_DAYS * prior_rate) / (count + PRIOR_DAYS)
    profile = _profile(known, long)
    waiting, surge = _walk(days, profile, long)
    level, weight = _recent(known, profile, as_of, long)
    ratios, misses = _prove(known, profile, long)
    return Demand(
        level=max(level, 0.05),
        profile=profile,
        ratios=ratios,
        spread=_spread(ratios, misses, weight),
        waiting=waiting,
        surge=surge,
        days=count,
    )


def _working(history: Iterable[DayUse], as_of: date, calendar: Calendar) -> list[_Day]:
    """Working days with their own use; what left on a day off counts on the working day after."""
    past = sorted((one for one in history if one.date <= as_of), key=lambda one: one.date)
    days: list[_Day] = []
    carried = 0.0
    for one in past[-LOOK_BACK * 2 :]:
        use = max(0.0, one.used - one.planned_use) + carried
        if calendar.is_working_day(one.date):
            days.append(_Day(one.date, use, one.stocked_out))
            carried = 0.0
        else:
            carried = use
    days = days[-LOOK_BACK:]
    left = 0
    for before, day in pairwise(days):
        if LONG_CLOSURE < weekdays_between(before.day, day.day) < 25:
            left = AFTER_CLOSURE
        day.after_closure = left > 0
        left -= 1
    return days


def weekdays_between(first: date, second: date) -> int:
    """How many days from Monday to Friday lie between two days."""
    gap = (second - first).days - 1
    if gap > 60:
        return gap * 5 // 7
    return sum((first + timedelta(days=n + 1)).weekday() < 5 for n in range(gap))


def _profile(known: Sequence[_Day], long: float) -> tuple[float, ...]:
    """Each weekday against the mean; a weekday with few days stays near it."""
    profile = []
    for weekday in range(7):
        uses = [min(day.use, 2.5 * long) for day in known if day.day.weekday() == weekday]
        profile.append((sum(uses) + 6 * long) / (len(uses) + 6) / max(long, 0.01))
    return tuple(profile)


def _walk(days: Sequence[_Day], profile: Sequence[float], long: float) -> tuple[float, float]:
    """Take those who waited out of the days after blanks were out; who still waits, the surge."""
    level, waiting = long, 0.0
    surged: list[float] = []
    for day in days:
        usual = level * profile[day.day.weekday()]
        waiting *= WAITING_STAYS
        day.base = day.use
        if day.out:
            waiting += max(0.0, usual - day.use)
            continue
        if waiting > 1:
            came = min(waiting, max(0.0, day.use - usual))
            waiting -= came
            day.base = day.use - came
        if day.after_closure:
            surged.append(day.base / max(usual, 0.01))
        else:
            level += 0.08 * (day.base / profile[day.day.weekday()] - level)
    surge = (sum(surged) + 8 * 1.15) / (len(surged) + 8)
    return (waiting if waiting > 1 else 0.0), min(max(surge, 1.0), 2.5)


def _recent(
    known: Sequence[_Day], profile: Sequence[float], as_of: date, long: float
) -> tuple[float, float]:
    total, weight = CALM_DAYS * long, CALM_DAYS
    for day in known[-80:]:
        counts = 0.5 ** ((as_of - day.day).days / HALF_LIFE)
        total += counts * day.base / profile[day.day.weekday()]
        weight += counts
    return total / weight, weight - CALM_DAYS


def _prove(
    known: Sequence[_Day], profile: Sequence[float], long: float
) -> tuple[tuple[float, ...], list[float]]:
    """Each day against the level known before it, and the log of whole windows against it."""
    level = long
    bases = [day.base / profile[day.day.weekday()] for day in known]
    ratios, misses = [], []
    for place, base in enumerate(bases):
        if place % WINDOW == 0 and len(bases) >= place + WINDOW and place >= WINDOW:
            mean = sum(bases[place : place + WINDOW]) / WINDOW
            misses.append(math.log(max(mean, 0.01) / max(level, 0.01)))
        ratios.append(base / max(level, 0.01))
        level += 0.06 * (base - level)
    newest = ratios[-120:]
    if len(newest) < 4 * BLOCK:
        newest = newest + [one for one in USUAL for _ in range(3)]
    mean = sum(newest) / len(newest)
    return tuple(one / max(mean, 0.01) for one in newest), misses[-16:]


def _spread(ratios: Sequence[float], misses: Sequence[float], weight: float) -> float:
    """What the level is unsure of beyond the spread of single days."""
    blocks = [sum(ratios[n : n + BLOCK]) / BLOCK for n in range(0, len(ratios) - BLOCK + 1, BLOCK)]
    mean = sum(blocks) / len(blocks)
    of_days = sum((one - mean) ** 2 for one in blocks) / len(blocks) * BLOCK / WINDOW
    own = max(0.0, sum(one * one for one in misses) / len(misses) - of_days) if misses else 0.0
    prior = PRIOR_SPREAD**2
    variance = (len(misses) * own + PRIOR_WINDOWS * prior) / (len(misses) + PRIOR_WINDOWS)
    return min(0.6, math.sqrt(variance + 0.12 / (weight + 1.5) ** 2))

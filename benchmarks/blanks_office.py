"""Offices that use blanks, simulated day by day for `benchmarks.blanks`."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ektp_desk.stock.demand import DayUse, PlannedUse

FIRST, LAST = date(2024, 1, 2), date(2025, 12, 31)
WEEK = (1.15, 1.05, 1.0, 0.95, 0.85)
MONTHS = (0.95, 1.0, 0.95, 1.0, 1.05, 1.05, 1.15, 1.1, 1.0, 1.0, 0.95, 0.8)
REGISTERED = 5  # weekdays closed in a row, after which people come all at once


@dataclass(frozen=True)
class Office:
    """A kind of office. Rates in pieces a working day, deviations of the log."""

    name: str
    rate: float = 84.0
    day_noise: float = 0.22
    week_noise: float = 0.07  # of the level, from week to week
    hold: float = 0.9  # of last week's level stays
    visits: float = 1.6  # a month
    visit_size: tuple[int, int] = (40, 160)
    surge: float = 1.9  # on the first day after Lebaran
    seasonal: float = 1.0


OFFICES = (
    Office("like this one"),
    Office("calm", day_noise=0.12, week_noise=0.03, visits=0.8, surge=1.3, seasonal=0.5),
    Office("restless", day_noise=0.35, week_noise=0.13, visits=2.5, surge=2.5, seasonal=1.5),
    Office("small", rate=25, day_noise=0.35, week_noise=0.09, visits=0.7, visit_size=(20, 60)),
    Office("no visits, no season", visits=0, surge=1.0, seasonal=0.0),
)


@dataclass(frozen=True)
class Cycle:
    """From one receipt to the end of those blanks, as if no more had come.

    `history` lies before the first of `uses`; `planned` are visits with the day they were known.
    """

    history: Sequence[DayUse]
    uses: Sequence[DayUse]
    stock: int
    planned: Sequence[tuple[date, PlannedUse]]

    @property
    def end(self) -> date:
        """The day on which the last blank went."""
        return self.uses[-1].date


@dataclass
class _Day:
    day: date
    wanted: int
    visit: int


class Weekdays:
    """The office's working days: Monday to Friday without holidays and joint leave."""

    def __init__(self, off: frozenset[date]) -> None:
        self.off = off

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on `day`."""
        return day.weekday() < 5 and day not in self.off


def cycles(office: Office, seed: int, calendar: Weekdays) -> list[Cycle]:
    """All deliveries of one two-year path, each followed to its end."""
    rng = random.Random(seed)
    days, planned = _path(office, rng, calendar)
    found: list[Cycle] = []
    history: list[DayUse] = []
    stock, backlog, arrivals = int(office.rate * rng.uniform(10, 25)), 0.0, {0: 0}
    ordered_until = 0
    for place, one in enumerate(days):
        if place in arrivals:
            stock += arrivals.pop(place)
            if place >= 60 and not any(0 < at - place <= 2 for at in arrivals):
                cycle = _follow(days, place, history, stock, backlog, office, planned)
                if cycle is not None:
                    found.append(cycle)
        used, backlog, visit = _serve(one, stock, backlog, office)
        history.append(DayUse(one.day, used, visit, stocked_out=stock - used <= 0))
        stock -= used
        recent = sum(day.used for day in history[-20:]) / len(history[-20:])
        if place >= ordered_until and stock < recent * rng.uniform(5, 22):
            lead = max(2, round(rng.lognormvariate(math.log(8), 0.5)))
            amount = int(office.rate * rng.choice((8, 11, 11, 16, 22, 33)))
            if rng.random() < 0.25:  # in parts
                arrivals[place + lead] = amount // 2
                lead += rng.randint(1, 8)
                amount -= amount // 2
            arrivals[place + lead] = arrivals.get(place + lead, 0) + amount
            ordered_until = place + lead + 1
    return found


def _follow(
    days: Sequence[_Day], place: int, history: Sequence[DayUse], stock: int, backlog: float,
    office: Office, planned: Sequence[tuple[date, PlannedUse]],
) -> Cycle | None:  # fmt: skip
    uses: list[DayUse] = []
    left = stock
    for one in days[place:]:
        used, backlog, visit = _serve(one, left, backlog, office)
        left -= used
        uses.append(DayUse(one.day, used, visit, stocked_out=left <= 0))
        if left <= 0:
            return Cycle(tuple(history), uses, stock, planned)
    return None


def _serve(one: _Day, stock: int, backlog: float, office: Office) -> tuple[int, float, int]:
    """What is used, who waits afterwards, and the visit's part of it."""
    back = backlog * 0.3
    wanted = one.wanted + one.visit + back
    used = int(min(stock, wanted, office.rate * 3 + one.visit))
    visit = min(one.visit, used)
    backlog = max(0.0, backlog * 0.97 - back + 0.8 * (wanted - used))
    return used, backlog if backlog > 1 else 0.0, visit


def _path(
    office: Office, rng: random.Random, calendar: Weekdays
) -> tuple[list[_Day], list[tuple[date, PlannedUse]]]:
    days: list[_Day] = []
    planned: list[tuple[date, PlannedUse]] = []
    level, surge, before = rng.gauss(0, 0.1), 0.0, FIRST - timedelta(days=1)
    own = rng.uniform(0.93, 1.07)
    day = FIRST
    while day <= LAST:
        if calendar.is_working_day(day):
            if (day - before).days >= REGISTERED + 3:
                surge = math.log(max(1.0, office.surge * rng.uniform(0.7, 1.2)))
            if day.isocalendar().week != before.isocalendar().week:
                level = level * office.hold + rng.gauss(0, office.week_noise)
            mean = office.rate * own * WEEK[day.weekday()] * math.exp(level + surge)
            mean *= MONTHS[day.month - 1] ** office.seasonal
            wanted = _poisson(rng, mean * rng.lognormvariate(0, office.day_noise))
            visit = 0
            if rng.random() < office.visits / 20:
                expected = rng.randint(*office.visit_size)
                planned.append(
                    (day - timedelta(days=rng.randint(5, 25)), PlannedUse(day, expected))
                )
                visit = 0 if rng.random() < 0.08 else max(0, round(expected * rng.gauss(1, 0.2)))
            days.append(_Day(day, wanted, visit))
            surge *= 0.88
            before = day
        day += timedelta(days=1)
    return days, planned


def _poisson(rng: random.Random, mean: float) -> int:
    return max(0, round(rng.gauss(mean, math.sqrt(mean))))

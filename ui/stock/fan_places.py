"""The days of the stock chart: the ledger's past and the forecast's fan, day by day. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ektp_desk.stock.planned import PlannedRow
from ektp_desk.stock.queries import StockDay, StockStatus

MOST_AHEAD = 120  # calendar days


@dataclass(frozen=True)
class FanDay:
    """One day of the chart, in pieces; None where nothing is known or foretold."""

    day: date
    balance: int | None = None
    used: int = 0
    received: int = 0
    other: int = 0
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    visits: tuple[PlannedRow, ...] = ()


def fan_days(
    status: StockStatus, past: Sequence[StockDay], *, first: date, today: date
) -> tuple[FanDay, ...]:
    """Every calendar day from `first` to the end of the fan."""
    moved = {one.day: one for one in past}
    left: int | None = past[0].opening if past else status.balance
    days: list[FanDay] = []
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        one = moved.get(day)
        left = one.closing if one else left
        used = one.used + one.spoiled if one else 0
        days.append(FanDay(day, left, used, one.received if one else 0, one.other if one else 0))
    return (*days[:-1], *_coming(status, days[-1], today))


def _coming(status: StockStatus, now: FanDay, today: date) -> list[FanDay]:
    told = status.foreseen.forecast
    visits: dict[date, list[PlannedRow]] = {}
    for visit in status.foreseen.planned:
        visits.setdefault(visit.day, []).append(visit)
    last = min(told.p90, today + timedelta(days=MOST_AHEAD))
    last = max(last, today + timedelta(days=7))
    start = max(status.balance, 0)
    lines = [
        _line(today, start, [(point.date, getattr(point, name)) for point in told.fan], end, last)
        for name, end in (("low", told.p10), ("middle", told.p50), ("high", told.p90))
    ]
    days = []
    for number in range((last - today).days + 1):
        day = today + timedelta(days=number)
        low, middle, high = (line[number] for line in lines)
        here = now if number == 0 else FanDay(day)
        days.append(
            FanDay(day, here.balance, here.used, here.received, here.other, low, middle, high,
                   tuple(visits.get(day, ())))
        )  # fmt: skip
    return days


def _line(
    today: date, start: float, points: Sequence[tuple[date, float]], end: date, last: date
) -> list[float]:
    """The height of one line on each day: straight between the points known, nothing from `end`."""
    known = [(today, start), *((day, left) for day, left in points if today < day < end)]
    known += [(max(end, today + timedelta(days=1)), 0.0)]
    heights, place = [], 0
    for number in range((last - today).days + 1):
        day = today + timedelta(days=number)
        while place + 1 < len(known) and known[place + 1][0] <= day:
            place += 1
        if place + 1 >= len(known):
            heights.append(known[-1][1])
            continue
        (before, high), (after, low) = known[place], known[place + 1]
        heights.append(high + (low - high) * (day - before).days / (after - before).days)
    return heights

"""Many futures of the blanks, drawn from what past days taught. Pure."""

import math
import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

from ektp_desk.stock.demand import BLOCK, Demand

FUTURES = 300
VISIT_SPREAD = 0.2  # a visit takes more or fewer than expected
DRIFT = 0.35  # of the spread, by which a level moves from block to block
RETURNING = 0.6  # of those who wait come back within a block
_NORMAL = tuple(NormalDist().inv_cdf((n + 0.5) / FUTURES) for n in range(FUTURES))


@dataclass(frozen=True)
class FanPoint:
    """Blanks left at the end of a day, in pieces: with bad luck, in the middle, with good luck."""

    date: date
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Coming:
    """A working day to come, and what it takes of the level."""

    day: date
    share: float


def draw(
    demand: Demand, stock: int, days: Sequence[Coming], visits: Sequence[int], as_of: date
) -> tuple[tuple[int, int, int], tuple[FanPoint, ...]]:
    """The places in `days` on which 10, 50 and 90 of 100 futures have ended, and what is left.

    All futures go through a block together, and what is drawn does not depend on the stock or on
    visits: more blanks never end sooner.
    """
    rng = random.Random(as_of.toordinal() * 1000 + demand.days)
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
    fan: list[FanPoint] = []
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
        fan.append(_fan_point(block[-1].day, [left[future] for future in going]))
        if not going:
            break
    ends.sort()
    places = ends[FUTURES // 10], ends[FUTURES // 2], _nearest(ends, 0.9)
    return places, tuple(fan)


def _nearest(ends: Sequence[int], part: float) -> int:
    """The last place that a `part` of the futures reach, half of those that end there counted.

    A future that ends on a day ends at some hour of it: without the half an interval of a few
    days would hold far more than it says.
    """
    for place in sorted(set(ends), reverse=True):
        first, after = bisect_left(ends, place), bisect_right(ends, place)
        if (first + after) / 2 <= part * len(ends):
            return place
    return ends[len(ends) // 2]


def _fan_point(day: date, left: list[float]) -> FanPoint:
    """Of futures that have ended nothing is left."""
    left.sort()
    ended = FUTURES - len(left)

    def at(part: int) -> int:
        place = FUTURES * part // 10 - ended
        return round(left[place]) if place >= 0 else 0

    return FanPoint(day, at(1), at(5), at(9))


def _day_of_end(
    left: float, level: float, block: Sequence[Coming], ratios: Sequence[float],
    extra: Sequence[float],
) -> int:  # fmt: skip
    for place, (one, ratio, more) in enumerate(zip(block, ratios, extra, strict=False)):
        left -= level * one.share * ratio + more
        if left <= 0:
            return place
    return len(block) - 1

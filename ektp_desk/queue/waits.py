"""How long somebody will wait: an interval learned from recent days. Standard library only.

The wait goes by turns: how many visits must end before a counter is free for this person. Each
past wait is compared with what its turns would take at the usual pace; the spread of that ratio,
kept apart for short and long queues, gives the interval. Who was not called yet, or left, counts
as "at least so long" (Kaplan and Meier), recent days count more than old ones, and the ends are
moved outwards the more, the less there is to learn from (conformal prediction).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

WINDOW_DAYS = 28  # four weeks: about twenty working days
LEAST = 20  # called people of a band, less is too little to learn from
HALF_LIFE = 4.0  # days after which a wait counts half
SHARE = 0.8
# First turns of each band; 0 is "a counter was free".
BANDS = (0, 1, 2, 4, 7, 12, 20, 35)
GRAIN = 60.0  # seconds; a minute more or less is no difference
LIKENESS = 0.03  # how much the waits of one day are alike (intraclass correlation)


@dataclass(frozen=True)
class PastWait:
    """One wait: what was seen when the number was taken, and what came of it.

    `seconds` from number to first call; without `called` the wait was at least so long. Of
    `counters` open for the queue, `busy` had somebody; `ahead` people waited before.
    """

    ahead: int
    counters: int
    busy: int
    seconds: float
    called: bool
    days_ago: int


@dataclass(frozen=True)
class Band:
    """Ratios of the wait to the usual pace, from `first` turns on (0 turns: in minutes)."""

    first: int
    low: float
    median: float
    high: float
    learned_from: int


@dataclass(frozen=True)
class Pace:
    """What was learned for one queue: seconds for each turn of one counter, and the bands."""

    seconds: float
    bands: tuple[Band, ...]

    def as_json(self) -> dict[str, Any]:
        """For keeping; `from_json` reads it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Pace":
        """What `as_json` gave."""
        return cls(kept["seconds"], tuple(Band(**band) for band in kept["bands"]))


@dataclass(frozen=True)
class Expected:
    """An interval that holds four times out of five, in seconds."""

    low: float
    median: float
    high: float

    @property
    def minutes(self) -> tuple[int, int]:
        """Both ends in round minutes: in fives from ten minutes on, in tens from an hour on."""
        step = 60 if self.high < 600 else 300 if self.high < 3600 else 600
        low = math.floor(self.low / step) * step
        return low // 60, max(low + step, math.ceil(self.high / step) * step) // 60


@dataclass(frozen=True)
class _Ratio:
    """A wait against the usual pace."""

    ratio: float
    called: bool
    weight: float
    days_ago: int


def turns(ahead: int, counters: int, busy: int) -> int:
    """How many visits must end before it is this person's turn; 0 when a counter is free."""
    return 0 if ahead == 0 and busy < max(1, counters) else ahead + 1


def learn(history: Iterable[PastWait]) -> Pace | None:
    """The pace of one queue; None while there is too little to learn from."""
    waits = [wait for wait in history if wait.days_ago <= WINDOW_DAYS]
    if sum(wait.called for wait in waits) < LEAST:
        return None
    pace = _usual_pace(waits)
    return Pace(pace, _bands(waits, pace))


def expect(pace: Pace, *, ahead: int, counters: int, busy: int) -> Expected | None:
    """The interval for somebody who takes a number now; None where too little is known."""
    ahead_turns = turns(ahead, counters, busy)
    band = _band_of(pace.bands, ahead_turns)
    if band is None:
        return None
    scale = _scale(pace.seconds, ahead_turns, counters)
    low, median, high = (
        max(0.0, ratio * scale - GRAIN) for ratio in (band.low, band.median, band.high)
    )
    return Expected(low, max(low, median), max(low, high))


def _usual_pace(waits: Sequence[PastWait]) -> float:
    """Seconds a counter needs for one person: the median over those who had to queue."""
    paces = []
    for wait in waits:
        queued = turns(wait.ahead, wait.counters, wait.busy)
        if queued:
            spent = wait.seconds * max(1, wait.counters) / queued
            paces.append((spent, wait.called, _weight(wait)))
    return max(1.0, quantiles(paces, (0.5,))[0]) if paces else 1.0


def _scale(pace: float, ahead_turns: int, counters: int) -> float:
    """Seconds that these turns take at the usual pace, and the grain."""
    return pace * ahead_turns / max(1, counters) + GRAIN


def _bands(waits: Sequence[PastWait], pace: float) -> tuple[Band, ...]:
    """Bands with enough to learn from. A long queue may borrow from the next shorter one, whose
    ratios are spread wider; a short one never borrows."""
    ratios: dict[int, list[_Ratio]] = {first: [] for first in BANDS}
    for wait in waits:
        queued = turns(wait.ahead, wait.counters, wait.busy)
        ratio = (wait.seconds + GRAIN) / _scale(pace, queued, wait.counters)
        ratios[_first_of(queued)].append(_Ratio(ratio, wait.called, _weight(wait), wait.days_ago))
    bands: list[Band] = []
    shorter: list[_Ratio] = []
    for first in BANDS:
        own = ratios[first]
        if 0 < _called(own) < LEAST:
            own = own + shorter
        if _called(own) >= LEAST:
            bands.append(Band(first, *_ends(own), len(own)))
        shorter = own if first else []
    return tuple(bands)


def _ends(ratios: Sequence[_Ratio]) -> tuple[float, float, float]:
    """Low, median and high ratio, as far outside as so few waits ask for (conformal).

    People of one day wait through the same day: they are worth less than as many apart.
    """
    weights: dict[int, list[float]] = defaultdict(list)
    for one in ratios:
        weights[one.days_ago].append(one.weight)
    each = [weight for day in weights.values() for weight in day]
    worth = sum(each) ** 2 / sum(
        LIKENESS * sum(day) ** 2 + (1 - LIKENESS) * sum(weight * weight for weight in day)
        for day in weights.values()
    )
    each_end = (1 - SHARE) / 2
    outside = max(each_end / 2, each_end * (1 + 1 / worth) - 1 / worth)
    low, median, high = quantiles(
        ((one.ratio, one.called, one.weight) for one in ratios), (outside, 0.5, 1 - outside)
    )
    return low, median, high


def quantiles(
    values: Iterable[tuple[float, bool, float]], shares: Sequence[float]
) -> tuple[float, ...]:
    """Kaplan-Meier quantiles of weighted values (value, ended, weight).

    A value that did not end is known to be larger. A share that is never reached gives the
    largest value there is.
    """
    ordered = sorted(values, key=lambda one: (one[0], not one[1]))
    left = sum(weight for _, _, weight in ordered)
    survive = 1.0
    found: list[float] = []
    wanted = sorted(shares)
    for value, ended, weight in ordered:
        if ended and left > 0:
            survive *= max(0.0, 1 - weight / left)
        left -= weight
        while len(found) < len(wanted) and 1 - survive >= wanted[len(found)]:
            found.append(value)
    last = ordered[-1][0] if ordered else 0.0
    found += [last] * (len(wanted) - len(found))
    return tuple(found[wanted.index(share)] for share in shares)


def _weight(wait: PastWait) -> float:
    return math.pow(0.5, wait.days_ago / HALF_LIFE)


def _called(ratios: Sequence[_Ratio]) -> int:
    return sum(one.called for one in ratios)


def _first_of(queued: int) -> int:
    return max(first for first in BANDS if first <= queued)


def _band_of(bands: Sequence[Band], queued: int) -> Band | None:
    """The band of a queue, or the next shorter one that is known; a free counter has its own."""
    if queued == 0:
        return next((band for band in bands if band.first == 0), None)
    known = [band for band in bands if 0 < band.first <= queued]
    return known[-1] if known else None

"""Pure rules of the queue's figures: shares of a list, and time with nobody at the counter."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Spread:
    """Median and 90th percentile of some times in seconds, and how many; None of none."""

    count: int
    median: float | None
    p90: float | None


def spread(seconds: Iterable[float]) -> Spread:
    """The figures of some times. The percentile is the nearest rank: one that was really had."""
    ordered = sorted(seconds)
    if not ordered:
        return Spread(0, None, None)
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    return Spread(len(ordered), median, ordered[math.ceil(0.9 * len(ordered)) - 1])


def overlap(spans: Iterable[Span], within: Sequence[Span]) -> timedelta:
    """How much of `within` (which do not overlap each other) is covered by `spans`."""
    total = timedelta(0)
    merged = _merged(spans)
    for begin, end in within:
        for start, stop in merged:
            total += max(timedelta(0), min(end, stop) - max(begin, start))
    return total


def length(spans: Iterable[Span]) -> timedelta:
    """The sum of spans that do not overlap."""
    return sum((end - begin for begin, end in spans), timedelta(0))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged

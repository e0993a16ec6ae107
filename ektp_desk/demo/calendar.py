"""The demonstration year's working days, and totals spread over them."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

# Public holidays with a fixed date; enough for a plausible year, not a calendar to reckon with.
FIXED_HOLIDAYS = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25), (12, 26)}


def working_days(start: date, end: date) -> list[date]:
    """Weekdays from `start` up to but without `end`, less the fixed holidays."""
    days = (start + timedelta(days=offset) for offset in range((end - start).days))
    return [day for day in days if day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS]


def spread(random: Random, total: int, days: Sequence[date]) -> list[int]:
    """`total` spread over `days` unevenly (Mondays busy, Fridays short), summing exactly."""
    weekday = (1.25, 1.1, 1.0, 0.95, 0.7)
    weights = [weekday[day.weekday()] * random.uniform(0.75, 1.25) for day in days]
    scale = total / sum(weights)
    counts = [int(weight * scale) for weight in weights]
    for place in random.sample(range(len(days)), total - sum(counts)):
        counts[place] += 1
    return counts

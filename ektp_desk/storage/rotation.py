"""Which backups may go: so many days, weeks and months each keep their newest one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Keeping:
    """How many days, weeks and months keep a backup; only those count in which one was made."""

    daily: int = 14
    weekly: int = 8
    monthly: int = 12


def surplus(items: Sequence[Item], day_of: Callable[[Item], date], keeping: Keeping) -> list[Item]:
    """What may go of `items`, newest first. The newest stays, whatever the numbers say.

    A week is ISO's, from Monday. A pause in the office's work costs nothing: days without a backup
    are not counted.
    """
    periods: tuple[tuple[int, Callable[[date], Any]], ...] = (
        (keeping.daily, lambda day: day),
        (keeping.weekly, lambda day: day.isocalendar()[:2]),
        (keeping.monthly, lambda day: (day.year, day.month)),
    )
    kept = {0}
    for most, period_of in periods:
        seen: set[Any] = set()
        for place, item in enumerate(items):
            period = period_of(day_of(item))
            if period in seen:
                continue
            if len(seen) == most:
                break
            seen.add(period)
            kept.add(place)
    return [item for place, item in enumerate(items) if place not in kept]

"""Sums of a count: how many are obliged, recorded, print-ready and hold a card; what is missing.

Pure: from cells (people alike in village, sex, age, stage and reason) to figures of any part.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ektp_desk.coverage.rules import PRINT_READY, AgeGroup, Stage, WhyNot
from ektp_desk.residents.rules import Sex

MOST_POINTS = 60
Key = TypeVar("Key")
Dated = TypeVar("Dated")


@dataclass(frozen=True)
class Cell:
    """So many obliged people are alike; `why` is "" where no reason is noted or none is due."""

    village: str
    sex: Sex
    age: AgeGroup
    stage: Stage
    why: str
    people: int


@dataclass(frozen=True)
class Tally:
    """Obliged ≥ recorded ≥ print-ready ≥ card held, in people."""

    obliged: int = 0
    recorded: int = 0
    ready: int = 0
    held: int = 0

    @property
    def missing(self) -> int:
        """The gap to 100 %: obliged without a card."""
        return self.obliged - self.held

    @property
    def share(self) -> float:
        """Cards held per obliged person, 0 to 1; 1 where nobody is obliged."""
        return self.held / self.obliged if self.obliged else 1.0

    @property
    def recorded_share(self) -> float:
        """Recorded per obliged person, 0 to 1."""
        return self.recorded / self.obliged if self.obliged else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.obliged + other.obliged,
            self.recorded + other.recorded,
            self.ready + other.ready,
            self.held + other.held,
        )


@dataclass(frozen=True)
class GapPart:
    """One part of the gap: not recorded for a reason, or recorded and stopped at a stage."""

    stage: Stage
    why: str
    people: int


# In the order in which the gap is told: why nobody was recorded, then where cards wait.
GAP_ORDER: tuple[tuple[Stage, str], ...] = (
    *((Stage.UNRECORDED, str(why)) for why in WhyNot),
    (Stage.UNRECORDED, ""),
    *((stage, "") for stage in Stage if stage not in (Stage.UNRECORDED, Stage.HELD)),
)


def tally(cells: Iterable[Cell]) -> Tally:
    """The figures of all these cells together."""
    obliged = recorded = ready = held = 0
    for cell in cells:
        obliged += cell.people
        recorded += cell.people if cell.stage is not Stage.UNRECORDED else 0
        ready += cell.people if cell.stage in PRINT_READY else 0
        held += cell.people if cell.stage is Stage.HELD else 0
    return Tally(obliged, recorded, ready, held)


def tallies(cells: Iterable[Cell], by: Callable[[Cell], Key]) -> dict[Key, Tally]:
    """The figures of each group."""
    groups: dict[Key, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[by(cell)].append(cell)
    return {key: tally(of) for key, of in groups.items()}


def gap(cells: Iterable[Cell]) -> tuple[GapPart, ...]:
    """What the gap consists of; its parts add up to `Tally.missing`, empty parts left out."""
    counts: dict[tuple[Stage, str], int] = defaultdict(int)
    for cell in cells:
        if cell.stage is not Stage.HELD:
            counts[cell.stage, cell.why] += cell.people
    return tuple(
        GapPart(stage, why, counts[stage, why]) for stage, why in GAP_ORDER if counts[stage, why]
    )


def thinned(days: Sequence[Dated], day_of: Callable[[Dated], date]) -> list[Dated]:
    """At most about `MOST_POINTS`: all days, else the last of each month, else of each quarter.

    The newest always stays.
    """
    if len(days) <= MOST_POINTS:
        return list(days)
    for span in (1, 3):
        last = {
            (day_of(one).year, (day_of(one).month - 1) // span): one for one in days
        }  # fmt: skip
        if len(last) <= MOST_POINTS or span == 3:
            return list(last.values())
    return list(days)

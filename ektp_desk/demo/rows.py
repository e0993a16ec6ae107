"""What a demonstration year is made of: figures, staff, and rows waiting to be written."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

Row = dict[str, Any]
T = TypeVar("T")


def pick(random: Random, shares: Sequence[tuple[T, int]]) -> T:
    """One of the things, as often as its share says."""
    return random.choices([thing for thing, _ in shares], [part for _, part in shares])[0]


@dataclass(frozen=True)
class Figures:
    """What the year adds up to; by default what the office reported for 2024 (domain.md)."""

    residents: int = 127_684
    printed: int = 21_685
    recorded: int = 4_990
    blanks_left: int = 1_000

    def scaled(self, residents: int) -> "Figures":
        """A smaller office: every figure but the blanks left, in proportion."""
        share = residents / self.residents
        return Figures(
            residents, round(self.printed * share), round(self.recorded * share), self.blanks_left
        )


@dataclass(frozen=True)
class Staff:
    """Officer ids by duty, and the ids of the counters they sit at."""

    supervisor: int
    counters: Sequence[int]
    recorders: Sequence[int]
    printers: Sequence[int]
    handover: Sequence[int]
    counter_ids: Sequence[int]


@dataclass
class Ledger:
    """Rows by table in the order they happened, and the number series behind them."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    numbers: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, **values: Any) -> Row:
        """Append a row with the next id."""
        rows = self.rows[table]
        row = {"id": len(rows) + 1, **values}
        rows.append(row)
        return row

    def number(self, scope: str) -> int:
        """The next number of `scope`, kept for the counter row."""
        self.numbers[scope] += 1
        return self.numbers[scope]


class Hours:
    """Moments within opening hours, in UTC."""

    def __init__(self, random: Random, zone: ZoneInfo) -> None:
        self._random = random
        self._zone = zone

    def at(self, day: date, moment: time) -> datetime:
        """One local moment of `day`."""
        return datetime.combine(day, moment, self._zone).astimezone(UTC)

    def arrival(self, day: date) -> datetime:
        """A random moment at which people come: most of them in the morning."""
        return self.on(day, first=7.8, last=10.5 if self._random.random() < 0.5 else 15.0)

    def on(self, day: date, *, first: float = 8.0, last: float = 15.0) -> datetime:
        """A random moment of `day` between two local hours."""
        midnight = datetime.combine(day, time(), self._zone)
        minutes = self._random.uniform(first, last) * 60
        return (midnight + timedelta(minutes=minutes)).astimezone(UTC).replace(microsecond=0)

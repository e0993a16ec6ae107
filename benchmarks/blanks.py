"""The forecast of blanks against simple ways: `python -m benchmarks blanks --paths 80`.

Simulated offices (`blanks_office`), two years a path. Every receipt begins a cycle that is followed
to the end of those blanks as if no more had come; each morning each way says P10, P50, P90 and the
day to apply by, and "applies" on the first morning on which that day has come. *Late* is after
the end less 17 calendar days (10 of lead, a week), counted where the receipt left time for it.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from multiprocessing import Pool

from benchmarks.blanks_office import FIRST, LAST, OFFICES, Cycle, Office, Weekdays, cycles
from ektp_desk.stock.demand import DayUse, PlannedUse
from ektp_desk.stock.forecast import forecast

LEAD = timedelta(days=17)
NEAR = 20  # working days before the end, in which the error of P50 counts
SEED = 20261130
Told = tuple[date | None, date, date | None, date]  # P10, P50, P90, apply by
Way = Callable[[Sequence[DayUse], int, date, Weekdays, Sequence[PlannedUse]], Told]


@dataclass
class Score:
    """What one way did on many cycles."""

    cycles: int = 0
    late: int = 0
    later: int = 0  # by more than three days
    early: list[int] = field(default_factory=list)
    near: list[int] = field(default_factory=list)
    held: int = 0
    told: int = 0

    def add(self, other: "Score") -> None:
        """Take in what was scored on another path."""
        self.cycles += other.cycles
        self.late += other.late
        self.later += other.later
        self.early += other.early
        self.near += other.near
        self.held += other.held
        self.told += other.told

    def row(self) -> str:
        """As cells: near-end error, coverage, late, over three days late, median early."""
        held = f"{self.held / self.told:.0%}" if self.told else "–"
        return (
            f"{statistics.mean(self.near):.2f} | {held} | {self.late / self.cycles:.1%} "
            f"| {self.later / self.cycles:.1%} | {statistics.median(self.early):+.0f}"
        )


def ours(
    history: Sequence[DayUse], stock: int, day: date, calendar: Weekdays,
    planned: Sequence[PlannedUse],
) -> Told:  # fmt: skip
    """The program's own way."""
    told = forecast(history, stock, day, calendar, planned)
    return told.p10, told.p50, told.p90, told.apply_by


def plan_rate(
    _history: Sequence[DayUse], stock: int, day: date, calendar: Weekdays,
    _planned: Sequence[PlannedUse],
) -> Told:  # fmt: skip
    """Stock / 50."""
    return _at_rate(stock, 50.0, day, calendar)


def mean_of_20(
    history: Sequence[DayUse], stock: int, day: date, calendar: Weekdays,
    _planned: Sequence[PlannedUse],
) -> Told:  # fmt: skip
    """Stock by the mean of the last 20 working days."""
    rate = statistics.mean(one.used for one in history[-20:])
    return _at_rate(stock, max(rate, 1.0), day, calendar)


WAYS: dict[str, Way] = {"stock / 50": plan_rate, "20-day mean": mean_of_20, "ours": ours}


def _at_rate(stock: int, rate: float, day: date, calendar: Weekdays) -> Told:
    left, end = max(0, int(stock / rate)), day
    while left > 0 or not calendar.is_working_day(end):
        left -= calendar.is_working_day(end)
        end += timedelta(days=1)
    return None, end, None, end - LEAD


def score_path(task: tuple[Office, int, Sequence[str]]) -> dict[str, Score]:
    """One path by each way."""
    office, seed, names = task
    calendar = _calendar()
    found = cycles(office, seed, calendar)
    return {name: _score(WAYS[name], found, calendar) for name in names}


def _score(way: Way, found: Sequence[Cycle], calendar: Weekdays) -> Score:
    score = Score()
    for cycle in found:
        in_time = cycle.end - LEAD
        stock, applied = cycle.stock, cycle.end
        for place, use in enumerate(cycle.uses):
            history = [*cycle.history, *cycle.uses[:place]]
            known = [visit for told, visit in cycle.planned if told <= use.date <= visit.date]
            p10, p50, p90, apply_by = way(history, stock, use.date, calendar, known)
            left = len(cycle.uses) - 1 - place
            if left < NEAR:
                score.near.append(abs(_working_days(p50, cycle.end, calendar)))
            if p10 is not None and p90 is not None:
                score.told += 1
                score.held += p10 <= cycle.end <= p90
            if apply_by <= use.date:
                applied = min(applied, use.date)
            stock -= use.used
        if cycle.uses[0].date <= in_time:
            score.cycles += 1
            early = (in_time - applied).days
            score.early.append(early)
            score.late += early < 0
            score.later += early < -3
    return score


def _working_days(one: date, other: date, calendar: Weekdays) -> int:
    first, second = sorted((one, other))
    return sum(
        calendar.is_working_day(first + timedelta(days=n + 1)) for n in range((second - first).days)
    )


def _calendar() -> Weekdays:
    from holidays.countries.indonesia import Indonesia

    years = range(FIRST.year - 1, LAST.year + 2)
    off: set[date] = set()
    for category in ("public", "government"):
        off |= set(Indonesia(years=years, categories=category))
    return Weekdays(frozenset(off))


def add_options(parser: argparse.ArgumentParser) -> None:
    """The option of this benchmark."""
    parser.add_argument(
        "--paths", type=int, default=20, help="blanks: two-year paths of each office"
    )
    parser.add_argument("--seed", type=int, default=SEED, help="blanks: of the first path")


def run(options: argparse.Namespace) -> bool:
    """Print the table; whether the office like this one keeps the limits."""
    print("| office | way | cycles | near-end error | P10–P90 | late | over 3 days late | early |")
    print("|---|---|---|---|---|---|---|---|")
    kept = True
    with Pool(2) as pool:
        for number, office in enumerate(OFFICES):
            tasks = [
                (office, options.seed + 1000 * number + path, tuple(WAYS))
                for path in range(options.paths)
            ]
            total = {name: Score() for name in WAYS}
            for scores in pool.imap_unordered(score_path, tasks):
                for name, score in scores.items():
                    total[name].add(score)
            for name, score in total.items():
                print(f"| {office.name} | {name} | {score.cycles} | {score.row()} |", flush=True)
            if number == 0:
                kept = keeps(total["ours"])
    return kept


def keeps(score: Score) -> bool:
    """The limits of the issue."""
    return (
        score.late <= 0.05 * score.cycles
        and statistics.median(score.early) <= 6
        and statistics.mean(score.near) <= 1.8
        and 0.75 <= score.held / score.told <= 0.88
    )


def main() -> int:
    """Alone: `python -m benchmarks.blanks`."""
    parser = argparse.ArgumentParser(prog="benchmarks.blanks")
    add_options(parser)
    return 0 if run(parser.parse_args()) else 1


if __name__ == "__main__":
    sys.exit(main())

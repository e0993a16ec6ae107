"""Foretold waits against simple ways of telling them: `python -m benchmarks.waits`.

Simulated offices, sixty working days each; every number is foretold from what was known when it
was taken. A good interval holds for 80 of 100 people and is narrow.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.simulated_office import Person, Setting, days
from ektp_desk.queue.waits import Expected, PastWait, expect, learn

DAYS, SEED, LEARNING = 60, 1, 5
LEARN_AGAIN = 1_200.0  # seconds
WINDOW = 20  # working days
SETTINGS = (
    Setting("three letters, four counters"),
    Setting("calm", people=95),
    Setting("full mornings", people=150),
    Setting("slower by 0.6 % a day", people=115, drift=0.006),
    Setting("faster by 0.6 % a day", people=145, drift=-0.006),
    Setting("a counter to each letter", people=115, counters=("A", "AB", "B", "C")),
    Setting("one counter", people=32, counters=("ABC",)),
)
Learn = Callable[[Sequence[PastWait]], Callable[[Person], Expected | None]]


@dataclass(frozen=True)
class Scored:
    """One person: on which day, what was foretold, and the wait (None: never called)."""

    day: int
    expected: Expected
    waited: float

    @property
    def held(self) -> bool:
        """Whether the wait lay in the interval."""
        return self.expected.low <= self.waited <= self.expected.high


def ours(history: Sequence[PastWait]) -> Callable[[Person], Expected | None]:
    """The program's own way."""
    pace = learn(history)

    def tell(person: Person) -> Expected | None:
        if pace is None:
            return None
        return expect(pace, ahead=person.ahead, counters=person.counters, busy=person.busy)

    return tell


def mean_times_ahead(history: Sequence[PastWait]) -> Callable[[Person], Expected | None]:
    """Mean pace times people ahead, give or take a half."""
    called = [one for one in history if one.called]
    if not called:
        return lambda _person: None
    pace = sum(one.seconds for one in called) / sum(one.ahead + 1 for one in called)

    def tell(person: Person) -> Expected:
        middle = pace * (person.ahead + 1)
        return Expected(middle * 0.5, middle, middle * 1.5)

    return tell


def last_ten(history: Sequence[PastWait]) -> Callable[[Person], Expected | None]:
    """From the shortest to the longest of the last ten waits, but one at each end."""
    called = [one.seconds for one in history if one.called][-10:]
    if len(called) < 10:
        return lambda _person: None
    ordered = sorted(called)
    known = Expected(ordered[1], ordered[5], ordered[-2])
    return lambda _person: known


WAYS: dict[str, Learn] = {
    "ours": ours, "mean × ahead ± 50 %": mean_times_ahead, "last ten": last_ten,
}  # fmt: skip


def score(setting: Setting, way: Learn, *, count: int = DAYS, seed: int = SEED) -> list[Scored]:
    """Foretell every number of so many days, learning anew as the program does."""
    past: dict[str, list[tuple[int, Person]]] = {}
    scored: list[Scored] = []
    for day, people in enumerate(days(setting, count, seed)):
        for letter in sorted({one.letter for one in people}):
            mine = [one for one in people if one.letter == letter]
            before = [(at, one) for at, one in past.get(letter, ()) if day - at <= WINDOW]
            scored += _one_day(day, mine, before, way)
            past[letter] = before + [(day, one) for one in mine]
    return scored


def _one_day(
    day: int, people: Sequence[Person], before: Sequence[tuple[int, Person]], way: Learn
) -> list[Scored]:
    known = [one.wait((day - at) * 7 // 5) for at, one in before]
    scored, learned_at = [], -LEARN_AGAIN
    tell: Callable[[Person], Expected | None] = lambda _person: None  # noqa: E731
    for number, person in enumerate(people):
        if person.came - learned_at >= LEARN_AGAIN:
            tell = way(known + [one.wait(0, person.came) for one in people[:number]])
            learned_at = person.came
        expected = tell(person)
        if expected is not None and person.called is not None and day >= LEARNING:
            scored.append(Scored(day, expected, person.called - person.came))
    return scored


def coverage(scored: Sequence[Scored]) -> float:
    """Share that held."""
    return sum(one.held for one in scored) / len(scored)


def width(scored: Sequence[Scored]) -> float:
    """Mean width in minutes."""
    return sum(one.expected.high - one.expected.low for one in scored) / len(scored) / 60


def main() -> int:
    """Print a table; 1 if ours does not hold for 75 to 85 of 100 somewhere."""
    print("| office | mean wait |", " | ".join(WAYS), "|")
    print("|---|---|", "---|" * len(WAYS), sep="")
    kept = True
    for setting in SETTINGS:
        cells = []
        for name, way in WAYS.items():
            scored = score(setting, way)
            cells.append(f"{coverage(scored):.0%}, {width(scored):.1f} min")
            kept = kept and (name != "ours" or 0.75 <= coverage(scored) <= 0.85)
            mean = sum(one.waited for one in scored) / len(scored) / 60
        print(f"| {setting.name} | {mean:.0f} min | {' | '.join(cells)} |", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

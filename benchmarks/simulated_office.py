"""An office that exists only in figures: people come, wait and are called by the real order."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from ektp_desk.queue.order import OrderRule, Waiting, choose_next
from ektp_desk.queue.waits import PastWait

RULE = OrderRule()
MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)
# People an hour from eight to three, as a share of the day: busy mornings.
BY_HOUR = (0.24, 0.22, 0.16, 0.12, 0.07, 0.11, 0.08)
OPENS, LAST_CALL = 8 * 3600.0, 16 * 3600.0


@dataclass(frozen=True)
class Setting:
    """One kind of office. `minutes` at the counter by letter, `share` of people by letter.

    `drift` changes the time at the counter by so much a working day; `counters` are the letters
    of each; `moody` is how much days differ from each other.
    """

    name: str
    people: int = 130
    counters: tuple[str, ...] = ("ABC", "ABC", "BC", "AB")
    minutes: dict[str, float] = field(default_factory=lambda: {"A": 13.0, "B": 9.0, "C": 4.0})
    share: dict[str, float] = field(default_factory=lambda: {"A": 0.2, "B": 0.5, "C": 0.3})
    drift: float = 0.0
    moody: float = 0.12


@dataclass
class Person:
    """Somebody who took a number; seconds since midnight."""

    number: int
    letter: str
    came: float
    priority: bool
    patience: float
    ahead: int = 0
    counters: int = 0
    busy: int = 0
    called: float | None = None
    left: float = LAST_CALL

    def wait(self, days_ago: int, now: float = 1e9) -> PastWait:
        """The wait as it was known at `now`."""
        called = self.called is not None and self.called <= now
        until = self.called if called and self.called is not None else min(self.left, now)
        return PastWait(
            self.ahead, self.counters, self.busy, max(0.0, until - self.came), called, days_ago
        )


def days(setting: Setting, count: int, seed: int) -> Iterator[list[Person]]:
    """The people of one day after another, by arrival."""
    random = Random(seed)
    for number in range(count):
        pace = (1 + setting.drift) ** number * random.lognormvariate(0, setting.moody)
        people = round(setting.people * random.lognormvariate(0, setting.moody))
        yield _Day(setting, random, people, pace).run()


class _Day:
    def __init__(self, setting: Setting, random: Random, people: int, pace: float) -> None:
        self._setting, self._random, self._pace = setting, random, pace
        self._arrivals = sorted((self._someone(n) for n in range(people)), key=lambda p: p.came)
        self._free_at = [OPENS + random.uniform(0, 300) for _ in setting.counters]
        self._waiting: list[Person] = []
        self._in_a_row = 0

    def run(self) -> list[Person]:
        coming = list(self._arrivals)
        turns = [(free, place) for place, free in enumerate(self._free_at)]
        heapq.heapify(turns)
        while turns:
            free, place = heapq.heappop(turns)
            while coming and coming[0].came <= free:
                self._take(coming.pop(0))
            if free >= LAST_CALL:
                continue
            after = self._call(free, place)
            if after is None:  # looks again when the next one comes
                after = max(free, coming[0].came + self._random.uniform(2, 40)) if coming else 1e9
                if after < 1e9:
                    heapq.heappush(turns, (after, place))
                continue
            self._free_at[place] = after
            heapq.heappush(turns, (after, place))
        return self._arrivals

    def _someone(self, number: int) -> Person:
        random, setting = self._random, self._setting
        hour = random.choices(range(len(BY_HOUR)), BY_HOUR)[0]
        letter = random.choices(list(setting.share), list(setting.share.values()))[0]
        came = OPENS + 3600 * (hour + random.random()) - 600
        patience = random.uniform(30, 120) * 60 if random.random() < 0.04 else 1e9
        return Person(number, letter, came, random.random() < 0.08, patience)

    def _take(self, person: Person) -> None:
        self._leave(person.came)
        mine = [n for n, letters in enumerate(self._setting.counters) if person.letter in letters]
        open_now = [n for n in mine if self._is_open(n, person.came)]
        letters = {letter for n in mine for letter in self._setting.counters[n]}
        before = [one for one in self._waiting if one.letter in letters]
        aged = person.came - RULE.ageing.total_seconds()
        person.ahead = sum(
            not person.priority or one.priority or one.came <= aged for one in before
        )
        person.counters = len(open_now)
        person.busy = sum(self._free_at[n] > person.came for n in open_now)
        self._waiting.append(person)

    def _is_open(self, place: int, moment: float) -> bool:
        lunch = 12 * 3600 <= moment < 13 * 3600
        return not (lunch and place % 2)

    def _leave(self, moment: float) -> None:
        for one in [p for p in self._waiting if moment - p.came > p.patience]:
            one.left = one.came + one.patience
            self._waiting.remove(one)

    def _call(self, now: float, place: int) -> float | None:
        if not self._is_open(place, now):
            return 13 * 3600.0
        self._leave(now)
        letters = self._setting.counters[place]
        mine = {one.number: one for one in self._waiting if one.letter in letters}
        choice = choose_next(
            (Waiting(p.number, _at(p.came), p.priority) for p in mine.values()),
            now=_at(now), rule=RULE, priority_in_a_row=self._in_a_row,
        )  # fmt: skip
        if choice is None:
            return None
        person = mine[choice.ticket_id]
        self._in_a_row = self._in_a_row + 1 if person.priority else 0
        self._waiting.remove(person)
        person.called = now
        if self._random.random() < 0.06:  # did not come
            return now + 100
        usual = self._setting.minutes[person.letter] * 60 * self._pace
        return now + 30 + self._random.lognormvariate(-0.18, 0.6) * usual


def _at(seconds: float) -> datetime:
    return MIDNIGHT + timedelta(seconds=seconds)

"""Kills programs in the middle of their acts and looks what is left.

A kind's acts are done twice without a kill first: the states between them are what an office may
hold after one, down to each value that is not drawn by lot. Then programs are killed one after
another, each beginning where the one before was stopped, until all acts are done; then the office
is put back and it begins again. After `a` acknowledged acts the office must hold state `a`, or
state `a + 1` when the kill fell between the commit and its acknowledgement.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from tests.faults.playing import Course
from tests.faults.stage import Stage
from tests.faults.states import Dump, differences, dump, look_over
from tests.faults.victim import Order

ROOT = Path(__file__).resolve().parents[2]
KILLED = -9


class Trouble(AssertionError):
    """A child that came to an end by itself, with an error."""


@dataclass
class Victims:
    """The process whose children are killed."""

    process: "subprocess.Popen[str]"

    def run(self, order: Order) -> tuple[int, list[list[str]]]:
        """How a child ended, and all it said until then."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asdict(order)) + "\n")
        self.process.stdin.flush()
        said: list[list[str]] = []
        trouble = ""
        for line in self.process.stdout:
            words = line.split()
            if words[0] == "ended" and trouble:
                raise Trouble(trouble)
            if words[0] == "ended":
                return int(words[1]), said
            if words[0] == "trouble":
                trouble = line
            said.append(words)
        raise Trouble("the process that forks is gone")


@contextmanager
def victims() -> Iterator[Victims]:
    """One process that forks them: all that is imported is imported once."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    try:
        yield Victims(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()  # ends by itself
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@dataclass
class Tally:
    """What became of the kills of one kind on one engine."""

    kind: str
    engine: str
    kills: int = 0
    acknowledged: int = 0
    unanswered: int = 0  # done, and killed before it was said
    lost: int = 0
    doubled: int = 0
    half: int = 0
    findings: int = 0
    places: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    @property
    def faults(self) -> int:
        """Whatever may not be."""
        return self.lost + self.doubled + self.half + self.findings


class Killing:
    """The kills of one kind on one stage, at places drawn from a seed."""

    def __init__(self, stage: Stage, course: Course, those: Victims, *, seed: int) -> None:
        self._stage = stage
        self._those = those
        self._random = Random(f"{seed} {stage.kind.name}")
        self._acts = len(stage.kind.acts)
        self.course = course
        those.run(self._new(0, "rehearse"))
        self.tally = Tally(stage.kind.name, "sqlite" if stage.key else "postgresql")

    def run(self, kills: int) -> Tally:
        """Kill so often, or a little more: the last run of the acts is brought to its end."""
        done = 0
        while self.tally.kills < kills or done:
            if not done:
                self._stage.put_back()
            done = self._once(done, kills)
        return self.tally

    def _once(self, done: int, kills: int) -> int:
        """One program from act `done` on; which act is next, 0 when all are done."""
        order = self._order(done) if self.tally.kills < kills else self._whole(done)
        status, said = self._those.run(order)
        acknowledged = done + sum(words[0] == "done" for words in said)
        self.tally.acknowledged += acknowledged - done
        if status == KILLED:
            self.tally.kills += 1
            self.tally.places[order.how] += 1
        state = self._judge(acknowledged, killed=status == KILLED, order=order)
        return 0 if state == self._acts else state

    def _judge(self, acknowledged: int, *, killed: bool, order: Order) -> int:
        """Count what is wrong; which act is next."""
        engine = self._stage.engine
        try:
            self._stage.settle(engine)
            found = dump(engine)
            wrong = look_over(engine)
        finally:
            engine.dispose()
        self.tally.findings += bool(wrong)
        self.tally.told += [f"{order} {item}" for item in wrong]
        word = self.course.word(found)
        allowed = (acknowledged, acknowledged + 1) if killed else (acknowledged,)
        for state in allowed:
            if state <= self._acts and word == self.course.digests[state]:
                self.tally.unanswered += state > acknowledged
                return state
        self._count_wrong(word, acknowledged, found, order)
        self._stage.put_back()
        return self._acts

    def _count_wrong(self, word: str, acknowledged: int, found: Dump, order: Order) -> None:
        if word in self.course.digests[:acknowledged]:
            self.tally.lost += 1
        elif word in self.course.digests:
            self.tally.doubled += 1
        else:
            self.tally.half += 1
        wanted = self.course.dumps[acknowledged]
        differs = differences(found, wanted, left_out=self.course.chance)
        self.tally.told.append(f"{order} after {acknowledged}: {differs}")

    def _order(self, first: int) -> Order:
        how = self._random.choice(("before", "before", "after", "commit", "commit", "told",
                                   "outside"))  # fmt: skip
        left = self._acts - first
        if how in ("before", "after"):
            sent = max(1, round(self.course.sent * left / self._acts))
            return self._new(first, how, number=self._random.randint(1, sent))
        if how == "commit":
            return self._new(first, how, number=self._random.randint(1, left),
                             seconds=self._random.choice((0.0, 0.0002, 0.001, 0.003)))  # fmt: skip
        if how == "told":
            return self._new(first, how, number=self._random.randrange(first, self._acts))
        return self._new(first, how, seconds=self._random.uniform(0.02, 0.1 + 0.03 * left))

    def _whole(self, first: int) -> Order:
        return self._new(first, "never")

    def _new(self, first: int, how: str, *, number: int = 0, seconds: float = 0.0) -> Order:
        stage = self._stage
        return Order(stage.address, stage.key, stage.kind.name, str(stage.scene), first, how,
                     number, seconds)  # fmt: skip

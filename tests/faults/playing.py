"""The acts of a kind, done one by one in this process, and the states between them."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from ektp_desk.kernel.clock import SetClock
from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE, Office
from tests.faults.stage import Stage
from tests.faults.states import Column, Dump, by_chance, digest, dump


@dataclass(frozen=True)
class Play:
    """An office with the acts to do in it."""

    stage: Stage
    office: Office
    facts: Any

    def act(self, number: int) -> object:
        """Do one of the kind's acts, at its own moment."""
        kind = self.stage.kind
        self.office.clock.set(kind.begins + kind.pause * number)
        return kind.acts[number](self.office, self.facts)


@contextmanager
def opened(stage: Stage, *, address: str = "") -> Iterator[Play]:
    """The office of a stage as the program opens it; `address` is another way to it."""
    people, facts = pickle.loads(stage.scene.read_bytes())
    clock = SetClock(stage.kind.begins)
    key = bytes.fromhex(stage.key) or None
    desk = open_desk(address or stage.address, clock=clock, zone=ZONE, key=key)
    try:
        yield Play(stage, Office(desk=desk, clock=clock, **people), facts)
    finally:
        desk.close()


@dataclass(frozen=True)
class Course:
    """A kind's acts without a fault: the states between them, and how many statements they send."""

    dumps: tuple[Dump, ...]
    chance: frozenset[Column]
    digests: tuple[str, ...]
    sent: int

    def word(self, found: Dump) -> str:
        """What is compared of a state."""
        return digest(found, left_out=self.chance)


def course_of(stage: Stage) -> Course:
    """Do a kind's acts twice; what differs by chance is set apart. The office is put back then."""
    one, sent = _followed(stage)
    other, _ = _followed(stage)
    chance = frozenset(set().union(*(by_chance(a, b) for a, b in zip(one, other, strict=True))))
    digests = tuple(digest(item, left_out=chance) for item in one)
    if len(set(digests)) != len(digests):
        raise AssertionError(f"{stage.kind.name}: an act that changes nothing")
    stage.put_back()
    return Course(tuple(one), chance, digests, sent)


def _followed(stage: Stage) -> tuple[list[Dump], int]:
    stage.put_back()
    engine = stage.engine
    dumps, sent = [dump(engine)], 0

    def count(*_: Any) -> None:
        nonlocal sent
        sent += 1

    with opened(stage) as play:
        event.listen(play.office.desk.engine, "before_cursor_execute", count)
        for number in range(len(stage.kind.acts)):
            play.act(number)
            dumps.append(dump(engine))
    engine.dispose()
    return dumps, sent

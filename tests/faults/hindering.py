"""An act that the machine stops in the middle: refused with a known sentence, and nothing kept.

Afterwards, with the trouble gone, the same window goes on and everything is as if nothing had
happened.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from ektp_desk.kernel.errors import MachineError
from tests.faults.playing import Course, Play, opened
from tests.faults.stage import Stage
from tests.faults.states import dump, look_over

Hindrance = Callable[[Play], AbstractContextManager[None]]


@dataclass
class Hindered:
    """What became of the acts: codes of those that were stopped, how many went through all the
    same (what they needed was there before the trouble began), and whatever may not be."""

    codes: list[str] = field(default_factory=list)
    through: int = 0
    faults: list[str] = field(default_factory=list)


def hinder(stage: Stage, course: Course, hindrance: Hindrance) -> Hindered:
    """Do each act of a kind once under trouble, and again without, by one program."""
    seen = Hindered()
    with opened(stage) as play:
        play.office.desk.read(lambda _session: None)  # the window was open before
        for number in range(len(stage.kind.acts)):
            with hindrance(play):
                done = _tried(play, number, seen)
            seen.faults += _looked(stage, course, number + done, number)
            if not done:
                play.act(number)
                seen.faults += _looked(stage, course, number + 1, number)
    return seen


def _tried(play: Play, number: int, seen: Hindered) -> int:
    try:
        play.act(number)
    except MachineError as error:
        seen.codes.append(error.code)
        return 0
    seen.through += 1
    return 1


def _looked(stage: Stage, course: Course, state: int, number: int) -> Iterator[str]:
    engine = stage.engine
    try:
        wrong = look_over(engine)
        word = course.word(dump(engine))
    finally:
        engine.dispose()
    yield from (f"act {number}: {item}" for item in wrong)
    if word != course.digests[state]:
        yield f"act {number}: not as after {state} acts"

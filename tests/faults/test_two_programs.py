"""Two programs do the same acts in one office at once; when one is killed the other goes on."""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.faults.conftest import LONG, Prepare, Prepared, Write
from tests.faults.gate import gate
from tests.faults.killing import KILLED, Victims, victims
from tests.faults.kinds import KINDS
from tests.faults.states import dump, look_over
from tests.faults.victim import Order

NAMES = tuple(KINDS) if LONG else ("approve",)
ENGINES = ("in_file", "on_server") if LONG else ("in_file",)
# Acts that anybody may do again, by kind, or whose refusal is written down (a code for
# emergencies that comes too late); of all others one is done, and the other is refused or, where
# the same file comes home twice, changes nothing.
AGAIN = {
    "ticket": (0, 1, 2, 3), "call": (1,), "recording_step": (5,), "stock_movement": (1, 2),
    "count": (0, 1), "roll_import": (0,), "closing": (1,), "retention": (0,), "emergency": (0,),
}  # fmt: skip
SILENT = ("bundle_import",)
PLACES = (("before", 30), ("after", 30), ("commit", 1))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


@pytest.fixture(scope="module")
def neighbour() -> Iterator[Victims]:
    """The process that forks the other program."""
    with victims() as process:
        yield process


def together(prepared: Prepared, one: Victims, other: Victims, how: str) -> None:
    """Let both do all acts; the second program is killed as said."""
    stage = prepared.stage
    words = (stage.address, stage.key, stage.kind.name, str(stage.scene), 0)
    orders = (Order(*words, "never", beside=True), Order(*words, how, number=20, beside=True))
    with ThreadPoolExecutor(2) as pool:
        ends = list(
            pool.map(lambda pair: pair[0].run(pair[1]), zip((one, other), orders, strict=True))
        )
    assert ends[0][0] == 0
    assert ends[1][0] in (0, KILLED)
    assert {words[0] for _, lines in ends for words in lines} <= {"done", "refused"}


def raced(
    prepared: Prepared, those: tuple[Victims, Victims], number: int, folder: Path, end: Order
) -> tuple[int, list[list[str]]]:
    """One act by both at one moment, after those before it: how the second ended, as `end` says,
    and all that was said."""
    stage = prepared.stage
    stage.put_back()
    if number:
        words = (stage.address, stage.key, stage.kind.name, str(stage.scene), 0)
        assert those[0].run(Order(*words, "never", until=number))[0] == 0
    with gate(folder, 2) as place, ThreadPoolExecutor(2) as pool:
        other = replace(end, first=number, until=number + 1, beside=True, gate=str(place))
        one = replace(other, how="never")
        ends = list(
            pool.map(lambda pair: pair[0].run(pair[1]), zip(those, (one, other), strict=True))
        )
    assert ends[0][0] == 0
    return ends[1][0], [words for _, lines in ends for words in lines]


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("where", ENGINES)
@pytest.mark.parametrize("name", NAMES)
def test_one_act_by_two_programs_at_one_moment(
    request: pytest.FixtureRequest, fallen: Victims, neighbour: Victims, name: str, where: str,
    killed: bool, tmp_path: Path, write: Write,
) -> None:  # fmt: skip
    """What can be done once is done once, whoever of the two is killed in it."""
    prepared: Prepared = request.getfixturevalue(where)(name)
    stage, course = prepared.stage, prepared.course
    count, random = Counter[str](), Random(name)
    for number in range(len(stage.kind.acts)):
        how, reach = random.choice(PLACES) if killed else ("never", 1)
        end = Order(stage.address, stage.key, name, str(stage.scene), 0, how,
                    random.randint(1, reach), random.choice((0.0, 0.0005)))  # fmt: skip
        status, said = raced(prepared, (fallen, neighbour), number, tmp_path, end)
        done = sum(words[0] == "done" for words in said)
        stage.settle(stage.engine)
        assert look_over(stage.engine) == ()
        word = course.word(dump(stage.engine))
        stage.engine.dispose()
        count["acts"] += 1
        count["killed"] += status == KILLED
        count["done"] += done
        count["refused"] += sum(words[0] == "refused" for words in said)
        if number not in AGAIN.get(name, ()):
            assert word == course.digests[number + 1], (number, said)
            assert done <= 1 or name in SILENT, (number, said)
            assert done or status == KILLED
    write(f"two-{where}-{name}{'-killed' if killed else ''}", count)


@pytest.mark.parametrize("how", ["never", "before"] if LONG else ["before"])
@pytest.mark.parametrize("name", NAMES)
def test_two_programs_on_one_file(
    in_file: Prepare, fallen: Victims, neighbour: Victims, name: str, how: str
) -> None:
    """All acts of a kind by both, each as fast as it can."""
    prepared = in_file(name)
    together(prepared, fallen, neighbour, how)
    assert look_over(prepared.stage.engine) == ()
    prepared.stage.engine.dispose()

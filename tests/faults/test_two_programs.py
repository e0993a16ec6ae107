"""Two programs do the same acts on one file at once; when one is killed the other goes on."""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.conftest import LONG, Prepare, Prepared
from tests.faults.killing import KILLED, Victims, victims
from tests.faults.kinds import KINDS
from tests.faults.states import dump, look_over
from tests.faults.victim import Order

NAMES = tuple(KINDS) if LONG else ("approve",)
# Each of their acts can be done once only, whoever does it.
ONCE = ("approve", "hand_over")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


@pytest.fixture(scope="module")
def neighbour() -> Iterator[Victims]:
    """The process that forks the other program."""
    with victims() as process:
        yield process


def together(prepared: Prepared, one: Victims, other: Victims, how: str) -> Counter[str]:
    """Acts that were acknowledged, by number; the second program is killed as said."""
    stage = prepared.stage
    words = (stage.address, stage.key, stage.kind.name, str(stage.scene), 0)
    orders = (Order(*words, "never", beside=True), Order(*words, how, number=20, beside=True))
    with ThreadPoolExecutor(2) as pool:
        ends = list(
            pool.map(lambda pair: pair[0].run(pair[1]), zip((one, other), orders, strict=True))
        )
    assert ends[0][0] == 0
    assert ends[1][0] in (0, KILLED)
    said = [words for _, lines in ends for words in lines]
    assert {words[0] for words in said} <= {"done", "refused"}
    return Counter(words[1] for words in said if words[0] == "done")


@pytest.mark.parametrize("how", ["never", "before"] if LONG else ["before"])
@pytest.mark.parametrize("name", NAMES)
def test_two_programs_on_one_file(
    in_file: Prepare, fallen: Victims, neighbour: Victims, name: str, how: str
) -> None:
    prepared = in_file(name)
    done = together(prepared, fallen, neighbour, how)
    assert look_over(prepared.stage.engine) == ()
    if name in ONCE:
        assert set(done.values()) == {1}
    if name in ONCE and how == "never":
        assert len(done) == len(prepared.stage.kind.acts)
        assert prepared.course.word(dump(prepared.stage.engine)) == prepared.course.digests[-1]
    prepared.stage.engine.dispose()

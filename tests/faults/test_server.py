"""The server is killed or paused in the middle of an act, or the network is cut in its commit.

Whatever was acknowledged is there; what was stopped before its commit left nothing; of an act whose
answer was lost the program finds out what became of it, and does it once.
"""

import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event, text

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.lost import LostAnswer, settled
from tests.faults.conftest import LONG, Prepare, Prepared, Write, preparing
from tests.faults.kinds import KINDS
from tests.faults.playing import Play, opened
from tests.faults.serving import Server, durable_server
from tests.faults.stage import server_ground
from tests.faults.states import differences, dump, look_over
from tests.postgres import quick_folder
from tests.proxy import Network, network

NAMES = tuple(KINDS) if LONG else ("hand_over",)
ROUNDS = 3 if LONG else 1
MOMENT = 0.25  # how long a paused server stays so

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
    pytest.mark.skipif(
        "postgresql" not in os.environ.get("EKTP_TEST_ENGINES", "postgresql"), reason="left out"
    ),
]
Trouble = Callable[[], None]


@pytest.fixture(scope="module")
def durable() -> Iterator[Server]:
    """A server that writes before it answers."""
    with (
        TemporaryDirectory(prefix="ektp-durable-", dir=quick_folder()) as folder,
        durable_server(Path(folder) / "data") as made,
    ):
        yield made


@pytest.fixture(scope="module")
def on_durable(durable: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepare]:
    """Prepares its database for a kind of act."""
    with server_ground(durable.address) as ground:
        yield from preparing(ground, tmp_path_factory.mktemp("durable"))


class Strike:
    """Trouble at one place in an act, drawn by lot: a statement, or its commit."""

    def __init__(self, play: Play, random: Random, trouble: Trouble) -> None:
        self.where = random.choice(("before", "after", "commit", "commit", "within"))
        self._left = random.randint(1, 12)
        self._delay = random.choice((0.0, 0.0005, 0.002))
        self._trouble = trouble
        self._timer: threading.Timer | None = None
        self._engine = play.office.desk.engine
        self._wanted = {
            "before": "before_cursor_execute", "after": "after_cursor_execute",
        }.get(self.where, "commit")  # fmt: skip

    def __enter__(self) -> "Strike":
        event.listen(self._engine, self._wanted, self._on_place)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, self._wanted, self._on_place)
        if self._timer is not None:
            self._timer.join()  # the act may have been quicker

    def _on_place(self, *_: object) -> None:
        self._left -= 1
        if self._wanted != "commit" and self._left != 0:
            return
        if self.where != "within":
            self._trouble()
            return
        self._timer = threading.Timer(self._delay, self._trouble)
        self._timer.start()


def through(
    prepared: Prepared, play: Play, random: Random, trouble: Trouble, mend: Trouble,
    count: Counter[str],
) -> list[str]:  # fmt: skip
    """Do each act with trouble in it; what may not be is told."""
    faults: list[str] = []
    for number in range(len(prepared.stage.kind.acts)):
        with Strike(play, random, trouble) as strike:
            state, lost = _struck(play, number, count)
        mend()
        prepared.stage.settle(prepared.stage.engine)  # also gives used numbers again
        if lost is not None:
            count["went through" if _settle(lost) else "done anew"] += 1
            state = number + 1
        faults += looked(prepared, state, f"act {number} {strike.where} {dict(count)}")
        if faults:
            break
        if state == number:
            play.act(number)
            faults += looked(prepared, number + 1, f"act {number} again")
    return faults


def _struck(play: Play, number: int, count: Counter[str]) -> tuple[int, LostAnswer[object] | None]:
    try:
        play.act(number)
    except LostAnswer as lost:
        count["answer lost"] += 1
        return number, lost
    except MachineError as error:
        count[error.code] += 1
        return number, None
    count["acknowledged"] += 1
    return number + 1, None


def _settle(lost: LostAnswer[object]) -> bool:
    """As the console does: ask until it is known; whether it had gone through."""

    def act() -> object:
        raise lost

    went = lost.went_through()
    settled(act)
    return went


def looked(prepared: Prepared, state: int, told: str) -> list[str]:
    stage, course = prepared.stage, prepared.course
    stage.settle(stage.engine)
    found = [f"{told}: {item}" for item in look_over(stage.engine)]
    if course.word(dump(stage.engine)) != course.digests[state]:
        differs = differences(dump(stage.engine), course.dumps[state], left_out=course.chance)
        found.append(f"{told}: not as after {state} acts: {differs}")
    stage.engine.dispose()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_server_that_is_killed(
    durable: Server, on_durable: Prepare, name: str, write: Write
) -> None:
    count: Counter[str] = Counter()
    for seed in range(ROUNDS):
        prepared = on_durable(name)
        with opened(prepared.stage) as play:
            faults = through(
                prepared, play, Random(f"{name} {seed}"), durable.kill, durable.start, count
            )
        assert faults == []
    assert count.total() >= len(KINDS[name].acts)
    write(f"server-killed-{name}", count)


def test_a_transactions_number_that_is_given_again_after_a_crash(
    durable: Server, on_durable: Prepare
) -> None:
    """What was in hand and not on the disk has never been: others get its number, and commit."""
    prepared = on_durable("ticket")
    with opened(prepared.stage) as play:

        def die(_connection: object) -> None:
            durable.kill()

        event.listen(play.office.desk.engine, "commit", die)
        state, lost = _struck(play, 0, Counter())
        event.remove(play.office.desk.engine, "commit", die)
        assert (state, lost is None) == (0, False)
        durable.start()
        for _ in range(200):  # until the numbers are beyond the lost one's
            with prepared.stage.engine.begin() as connection:
                connection.execute(text("SELECT pg_current_xact_id()"))
        prepared.stage.settle(prepared.stage.engine)
        assert lost is not None
        assert not _settle(lost)
    assert looked(prepared, 1, "done anew") == []


@pytest.mark.parametrize("name", NAMES)
def test_a_server_that_pauses_and_goes_on(
    durable: Server, on_durable: Prepare, name: str, write: Write
) -> None:
    """Who waits is answered; nobody has to press again."""
    count: Counter[str] = Counter()

    def pause() -> None:
        durable.pause()
        threading.Timer(MOMENT, durable.go_on).start()

    prepared = on_durable(name)
    with opened(prepared.stage) as play:
        faults = through(prepared, play, Random(name), pause, lambda: None, count)
    assert faults == []
    assert set(count) == {"acknowledged"}
    write(f"server-paused-{name}", count)


@pytest.mark.parametrize("name", NAMES)
def test_a_server_that_pauses_and_is_given_up(
    durable: Server, on_durable: Prepare, name: str, write: Write
) -> None:
    """As the watcher does after ten seconds without a sign of life."""
    count: Counter[str] = Counter()
    prepared = on_durable(name)
    with opened(prepared.stage) as play:

        def pause() -> None:
            durable.pause()
            threading.Timer(MOMENT, play.office.desk.hang_up).start()

        faults = through(prepared, play, Random(name), pause, durable.go_on, count)
    assert faults == []
    write(f"server-given-up-{name}", count)


@pytest.fixture
def line(durable: Server, on_durable: Prepare, name: str) -> Iterator[tuple[Prepared, Network]]:
    """The office of a kind behind a network."""
    prepared = on_durable(name)
    with network(prepared.stage.address) as made:
        yield prepared, made


@pytest.mark.parametrize("name", NAMES)
def test_a_network_cut_in_the_middle_of_a_commit(
    line: tuple[Prepared, Network], name: str, write: Write
) -> None:
    """The commit arrives, its answer does not; every time."""
    prepared, wire = line
    count: Counter[str] = Counter()

    def lose() -> None:
        wire.lose_answer_to_commit = True

    with opened(prepared.stage, address=wire.address) as play:
        faults = []
        for number in range(len(prepared.stage.kind.acts)):
            lose()
            state, lost = _struck(play, number, count)
            assert lost is not None
            count["went through" if _settle(lost) else "done anew"] += 1
            faults += looked(prepared, number + 1, f"act {number} {state}")
    assert faults == []
    assert count["went through"] == len(prepared.stage.kind.acts)
    write(f"network-commit-{name}", count)


@pytest.mark.parametrize("name", NAMES)
def test_a_network_cut_anywhere(line: tuple[Prepared, Network], name: str, write: Write) -> None:
    prepared, wire = line
    count: Counter[str] = Counter()
    with opened(prepared.stage, address=wire.address) as play:
        faults = through(prepared, play, Random(name), wire.cut, lambda: None, count)
    assert faults == []
    write(f"network-cut-{name}", count)

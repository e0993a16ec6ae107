"""A real server behind a network that breaks: nothing is lost, nothing is done twice."""

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, text

from ektp_desk.kernel import feed
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.feed import Watcher, newest
from ektp_desk.kernel.lost import LostAnswer
from ektp_desk.kernel.work import Work
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE, ZONE
from tests.proxy import Network, network

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
HERE, THERE = replace(CONSOLE, instance="sini"), replace(CONSOLE, instance="sana")
LONG = 30.0
ROOT = Path(__file__).parents[2]


def take(work: Work) -> int:
    number = work.number("nomor")
    work.record("ticket.taken", number)
    return number


@pytest.fixture
def line(address: str) -> Iterator[Network]:
    with network(address) as made:
        yield made


@pytest.fixture
def far(line: Network, clock: SetClock) -> Iterator[Desk]:
    """A desk that reaches the server through the network."""
    made = open_desk(line.address, clock=clock, zone=ZONE)
    assert made.write(HERE, take).result == 1
    yield made
    made.close()


def _lost(far: Desk) -> LostAnswer[object]:
    with pytest.raises(LostAnswer) as caught:
        far.write(HERE, take)
    assert caught.value.code == "machine.unreachable"
    return caught.value


def test_an_act_that_went_through_is_not_done_again(far: Desk, desk: Desk, line: Network) -> None:
    line.lose_answer_to_commit = True
    lost = _lost(far)
    assert lost.settle().result == 2  # type: ignore[attr-defined]
    assert lost.went_through()
    assert lost.settle().result == 2, "asked again, the same"  # type: ignore[attr-defined]
    assert desk.read(newest) == 2
    assert far.write(HERE, take).result == 3


def test_an_act_whose_commit_did_not_arrive_is_done_once(
    far: Desk, desk: Desk, line: Network
) -> None:
    """The line breaks after the last statement and before the commit leaves."""

    cuts: list[None] = []

    @event.listens_for(far.engine, "commit")
    def _cut(_connection: object) -> None:
        if not cuts:
            cuts.append(None)
            line.cut()

    lost = _lost(far)
    assert not lost.went_through()
    assert desk.read(newest) == 1
    assert lost.settle().result == 2  # type: ignore[attr-defined]
    assert desk.read(newest) == 2


def test_while_the_server_is_gone_nobody_knows(far: Desk, line: Network) -> None:
    line.lose_answer_to_commit = True
    lost = _lost(far)
    line.refuse()
    with pytest.raises(MachineError) as caught:
        lost.settle()
    assert caught.value.code == "machine.unreachable"
    line.mend()
    assert lost.settle().result == 2  # type: ignore[attr-defined]


def test_an_act_still_in_the_servers_hands_is_waited_for(far: Desk, desk: Desk) -> None:
    with desk.engine.connect() as connection:
        number = connection.execute(text("SELECT pg_current_xact_id()::text")).scalar_one()
        lost = LostAnswer("", far.engine, number, "done", lambda: "done now")
        with pytest.raises(MachineError) as caught:
            lost.settle()
        assert caught.value.code == "machine.unreachable"
        connection.rollback()
    assert lost.settle() == "done now"


def test_a_server_that_has_forgotten_or_never_knew(far: Desk) -> None:
    """Too old to be known: somebody looks. Not yet given: it was put back from a copy."""
    with pytest.raises(OfficeError) as caught:
        LostAnswer("", far.engine, "3", "done", lambda: "done now").settle()
    assert caught.value.code == "act.unsure"
    future = LostAnswer("", far.engine, str(2**30), "done", lambda: "done now")
    assert future.settle() == "done now"


def test_a_number_that_another_act_got_after_a_crash_is_no_proof(far: Desk, desk: Desk) -> None:
    """A server that crashed gives numbers again which it had in hand and not on its disk."""
    newest_row = text("SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1")

    def other(work: Work) -> str:
        take(work)
        return str(work.session.execute(text("SELECT pg_current_xact_id()")).scalar_one())

    number = desk.write(THERE, other).result
    row_id, own_hash = desk.read(lambda session: session.execute(newest_row).one())
    for audit in ((row_id, "0" * 64), (row_id + 1, own_hash)):
        lost = LostAnswer("", far.engine, number, "done", lambda: "done now", audit=audit)
        assert lost.settle() == "done now"
    written = LostAnswer("", far.engine, number, "done", lambda: "", audit=(row_id, own_hash))
    assert written.settle() == "done"


def test_a_cut_before_the_commit_is_plain_trouble_and_leaves_nothing(
    far: Desk, desk: Desk, line: Network
) -> None:
    def cut_in_the_middle(work: Work) -> int:
        take(work)
        line.cut()
        return work.number("nomor")

    with pytest.raises(MachineError) as caught:
        far.write(HERE, cut_in_the_middle)
    assert (caught.value.code, type(caught.value)) == ("machine.unreachable", MachineError)
    assert far.write(HERE, take).result == 2, "the number was given back"
    assert desk.read(newest) == 2


class Ear:
    """A workstation behind the network, listening."""

    def __init__(self, far: Desk) -> None:
        self.heard: queue.Queue[Changes] = queue.Queue()
        self.links: queue.Queue[bool] = queue.Queue()
        self.watcher = Watcher(
            far.reading_engine, instance="sini", on_changes=self.heard.put,
            on_link=self.links.put, on_silence=far.hang_up,
        )  # fmt: skip
        self.watcher.start()
        assert self.links.get(timeout=LONG)

    def rows_until(self, audit_id: int) -> list[int]:
        rows: list[int] = []
        while True:
            changes = self.heard.get(timeout=LONG)
            rows += [item.row_id for item in changes.items]
            if changes.audit_id >= audit_id:
                return rows


@pytest.fixture
def ear(far: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    monkeypatch.setattr(feed, "SIGN_SECONDS", 0.3)
    monkeypatch.setattr(feed, "ANSWER_SECONDS", 1.0)
    made = Ear(far)
    yield made
    made.watcher.stop()


def test_what_was_written_during_a_cut_is_heard_once_and_in_order(
    ear: Ear, desk: Desk, line: Network
) -> None:
    numbers = [desk.write(THERE, take).result for _ in range(3)]
    line.refuse()
    assert ear.links.get(timeout=LONG) is False
    numbers += [desk.write(THERE, take).result for _ in range(20)]
    line.mend()
    assert ear.links.get(timeout=LONG) is True
    last = desk.write(THERE, take)
    assert ear.rows_until(last.changes.audit_id) == [*numbers, last.result]
    assert ear.heard.empty()


def test_many_cuts_while_several_processes_write(
    ear: Ear, desk: Desk, line: Network, address: str
) -> None:
    """Three other programs write; the line to this one breaks again and again."""
    code = (
        "import sys\n"
        "from tests.kernel.test_lost_answers import *\n"
        "from ektp_desk.kernel.clock import SystemClock\n"
        "desk = open_desk(sys.argv[1], clock=SystemClock(), zone=ZONE)\n"
        "for _ in range(40):\n"
        "    desk.write(THERE, take)\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, address], cwd=ROOT) for _ in range(3)]
    while any(writer.poll() is None for writer in writers):
        line.cut()
        threading.Event().wait(0.4)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    last = desk.write(THERE, take)
    assert ear.rows_until(last.changes.audit_id) == list(range(2, last.result + 1))


def test_a_silent_server_is_given_up_and_what_waited_for_it_fails(
    ear: Ear, far: Desk, desk: Desk, line: Network
) -> None:
    line.stall()
    with pytest.raises(MachineError) as caught:
        far.write(HERE, take)  # without the watcher this would wait as long as the silence lasts
    assert caught.value.code == "machine.unreachable"
    assert ear.links.get(timeout=LONG) is False
    written = desk.write(THERE, take)
    line.mend()
    assert ear.rows_until(written.changes.audit_id) == [written.result]
    assert ear.links.get(timeout=LONG) is True
    assert far.write(HERE, take).result == written.result + 1


def test_a_healthy_line_is_left_alone(ear: Ear, far: Desk) -> None:
    """The signs of life are answered: a long act is not cut off."""

    def long_act(work: Work) -> int:
        work.session.execute(text("SELECT pg_sleep(3)"))
        return take(work)

    assert far.write(HERE, long_act).result == 2
    assert ear.links.empty()


def test_a_refusal_whose_trace_lost_its_answer_is_no_act_that_went_through(
    far: Desk, desk: Desk, line: Network
) -> None:
    """Settling the trace must not be taken for the act that was refused."""
    nobody = replace(HERE, roles=frozenset())

    def act(work: Work) -> None:
        work.require("supervisor")

    line.lose_answer_to_commit = True
    with pytest.raises(MachineError) as caught:
        far.write(nobody, act)
    assert not isinstance(caught.value, LostAnswer)
    assert caught.value.code == "machine.unreachable"
    with pytest.raises(OfficeError, match=r"role\.missing"):
        far.write(nobody, act)
    assert desk.read(newest) == 2, "the trace stands once"

"""Front desks as processes on a line that breaks, killed again and again: no number doubled."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlmodel import Session

from ektp_desk import schema
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import queries
from ektp_desk.queue.blocks import is_reserve
from ektp_desk.queue.reserve import Reserve
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE, ZONE, Office
from tests.proxy import network
from tests.queue.front_desk_process import DAY, settle

ROOT = Path(__file__).parents[2]
ROUNDS = 6
PATIENCE = 2_400  # looks, two minutes: a slow machine is not a lost one

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


class FrontDesk:
    """One process; started again with the same store after each kill."""

    def __init__(self, address: str, store: Path, letter: str) -> None:
        self._command = [
            sys.executable, "-m", "tests.queue.front_desk_process", address, str(store), letter
        ]  # fmt: skip
        self.said: list[str] = []
        self._start()

    def numbers(self, *, reserve: bool) -> int:
        """How many it has given so far without the server, or with it."""
        return sum(is_reserve(int(code[2:])) == reserve for code in list(self.said))

    def _start(self) -> None:
        self.child = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def kill(self) -> None:
        self.child.kill()
        self._hear()
        self._start()

    def end(self) -> None:
        assert self.child.stdin is not None
        self.child.stdin.close()
        self._hear()

    def _hear(self) -> None:
        """To the last word, once it has ended or is about to."""
        self.child.wait()
        self._listener.join()

    def _listen(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            if line.endswith("\n"):
                self.said.append(line.strip())


def given(desks: list[FrontDesk], *, reserve: bool) -> int:
    return sum(desk.numbers(reserve=reserve) for desk in desks)


def more(desks: list[FrontDesk], count: int, *, reserve: bool) -> None:
    """Wait until the desks have given so many more, however busy the machine is."""
    wanted = given(desks, reserve=reserve) + count
    for _ in range(PATIENCE):
        if given(desks, reserve=reserve) >= wanted:
            return
        threading.Event().wait(0.05)
    raise AssertionError(f"no {count} numbers more, reserve={reserve}")


def test_no_number_is_doubled_or_lost(office: Office, address: str, tmp_path: Path) -> None:
    dice = random.Random(2026)
    stores = [tmp_path / f"meja-{number}.db" for number in range(3)]
    with network(address) as line:
        desks = [
            FrontDesk(line.address, store, letter)
            for store, letter in zip(stores, "DDA", strict=True)
        ]
        for _ in range(ROUNDS):
            more(desks, 6, reserve=False)
            dice.choice((line.cut, line.refuse))()
            threading.Event().wait(0.5)
            dice.choice(desks).kill()
            line.mend()
        more(desks, 6, reserve=False)
        line.refuse()
        more(desks, 6, reserve=True)
        line.mend()
        for desk in desks:
            desk.end()
    near = open_desk(address, clock=SetClock(office.clock.now()), zone=ZONE)
    for store in stores:
        settle(near, CONSOLE, Reserve(store))
    codes = [row.code for row in near.read(queries.tickets_of_day, day=DAY)]
    said = [code for desk in desks for code in desk.said]
    assert len(said) == len(set(said)), "two people with one number"
    assert len(codes) == len(set(codes))
    assert set(said) <= set(codes), "somebody holds a number that the queue does not know"
    assert sum(is_reserve(int(code[2:])) for code in said) > 5, "nothing was given without network"
    assert sum(not is_reserve(int(code[2:])) for code in said) > 5

    schema.metadata()  # the checks look at the tables of every noun

    def findings(session: Session) -> list[str]:
        return [finding.code for check in CHECKS for finding in check(session)]

    assert near.read(findings) == []
    near.close()

"""Front desks as processes on a line that breaks, killed again and again: no number doubled."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlmodel import Session

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

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


class FrontDesk:
    """One process; started again with the same store after each kill."""

    def __init__(self, address: str, store: Path, letter: str) -> None:
        self._command = [
            sys.executable, "-m", "tests.queue.front_desk_process", address, str(store), letter
        ]  # fmt: skip
        self.said: list[str] = []
        self._start()

    def _start(self) -> None:
        self.child = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def kill(self) -> None:
        self.child.kill()
        self._hear()
        self._start()

    def end(self) -> None:
        assert self.child.stdin is not None
        self.child.stdin.close()
        self._hear()

    def _hear(self) -> None:
        assert self.child.stdout is not None
        self.said += [line.strip() for line in self.child.stdout if line.endswith("\n")]
        self.child.wait()


def test_no_number_is_doubled_or_lost(office: Office, address: str, tmp_path: Path) -> None:
    dice = random.Random(2026)
    stores = [tmp_path / f"meja-{number}.db" for number in range(3)]
    with network(address) as line:
        desks = [
            FrontDesk(line.address, store, letter)
            for store, letter in zip(stores, "DDA", strict=True)
        ]
        for _ in range(ROUNDS):
            threading.Event().wait(1.5)
            dice.choice((line.cut, line.refuse))()
            threading.Event().wait(0.5)
            dice.choice(desks).kill()
            line.mend()
        line.refuse()
        threading.Event().wait(1)
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

    def findings(session: Session) -> list[str]:
        return [finding.code for check in CHECKS for finding in check(session)]

    assert near.read(findings) == []
    near.close()

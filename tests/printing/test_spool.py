"""From commit to printer: nothing lost by a crash, nothing printed twice by two programs."""

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ektp_desk.kernel.instance import Instance
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import services as papers
from ektp_desk.queue import services as queue
from printing.spool.printers import NoPrinter, PrinterTroubleError
from printing.spool.spool import Spool
from tests.conftest import Office

CRASHING = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.instance import Instance
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.storage.engines import open_desk
address, folder, station, officer = sys.argv[1:]
instance = Instance(Path(folder) / "programs")
desk = open_desk(address, clock=SetClock(datetime(2026, 11, 24, tzinfo=UTC)),
                 zone=ZoneInfo("Asia/Makassar"))
actor = Actor(int(officer), "", frozenset({"counter"}), station, 1, instance.id)
print(desk.write(actor, queue.take_number, service_code="INFO").result.ticket.code, flush=True)
os._exit(1)  # after the commit, before the spool had it
"""


class Tray:
    """A printer that can be off, and what it printed."""

    name = "baki"

    def __init__(self) -> None:
        self.off = threading.Event()
        self.printed: list[str] = []

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        if self.off.is_set():
            raise PrinterTroubleError("printer.gone")
        self.printed.append(title)


@pytest.fixture
def tray() -> Tray:
    """A printer that two programs share."""
    return Tray()


Begin = Callable[..., Spool]


@pytest.fixture
def begin(office: Office, tray: Tray, tmp_path: Path) -> Begin:
    """Starts the spool of a program: `begin(instance)`."""

    def make(instance: Instance, actor: Actor = office.counter) -> Spool:
        spool = Spool(
            office.desk, tmp_path, actor=replace(actor, instance=instance.id),
            printer_of=lambda _kind: tray, left=instance.left, pauses=(0.05,),
        )  # fmt: skip
        spool.start()
        return spool

    return make


def _ticket(office: Office, instance: Instance) -> papers.PaperRow:
    actor = replace(office.counter, instance=instance.id)
    return office.desk.write(actor, queue.take_number, service_code="INFO").result.paper


def test_two_programs_of_one_station_print_a_paper_once(
    office: Office, tray: Tray, begin: Begin, tmp_path: Path
) -> None:
    one, two = Instance(tmp_path / "programs"), Instance(tmp_path / "programs")
    tray.off.set()
    first = begin(one)
    paper = _ticket(office, one)
    first.put(paper)
    first.put(office.desk.write(office.counter, papers.copy, key=paper.key).result)
    second = begin(two)
    assert second.drain(5), "nothing of it is the second's"
    tray.off.clear()
    assert first.drain(5)
    assert sorted(tray.printed) == ["D-001", "D-001 salinan 1"]
    first.close()
    second.close()


def test_what_a_program_left_is_printed_once_by_its_heir(
    office: Office, tray: Tray, begin: Begin, tmp_path: Path
) -> None:
    one = Instance(tmp_path / "programs")
    tray.off.set()
    first = begin(one)
    paper = _ticket(office, one)
    first.put(paper)
    first.put(office.desk.write(office.counter, papers.copy, key=paper.key).result)
    first.close()
    one.close()
    tray.off.clear()
    heirs = [Instance(tmp_path / "programs") for _ in range(2)]
    spools = [begin(instance) for instance in heirs]
    assert all(spool.drain(5) for spool in spools)
    assert sorted(tray.printed) == ["D-001", "D-001 salinan 1"]
    for spool in spools:
        spool.close()


def test_a_paper_that_came_out_is_only_marked(
    office: Office, tray: Tray, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The printer took it, the program died before the mark."""
    one = Instance(tmp_path / "programs")
    first = begin(one)
    assert first.drain(5)
    paper = _ticket(office, one)
    with monkeypatch.context() as patched:
        patched.setattr(Spool, "_finish", lambda _spool, _job: None)
        first.put(paper)
        assert first.drain(5)
    first.close()
    one.close()
    second = begin(Instance(tmp_path / "programs"))
    assert second.drain(5)
    assert tray.printed == ["D-001"]
    heir = replace(office.counter, instance="x9")
    assert office.desk.write(heir, papers.take_up, left=frozenset({one.id})).result == ()
    second.close()


def test_the_same_program_takes_up_what_it_did_not_come_to(
    office: Office, tray: Tray, begin: Begin, tmp_path: Path
) -> None:
    """A number given while the officer signed out: its ticket comes out at the next sign-in."""
    one = Instance(tmp_path / "programs")
    _ticket(office, one)
    spool = begin(one)
    assert spool.drain(5)
    assert tray.printed == ["D-001"]
    spool.close()


def test_a_crash_between_commit_and_printer_loses_nothing(
    office: Office, address: str, tray: Tray, begin: Begin, tmp_path: Path
) -> None:
    """Two real processes, on both engines."""
    crashed = subprocess.run(
        [sys.executable, "-c", CRASHING, address, str(tmp_path), office.counter.station,
         str(office.counter.officer_id)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert crashed.stdout.strip() == "D-001", crashed.stderr
    spool = begin(Instance(tmp_path / "programs"))
    assert spool.drain(5)
    assert tray.printed == ["D-001"]
    spool.close()


def test_a_spool_that_keeps_nothing_prints_and_leaves_no_pdf(
    office: Office, tray: Tray, tmp_path: Path
) -> None:
    """On a field laptop each paper can be drawn anew from the visit's own, encrypted, data."""
    instance = Instance(tmp_path / "programs")
    spool = Spool(
        office.desk, tmp_path, actor=replace(office.counter, instance=instance.id),
        printer_of=lambda _kind: tray, keeps=False,
    )  # fmt: skip
    spool.start()
    spool.put(_ticket(office, instance))
    assert spool.drain(5)
    spool.close()
    assert tray.printed == ["D-001"]
    assert not list(tmp_path.rglob("*.pdf"))


def test_no_printer_takes_a_paper_and_makes_no_file(office: Office, tmp_path: Path) -> None:
    instance = Instance(tmp_path / "programs")
    spool = Spool(
        office.desk, tmp_path, actor=replace(office.counter, instance=instance.id),
        printer_of=lambda _kind: NoPrinter(), keeps=False,
    )  # fmt: skip
    spool.start()
    paper = _ticket(office, instance)
    spool.put(paper)
    assert spool.drain(5)
    spool.close()
    assert not list(tmp_path.rglob("*.pdf"))
    again = office.desk.write(office.counter, papers.copy, key=paper.key).result
    assert again.copy == 1

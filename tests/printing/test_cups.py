"""Papers through a real CUPS queue: each comes out once, as it was kept."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ektp_desk.cards.slips import CARD_RECEIPT
from ektp_desk.papers import queries
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue.slips import TICKET
from ektp_desk.recording.slips import RECEIPT
from ektp_desk.reports.slips import DAY_SHEET
from tests.conftest import MORNING, Office
from tests.printing.cups import Cups, NoCupsError, cups_server
from tests.printing.reading import pictures_of, sizes_of
from tests.printing.slips import SLIPS

pytestmark = pytest.mark.cups
ROOT = Path(__file__).parents[2]
KINDS = (TICKET, RECEIPT, CARD_RECEIPT, DAY_SHEET)
CLOSE = 1.5  # millimetres: a queue knows whole points, a printer whole dots

# A program of its own: CUPS is asked for its address once in a process.
PRINTING = """
import json, sys
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo
from PySide6.QtGui import QGuiApplication
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import queries
from ektp_desk.storage.engines import open_desk
from printing.catalogue import PAPERS
from printing.spool.printers import Assignment
from printing.spool.spool import Spool

given = json.loads(sys.argv[1])
app = QGuiApplication([])
desk = open_desk(given["address"], clock=SystemClock(), zone=ZoneInfo("Asia/Makassar"))
folder = Path(given["folder"])
assignment = Assignment(dict.fromkeys(PAPERS, given["queue"]), folder / "lain")
codes = []

def heard(event):
    codes.append(event.code)
    print(event.code or "printed", flush=True)

spool = Spool(
    desk, folder, actor=Actor(given["officer"], "", frozenset(), given["station"]),
    printer_of=assignment.printer, on_event=heard, pauses=(0.3,),
)
spool.start()
for key, copy in given["papers"]:
    paper = replace(desk.read(queries.paper, key=key), copy=copy)
    for _ in range(3):
        spool.put(paper)
drained = spool.drain(60)
spool.close()
desk.close()
sys.exit(0 if drained else 1)
"""


@pytest.fixture(scope="module")
def running() -> Iterator[Cups]:
    """A CUPS server with one queue, or a skip that says what is missing."""
    server = cups_server()
    try:
        cups = server.__enter__()
    except NoCupsError as missing:
        pytest.skip(str(missing))
    try:
        yield cups
    finally:
        server.__exit__(None, None, None)


@pytest.fixture
def cups(running: Cups) -> Cups:
    """The queue without what earlier tests printed."""
    for path in running.out.glob("*.pdf"):
        path.unlink()
    return running


def issue(office: Office, kind: str) -> PaperRow:
    return office.desk.write(
        office.counter, papers.issue, key=f"uji/{kind}", kind=kind, number=f"UJI-{kind}",
        slip=SLIPS[kind],
    ).result  # fmt: skip


def program(office: Office, cups: Cups, folder: Path, *given: PaperRow) -> "subprocess.Popen[str]":
    """Starts a program that gives each paper to its spool three times over."""
    arguments = {
        "address": office.desk.engine.url.render_as_string(hide_password=False),
        "folder": str(folder), "queue": cups.queue, "officer": office.counter.officer_id,
        "station": office.counter.station, "papers": [(one.key, one.copy) for one in given],
    }  # fmt: skip
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", PRINTING, json.dumps(arguments)],
        stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT,
        env=environment | ({"CUPS_SERVER": cups.address} if cups.address else {}),
    )  # fmt: skip


def said(running: "subprocess.Popen[str]") -> list[str]:
    out, _ = running.communicate(timeout=120)
    assert running.returncode == 0, out
    return out.split()


def test_every_paper_comes_out_once_and_as_it_was_kept(
    office: Office, cups: Cups, tmp_path: Path
) -> None:
    """Each given three times over; and a program started anew has nothing left to print."""
    before = cups.jobs()
    given = [issue(office, kind) for kind in KINDS]
    copy = office.desk.write(office.counter, papers.copy, key=given[1].key).result
    assert said(program(office, cups, tmp_path, *given, copy)) == ["printed"] * 5
    assert said(program(office, cups, tmp_path)) == []
    came = cups.came_out()

    assert cups.jobs() - before == len(came) == 5
    assert all(_printed(office, one) for one in given)
    kept = sorted(tmp_path.rglob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
    for out, wanted in zip(came, kept, strict=True):
        _same_paper(out.read_bytes(), wanted.read_bytes())


def _printed(office: Office, paper: PaperRow) -> bool:
    listed = office.desk.read(queries.papers_of_day, day=MORNING.date())
    return next(row.printed for row in listed if row.key == paper.key)


def _same_paper(came: bytes, kept: bytes) -> None:
    for size, wanted in zip(sizes_of(came), sizes_of(kept), strict=True):
        assert all(abs(a - b) <= CLOSE for a, b in zip(size, wanted, strict=True))
    for picture, wanted in zip(pictures_of(came), pictures_of(kept), strict=True):
        there, here = picture.margins(), wanted.margins()
        assert all(abs(a - b) <= CLOSE for a, b in zip(there, here, strict=True)), (there, here)


def test_a_queue_that_refuses_gets_the_paper_once_when_it_takes_papers_again(
    office: Office, cups: Cups, tmp_path: Path
) -> None:
    before, given = cups.jobs(), issue(office, TICKET)
    cups.ask("/usr/sbin/cupsreject", cups.queue)
    try:
        running = program(office, cups, tmp_path, given)
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "printer.refused"
        assert not _printed(office, given)
    finally:
        cups.ask("/usr/sbin/cupsaccept", cups.queue)
    assert said(running)[-1] == "printed"
    assert len(cups.came_out()) == cups.jobs() - before == 1
    assert _printed(office, given)


def test_a_queue_that_is_stopped_keeps_the_paper_and_prints_it_once(
    office: Office, cups: Cups, tmp_path: Path
) -> None:
    before, given = cups.jobs(), issue(office, CARD_RECEIPT)
    cups.ask("/usr/sbin/cupsdisable", cups.queue)
    try:
        said(program(office, cups, tmp_path, given))
    finally:
        cups.ask("/usr/sbin/cupsenable", cups.queue)
    assert len(cups.came_out()) == cups.jobs() - before == 1

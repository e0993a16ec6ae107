"""What a retention run removed does not go on lying in a computer's folder of papers."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ektp_desk.queue import services as queue
from ektp_desk.residents import retention
from ektp_desk.residents.retention import Kept
from printing.catalogue import OF_ONE_PERSON, PAPERS
from printing.spool.keeping import OWNER, own_folder
from printing.spool.printers import TRAY, FolderPrinter, safe_name
from printing.spool.spool import Spool
from tests.conftest import Office
from tests.tampering import run


@pytest.fixture
def kept(office: Office, tmp_path: Path) -> Path:
    """A folder with a ticket of today and papers of 400 days ago; the office keeps 365 days."""
    office.desk.write(
        office.counter, queue.take_number, service_code="NEW", resident_id=office.adult
    )
    run(office.desk.engine, "UPDATE paper SET printed_at = made_at")
    old = office.clock.now().date().isoformat()
    for kind in PAPERS:
        folder = tmp_path / "papers" / safe_name(kind) / old
        folder.mkdir(parents=True)
        (folder / "A-001.pdf").write_bytes(b"%PDF an old paper")
    tray = tmp_path / "papers" / TRAY
    tray.mkdir()
    for name, at in (("A-001.pdf", office.clock.now()), ("A-002.pdf", None)):
        (tray / name).write_bytes(b"%PDF from the folder that stands in for a printer")
        moment = (at or at_the_end(office)).timestamp()
        os.utime(tray / name, (moment, moment))
    office.clock.set(office.clock.now() + timedelta(days=400))
    return tmp_path / "papers"


def at_the_end(office: Office) -> datetime:
    return office.clock.now() + timedelta(days=400)


def start(office: Office, folder: Path) -> None:
    """A program begins, as after a sign-in."""
    spool = Spool(office.desk, folder, actor=office.counter,
                  printer_of=lambda _kind: FolderPrinter(folder))  # fmt: skip
    spool.start()
    assert spool.drain()
    spool.close()


def kinds_left(folder: Path) -> set[str]:
    return {path.parent.parent.name for path in folder.glob("*/*/*.pdf")}


def in_tray(folder: Path) -> set[str]:
    return {path.name for path in (folder / TRAY).glob("*.pdf")}


def test_nothing_goes_before_a_supervisor_pressed_the_button(office: Office, kept: Path) -> None:
    office.desk.write(office.supervisor, retention.save_days, days=dict.fromkeys(Kept, 365))
    start(office, kept)
    assert kinds_left(kept) == set(map(safe_name, PAPERS))
    assert in_tray(kept) == {"A-001.pdf", "A-002.pdf"}


def test_papers_about_one_person_go_and_the_offices_own_stay(office: Office, kept: Path) -> None:
    desk = office.desk
    desk.write(office.supervisor, retention.save_days, days=dict.fromkeys(Kept, 365))
    desk.write(office.supervisor, retention.blank, kinds=(Kept.PAPERS,))
    today = kept / safe_name(OF_ONE_PERSON[0]) / office.clock.now().date().isoformat()
    today.mkdir()
    (today / "A-002.pdf").write_bytes(b"%PDF of today")
    start(office, kept)
    assert (today / "A-002.pdf").exists()
    (today / "A-002.pdf").unlink()
    assert in_tray(kept) == {"A-002.pdf"}
    assert kinds_left(kept) == set(map(safe_name, PAPERS)) - set(map(safe_name, OF_ONE_PERSON))


ONE, OTHER = "1a" * 32, "2b" * 32


def test_two_offices_of_one_computer_keep_their_papers_apart(office: Office, kept: Path) -> None:
    """What one lets go is not the other's, though both have the same documents and numbers."""
    assert own_folder(kept, ONE) == kept
    second = own_folder(kept, OTHER)
    ticket = second / safe_name(OF_ONE_PERSON[0]) / "2020-01-01" / "A-001.pdf"
    tray = second / TRAY / "A-001.pdf"
    for path in (ticket, tray):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"%PDF the other office's")
        os.utime(path, (0, 0))
    desk = office.desk
    desk.write(office.supervisor, retention.save_days, days=dict.fromkeys(Kept, 365))
    desk.write(office.supervisor, retention.blank, kinds=(Kept.PAPERS,))
    start(office, own_folder(kept, ONE))

    assert not list(kept.glob(f"{safe_name(OF_ONE_PERSON[0])}/*/*.pdf"))
    assert in_tray(kept) == {"A-002.pdf"}
    assert ticket.exists()
    assert tray.exists()
    start(office, own_folder(kept, OTHER))
    assert not ticket.exists()
    assert not tray.exists()


def test_a_folder_of_papers_stays_its_offices_own(tmp_path: Path) -> None:
    """Whoever came first, at every later start, and after a move to a server: by its audit."""
    for _start in range(2):
        assert own_folder(tmp_path, ONE) == tmp_path
        assert own_folder(tmp_path, OTHER) == tmp_path / f"kantor-{OTHER[:12]}"


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"lain"])
def test_a_folder_that_tells_of_nobody_is_no_offices_own(tmp_path: Path, mark: bytes) -> None:
    """A power cut emptied its mark: nothing there is taken for one's own."""
    (tmp_path / OWNER).write_bytes(mark)
    assert own_folder(tmp_path, ONE) == tmp_path / f"kantor-{ONE[:12]}"


def test_a_folder_that_cannot_be_written_stops_no_office(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"a file in the folder's place")
    assert own_folder(tmp_path / "berkas", ONE).name == f"kantor-{ONE[:12]}"

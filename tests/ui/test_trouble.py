"""Bad input and bad machines: a sentence each, and nothing lost."""

import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import Engine, event, text

from ektp_desk.kernel.errors import MachineError
from ektp_desk.queue import queries as queue
from ektp_desk.stock import queries as stock
from ektp_desk.storage import driver
from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def _sentence(hands: Hands) -> str:
    return hands.find(QLabel, "troubleSentence").text()


def test_a_file_that_is_no_database(window_at: Arrive, tmp_path: Path) -> None:
    path = tmp_path / "foto.db"
    path.write_bytes(b"\x89PNG not a database at all" * 100)
    assert "bukan basis data" in _sentence(window_at(str(path)))


def test_a_database_of_a_newer_program_is_left_alone(
    window_at: Arrive, demo: str, tmp_path: Path
) -> None:
    with driver.connect(demo) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
    before = Path(demo).read_bytes()
    hands = window_at(demo)
    assert _sentence(hands)
    assert Path(demo).read_bytes() == before


def test_a_damaged_database(window_at: Arrive, demo: str) -> None:
    with Path(demo).open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(200_000))
    assert _sentence(window_at(demo))


def test_somebody_elses_database_begins_no_office_in_it(window_at: Arrive, tmp_path: Path) -> None:
    path = tmp_path / "lain.db"
    with driver.connect(path) as connection:
        connection.execute("CREATE TABLE something (x)")
    hands = window_at(str(path))
    assert "bukan basis data" in _sentence(hands)
    assert not hands.sees("setupNext")
    with driver.connect(path) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert tables == {"something"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes into read-only files"
)
def test_a_read_only_file(arrive: Arrive, demo: str) -> None:
    Path(demo).chmod(stat.S_IRUSR)
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.click("take_INFO")
    assert "hanya dapat dibaca" in hands.notices()


def test_a_busy_database_is_waited_for_and_the_number_given_once(arrive: Arrive, demo: str) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    blocker = driver.connect(demo, isolation_level=None, check_same_thread=False)
    blocker.execute("BEGIN IMMEDIATE")
    threading.Timer(1.0, lambda: blocker.execute("COMMIT")).start()
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "the number")
    blocker.close()


def test_a_full_disk_is_said_in_a_calm_bar_and_trying_again_works(
    arrive: Arrive, demo: str
) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    assert hands.window.opened is not None
    engine = hands.window.opened.desk.engine
    with _few_pages(engine):
        for _ in range(200):  # until the pages already there are full
            hands.click("take_INFO")
            if "penuh" in hands.notices():
                break
        assert "penuh" in hands.notices()
        last = hands.text("takenNumber")
    hands.retry()
    hands.wait(lambda: hands.text("takenNumber") > last, "the next number, without a gap")
    assert int(hands.text("takenNumber")[2:]) == int(last.removeprefix("D-") or 0) + 1


@contextmanager
def _few_pages(engine: Engine) -> Iterator[None]:
    """SQLite's own page limit, on every connection: what a full disk looks like to it."""
    with engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.rollback()

    def limit(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "connect", limit)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()


def _full(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk on which reading works and writing does not, until the patch is undone."""
    assert hands.window.opened is not None

    def no(*_args: object, **_kwargs: object) -> None:
        raise MachineError("machine.disk_full")

    monkeypatch.setattr(hands.window.opened.desk, "write", no)
    return monkeypatch


def test_what_is_stuck_stays_on_the_screen_and_the_page_stays_alive(
    arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.click("take_INFO")
    hands.go("counter")
    full = _full(hands, monkeypatch)
    hands.click("nextStep")
    assert "penuh" in hands.notices()
    assert hands.enabled("nextStep")
    for page in ("queue", "counter"):  # every page reads, and reading works
        hands.go(page)
    assert "penuh" in hands.notices()
    full.undo()
    hands.retry()
    hands.wait(lambda: hands.text("currentNumber") == "D-001", "the number called")
    assert "penuh" not in hands.notices()


def test_a_dialog_says_the_trouble_itself_and_keeps_what_was_typed(
    arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = arrive("supervisor")
    hands.go("settings")
    hands.part("settingsParts", 3)

    def fill(dialog: object) -> None:
        hands.write("counterCode", "L9")
        hands.write("counterName", "Loket 9")
        hands.write("counterLetters", "AB")
        with monkeypatch.context() as patched:
            _full(hands, patched)
            hands.confirm(closing=False)
        assert "penuh" in getattr(dialog, "refusal", "")
        assert hands.text_of("counterName") == "Loket 9"
        assert hands.enabled("dialogPrimary")
        hands.confirm()

    hands.dialog(lambda: hands.click("addCounter"), fill)
    assert "Loket 9" in hands.cells("counters", 1)
    assert "penuh" not in hands.notices()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of open files")
def test_a_database_that_vanishes_and_comes_back(arrive: Arrive, demo: str) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    Path(demo).rename(f"{demo}.moved")
    hands.click("take_INFO")
    assert "tidak ditemukan" in hands.notices()
    hands.wait(lambda: hands.text("connection") == "Terputus", "the connection to be off")
    assert not Path(demo).exists()
    Path(f"{demo}.moved").rename(demo)
    hands.wait(lambda: hands.text("connection") == "Tersambung", "the connection to be back")
    assert "tidak ditemukan" in hands.notices(), "the number is still wanted"
    hands.retry()
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "the number")
    assert "tidak ditemukan" not in hands.notices()


def test_a_window_closed_in_the_middle_loses_nothing(arrive: Arrive, demo: str) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.press_only("take_INFO")
    hands.leave()
    desk = open_desk(demo, clock=hands.window.clock, zone=ZONE)
    today = hands.window.clock.now().astimezone(ZONE).date()
    assert [row.code for row in desk.read(queue.tickets_of_day, day=today)] == ["D-001"]
    desk.close()


def test_a_copied_office_opens_as_it_was(window_at: Arrive, demo: str, tmp_path: Path) -> None:
    other = tmp_path / "Ñandú's kantor 象" / "salinan.db"
    other.parent.mkdir()
    copyfile(demo, other)
    hands = window_at(str(other))
    hands.settle()
    assert hands.sees("signIn")
    assert hands.window.opened is not None
    assert hands.window.opened.desk.read(stock.balance) > 0

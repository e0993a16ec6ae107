"""Backups at the window: made at the day's end, looked after in the settings, put back."""

import threading
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from threading import Thread, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ektp_desk.accounts.backups import backup_rows, note_kept
from ektp_desk.accounts.queries import officers
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.demo.office import CONSOLE, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.reports import closing
from ektp_desk.residents import queries as residents
from ektp_desk.storage import backup, places
from ektp_desk.storage.check import count_rows
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.safekeeping import Kept, keep, known_backups
from tests.ui.conftest import ZONE, Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.setup.wizard import SetupView
from ui.shell.start import TroubleView
from ui.tasks import Tasks
from ui.vault import safekeeper, ways_back
from ui.vault.restoring import RestoredView
from ui.vault.safekeeper import Safekeeper

PHRASE = "kuda putih lari jauh"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the windows of these tests keep backups: beside the documents."""
    return tmp_path / "cadangan"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick, plugged in."""
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    """The demonstration office beside the windows."""
    return open_desk(demo, clock=morning, zone=ZONE)


def close_day(desk: Desk, morning: SetClock) -> None:
    day = morning.now().astimezone(ZONE).date()
    said = {str(line.key): "uji" for line in desk.read(closing.day_state, day=day).lines}
    officer = next(row for row in desk.read(officers) if row.username == "supervisor")
    actor = Actor(officer.id, officer.full_name, officer.roles, "meja")
    desk.write(actor, closing.close_day, day=day, password=PASSWORD, explanations=said)


def saved(desk: Desk, home: Path, morning: SetClock) -> backup.Backup:
    now = morning.now().astimezone(ZONE)
    kept = keep(
        desk.engine, Places(home), now=now, reason=Reason.CLOSING,
        closed=desk.read(closing.last_closed),
    )  # fmt: skip
    desk.write(CONSOLE, note_kept, kept=kept)
    return kept.backup


def at_backups(arrive: Arrive, **looks: str) -> Hands:
    hands = arrive("supervisor", **looks)
    hands.go("settings")
    assert hands.window.session is not None
    hands.window.session.workplace.open_page("settings", "backups")
    hands.settle()
    return hands


def shown(hands: Hands, kind: type[QWidget]) -> None:
    hands.wait(lambda: isinstance(hands.window.centralWidget(), kind), kind.__name__)


def restore(hands: Hands, fill: Callable[[QDialog], None]) -> None:
    hands.dialog(lambda: hands.press_only("restoreBackup"), fill)


def test_a_closed_day_that_was_not_backed_up_is_made_up_for(
    arrive: Arrive, desk: Desk, morning: SetClock, home: Path
) -> None:
    close_day(desk, morning)
    hands = arrive("supervisor")
    hands.wait(lambda: bool(desk.read(backup_rows)), "the backup")

    row = desk.read(backup_rows)[BackupPlace.HOME]
    assert row.closed_day == desk.read(closing.last_closed)
    (made,) = known_backups(Places(home))
    assert made.path.name == row.file
    assert made.manifest.reason == Reason.CLOSING
    assert backup.verify(made.path).sound
    assert hands.notices() == ""


def test_a_day_that_nobody_closed_is_backed_up_when_the_next_begins(
    arrive: Arrive, desk: Desk, morning: SetClock, home: Path
) -> None:
    """An office that never closes a day: the first day leaves nothing, the second saves it."""
    hands = arrive("supervisor")
    officer_works(desk)
    hands.leave()
    assert known_backups(Places(home)) == ()
    morning.advance(seconds=24 * 3_600)
    hands = arrive("supervisor")
    hands.wait(lambda: bool(desk.read(backup_rows)), "the backup")

    (made,) = known_backups(Places(home))
    assert (made.manifest.reason, made.manifest.closed) == (Reason.PLANNED, None)
    assert backup.verify(made.path).sound
    assert hands.notices() == ""
    hands.leave()
    hands = arrive("supervisor")
    hands.settle()
    assert len(known_backups(Places(home))) == 1, "once a day is enough"


def test_a_day_that_begins_while_somebody_is_signed_in_is_noticed(
    arrive: Arrive, desk: Desk, morning: SetClock, home: Path
) -> None:
    """A computer that nobody switches off, and a supervisor who never signs out."""
    hands = arrive("supervisor")
    officer_works(desk)
    a_minute_goes_by(hands)
    assert known_backups(Places(home)) == (), "the day is not over"
    morning.advance(seconds=24 * 3_600)
    a_minute_goes_by(hands)
    hands.wait(lambda: bool(desk.read(backup_rows)), "the backup")
    (made,) = known_backups(Places(home))
    assert made.manifest.reason == Reason.PLANNED


def test_who_does_not_keep_the_office_backs_nothing_up(
    arrive: Arrive, desk: Desk, morning: SetClock, home: Path
) -> None:
    officer_works(desk)
    morning.advance(seconds=24 * 3_600)
    hands = arrive("loket1", counter=1)
    hands.settle()
    assert known_backups(Places(home)) == ()


def test_days_that_nobody_saved_or_closed_stand_on_the_desk(
    arrive: Arrive, desk: Desk, morning: SetClock, home: Path
) -> None:
    """Backups fail, and nobody closes a day: the supervisor reads both where the day begins."""
    home.write_bytes(b"a file where the folder should be")
    for _day in range(4):
        officer_works(desk)
        morning.advance(seconds=24 * 3_600)
    hands = arrive("supervisor")
    hands.wait(lambda: "4 hari kerja belum dicadangkan" in hands.cells("decisions", 1), "the line")
    assert "4 hari kerja belum ditutup" in hands.cells("decisions", 1)
    hands.settle()
    hands.picture("desk-unsaved")


def a_minute_goes_by(hands: Hands) -> None:
    assert hands.window.session is not None
    own = Qt.FindChildOption.FindDirectChildrenOnly
    for timer in hands.window.session.findChildren(QTimer, options=own):
        timer.timeout.emit()
    hands.settle()


def officer_works(desk: Desk) -> None:
    """Somebody at a counter takes a number."""
    officer = next(row for row in desk.read(officers) if row.username == "loket1")
    actor = Actor(officer.id, officer.full_name, officer.roles, "meja", 1)
    desk.write(actor, queue.take_number, service_code="INFO")


def test_a_second_place_is_chosen_and_gets_its_copy(
    arrive: Arrive, desk: Desk, home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = at_backups(arrive)
    hands.picture("backups-none")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    hands.click("chooseSecond")
    hands.wait(lambda: len(desk.read(backup_rows)) == 2, "both places")
    hands.settle()
    hands.picture("backups-both")

    assert "diperiksa" in hands.notices()
    (made,) = known_backups(Places(home))
    assert backup.verify(stick / made.path.name).sound


def test_a_stick_that_is_away_is_said_and_stands_in_the_settings(
    arrive: Arrive, desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.claim(stick)
    monkeypatch.setenv("EKTP_DESK_SECOND_BACKUPS", str(stick))
    rmtree(stick)
    hands = at_backups(arrive)
    hands.click("backUpNow")
    hands.wait(lambda: BackupPlace.SECOND in desk.read(backup_rows), "the note")
    hands.settle()
    hands.picture("backups-away")

    rows = desk.read(backup_rows)
    assert rows[BackupPlace.HOME].problem == ""
    assert rows[BackupPlace.SECOND].problem == "backup.place_away"
    assert str(stick) in hands.notices()


def test_what_had_to_go_from_a_full_stick_is_said(
    arrive: Arrive, desk: Desk, home: Path, morning: SetClock
) -> None:
    made = saved(desk, home, morning)
    hands = arrive("supervisor", language="en")
    assert hands.window.session is not None
    hands.window.session.safekeeper.kept.emit(Kept(made, made, dropped=3, crowded_out=2))
    assert "2 of the oldest were removed" in hands.notices()
    hands.picture("backups-crowded")


def test_a_backup_is_put_back_and_the_present_file_kept(
    arrive: Arrive, desk: Desk, demo: str, morning: SetClock, home: Path
) -> None:
    close_day(desk, morning)
    made = saved(desk, home, morning)
    desk.write(CONSOLE, queue.take_number, service_code="DAMAGED")
    desk.close()
    hands = at_backups(arrive)

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.picture("restore")
        hands.write("ownPassword", "bukan sandinya")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        assert hands.window.session is not None
        hands.write("ownPassword", PASSWORD)
        hands.confirm()

    restore(hands, fill)
    shown(hands, RestoredView)
    hands.picture("restored")
    kept = next(Path(demo).parent.glob("demo-2*.db"))
    assert str(kept) in hands.text("restoredKept")
    hands.click("restoredGoOn")
    shown(hands, SignInView)

    after = open_desk(demo, clock=morning, zone=ZONE)
    former = open_desk(str(kept), clock=morning, zone=ZONE)
    assert after.read(residents.count) == former.read(residents.count)
    assert made.manifest.contents.rows["ticket"] + 1 == tickets(former)
    assert tickets(after) == made.manifest.contents.rows["ticket"]
    assert acts(former)[-1] != "backup.restored"
    assert "backup.restoring" in acts(former)
    assert "backup.restored" in acts(after)
    former.close()
    after.close()


def test_this_programs_own_call_display_is_not_in_the_way(
    arrive: Arrive, desk: Desk, morning: SetClock, home: Path
) -> None:
    saved(desk, home, morning)
    desk.close()
    hands = at_backups(arrive)
    hands.window.open_display()
    displays = hands.window.displays
    assert displays is not None
    assert displays.window is not None
    news: list[object] = []
    displays.window.feed.arrived.connect(news.append)
    hands.wait(lambda: bool(news), "the display to read the office")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.write("ownPassword", PASSWORD)
        hands.confirm()

    restore(hands, fill)
    shown(hands, RestoredView)
    assert displays.window is None


def tickets(desk: Desk) -> int:
    return desk.read(count_rows)["ticket"]


def acts(desk: Desk) -> list[str]:
    return desk.read(lambda session: list(session.connection().exec_driver_sql(
        "SELECT action FROM audit_entry ORDER BY id DESC LIMIT 12").scalars())[::-1])  # fmt: skip


def test_a_damaged_office_is_put_back_before_anybody_signs_in(
    window_at: Arrive, desk: Desk, demo: str, morning: SetClock, home: Path
) -> None:
    saved(desk, home, morning)
    desk.close()
    rubbish = b"bukan basis data lagi" * 500
    Path(demo).write_bytes(rubbish)
    hands = window_at(demo)
    shown(hands, TroubleView)
    hands.picture("trouble")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.picture("restore-trouble")
        hands.confirm()

    restore(hands, fill)
    shown(hands, RestoredView)
    hands.click("restoredGoOn")
    shown(hands, SignInView)
    kept = next(Path(demo).parent.glob("demo-2*.db"))
    assert kept.read_bytes() == rubbish


def test_a_file_that_is_gone_begins_no_new_office_unasked(
    window_at: Arrive,
    desk: Desk,
    demo: str,
    morning: SetClock,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether it was here is looked for beside the window, which a slow stick must not hold up."""
    saved(desk, home, morning)
    desk.close()
    Path(demo).unlink()
    looked: list[Thread] = []

    def look(where: Places) -> tuple[backup.Backup, ...]:
        looked.append(current_thread())
        return known_backups(where)

    monkeypatch.setattr(ways_back, "known_backups", look)
    hands = window_at(demo)
    shown(hands, TroubleView)
    assert looked
    assert main_thread() not in looked
    hands.picture("gone")
    hands.click("setUpAnew")
    shown(hands, SetupView)


def test_what_could_not_be_looked_for_begins_no_new_office_either(
    window_at: Arrive, desk: Desk, demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug while looking: the office may have been here."""
    desk.close()
    Path(demo).unlink()
    heard: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: heard.append(told.exc_type))

    def broken(_where: Places) -> tuple[backup.Backup, ...]:
        raise ValueError("nobody expected that")

    monkeypatch.setattr(ways_back, "known_backups", broken)
    hands = window_at(demo)
    shown(hands, TroubleView)
    assert heard == [ValueError]


def test_a_damaged_backup_and_another_offices_are_not_put_back(
    arrive: Arrive, desk: Desk, demo: str, morning: SetClock, home: Path
) -> None:
    made = saved(desk, home, morning)
    content = made.path.read_bytes()
    made.path.write_bytes(content[: len(content) // 2])
    desk.close()
    hands = at_backups(arrive)

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("backupFacts"), "the finding")
        assert "rusak" in hands.text("backupSaid")
        hands.picture("restore-damaged")
        assert not hands.enabled("dialogPrimary")
        hands.click("dialogCancel")

    restore(hands, fill)
    assert hands.window.session is not None


def test_a_backup_under_another_key_asks_for_its_pass_phrase(
    window_at: Arrive, desk: Desk, demo: str, morning: SetClock, home: Path
) -> None:
    """An office that broke, on a computer that knows no key: the phrase of that day opens it."""
    desk.close()
    made = encrypt(Path(demo), store=None, passphrase=PHRASE)
    encrypted = open_desk(demo, clock=morning, zone=ZONE, key=made.key)
    saved(encrypted, home, morning)
    encrypted.close()
    Path(demo).unlink()
    hands = window_at(demo)
    shown(hands, TroubleView)

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("backupPassphrase"), "the question")
        hands.enter("backupPassphrase", "bukan frasa yang benar")
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        hands.picture("restore-phrase")
        hands.enter("backupPassphrase", PHRASE)
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.confirm()

    restore(hands, fill)
    shown(hands, RestoredView)
    hands.click("restoredGoOn")
    shown(hands, SignInView)


def test_a_bug_in_a_backup_is_not_the_last_one(
    qtbot: QtBot, desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = next(row for row in desk.read(officers) if row.username == "supervisor")
    tasks = Tasks(desk, Actor(officer.id, officer.full_name, officer.roles, "meja"))
    keeper = Safekeeper(tasks, lambda: Places(home))

    def broken(*_words: Any, **_named: Any) -> None:
        raise ValueError("nobody expected that")

    with monkeypatch.context() as patch, qtbot.waitSignal(tasks.crashed):
        patch.setattr(safekeeper, "keep", broken)
        keeper.run(Reason.BY_HAND)
    with qtbot.waitSignal(keeper.kept, timeout=60_000):
        keeper.run(Reason.BY_HAND)
    tasks.close()
    desk.close()
    assert len(known_backups(Places(home))) == 1

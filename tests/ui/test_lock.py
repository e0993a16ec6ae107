"""The idle lock: what was being done is hidden, kept, and comes back with the password."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from sqlmodel import col, select

from ektp_desk.accounts import services, sessions
from ektp_desk.accounts.sign_ins import SignIn
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from tests.ui.keyboard import keys
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.kiosk.idle import Idle
from ui.shell.curtain import Curtain
from ui.shell.lock import Lock


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def lock_of(hands: Hands) -> Lock:
    assert hands.window.session is not None
    return hands.window.session.lock


def idle_of(hands: Hands) -> Idle:
    idle = lock_of(hands).idle
    assert idle is not None
    return idle


def wait_idle(hands: Hands) -> None:
    """Nobody touches anything for as long as the office says."""
    idle = idle_of(hands)
    for _ in range(idle.seconds):
        idle.timer.timeout.emit()
    hands.settle()


def covered(window: QWidget) -> bool:
    """Whether nothing of a window is seen but its curtain."""
    return any(
        one.isVisible() and one.geometry() == window.rect()
        for one in window.findChildren(Curtain)
        if one.parent() is window
    )


def acts(hands: Hands, *wanted: str) -> list[str]:
    statement = select(AuditEntry.action).where(col(AuditEntry.action).in_(wanted))
    return desk_of(hands).read(lambda s: list(s.exec(statement.order_by(col(AuditEntry.id)))))


def unlock(hands: Hands, password: str = PASSWORD) -> None:
    keys(hands, password, Qt.Key.Key_Return)


def test_after_ten_minutes_without_a_touch_it_is_locked_and_the_password_brings_it_back(
    arrive: Arrive,
) -> None:
    hands = arrive("loket1", counter=1)
    assert idle_of(hands).seconds == 600
    page = hands.window.session.workplace.current  # type: ignore[union-attr]
    wait_idle(hands)

    assert covered(hands.window)
    hands.picture("lock_dialog")
    unlock(hands)
    assert not lock_of(hands).locked
    assert not covered(hands.window)
    assert hands.window.session.workplace.current == page  # type: ignore[union-attr]
    assert acts(hands, "officer.locked", "officer.unlocked") == [
        "officer.locked", "officer.unlocked",
    ]  # fmt: skip


@pytest.mark.parametrize("touch", ["key", "mouse", "wheel"])
def test_a_touch_counts_anew(arrive: Arrive, touch: str) -> None:
    hands = arrive("loket1", counter=1)
    idle = idle_of(hands)
    for _ in range(idle.seconds - 1):
        idle.timer.timeout.emit()
    handle = hands.window.windowHandle()
    if touch == "key":
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    elif touch == "mouse":
        QTest.mouseMove(handle, hands.window.rect().center())
    else:
        QTest.wheelEvent(handle, hands.window.rect().center(), hands.window.rect().center())
    hands.settle()
    idle.timer.timeout.emit()
    assert not lock_of(hands).locked


@pytest.mark.parametrize("woken_by", ["time", "touch"])
def test_hours_of_sleep_count_and_waking_it_is_no_touch(arrive: Arrive, woken_by: str) -> None:
    """A lid that was closed in the evening: nobody counted, and the night went by."""
    hands = arrive("loket1", counter=1)
    idle = idle_of(hands)
    idle.counted_at -= 9 * 3_600
    if woken_by == "time":
        idle.timer.timeout.emit()
    else:
        QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_F5)
    hands.settle()
    assert covered(hands.window)
    unlock(hands)
    assert not lock_of(hands).locked


def test_a_short_sleep_locks_nothing(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    idle = idle_of(hands)
    idle.counted_at -= 60
    idle.timer.timeout.emit()
    assert idle.left <= idle.seconds - 60
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    hands.settle()
    assert idle.left == idle.seconds
    assert not lock_of(hands).locked


def test_ctrl_l_locks_and_the_menu_too(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    assert lock_of(hands).locked
    unlock(hands)
    hands.menu("officerMenu", "lock")
    assert lock_of(hands).locked
    unlock(hands)


def test_a_wrong_password_is_said_and_escape_lifts_nothing(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    lock_of(hands).lock()
    keys(hands, Qt.Key.Key_Escape, "salah", Qt.Key.Key_Return)
    assert hands.errors() == ["Kata sandi Anda salah. Coba lagi."]
    assert covered(hands.window)
    keys(hands, Qt.Key.Key_Escape)
    hands.root().close()
    assert lock_of(hands).locked
    unlock(hands)
    assert not lock_of(hands).locked


def test_a_dialog_half_filled_in_is_hidden_and_comes_back_as_it_was(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)

    def fill(dialog: QDialog) -> None:
        hands.write("password_old", "setengah jadi")
        wait_idle(hands)
        assert covered(dialog)
        assert covered(hands.window)
        assert hands.root() is not dialog
        unlock(hands)
        assert hands.root() is dialog
        assert not covered(dialog)
        assert hands.text_of("password_old") == "setengah jadi"
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        assert focus.objectName() == "password_old"
        dialog.reject()

    hands.dialog(lambda: hands.menu("officerMenu", "changePassword"), fill)


def test_a_dialog_that_opens_meanwhile_is_covered_and_does_not_keep_the_keys(
    arrive: Arrive,
) -> None:
    hands = arrive("loket1", counter=1)
    lock_of(hands).lock()
    keys(hands, "rahasia-")
    late = QDialog(hands.window)
    late.setModal(True)
    late.show()
    hands.settle()
    assert covered(late)
    assert hands.text_of("unlockPassword") == "rahasia-"
    hands.write("unlockPassword", PASSWORD)
    keys(hands, Qt.Key.Key_Return)
    assert not lock_of(hands).locked
    assert not covered(late)
    late.close()


def test_keys_and_scans_do_nothing_behind_the_curtain(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    workplace = hands.window.session.workplace  # type: ignore[union-attr]
    lock_of(hands).lock()
    before = workplace.current
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F1, Qt.Key.Key_2):
        QTest.keyClick(hands.window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    assert workplace.current == before
    assert isinstance(hands.root(), QDialog)
    assert hands.root().objectName() == "unlock"
    unlock(hands)


def test_somebody_else_signs_the_first_one_out(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)

    def leave(_dialog: QDialog) -> None:
        lock_of(hands).lock()
        hands.press_only("lockSignOut")

    hands.dialog(lambda: hands.menu("officerMenu", "changePassword"), leave)
    hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
    assert not hands.window.findChildren(Curtain)
    hands.write("username", "loket2")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "loket2 to be in")
    assert "officer.signed_out" in acts(hands, "officer.signed_out")


@pytest.mark.parametrize("minutes", [0, 3])
def test_the_office_says_after_how_long(arrive: Arrive, minutes: int) -> None:
    chief = arrive("supervisor")
    chief.go("settings")
    chief.part("settingsParts", 1)
    chief.tab("officeTabs", 2)
    chief.number("office_lock_minutes", minutes)
    chief.click("saveOffice")
    hands = arrive("loket1", counter=1)
    if minutes:
        assert idle_of(hands).seconds == 180
    else:
        assert lock_of(hands).idle is None


def enter(hands: Hands, username: str) -> Actor:
    answer: SignIn = desk_of(hands).write(
        CONSOLE, services.sign_in, username=username, password=PASSWORD, counter_id=None,
        station="lain",
    ).result  # fmt: skip
    assert answer.actor is not None
    return answer.actor


@pytest.mark.parametrize("locked", [False, True])
def test_who_is_ended_from_elsewhere_is_put_to_the_sign_in(arrive: Arrive, locked: bool) -> None:
    hands = arrive("loket1", counter=1)
    mine = hands.window.session.actor.session_id  # type: ignore[union-attr]
    if locked:
        lock_of(hands).lock()
        hands.settle()
    desk_of(hands).write(enter(hands, "supervisor"), sessions.end_session, session_id=mine or 0)

    hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
    view = hands.window.centralWidget()
    assert isinstance(view, SignInView)
    assert view.error == "Sesi Anda sudah diakhiri. Masuk lagi untuk melanjutkan."
    assert hands.window.session is None
    assert acts(hands, "officer.signed_out") == []


def test_pictures(arrive: Arrive, tmp_path: Path) -> None:
    """Only where a folder is named: to be looked at."""
    folder = os.environ.get("EKTP_PICTURES")
    if not folder:
        pytest.skip("no folder named")
    for theme in ("light", "dark"):
        hands = arrive("loket1", counter=1, theme=theme)
        hands._pictures = Path(folder)
        lock_of(hands).lock()
        hands.picture(f"lock_dialog_{theme}")
        hands.window.grab().save(f"{folder}/lock_window_{theme}.png")
        unlock(hands)

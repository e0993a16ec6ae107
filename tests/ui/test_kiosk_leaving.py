"""Out of the kiosk while the database does not answer: still locked, still possible."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from sqlmodel import col, select

from ektp_desk.accounts import services as accounts
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.models import AuditEntry
from tests.conftest import CONSOLE
from tests.ui.finger import Finger, let_time_pass

NEW_PASSWORD = "kata sandi yang baru"


def cut(finger: Finger) -> Callable[[], None]:
    """The server goes; the answer brings it back."""
    before = finger.desk.require_data

    def gone() -> None:
        raise MachineError("machine.unreachable")

    def back() -> None:
        finger.desk.require_data = before

    finger.desk.require_data = gone
    finger.kiosk.visit.office.load()  # type: ignore[union-attr]
    finger.wait(lambda: finger.kiosk.view.calm, "the calm page")
    return back


def sign(finger: Finger, username: str, password: str) -> None:
    finger.key(Qt.Key.Key_F12)
    finger.write("kioskUsername", username)
    finger.write("kioskPassword", password)
    finger.click("kioskLeave")


def test_a_supervisor_gets_out_and_it_is_written_later(finger: Finger) -> None:
    back = cut(finger)
    sign(finger, "supervisor", PASSWORD)
    finger.wait(lambda: finger.window.kiosk is None, "the way out")
    finger.wait(lambda: finger.sees("kioskBegin"), "the question who opens it again")
    assert not finger.window.isFullScreen()
    back()
    finger.write("kioskOpenUsername", "supervisor")
    finger.write("kioskOpenPassword", PASSWORD)
    finger.click("kioskBegin")
    finger.wait(lambda: finger.window.kiosk is not None, "the kiosk again")
    finger.kiosk.idle.timer.stop()
    finger.settle()
    entries = finger.desk.read(
        lambda session: session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all()
    )
    told = [(one.action, one.facts.get("written_later")) for one in entries]
    assert [one for one in told if one[0].startswith("kiosk.")] == [
        ("kiosk.opened", None), ("kiosk.closed", True), ("kiosk.opened", None),
    ]  # fmt: skip


@pytest.mark.parametrize("who", [("supervisor", "salah"), ("loket1", PASSWORD), ("", "")])
def test_nobody_else_does(finger: Finger, who: tuple[str, str]) -> None:
    cut(finger)
    sign(finger, *who)
    finger.wait(lambda: bool(finger.text("kioskLeaveError")), "the refusal")
    assert finger.text("kioskLeaveError") == "Nama pengguna atau kata sandi salah."
    assert finger.enabled("kioskLeave")
    assert finger.window.kiosk is not None
    finger.window.close()
    assert finger.window.isVisible()


def test_a_password_changed_while_the_server_was_there_is_the_one(finger: Finger) -> None:
    before = finger.kiosk._keepers._known["supervisor"]
    finger.desk.write(
        CONSOLE, accounts.reset_password, username="supervisor", password=NEW_PASSWORD
    )
    finger.wait(lambda: finger.kiosk._keepers._known["supervisor"] != before, "the change")
    cut(finger)
    sign(finger, "supervisor", PASSWORD)
    finger.wait(lambda: bool(finger.text("kioskLeaveError")), "the refusal")
    sign(finger, "supervisor", NEW_PASSWORD)
    finger.wait(lambda: finger.window.kiosk is None, "the way out")


def test_who_signs_is_not_disturbed_and_who_only_tried_is_forgotten(finger: Finger) -> None:
    finger.key(Qt.Key.Key_F12)
    finger.write("kioskUsername", "kepala")
    back = cut(finger)
    assert finger.text_of("kioskUsername") == "kepala", "the trouble takes nothing away"
    finger.kiosk._again.timeout.emit()  # tried once more, in vain
    finger.settle()
    assert finger.sees("kioskLeave")
    let_time_pass(finger, 20)
    assert not finger.sees("kioskLeave")
    assert finger.sees("kioskSentence"), "the calm page, not the tiles"
    finger.key(Qt.Key.Key_F12)
    assert finger.text_of("kioskUsername") == ""
    finger.tap("kioskAgain")
    assert finger.sees("kioskSentence")
    back()
    finger.wait(lambda: finger.sees("kiosk_INFO"), "the start")


def test_the_server_that_comes_back_takes_nothing_from_who_signs(finger: Finger) -> None:
    back = cut(finger)
    finger.key(Qt.Key.Key_F12)
    finger.write("kioskUsername", "supervisor")
    back()
    finger.wait(lambda: not finger.kiosk.view.calm, "the link")
    assert finger.text_of("kioskUsername") == "supervisor"
    finger.write("kioskPassword", PASSWORD)
    finger.click("kioskLeave")
    finger.wait(lambda: finger.window.kiosk is None, "the way out")

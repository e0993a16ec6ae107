"""The sealed code: made, brought, told everywhere, looked into; by keyboard."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ektp_desk.accounts import emergency
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from tests.ui.keyboard import keys
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.widgets.notice import Notice

WHY = "Supervisor sakit, kata sandi lupa"


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def seal(hands: Hands) -> str:
    return desk_of(hands).write(CONSOLE, emergency.make_code).result


def opened(hands: Hands) -> None:
    desk_of(hands).write(
        Actor(None, "", frozenset(), "meja-9"), emergency.open_emergency, code=seal(hands),
        full_name="Rahmat Hidayat", reason=WHY, station="meja-9",
    )  # fmt: skip


def bar(hands: Hands) -> Notice:
    found = hands.window.findChild(Notice, "emergencyNotice")
    assert found is not None
    return found


def banner(hands: Hands) -> str:
    return bar(hands).text


def come_in(hands: Hands, code: str, *, name: str = "Rahmat Hidayat", why: str = WHY) -> None:
    """From the sign-in, with keys alone."""
    view = hands.window.centralWidget()
    assert isinstance(view, SignInView)
    for _ in range(10):
        focus = hands.root().focusWidget()
        if focus is not None and focus.objectName() == "emergency":
            break
        keys(hands, Qt.Key.Key_Tab)
    keys(hands, Qt.Key.Key_Space)
    hands.wait(lambda: isinstance(hands.root(), QDialog), "the dialog")
    keys(hands, code, Qt.Key.Key_Tab, name, Qt.Key.Key_Tab, why, Qt.Key.Key_Return)


def test_who_brings_the_code_manages_officers_and_everybody_is_told(
    window_at: Arrive, demo: str, arrive: Arrive
) -> None:
    clerk = arrive("loket1", counter=1)
    hands = window_at(demo, station="meja/9")
    code = seal(hands)
    come_in(hands, code)
    hands.wait(lambda: hands.window.session is not None, "to be in")
    hands.settle()
    assert "Rahmat Hidayat" in banner(hands)
    assert not hands.sees("nav_stock")
    clerk.wait(lambda: WHY in banner(clerk), "the clerk to be told")
    assert not bar(clerk)._close.isVisible()


def test_a_wrong_code_and_a_missing_reason_are_said_beside_their_field(
    window_at: Arrive, demo: str
) -> None:
    hands = window_at(demo)
    code = seal(hands)
    come_in(hands, "AAAA-BBBB", why="lupa")
    assert hands.errors() == ["Tuliskan alasannya, paling sedikit 10 huruf."]
    hands.write("emergency_reason", WHY)
    keys(hands, Qt.Key.Key_Return)
    assert "tidak berlaku" in hands.errors()[0]
    assert hands.text_of("emergency_full_name") == "Rahmat Hidayat"
    hands.write("emergency_code", code.lower())
    keys(hands, Qt.Key.Key_Return)
    hands.wait(lambda: hands.window.session is not None, "to be in")


def test_after_the_hour_the_window_asks_to_sign_in(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    come_in(hands, seal(hands))
    hands.wait(lambda: hands.window.session is not None, "to be in")
    hands.settle()
    assert hands.window.session is not None
    hands.window.clock.advance(seconds=3_600)
    hands.window.session._beat.timeout.emit()
    hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
    assert "diakhiri" in hands.window.centralWidget().error  # type: ignore[union-attr]


def test_a_supervisor_makes_a_code_and_sees_it_once(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("settings")
    hands.window.session.workplace.open_page("settings", "emergency")  # type: ignore[union-attr]
    hands.settle()
    shown: list[str] = []

    def fill(dialog: QDialog) -> None:
        keys(hands, "salah", Qt.Key.Key_Return)
        assert hands.errors() == ["Kata sandi Anda salah. Coba lagi."]
        hands.write("ownPassword", PASSWORD)
        keys(hands, Qt.Key.Key_Return)
        shown.append(hands.text("emergencyCode"))
        keys(hands, Qt.Key.Key_Escape)
        assert dialog.isVisible(), "Esc does not lose the code"
        hands.confirm()

    hands.dialog(lambda: hands.press_only("makeCode"), fill)
    assert len(emergency.tidy(shown[0])) == 24
    answer = desk_of(hands).write(
        CONSOLE, emergency.open_emergency, code=shown[0], full_name="Rahmat", reason=WHY,
        station="meja-9",
    )  # fmt: skip
    assert answer.result.actor is not None


def test_another_manager_looks_into_it_and_the_banner_goes(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    opened(hands)
    hands.wait(lambda: WHY in banner(hands), "the banner")
    hands.settle()
    hands.find_page("desk")
    hands.retry()  # the bar's own button
    hands.find_page("settings")
    hands.row("emergencies")
    hands.click("acknowledgeEmergency")
    hands.wait(lambda: banner(hands) == "", "the banner to go")


def test_a_clerk_is_told_and_has_no_button(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    opened(hands)
    hands.wait(lambda: WHY in banner(hands), "the banner")
    assert not bar(hands).action.isVisible()


def test_pictures(arrive: Arrive, window_at: Arrive, demo: str) -> None:
    """Only where a folder is named: to be looked at."""
    folder = os.environ.get("EKTP_PICTURES")
    if not folder:
        pytest.skip("no folder named")
    for theme in ("light", "dark"):
        door = window_at(demo, theme=theme)
        door._pictures = Path(folder)
        door.picture(f"sign_in_{theme}")
        if theme == "light":
            door.click("emergency")
            door.picture("emergency_dialog")
            door.click("dialogCancel")
            opened(door)
        hands = arrive("supervisor", theme=theme)
        hands._pictures = Path(folder)
        hands.picture(f"desk_{theme}")
        hands.window.session.workplace.open_page("settings", "emergency")  # type: ignore[union-attr]
        hands.picture(f"emergency_{theme}")
        hands.window.session.workplace.open_page("settings", "sessions")  # type: ignore[union-attr]
        hands.picture(f"sessions_{theme}")
    clerk = arrive("loket1", counter=1)
    clerk._pictures = Path(folder)
    clerk.picture("clerk_banner")

"""Signing in over a line that breaks: let in once, asked about for a bounded time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import text

from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.desk import Desk
from tests.proxy import Network
from tests.ui.conftest import Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.kiosk.entry import KioskEntry
from ui.shell.entry import Entry

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
ASKING, GONE = "It is being asked", "cannot be reached"


def _count(near: Desk, action: str) -> int:
    with near.reading_engine.connect() as connection:
        return int(
            connection.execute(
                text("SELECT count(*) FROM audit_entry WHERE action = :action"), {"action": action}
            ).scalar_one()
        )


def _view(hands: Hands) -> SignInView:
    view = hands.window.centralWidget()
    assert isinstance(view, SignInView)
    return view


def _sign_in(window_at: Arrive, line: Network) -> Hands:
    hands = window_at(line.address, language="en")
    hands.write("username", "loket1")
    hands.write("password", PASSWORD)
    line.lose_answer_to_commit = True
    hands.press_only("signIn")
    return hands


def test_who_was_let_in_is_let_in_though_the_answer_was_lost(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = _sign_in(window_at, line)
    hands.wait(lambda: hands.window.session is not None, "the session")
    assert line.lose_answer_to_commit is False, "it was lost"
    assert _count(near, "officer.signed_in") == 1


def test_while_the_server_is_gone_it_is_asked_and_nobody_presses_twice(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    line.refuse_when_lost = True
    hands = _sign_in(window_at, line)
    view = _view(hands)
    hands.wait(lambda: ASKING in view.error, "the sentence")
    hands.picture("asking")
    assert not view.button.isEnabled()
    QTest.keyClick(hands.find(QLineEdit, "password"), Qt.Key.Key_Return)
    line.refuse_when_lost = False
    line.mend()
    hands.wait(lambda: hands.window.session is not None, "the session")
    assert _count(near, "officer.signed_in") == 1


def test_after_a_bounded_time_the_officer_may_try_again(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    line.refuse_when_lost = True
    hands = window_at(line.address, language="en")
    entry = hands.window.entry
    assert isinstance(entry, Entry)
    entry.asking.seconds = 0.0
    hands.write("username", "loket1")
    hands.write("password", PASSWORD)
    line.lose_answer_to_commit = True
    hands.press_only("signIn")
    view = _view(hands)
    hands.wait(lambda: GONE in view.error, "the plain sentence")
    assert view.button.isEnabled()
    line.refuse_when_lost = False
    line.mend()
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")


def test_a_sign_in_page_without_its_server_recovers_by_itself(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = window_at(line.address, language="en")
    view = _view(hands)
    line.refuse()
    assert hands.window.entry is not None
    hands.window.entry.refresh()  # as when somebody comes back to the window
    hands.wait(lambda: GONE in view.error, "the sentence")
    line.mend()
    hands.wait(lambda: view.error == "", "the sentence to go")


def test_a_kiosk_whose_opening_lost_its_answer_opens_once(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    line.refuse_when_lost = True
    hands = window_at(line.address, language="en", kiosk=True)
    assert isinstance(hands.window.entry, KioskEntry)
    hands.write("kioskOpenUsername", "supervisor")
    hands.write("kioskOpenPassword", PASSWORD)
    line.lose_answer_to_commit = True
    hands.press_only("kioskBegin")
    hands.wait(lambda: line.refusing, "the cut")
    line.refuse_when_lost = False
    line.mend()
    hands.wait(lambda: hands.window.kiosk is not None, "the kiosk")
    assert _count(near, "kiosk.opened") == 1
    hands.window.leave_kiosk()
    hands.settle()

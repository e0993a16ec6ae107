"""The list of sessions in the settings."""

from ektp_desk.accounts import sessions
from tests.ui.conftest import Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands


def open_list(hands: Hands) -> None:
    assert hands.window.session is not None
    hands.window.session.workplace.open_page("settings", "sessions")
    hands.settle()


def test_a_supervisor_ends_a_session_and_the_other_window_asks_to_sign_in(arrive: Arrive) -> None:
    clerk = arrive("loket1", counter=1)
    hands = arrive("supervisor")
    open_list(hands)
    hands.wait(lambda: len(hands.cells("sessions", 0)) == 2, "both sessions")
    assert hands.cells("sessions", 5) == ["sesi ini", "dipakai"] or hands.cells("sessions", 5) == [
        "this one",
        "in use",
    ]
    hands.row("sessions", 0)
    assert not hands.enabled("endSession"), "one's own is left by signing out"
    hands.row("sessions", 1)
    hands.click("endSession")
    clerk.wait(lambda: isinstance(clerk.window.centralWidget(), SignInView), "the sign-in")
    hands.wait(lambda: len(hands.cells("sessions", 0)) == 1, "the list to be shorter")


def test_a_clerk_sees_the_own_ones_only(arrive: Arrive) -> None:
    arrive("supervisor")
    hands = arrive("loket1", counter=1)
    open_list(hands)
    hands.wait(lambda: len(hands.cells("sessions", 0)) == 1, "the list")
    assert hands.window.opened is not None
    now = hands.window.opened.desk.clock.now()
    assert len(hands.window.opened.desk.read(sessions.open_sessions, now=now)) == 2

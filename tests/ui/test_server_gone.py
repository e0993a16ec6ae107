"""A window on a real server behind a network that breaks: it says so, keeps all, goes on itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.demo.office import PASSWORD, build_demo_office
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import queries as queue
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE, MORNING, ZONE
from tests.proxy import Network, network
from tests.ui.conftest import Arrive
from tests.ui.finger import Finger
from ui.demo_day.hands import Hands
from ui.kiosk import session

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
GONE, KEPT = "cannot be reached", "tried again by itself"


@pytest.fixture
def line(address: str) -> Iterator[Network]:
    build_demo_office(address, residents=60)
    _keep_no_reserve(address)
    with network(address) as made:
        yield made


def _keep_no_reserve(address: str) -> None:
    """Numbers wait for the server here; `test_reserve` has the office that holds some."""
    desk = open_desk(address, clock=SetClock(MORNING), zone=ZONE)
    office = replace(desk.read(accounts.profile), reserve_numbers=0)
    desk.write(CONSOLE, save_profile, profile=office)
    desk.close()


@pytest.fixture
def near(address: str, line: Network, morning: SetClock) -> Iterator[Desk]:
    """The server as it is, past the network."""
    made = open_desk(address, clock=morning, zone=ZONE)
    yield made
    made.close()


def sit_down(window_at: Arrive, line: Network, username: str, counter: int = 0) -> Hands:
    hands = window_at(line.address, language="en", station=f"meja/{username}")
    sign_in(hands, username, counter)
    return hands


def sign_in(hands: Hands, username: str, counter: int = 0) -> None:
    hands.write("username", username)
    hands.write("password", PASSWORD)
    if counter:
        hands.choose("counter", counter)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, f"{username} to be in")
    hands.settle()
    hands.wait(lambda: hands.text("connection") == "Connected", "the connection")


def _codes(near: Desk) -> list[str]:
    today = near.clock.now().astimezone(ZONE).date()
    return sorted(row.code for row in near.read(queue.tickets_of_day, day=today))


def test_a_number_wanted_during_an_outage_is_given_once_when_it_is_over(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = sit_down(window_at, line, "loket1", 1)
    hands.go("queue")
    line.refuse()
    hands.wait(lambda: hands.text("connection") == "No connection", "the cut to be seen")
    assert KEPT in hands.notices()
    hands.click("take_INFO")
    hands.wait(lambda: GONE in hands.notices(), "the sentence")
    assert KEPT in hands.notices()
    assert _codes(near) == []
    line.mend()
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "the number")
    hands.wait(lambda: hands.text("connection") == "Connected", "the connection to be back")
    assert hands.notices() == ""
    assert _codes(near) == ["D-001"]


def test_a_number_whose_answer_was_lost_is_not_given_twice(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = sit_down(window_at, line, "loket1", 1)
    hands.go("queue")
    line.lose_answer_to_commit = True
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "the number that was given")
    assert _codes(near) == ["D-001"]
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-002", "the next number")
    assert _codes(near) == ["D-001", "D-002"]


def test_pressed_again_while_the_answer_is_lost_it_is_still_one_number(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = sit_down(window_at, line, "loket1", 1)
    hands.go("queue")
    line.refusing = line.lose_answer_to_commit = True
    hands.click("take_INFO")
    hands.wait(lambda: GONE in hands.notices(), "the sentence")
    hands.click("take_INFO")
    hands.settle()
    line.mend()
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "the number")
    hands.settle()
    assert _codes(near) == ["D-001"]


def test_a_dialogs_lost_answer_comes_home_by_itself(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = sit_down(window_at, line, "supervisor")
    hands.go("settings")
    hands.part("settingsParts", 3)

    def fill(dialog: object) -> None:
        hands.write("counterCode", "L9")
        hands.write("counterName", "Loket 9")
        hands.write("counterLetters", "AB")
        line.refusing = line.lose_answer_to_commit = True
        hands.confirm(closing=False)
        hands.wait(lambda: GONE in getattr(dialog, "refusal", ""), "the sentence")
        assert hands.text_of("counterName") == "Loket 9"
        line.mend()
        hands.wait(lambda: not dialog.isVisible(), "the dialog to close")  # type: ignore[attr-defined]

    hands.dialog(lambda: hands.click("addCounter"), fill)
    hands.wait(lambda: "Loket 9" in hands.cells("counters", 1), "the counter")
    assert [row.name for row in near.read(accounts.counters)].count("Loket 9") == 1


def test_other_counters_work_is_seen_after_the_cut(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = sit_down(window_at, line, "loket1", 1)
    other = sit_down(window_at, line, "loket2", 2)
    for one in (hands, other):
        one.go("queue")
    line.refuse()
    hands.wait(lambda: hands.text("connection") == "No connection", "the cut to be seen")
    line.mend()
    other.click("take_INFO")
    other.wait(lambda: other.text("takenNumber") == "D-001", "the number")
    hands.wait(lambda: hands.text("connection") == "Connected", "the connection to be back")
    hands.settle()
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-002", "the next number")


def test_a_program_started_before_its_server_opens_by_itself(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    line.refuse()
    hands = window_at(line.address, language="en")
    assert GONE in hands.find(QLabel, "troubleSentence").text()
    line.mend()
    hands.wait(lambda: hands.sees("signIn"), "the sign-in")


@pytest.mark.parametrize("trouble", ["refuse", "stall"])
def test_a_supervisor_leaves_the_kiosk_while_the_server_is_gone(
    begin: Callable[..., Finger], line: Network, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "ANSWER_MS", 300)  # the stalled one is waited for so long
    finger = begin(line.address)
    finger.wait(lambda: finger.kiosk._keepers.any, "the keepers")
    finger.key(Qt.Key.Key_F12)
    finger.write("kioskUsername", "supervisor")
    finger.write("kioskPassword", "salah")
    getattr(line, trouble)()
    for _ in range(4):
        finger.kiosk.visit.office.load()  # all that read wait for the server as well
    finger.press_only("kioskLeave")
    finger.wait(lambda: bool(finger.find(QLabel, "kioskLeaveError").text()), "the refusal")
    assert finger.window.kiosk is not None
    finger.find(QLineEdit, "kioskPassword").setText(PASSWORD)  # nobody waits for the answers
    finger.press_only("kioskLeave")
    finger.wait(lambda: finger.window.kiosk is None, "the way out")
    line.mend()
    finger.wait(lambda: finger.sees("kioskBegin"), "the question who opens it again")

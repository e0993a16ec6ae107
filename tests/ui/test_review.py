"""The review at the end of the day at the supervisor's window, and what the operator then sees."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QTableView

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import queries
from ektp_desk.recording.rules import RecordingState
from ektp_desk.storage.engines import open_desk
from tests.ui.conftest import ZONE, Arrive
from tests.ui.recordings import submitted, unrecorded
from ui.demo_day.hands import Hands


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    """The demonstration office with four recordings waiting: one of them has an exception."""
    made = open_desk(demo, clock=morning, zone=ZONE)
    people = unrecorded(made, 4)
    submitted(made, people[0])
    submitted(made, people[1], excused="left_little")
    submitted(made, people[2], "rekam2")
    submitted(made, people[3], "supervisor")
    return made


def at_the_board(arrive: Arrive, **looks: str) -> Hands:
    hands = arrive("supervisor", counter=1, **looks)
    hands.go("recording")
    hands.click("openReview")
    hands.wait(lambda: len(hands.cells("reviewRows", 0)) == 4, "the recordings")
    return hands


def states(desk: Desk) -> list[str]:
    rows = desk.read(queries.recordings, states=tuple(RecordingState))
    return [row.state.value for row in rows[-4:]]


def test_the_safe_ones_are_approved_together_by_keys(arrive: Arrive, desk: Desk) -> None:
    hands = at_the_board(arrive)
    assert hands.cells("reviewRows", 5) == ["aman", "pengecualian", "aman", "ikut Anda rekam"]
    hands.picture("review")
    hands.key(Qt.Key.Key_F7)
    table = hands.find(QTableView, "reviewRows")
    hands.wait(lambda: len(table.selectionModel().selectedRows()) == 2, "two marked")
    hands.picture("review-marked")
    hands.key(Qt.Key.Key_F8)
    hands.wait(lambda: len(hands.cells("reviewRows", 0)) == 2, "two left")
    assert states(desk) == ["approved", "awaiting_review", "approved", "awaiting_review"]


def test_ones_own_recording_is_not_approved(arrive: Arrive, desk: Desk) -> None:
    hands = at_the_board(arrive)
    hands.row("reviewRows", 3)
    hands.click("approveSeveral")
    assert "Siapa yang ikut merekam tidak memeriksa" in hands.notices()
    assert states(desk)[3] == "awaiting_review"


def test_an_exception_is_read_and_approved_alone(arrive: Arrive, desk: Desk) -> None:
    hands = at_the_board(arrive)
    hands.row("reviewRows", 1)
    assert hands.text("reviewExcepted") == "• Kelingking kiri: tidak ada jari"
    hands.click("approveSeveral")
    hands.wait(lambda: len(hands.cells("reviewRows", 0)) == 3, "one less")
    assert states(desk)[1] == "approved"


def test_a_return_lands_on_the_operators_list_with_its_reason(arrive: Arrive, desk: Desk) -> None:
    hands = at_the_board(arrive)
    hands.row("reviewRows", 0)
    QTest.keyClick(hands.find(QTableView, "reviewRows"), Qt.Key.Key_Down,
                   Qt.KeyboardModifier.ShiftModifier)  # fmt: skip

    def fill(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Centang satu alasan atau tuliskan dengan singkat."]
        hands.find(QCheckBox, "return_glasses").click()
        hands.write("reasonText", "kacamata baca")
        hands.picture("return")
        hands.confirm()

    hands.dialog(lambda: hands.click("returnSeveral"), fill)
    hands.wait(lambda: len(hands.cells("reviewRows", 0)) == 2, "two left")
    hands.tab("reviewTabs", 1)
    hands.picture("review-returned")
    assert hands.cells("reviewRows", 5) == ["Memakai kacamata atau lensa; kacamata baca"] * 2
    hands.leave()

    operator = arrive("rekam1", counter=3)
    operator.wait(lambda: "Dikembalikan kepada Anda: 2" in operator.notices(), "the news")
    operator.picture("returned-sign-in")
    operator.retry()  # the bar's own button
    operator.find_page("recording")
    assert "Memakai kacamata atau lensa; kacamata baca" in operator.text("recordingFacts")
    operator.click("closeRecording")
    operator.tab("recordingTabs", 2)
    assert operator.cells("recordings", 7) == ["Memakai kacamata atau lensa; kacamata baca"] * 2
    operator.picture("returned-list")


def test_the_reviewer_opens_a_recording_and_comes_back_to_the_board(
    arrive: Arrive, desk: Desk
) -> None:
    hands = at_the_board(arrive)
    hands.row("reviewRows", 0, opens=True)
    hands.click("recordingNext")
    hands.click("closeRecording")
    assert len(hands.cells("reviewRows", 0)) == 3
    hands.click("closeReview")
    assert hands.sees("recordingTabs")

"""Giving numbers: nobody gets one by mistake, and nobody's name is lost on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView

from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


@pytest.fixture
def front(arrive: Arrive) -> Hands:
    """The queue page with some people found for "andi"."""
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.write("personSearch", "andi")
    QTest.qWait(200)  # the field waits for a pause in typing
    hands.settle()
    return hands


def test_enter_takes_the_highlighted_person(front: Hands) -> None:
    table = front.find(QTableView, "personResults")
    name = front.cells("personResults", 0)[0]
    assert table.currentIndex().row() == 0
    QTest.keyClick(front.find(QLineEdit, "personSearch"), Qt.Key.Key_Return)
    front.settle()
    assert front.text("whoChosen") == name
    assert not front.sees("personResults")


def test_no_nameless_number_while_somebody_is_being_looked_for(front: Hands) -> None:
    front.click("take_NEW")
    assert front.text("takenNumber") == "–"
    assert front.notices()
    front.retry()  # "without NIK"
    assert front.text("takenNumber") == "A-001"
    assert front.text_of("personSearch") == ""

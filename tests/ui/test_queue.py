"""Giving numbers: what is printed again is what the officer looks at."""

import pytest

from ektp_desk.demo.office import AS_OF
from ektp_desk.papers import queries as papers
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


@pytest.fixture
def front(arrive: Arrive) -> Hands:
    """An officer who just gave D-001, D-002 and, with D-001 selected, D-003."""
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.click("take_INFO")
    hands.click("take_INFO")
    hands.row("ticketsToday", hands.row_of("ticketsToday", 0, "D-001"))
    assert hands.enabled("cancelTicket")
    hands.click("take_INFO")
    assert hands.text("takenNumber") == "D-003"
    return hands


def _copies(hands: Hands) -> dict[str, int]:
    assert hands.window.opened is not None
    rows = hands.window.opened.desk.read(papers.papers_of_day, AS_OF)
    return {row.number: row.copies for row in rows}


def test_the_number_just_given_is_printed_again_whatever_was_selected(front: Hands) -> None:
    front.click("printAgain")
    assert _copies(front) == {"D-001": 0, "D-002": 0, "D-003": 1}


def test_giving_a_number_lets_go_of_the_one_selected(front: Hands) -> None:
    front.settle()
    assert not front.enabled("cancelTicket")
    assert not front.enabled("printSelected")


def test_an_earlier_number_is_printed_again_from_the_list(front: Hands) -> None:
    front.row("ticketsToday", front.row_of("ticketsToday", 0, "D-002"))
    front.click("printSelected")
    assert _copies(front) == {"D-001": 0, "D-002": 1, "D-003": 0}
    front.picture("queue")

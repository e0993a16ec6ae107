"""At the pick-up desk: what was checked for one card says nothing about the next."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton

from ektp_desk.cards import queries
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardState, Collector
from tests.ui.conftest import Arrive
from ui.cards.pickup_viewmodel import PickupViewModel
from ui.demo_day.hands import Hands

CHECKS = ("check0", "check1", "check2")


@pytest.fixture
def desk_hands(arrive: Arrive) -> Hands:
    """Somebody at the pick-up desk."""
    hands = arrive("ambil1")
    hands.go("pickup")
    return hands


def _two_cards(hands: Hands) -> tuple[CardRow, CardRow]:
    assert hands.window.opened is not None
    rows = hands.window.opened.desk.read(queries.uncollected, limit=2)
    return rows[0], rows[1]


def _ticks(hands: Hands) -> list[bool]:
    return [hands.find(QCheckBox, name).isChecked() for name in CHECKS]


def test_checks_and_proxy_of_one_card_do_not_hold_for_the_next(desk_hands: Hands) -> None:
    first, second = _two_cards(desk_hands)
    desk_hands.scan(first.token)
    desk_hands.wait(lambda: desk_hands.sees("handOver"), "the hand-over")
    desk_hands.click("byProxy")
    desk_hands.write("proxyName", "Yusuf")
    for name in CHECKS:
        desk_hands.click(name)
    assert desk_hands.enabled("handOver")

    desk_hands.scan(second.token)

    assert _ticks(desk_hands) == [False, False, False]
    assert desk_hands.find(QRadioButton, "inPerson").isChecked()
    assert not desk_hands.enabled("handOver")
    desk_hands.click("byProxy")
    assert desk_hands.find(QLineEdit, "proxyName").text() == ""
    desk_hands.picture("pickup-next")


def test_what_was_checked_stays_while_the_same_card_is_read_again(desk_hands: Hands) -> None:
    card, _ = _two_cards(desk_hands)
    desk_hands.scan(card.token)
    desk_hands.click("check0")
    session = desk_hands.window.session
    assert session is not None
    session.workplace.page("pickup").refresh()
    desk_hands.settle()
    assert _ticks(desk_hands) == [True, False, False]


def test_a_card_read_again_does_not_push_the_scanned_one_aside(desk_hands: Hands) -> None:
    first, second = _two_cards(desk_hands)
    session = desk_hands.window.session
    assert session is not None
    viewmodel = PickupViewModel(session.workplace.context, QObject(desk_hands.window))
    viewmodel.open_card(first.id)
    desk_hands.settle()
    viewmodel.find(second.token)
    viewmodel.load()  # another station's change reads the first one again
    desk_hands.settle()
    assert viewmodel.card is not None
    assert viewmodel.card.id == second.id


def test_the_identity_is_what_was_ticked(desk_hands: Hands) -> None:
    card, _ = _two_cards(desk_hands)
    session = desk_hands.window.session
    assert session is not None
    viewmodel = PickupViewModel(session.workplace.context, QObject(desk_hands.window))
    viewmodel.open_card(card.id)
    desk_hands.settle()
    told: list[str] = []
    viewmodel.hand_over(
        identity_checked=False, collector=Collector.SELF, collector_name="", collector_identity="",
        authority_letter="", old_card_reason=None, old_card_absence="",
        refused=lambda error: told.append(error.code),
    )  # fmt: skip
    desk_hands.settle()
    assert told == ["handover.identity_unchecked"]
    assert desk_hands.window.opened is not None
    after = desk_hands.window.opened.desk.read(queries.card, card_id=card.id)
    assert after is not None
    assert after.state is CardState.PRINTED

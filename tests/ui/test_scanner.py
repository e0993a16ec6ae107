"""A scanner works from any page; slow typing is never touched; rubbish is left alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from ektp_desk.cards import queries as cards
from ektp_desk.residents import queries as residents
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.shell.scanned import recognise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("7373014101900001", "nik"),
        ("7373 0141 0190 0001", "nik"),
        ("T-0123456789abcdef", "ticket_token"),
        ("J-0123456789abcdef", "appointment"),
        ("r-0123456789ABCDEF", "recording"),
        ("C-0123456789abcdef", "card"),
        ("H-0123456789abcdef", "card"),
        ("K-2025-000123", "card_number"),
        ("S-2025-000123", "handover"),
        ("A-012", "ticket_code"),
        ("a012", "ticket_code"),
    ],
)
def test_what_we_print_is_recognised(text: str, kind: str) -> None:
    found = recognise(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text", ["", "737301", "73730141019000011", "Z-0123456789abcdef", "https://x.example/a", "<b>"]
)
def test_rubbish_is_nothing(text: str) -> None:
    assert recognise(text) is None


def _any_card(hands: Hands) -> cards.CardRow:
    assert hands.window.opened is not None
    return hands.window.opened.desk.read(cards.uncollected, limit=1)[0]


def test_a_receipt_opens_the_card_from_any_page(arrive: Arrive) -> None:
    hands = arrive("supervisor", counter=1)
    card = _any_card(hands)
    for page in ("stock", "reports", "residents"):
        hands.go(page)
        hands.scan(card.token)
        hands.wait(lambda: hands.sees("handOver"), "the hand-over")


def test_a_nik_opens_the_person_and_leaves_the_field_as_it_was(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    assert hands.window.opened is not None
    row = hands.window.opened.desk.read(residents.search, text_="andi", limit=1)[0]
    view = hands.window.opened.desk.read(residents.resident, resident_id=row.id)
    assert view is not None
    hands.go("residents")
    field = hands.find(QLineEdit, "residentSearch")
    field.setText("sitti")
    field.setFocus()
    hands.scan(view.nik)
    hands.wait(lambda: hands.sees("personName"), "the person")
    assert hands.text("personName") == view.name
    assert field.text() == "sitti"


def test_slow_typing_is_never_taken_for_a_scan(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    card = _any_card(hands)
    hands.go("residents")
    field = hands.find(QLineEdit, "residentSearch")
    field.setFocus()
    for sign in card.number:
        QTest.keyClick(hands.window.windowHandle(), ord(sign))
        QTest.qWait(100)
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_Return)
    hands.settle()
    assert not hands.sees("handOver")
    assert field.text().upper() == card.number


def test_a_scan_of_something_unknown_is_said(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("stock")
    hands.scan("K-2020-999999")
    assert "K-2020-999999" in hands.notices()


def test_a_rubbish_scan_presses_nothing(arrive: Arrive) -> None:
    """A blank in the burst would press the focused button, Enter would open the focused row."""
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    tile = hands.find(QPushButton, "take_NEW")
    for rubbish in ("AB CD 1234", "HTTPS://KTP GO ID"):
        tile.setFocus()
        hands.scan(rubbish)
        assert hands.text("takenNumber") == "–"
        assert hands.window.session is not None
        assert hands.window.session.workplace.toast.text
    field = hands.find(QLineEdit, "personSearch")
    field.setFocus()
    hands.scan("AB CD 1234")
    assert field.text() == "AB CD 1234"


def test_enter_before_the_answer_opens_what_was_typed(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.click("openSearch")
    field = hands.find(QLineEdit, "searchText")
    QTest.keyClicks(field, "Laporan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    hands.find_page("reports")

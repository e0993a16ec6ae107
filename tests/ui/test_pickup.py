"""Handing over: whatever is scanned or pasted, the window stays as it is and says so once."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.cards import queries as cards
from tests.ui.conftest import Arrive
from ui.widgets.notice import Notice


def _bars(window: QWidget) -> list[str]:
    return [bar.text for bar in window.findChildren(Notice) if bar.isVisible()]


def test_rubbish_widens_nothing_and_is_said_once(arrive: Arrive) -> None:
    hands = arrive("supervisor", counter=1)
    hands.go("pickup")
    width = hands.window.minimumSizeHint().width()
    field = hands.find(QLineEdit, "receiptCode")
    for _ in range(2):
        field.setText("W" * 5_000)
        hands.enter("receiptCode", "W" * 120)
    assert len(_bars(hands.window)) == 1
    assert hands.window.minimumSizeHint().width() == width


def test_what_was_found_takes_the_place_of_what_was_not(arrive: Arrive) -> None:
    hands = arrive("supervisor", counter=1)
    assert hands.window.opened is not None
    card = hands.window.opened.desk.read(cards.uncollected, limit=1)[0]
    hands.go("stock")
    hands.scan("K-2020-999999")
    assert _bars(hands.window)
    hands.go("pickup")
    hands.enter("receiptCode", "tidak ada")
    hands.scan(card.token)
    hands.wait(lambda: hands.sees("handOver"), "the hand-over")
    assert _bars(hands.window) == []
    assert hands.text_of("receiptCode") != "tidak ada" + card.token

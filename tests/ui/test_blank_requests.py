"""Blank requests through their tab: the whole way with the keyboard, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.stock import queries, queries_requests, requests
from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.request_deliveries import Delivery, receive_delivery
from ektp_desk.stock.rules_requests import RequestState
from ektp_desk.storage.engines import open_desk
from tests.ui.conftest import ZONE, Arrive
from tests.ui.recordings import officer
from ui.demo_day.hands import Hands
from ui.stock.page import TABS

PLACE = next(place for place, spec in enumerate(TABS) if spec.name == "requests")


def desk_of(demo: str, clock: SetClock) -> Desk:
    return open_desk(demo, clock=clock, zone=ZONE)


def at(arrive: Arrive, **looks: str) -> Hands:
    hands = arrive("supervisor", counter=1, **looks)
    hands.go("stock")
    hands.tab("stockTabs", PLACE)
    return hands


def opened(desk: Desk) -> RequestRow:
    row = desk.read(queries_requests.open_request)
    assert row is not None
    return row


def papers(folder: Path) -> list[Path]:
    """What was kept of requests' papers."""
    return list((folder / "documents").glob("stock.*/*/*.pdf"))


def focused(hands: Hands) -> QWidget:
    widget = hands.root().focusWidget()
    assert widget is not None
    return widget


def tab_to(hands: Hands, name: str) -> None:
    """Press Tab until the field of that name has the keys."""
    for _ in range(40):
        if focused(hands).objectName() == name:
            return
        QTest.keyClick(focused(hands), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def type_in(hands: Hands, name: str, text: str) -> None:
    tab_to(hands, name)
    field = focused(hands)
    if isinstance(field, QSpinBox):
        field.selectAll()
    QTest.keyClicks(field, text)


def enter(hands: Hands) -> None:
    dialog = hands.root()
    QTest.keyClick(focused(hands), Qt.Key.Key_Return)
    hands.wait(lambda: not dialog.isVisible(), "the dialog to close")


def press(hands: Hands, key: Qt.Key) -> None:
    """A key on the window, which without a screen does not always have the keys by itself."""
    hands.window.activateWindow()
    hands.wait(hands.window.isActiveWindow, "the window to have the keys")
    hands.key(key)


def by_key(hands: Hands, key: Qt.Key, fill: Callable[[], None]) -> None:
    """A key opens a dialog, which is filled in and closed with Enter."""
    filled: list[bool] = []

    def attend(_dialog: QDialog) -> None:
        try:
            fill()
        finally:
            filled.append(True)

    def begin() -> None:
        press(hands, key)
        hands.wait(lambda: bool(filled), "the dialog")

    hands.dialog(begin, attend)


def test_from_draft_to_closed_with_the_keyboard(
    arrive: Arrive, demo: str, morning: SetClock, tmp_path: Path
) -> None:
    desk = desk_of(demo, morning)
    before = desk.read(queries.balance)
    hands = at(arrive)
    hands.picture("requests-before")

    def ask() -> None:
        hands.wait(lambda: "keping" in hands.text("requestWhy"), "the proposal")
        hands.picture("request-draft")
        type_in(hands, "requestAmount", "1000")
        enter(hands)

    by_key(hands, Qt.Key.Key_F2, ask)
    hands.settle()
    row = opened(desk)
    assert (row.state, row.requested) == (RequestState.DRAFT, 1_000)

    press(hands, Qt.Key.Key_F8)
    hands.wait(lambda: opened(desk).state is RequestState.SUBMITTED, "the letter")
    hands.wait(lambda: len(papers(tmp_path)) == 1, "its paper")

    def approve() -> None:
        hands.picture("request-approval")
        type_in(hands, "stepQuantity", "800")
        enter(hands)

    by_key(hands, Qt.Key.Key_F8, approve)
    hands.settle()
    assert (opened(desk).approved, opened(desk).state) == (800, RequestState.APPROVED)
    by_key(hands, Qt.Key.Key_F8, lambda: enter(hands))
    hands.settle()
    assert opened(desk).state is RequestState.SHIPPED

    def take(pieces: str, document: str) -> None:
        type_in(hands, "deliveryQuantity", pieces)
        type_in(hands, "deliveryDocument", document)
        type_in(hands, "deliveryGivenBy", "Muhammad Rusdi")
        type_in(hands, "deliveryWitness1", "Hasan Basri")
        hands.picture(f"request-delivery-{pieces}")
        enter(hands)

    by_key(hands, Qt.Key.Key_F8, lambda: take("300", "BAST/1"))
    hands.settle()
    assert opened(desk).state is RequestState.PARTLY_RECEIVED
    hands.picture("requests-partly")
    by_key(hands, Qt.Key.Key_F8, lambda: take("500", "BAST/2"))
    hands.settle()
    assert desk.read(queries_requests.open_request) is None
    assert desk.read(queries.balance) == before + 800
    hands.picture("requests-closed")
    hands.wait(lambda: len(papers(tmp_path)) == 3, "the records")


def waiting(desk: Desk, pieces: int = 1_000) -> RequestRow:
    """A request that was approved today."""
    chief = officer(desk, "supervisor")
    row = desk.write(chief, requests.draft_request, requested=pieces).result
    desk.write(chief, requests.submit_request, request_id=row.id)
    made = desk.write(chief, requests.approve_request, request_id=row.id, quantity=pieces,
                      happened_on=AS_OF).result  # fmt: skip
    assert isinstance(made, RequestRow)
    return made


def test_a_refused_delivery_keeps_what_was_typed(
    arrive: Arrive, demo: str, morning: SetClock
) -> None:
    desk = desk_of(demo, morning)
    row = waiting(desk)
    desk.write(officer(desk, "supervisor"), receive_delivery, request_id=row.id,
               delivery=Delivery(400, "BAST/1", AS_OF, "Rusdi"))  # fmt: skip
    hands = at(arrive)

    def fill(_dialog: QDialog) -> None:
        hands.number("deliveryQuantity", 601)
        hands.write("deliveryDocument", "bast/1")
        hands.write("deliveryGivenBy", "Rusdi")
        hands.confirm(closing=False)
        assert "masih ada 600 keping" in hands.errors()[0]
        hands.picture("request-too-many")
        hands.number("deliveryQuantity", 600)
        hands.confirm(closing=False)
        assert "bast/1" in hands.errors()[0]
        assert hands.text_of("deliveryGivenBy") == "Rusdi"
        hands.write("deliveryDocument", "BAST/2")
        hands.confirm()

    hands.dialog(lambda: hands.click("requestNext"), fill)
    assert desk.read(queries_requests.open_request) is None


def test_a_second_request_is_refused_by_name(arrive: Arrive, demo: str, morning: SetClock) -> None:
    row = waiting(desk_of(demo, morning))
    hands = at(arrive)

    def fill(_dialog: QDialog) -> None:
        hands.number("requestAmount", 500)
        hands.confirm(closing=False)
        assert row.number in hands.notices()
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("newRequest"), fill)


def test_a_late_request_says_so_and_reminds(
    arrive: Arrive, demo: str, morning: SetClock, tmp_path: Path
) -> None:
    desk = desk_of(demo, morning)
    waiting(desk)
    morning.set(morning.now() + timedelta(days=30))
    hands = at(arrive)
    hands.wait(lambda: hands.sees("requestMore"), "the request")
    hands.picture("requests-late")
    hands.menu("requestMore", "request_reminded")
    hands.wait(lambda: bool(papers(tmp_path)), "the reminder")
    hands.wait(lambda: "Surat pengingat" in hands.cells("requestHistory", 1)[0], "the history")

    def tell(_dialog: QDialog) -> None:
        hands.write("stepTold", "Bu Rahma, provinsi")
        hands.picture("request-told")
        hands.confirm()

    hands.dialog(lambda: hands.menu("requestMore", "request_told"), tell)
    hands.wait(lambda: "Bu Rahma" in hands.cells("requestHistory", 1)[0], "who was told")
    hands.row("requestHistory", 1, opens=True)  # the reminder, once more
    hands.wait(lambda: len(papers(tmp_path)) == 2, "the copy")


def test_the_arrow_keys_walk_over_the_board(arrive: Arrive, demo: str, morning: SetClock) -> None:
    desk = desk_of(demo, morning)
    closed = waiting(desk, 300)
    desk.write(officer(desk, "supervisor"), receive_delivery, request_id=closed.id,
               delivery=Delivery(300, "BAST/1", AS_OF, "Rusdi"))  # fmt: skip
    row = waiting(desk)
    hands = at(arrive, theme="dark")
    hands.picture("requests-dark")
    card = hands.find(QWidget, f"request_{row.number}")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Right)
    hands.settle()
    assert hands.text("requestName") == closed.number
    assert not hands.sees("requestNext")
    QTest.keyClick(focused(hands), Qt.Key.Key_Left)
    hands.settle()
    assert hands.text("requestName") == row.number
    QTest.keyClick(focused(hands), Qt.Key.Key_Return)
    assert focused(hands).objectName() == "requestNext"


def test_a_reversed_delivery_comes_back_to_the_board(
    arrive: Arrive, demo: str, morning: SetClock
) -> None:
    desk = desk_of(demo, morning)
    row = waiting(desk)
    chief = officer(desk, "supervisor")
    desk.write(chief, receive_delivery, request_id=row.id,
               delivery=Delivery(1_000, "BAST/1", AS_OF, "Rusdi"))  # fmt: skip
    hands = at(arrive)
    hands.tab("stockTabs", next(n for n, spec in enumerate(TABS) if spec.name == "ledger"))
    hands.row("ledger", 0)

    def why(_dialog: QDialog) -> None:
        hands.write("reverseReason", "salah ketik")
        hands.confirm()

    hands.dialog(lambda: hands.click("reverseMovement"), why)
    hands.tab("stockTabs", PLACE)
    hands.wait(lambda: hands.text("requestName") == row.number, "the request")
    hands.picture("requests-reversed")
    assert opened(desk).received == 0

"""Short blanks at the front desk, and the list of those who wait for them."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from ektp_desk.cards import queries_backlog as backlog
from ektp_desk.cards.offers import BacklogState
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import queries as queue
from ektp_desk.queue.rules import Offer
from ektp_desk.residents import queries as residents
from ektp_desk.stock import services as stock
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


@pytest.fixture
def front(arrive: Arrive) -> Hands:
    """The front desk on a day without blanks."""
    hands = arrive("loket1", counter=1)
    desk_of(hands).write(CONSOLE, stock.count, counted=0, note="habis")
    hands.go("queue")
    return hands


def press_key(hands: Hands, key: str) -> None:
    focused = hands.window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    hands.settle()


def offers(hands: Hands) -> list[Offer | None]:
    return [row.offer for row in desk_of(hands).read(queue.tickets_of_day, day=AS_OF)]


def test_it_is_said_before_the_number_and_chosen_in_one_key(front: Hands) -> None:
    front.click("take_NEW")
    assert front.sees("offerBar")
    assert offers(front) == []
    front.picture("offers")
    press_key(front, "2")
    front.wait(lambda: front.text("takenNumber") == "A-001", "the number")
    assert offers(front) == [Offer.RECORDING_ONLY]
    assert not front.sees("offerBar")


@pytest.mark.parametrize("sign", ["²", "٢", "0", "9"])
def test_a_key_that_is_no_offers_number_chooses_nothing(front: Hands, sign: str) -> None:
    front.click("take_NEW")
    focused = front.window.focusWidget()
    assert focused is not None
    typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
    QCoreApplication.sendEvent(focused, typed)
    front.settle()
    assert front.sees("offerBar")
    assert offers(front) == []


def test_esc_gives_no_number(front: Hands) -> None:
    front.click("take_LOST")
    QTest.keyClick(front.window.focusWidget(), Qt.Key.Key_Escape)
    front.settle()
    assert not front.sees("offerBar")
    assert offers(front) == []


def test_services_without_a_card_go_on_as_ever(front: Hands) -> None:
    front.click("take_INFO")
    assert offers(front) == [None]


def test_another_person_is_asked_anew(front: Hands) -> None:
    front.click("take_LOST")
    row = desk_of(front).read(residents.search, text_="andi", limit=1)[0]
    view = desk_of(front).read(residents.resident, resident_id=row.id)
    assert view is not None
    front.scan(view.nik)
    front.wait(lambda: not front.sees("offerBar"), "the offers to be put away")
    front.click("take_LOST")
    press_key(front, "1")
    [entry] = desk_of(front).read(backlog.backlog)
    assert (entry.resident_id, entry.state) == (view.id, BacklogState.WAITING)


def test_the_counter_sees_what_was_promised(front: Hands) -> None:
    front.click("take_NEW")
    press_key(front, "1")
    front.go("counter")
    front.key(Qt.Key.Key_F2)
    front.wait(lambda: front.sees("ticketOffer"), "the offer")
    assert front.text("ticketOffer") == "Daftar tunggu cetak"


def test_when_blanks_arrive_the_list_is_invited(
    front: Hands, arrive: Arrive, morning: SetClock
) -> None:
    people = desk_of(front).read(residents.search, text_="andi", limit=2)
    for person in people:
        view = desk_of(front).read(residents.resident, resident_id=person.id)
        assert view is not None
        front.scan(view.nik)
        front.click("take_LOST")
        press_key(front, "1")
        morning.set(morning.now() + timedelta(minutes=1))
    boss = arrive("supervisor")
    boss.go("printing")
    assert not boss.sees("backlogBanner")
    desk_of(boss).write(
        CONSOLE, stock.receive, quantity=1, counterpart="Provinsi", document="BA-1",
        occurred_on=AS_OF,
    )  # fmt: skip
    boss.go("stock")
    boss.wait(lambda: boss.sees("backlogBanner"), "the banner")
    boss.picture("stock-banner")

    def invite(dialog: QDialog) -> None:
        boss.wait(lambda: boss.enabled("dialogPrimary"), "the figures")
        boss.picture("backlog")
        boss.confirm(closing=False)
        boss.wait(lambda: not boss.enabled("dialogPrimary"), "the invitation")
        boss.picture("backlog-invited")
        boss.click("dialogCancel")

    boss.dialog(lambda: boss.press_only("openBacklog"), invite)
    states = [(row.resident_id, row.state) for row in desk_of(boss).read(backlog.backlog)]
    assert states == [
        (people[0].id, BacklogState.INVITED), (people[1].id, BacklogState.WAITING),
    ]  # fmt: skip
    boss.wait(lambda: not boss.sees("backlogBanner"), "the banner to go")


def test_a_fingers_offer_is_read_aloud(front: Hands) -> None:
    """Accessible names say key, offer and reason."""
    front.click("take_NEW")
    name = front.find(QWidget, "offer_backlog").accessibleName()
    assert name.startswith("1, Daftar tunggu cetak.")

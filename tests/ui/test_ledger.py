"""The book of blanks by keyboard: movements, loans, counts, reserves, serials, differences."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTabBar, QWidget

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import blanks
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.stock import queries, queries_books, reserves, services
from ektp_desk.stock.rules import CountReason, Movement
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE
from tests.tampering import disarm, run
from tests.ui.conftest import ZONE, Arrive
from tests.ui.recordings import officer
from ui.demo_day.hands import Hands
from ui.stock.ledger_tab import LedgerTab
from ui.stock.page import StockPage


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    """The demonstration office, reached beside its window."""
    return open_desk(demo, clock=morning, zone=ZONE)


def at(arrive: Arrive, name: str, **looks: str) -> Hands:
    hands = arrive("supervisor", counter=1, **looks)
    hands.go("stock")
    show(hands, name)
    return hands


def show(hands: Hands, name: str) -> None:
    """Go to a tab by the arrow keys."""
    bar = hands.find(QTabBar, "stockTabs")
    page = bar.parent()
    assert isinstance(page, StockPage)
    place = [spec.name for spec in page._specs].index(name)
    bar.setFocus()
    while bar.currentIndex() != place:
        key = Qt.Key.Key_Right if bar.currentIndex() < place else Qt.Key.Key_Left
        QTest.keyClick(bar, key)
    hands.settle()


def space(hands: Hands, name: str) -> None:
    """Press a button by the space bar."""
    button = hands.find(QWidget, name)
    hands.wait(button.isEnabled, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    hands.settle()


def keys(hands: Hands, *texts: str | Qt.Key) -> None:
    """Type into what has the focus; Tab moves on."""
    for text in texts:
        widget = hands.root().focusWidget() or hands.root()
        if isinstance(text, str):
            if hasattr(widget, "selectAll"):
                widget.selectAll()
            QTest.keyClicks(widget, text)
        else:
            QTest.keyClick(widget, text)
    hands.settle()


def done(hands: Hands) -> None:
    """Enter, and the dialog is gone."""
    dialog = hands.root()
    keys(hands, Qt.Key.Key_Return)
    hands.wait(lambda: not dialog.isVisible(), "the dialog to close")


def count(desk: Desk, counted: int) -> None:
    desk.write(
        officer(desk, "supervisor"), services.count, counted=counted, note="opname",
        reason=CountReason.OTHER,
    )  # fmt: skip


TAB, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Down


def test_a_loan_goes_out_and_comes_back_by_keyboard(
    arrive: Arrive, desk: Desk, tmp_path: Path
) -> None:
    count(desk, 100)
    hands = at(arrive, "ledger")
    assert not hands.sees("loans")

    def lend(_dialog: QDialog) -> None:
        hands.picture("movement")
        keys(hands, DOWN, TAB, "Disdukcapil Kabupaten Luwu", TAB, "150", TAB)
        keys(hands, TAB, TAB, TAB, "TT-470/31")  # day, month and year are a stop each
        keys(hands, TAB, "Blangko mereka habis", Qt.Key.Key_Return)
        assert "buku mencatat 100 keping" in hands.errors()[0]
        assert hands.sees("openEntries")
        hands.picture("movement-refused")
        hands.number("movementQuantity", 40)
        done(hands)

    hands.dialog(lambda: space(hands, "moveBlanks"), lend)
    hands.wait(lambda: hands.sees("loans"), "the open loan")
    assert desk.read(queries.balance) == 60
    assert hands.cells("ledger", 2)[0] == "-40"
    hands.picture("ledger")

    def back(_dialog: QDialog) -> None:
        hands.number("movementQuantity", 41)
        hands.write("movementDocument", "TT-9")
        hands.confirm(closing=False)
        assert hands.errors() == ["Terlalu banyak: sisa pinjaman 40 keping."]
        assert hands.text_of("movementDocument") == "TT-9"
        hands.picture("give-back")
        hands.number("movementQuantity", 15)
        done(hands)

    hands.dialog(lambda: space(hands, "giveBack"), back)
    assert hands.cells("loans", 4) == ["25"]
    records = tmp_path / "documents" / "stock.movement"
    hands.wait(lambda: len(list(records.rglob("*.pdf"))) == 2, "the records")


def test_the_ledger_is_filtered_and_exported(arrive: Arrive, desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        desk.write(
            officer(desk, "supervisor"), services.receive, quantity=50, counterpart="Provinsi",
            document=f"BA-{number}", occurred_on=AS_OF,
        )  # fmt: skip
    hands = at(arrive, "ledger")
    hands.choose("ledgerKind", "received")
    assert set(hands.cells("ledger", 1)) == {"Diterima"}
    whole = len(hands.cells("ledger", 0))
    hands.choose("ledgerPeriod", "this_year")
    shown = len(hands.cells("ledger", 0))
    assert 3 <= shown <= whole
    tab = hands.find(QWidget, "ledger")
    while not isinstance(tab, LedgerTab):
        tab = tab.parent()  # type: ignore[assignment]
    path = tmp_path / "buku.xlsx"
    tab.export_to(path)  # the system's own file dialog has no place for our hands
    hands.wait(path.exists, "the table")
    hands.settle()
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet.max_row == 1 + shown
    assert isinstance(sheet["C2"].value, int)


def test_a_row_is_taken_back(arrive: Arrive, desk: Desk) -> None:
    before = desk.read(queries.balance)
    desk.write(
        officer(desk, "supervisor"), services.move, kind=Movement.BORROWED, quantity=7,
        counterpart="Luwu", document="TT-1", occurred_on=AS_OF, note="kiriman terlambat",
    )  # fmt: skip
    hands = at(arrive, "ledger")
    hands.row("ledger", 0)

    def why(_dialog: QDialog) -> None:
        hands.write("reverseReason", "salah ketik")
        done(hands)

    hands.dialog(lambda: space(hands, "reverseMovement"), why)
    assert desk.read(queries.balance) == before
    assert not hands.sees("loans")


def test_a_blind_count_by_two_with_a_difference(arrive: Arrive, desk: Desk, tmp_path: Path) -> None:
    count(desk, 500)
    hands = at(arrive, "overview")
    uncertain = desk.read(blanks.in_print)

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the book to be frozen")
        assert not hands.sees("countKind")
        assert hands.sees("countPrinting") == bool(uncertain)
        if uncertain:
            hands.choose("countPrintCounted", True)
        hands.picture("count")
        hands.number("countedQuantity", 497)
        hands.write("countSecond", "Mappa Sari")
        hands.confirm(closing=False)
        assert "Selisih -3 keping" in hands.errors()[0]
        assert not hands.enabled("countedQuantity")
        hands.choose("countKind", CountReason.DAMAGED)
        hands.confirm(closing=False)
        hands.picture("count-difference")
        hands.write("countReason", "tiga keping patah")
        done(hands)

    hands.dialog(lambda: space(hands, "countStock"), fill)
    (newest, *_rest) = desk.read(queries_books.counts)
    assert (newest.difference, newest.second_name, newest.reason) == (
        -3, "Mappa Sari", CountReason.DAMAGED
    )  # fmt: skip
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the record")


def test_blanks_are_set_aside_used_and_released(arrive: Arrive, desk: Desk) -> None:
    count(desk, 1_000)
    hands = at(arrive, "reserves", theme="dark")
    hands.picture("reserves-empty")

    def aside(_dialog: QDialog) -> None:
        keys(hands, "Perekaman di SMA Negeri 1", TAB, "1200", Qt.Key.Key_Return)
        assert "yang bebas" in hands.errors()[0]
        hands.picture("reserve-refused")
        hands.number("reserveQuantity", 300)
        done(hands)

    hands.dialog(lambda: space(hands, "setAside"), aside)
    assert desk.read(reserves.reserved, day=AS_OF) == 300
    hands.picture("reserves")

    def use(_dialog: QDialog) -> None:
        hands.number("reserveUsed", 120)
        done(hands)

    hands.dialog(lambda: space(hands, "useReserve"), use)
    assert hands.cells("reserves", 4) == ["180"]

    def release(_dialog: QDialog) -> None:
        hands.write("releaseReason", "kunjungan batal")
        done(hands)

    hands.dialog(lambda: space(hands, "releaseReserve"), release)
    assert desk.read(reserves.reserved, day=AS_OF) == 0


def test_serials_come_with_a_delivery_and_one_is_missing(arrive: Arrive, desk: Desk) -> None:
    profile = desk.read(accounts.profile)
    desk.write(CONSOLE, save_profile, profile=replace(profile, ask_blank_serial=True))
    hands = at(arrive, "overview")

    def receive(_dialog: QDialog) -> None:
        hands.number("receivedQuantity", 700)
        hands.write("receivedFrom", "Provinsi")
        hands.write("receivedDocument", "BA-77")
        hands.write("receivedSerials", "AB0001 - AB0600")
        hands.confirm(closing=False)
        assert "mencakup 600 keping, padahal jumlahnya 700" in hands.errors()[0]
        hands.picture("receive")
        hands.number("receivedQuantity", 600)
        done(hands)

    hands.dialog(lambda: space(hands, "receiveStock"), receive)
    show(hands, "serials")
    assert hands.text("serialsSaid") == "Di kotak 600"
    hands.write("findSerial", "0007")
    assert hands.cells("serials", 0) == ["AB0007"]
    hands.row("serials", 0)

    def missing(_dialog: QDialog) -> None:
        hands.write("serialNote", "tidak di kotak")
        done(hands)

    hands.dialog(lambda: space(hands, "noteSerial"), missing)
    assert hands.cells("serials", 1) == ["Hilang"]
    assert hands.enabled("noteSerial")  # the row stays chosen: it may be found again
    hands.picture("serials")


def test_differences_are_calm_and_then_named(arrive: Arrive, desk: Desk) -> None:
    hands = at(arrive, "differences")
    assert not hands.sees("differences")
    hands.picture("nothing-differs")
    disarm(desk.engine, "stock_movement")
    run(desk.engine, "DELETE FROM stock_movement WHERE id = (SELECT max(id) FROM stock_movement "
                     "WHERE kind = 'used')")  # fmt: skip
    show(hands, "ledger")
    count(desk, 50)
    show(hands, "differences")
    hands.wait(lambda: hands.sees("differences"), "the differences")
    assert {"Kartu baik sehari tidak sama", "Kartu tanpa blangko di buku"} <= set(
        hands.cells("differences", 0)
    )
    assert hands.text("differenceLook")
    hands.picture("differences")


@pytest.mark.parametrize("name", ["ledger", "reserves", "serials", "differences"])
def test_who_prints_sees_the_books_and_changes_nothing(arrive: Arrive, name: str) -> None:
    hands = arrive("cetak1")
    hands.go("stock")
    show(hands, name)
    for button in ("moveBlanks", "reverseMovement", "setAside", "noteSerial", "giveBack"):
        assert not hands.sees(button)

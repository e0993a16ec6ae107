"""The destruction store, the card printers and the statistics, by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QTabBar, QTableView

from ektp_desk.cards import destroying, destruction, destruction_batches, queries_printers
from ektp_desk.cards.destruction_entries import put_in
from ektp_desk.cards.rules_destruction import Method, StoreReason
from ektp_desk.cards.rules_printers import ConsumableKind
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.storage.engines import open_desk
from tests.ui.conftest import ZONE, Arrive
from tests.ui.recordings import officer
from ui.cards.statistics_dialog import StatisticsDialog
from ui.demo_day.hands import Hands
from ui.stock.pieces_dialog import PiecesDialog
from ui.stock.store_report_dialog import StoreReportDialog


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    return open_desk(demo, clock=morning, zone=ZONE)


def at_the_store(arrive: Arrive, username: str = "supervisor") -> Hands:
    hands = arrive(username, counter=1 if username == "supervisor" else 0)
    hands.go("stock")
    bar = hands.find(QTabBar, "stockTabs")
    place = next(n for n in range(bar.count()) if bar.tabText(n) == "Pemusnahan")
    hands.tab("stockTabs", place)
    return hands


def press(hands: Hands, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Put the focus there and press a key, as Tab and Enter would."""
    widget = hands.find(QTableView, name)
    widget.setFocus()
    QTest.keyClick(widget, key)
    hands.settle()


def test_a_destruction_from_choice_to_signature(arrive: Arrive, desk: Desk) -> None:
    before = desk.read(destruction.in_store)
    hands = at_the_store(arrive)
    assert "sudah waktunya" in hands.text("storeState")
    hands.window.resize(1366, 768)
    hands.picture("destruction-tab")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("pieces", 1)) == before.total, "the pieces")
        hands.picture("destruction-1")
        press(hands, "pieces", Qt.Key.Key_Space)
        assert hands.cells("pieces", 0).count("☐") == 1
        hands.confirm(closing=False)
        hands.picture("destruction-2")
        draft = desk.read(destruction_batches.draft)
        assert draft is not None
        assert draft.pieces == before.total - 1
        book = desk.read(destruction.chosen_counts, batch_id=draft.id)
        for reason, pieces in book.items():
            hands.number(f"count_{reason.value}", pieces)
        hands.number("count_worn", book.get(StoreReason.WORN, 0) + 1)
        hands.confirm(closing=False)
        assert hands.errors()
        hands.picture("destruction-2-difference")
        hands.write("countNote", "satu kartu tanpa catatan")
        hands.confirm(closing=False)
        hands.write("witness_name_1", "Saksi satu")
        hands.write("witness_position_1", "Kepala Seksi")
        hands.confirm(closing=False)
        assert hands.errors()
        hands.write("witness_name_2", "Saksi dua")
        hands.write("witness_position_2", "Staf")
        hands.picture("destruction-3")
        hands.confirm()

    hands.dialog(lambda: hands.click("prepareDestruction"), fill)
    newest = desk.read(destruction_batches.batches)[0]
    assert (newest.pieces, newest.destroyed_on, newest.explanation) == (
        before.total - 1, AS_OF, "satu kartu tanpa catatan",
    )  # fmt: skip
    assert desk.read(destruction.in_store).total == 1
    hands.wait(lambda: newest.number in hands.cells("destructions", 0), "the record")


def test_a_draft_is_gone_on_with_and_put_away(arrive: Arrive, desk: Desk) -> None:
    draft = desk.write(officer(desk, "supervisor"), destroying.open_batch, until=AS_OF).result
    rows = desk.read(destruction.store_pieces)
    desk.write(officer(desk, "supervisor"), destroying.choose, batch_id=draft.id, until=AS_OF,
               left_out=(rows[0].key,))  # fmt: skip
    hands = at_the_store(arrive)

    def look(dialog: QDialog) -> None:
        hands.wait(lambda: "☐" in hands.cells("pieces", 0), "what was left out")
        dialog.reject()

    hands.dialog(lambda: hands.click("prepareDestruction"), look)
    assert desk.read(destruction_batches.draft) is not None
    hands.dialog(lambda: hands.click("prepareDestruction"), lambda _d: hands.click("putAway"))
    assert desk.read(destruction_batches.draft) is None
    assert desk.read(destruction.in_store).total == len(rows)


def test_a_found_card_is_put_in(arrive: Arrive, desk: Desk) -> None:
    hands = at_the_store(arrive)

    def fill(_dialog: QDialog) -> None:
        hands.choose("putInReason", StoreReason.DECEASED)
        hands.confirm(closing=False)
        assert hands.errors()
        hands.write("putIn_nik", "3171010101900001")
        hands.write("putIn_note", "dibawa keluarga")
        hands.picture("put-in")
        hands.confirm()

    hands.dialog(lambda: hands.click("putIn"), fill)
    row = next(row for row in desk.read(destruction.store_pieces) if row.note)
    assert (row.reason, row.note) == (StoreReason.DECEASED, "dibawa keluarga")


def test_a_printer_sees_the_store_and_changes_nothing(arrive: Arrive) -> None:
    hands = at_the_store(arrive, "cetak1")
    assert hands.cells("store", 1)
    for name in ("prepareDestruction", "putIn", "storeReport"):
        assert not hands.sees(name)
    assert hands.enabled("printRecord")


def test_pieces_and_report_are_exported(arrive: Arrive, desk: Desk, tmp_path: Path) -> None:
    desk.write(officer(desk, "supervisor"), put_in, reason="moved", note="dari kelurahan")
    hands = at_the_store(arrive)
    pieces, report, pdf = (tmp_path / name for name in ("p.xlsx", "r.xlsx", "r.pdf"))

    def save_pieces(dialog: QDialog) -> None:
        assert isinstance(dialog, PiecesDialog)
        hands.wait(lambda: bool(hands.cells("pieces", 0)), "the pieces")
        hands.picture("pieces")
        dialog.export_to(pieces)
        hands.settle()
        dialog.accept()

    def save_report(dialog: QDialog) -> None:
        assert isinstance(dialog, StoreReportDialog)
        hands.wait(lambda: bool(hands.cells("storeLines", 0)), "the month")
        hands.picture("store-report")
        dialog.save_table(report)
        hands.settle()
        dialog.save_pdf(pdf)
        hands.settle()
        dialog.accept()

    hands.dialog(lambda: hands.click("storePieces"), save_pieces)
    hands.dialog(lambda: hands.click("storeReport"), save_report)
    hands.dialog(lambda: press(hands, "destructions"), lambda dialog: dialog.accept())
    rows = list(load_workbook(pieces).active.values)  # type: ignore[union-attr]
    assert len(rows) == desk.read(destruction.in_store).total + 1
    december = desk.read(destruction.over_time, first=date(2024, 12, 1), last=date(2024, 12, 31))
    figures = list(load_workbook(report).active.values)[1:]  # type: ignore[union-attr]
    assert [row[1:] for row in figures] == [
        (line.opening, line.came_in, line.destroyed, line.closing) for line in december
    ]
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_printer_is_registered_and_loaded(arrive: Arrive, desk: Desk) -> None:
    hands = arrive("supervisor", counter=1)
    hands.go("printing")
    hands.window.resize(1366, 768)
    hands.picture("printing-page")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("printers", 0)) == 2, "the printers")
        hands.picture("printers")

        def add(_inner: QDialog) -> None:
            hands.confirm(closing=False)
            assert hands.errors()
            hands.write("printerName", "Pencetak 3")
            box = hands.find(QComboBox, "printerStation")
            box.setCurrentText("meja/baru")
            hands.picture("printer")
            hands.confirm()

        hands.dialog(lambda: hands.click("addPrinter"), add)
        hands.wait(lambda: "Pencetak 3" in hands.cells("printers", 0), "the new printer")
        hands.row("printers", hands.row_of("printers", 0, "Pencetak 3"))

        def receive(_inner: QDialog) -> None:
            hands.choose("rollKind", ConsumableKind.RIBBON)
            hands.write("rollName", "Pita uji")
            hands.number("rollPrints", 300)
            hands.number("rollCount", 2)
            hands.picture("receive-rolls")
            hands.confirm()

        hands.dialog(lambda: hands.click("receiveRolls"), receive)
        hands.wait(lambda: "Pita uji" in hands.cells("shelf", 1), "the rolls")

        def load(_inner: QDialog) -> None:
            product = next(row for row in desk.read(queries_printers.shelf)
                           if row.name == "Pita uji")  # fmt: skip
            hands.choose("loadProduct", product.id)
            hands.picture("load-roll")
            hands.confirm()

        hands.dialog(lambda: hands.click("loadRoll"), load)
        hands.wait(lambda: hands.cells("loads", 1) == ["Pita uji"], "the roll")
        hands.row("loads")
        hands.click("removeRoll")
        hands.wait(lambda: not hands.cells("loads", 1), "the printer to be empty")
        hands.confirm()

    hands.dialog(lambda: hands.click("cardPrinters"), fill)
    row = next(row for row in desk.read(queries_printers.printers) if row.name == "Pencetak 3")
    assert (row.station, row.loads) == ("meja/baru", ())


def test_statistics_are_shown_and_exported(arrive: Arrive, tmp_path: Path) -> None:
    hands = arrive("supervisor", counter=1)
    hands.go("printing")
    path = tmp_path / "statistik.xlsx"

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, StatisticsDialog)
        hands.wait(lambda: hands.cells("statistics", 0) == ["Pencetak 1"], "the printer")
        hands.picture("statistics")
        hands.tab("statisticsTabs", 1)
        assert hands.cells("statistics", 0) == ["Operator Cetak 1"]
        dialog.export_to(path)
        hands.settle()
        dialog.accept()

    hands.dialog(lambda: hands.click("printStatistics"), look)
    rows = list(load_workbook(path).active.values)  # type: ignore[union-attr]
    assert [row[1] for row in rows[1:]] == ["Pencetak 1", "Operator Cetak 1"]
    assert rows[1][2] == rows[2][2]


def test_the_method_of_the_last_time_is_offered(arrive: Arrive, desk: Desk) -> None:
    hands = at_the_store(arrive)
    draft = desk.write(officer(desk, "supervisor"), destroying.open_batch, until=AS_OF).result
    book = desk.read(destruction.chosen_counts, batch_id=draft.id)
    desk.write(officer(desk, "supervisor"), destroying.count_batch, batch_id=draft.id,
               counted=book)  # fmt: skip

    def look(dialog: QDialog) -> None:
        assert hands.text_of("destructionPlace") == "Halaman belakang kantor"
        assert hands.find(QComboBox, "destructionMethod").currentData() == Method.BURNT
        dialog.reject()

    hands.go("reports")
    hands.go("stock")
    hands.dialog(lambda: hands.click("prepareDestruction"), look)

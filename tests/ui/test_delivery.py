"""Uncollected cards and lists with the kelurahan, through the pick-up page, by keyboard."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QTableView

from ektp_desk.cards import queries, queries_delivery, uncollected
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardState, Collector
from ektp_desk.cards.rules_handover import Proof
from ektp_desk.cards.rules_pickup import DeliveryState
from ektp_desk.cards.uncollected import UncollectedRow
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

PICKUP, WAITING, DELIVERY = 0, 1, 2


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def at(arrive: Arrive, place: int, **looks: str) -> Hands:
    hands = arrive("supervisor", counter=1, **looks)
    hands.go("pickup")
    hands.tab("pickupTabs", place)
    return hands


def waiting(hands: Hands) -> tuple[UncollectedRow, ...]:
    return desk_of(hands).read(uncollected.uncollected, day=AS_OF)


def card(hands: Hands, card_id: int) -> CardRow:
    row = desk_of(hands).read(queries.card, card_id=card_id)
    assert row is not None
    return row


def press(hands: Hands, name: str, key: Qt.Key) -> None:
    """A key into a widget of the window on top."""
    QTest.keyClick(hands.find(QTableView, name), key)
    hands.settle()


def test_a_scan_ticks_the_receipt_and_is_the_proof(arrive: Arrive) -> None:
    hands = at(arrive, WAITING)
    row = next(row for row in waiting(hands) if row.number)
    hands.scan(row.token)
    hands.wait(lambda: hands.sees("handOver"), "the hand-over, from another tab")
    assert hands.find(QCheckBox, "check0").isChecked()
    assert not hands.enabled("handOver")
    hands.picture("pickup-scanned")
    for number in (1, 2):
        hands.click(f"check{number}")
    if hands.sees("oldCardAbsence"):
        hands.write("oldCardAbsence", "hilang")
    hands.click("handOver")
    hands.wait(lambda: not hands.sees("handOver"), "the card to be given")
    given = desk_of(hands).read(queries.handover_of_card, card_id=row.id)
    assert given is not None
    assert given.proof is Proof.SCANNED


def test_a_scan_on_another_page_is_the_proof_too(arrive: Arrive) -> None:
    hands = at(arrive, PICKUP)
    row = waiting(hands)[0]
    hands.go("stock")
    hands.scan(row.number)
    hands.wait(lambda: hands.sees("check0"), "the hand-over")
    assert hands.find(QCheckBox, "check0").isChecked()


def test_without_a_receipt_questions_are_asked(arrive: Arrive) -> None:
    hands = at(arrive, PICKUP)
    row = waiting(hands)[0]
    hands.row("uncollected", 0, opens=True)
    assert not hands.find(QCheckBox, "check0").isChecked()
    hands.click("noReceipt")
    assert not hands.sees("check0")
    for number in (1, 2):
        hands.click(f"check{number}")
    if hands.sees("oldCardAbsence"):
        hands.write("oldCardAbsence", "hilang")
    hands.click("handOver")
    assert any("tanda terima" in error for error in hands.errors())
    hands.write("noReceiptReason", "terbakar")
    hands.click("question_birth")
    hands.picture("pickup-no-receipt")
    hands.click("handOver")
    assert any("dua hal" in error for error in hands.errors())
    hands.click("question_address")
    hands.click("handOver")
    assert hands.errors() == [], hands.notices()
    hands.wait(lambda: not hands.sees("handOver"), "the card to be given")
    given = desk_of(hands).read(queries.handover_of_card, card_id=row.id)
    assert given is not None
    assert (given.proof, given.no_receipt_reason) == (Proof.NO_RECEIPT, "terbakar")


def test_a_proxys_form_says_what_is_missing(arrive: Arrive) -> None:
    hands = at(arrive, PICKUP)
    hands.row("uncollected", 0, opens=True)
    hands.click("byProxy")
    for number in range(3):
        hands.click(f"check{number}")
    hands.write("proxyName", "Baso")
    hands.write("authorityDate", "31-31-2026")
    hands.click("handOver")
    assert hands.errors()
    hands.picture("pickup-proxy")
    hands.write("authorityDate", "1-1-2025")
    hands.click("handOver")
    assert any("hubungan" in error for error in hands.errors())


def test_a_mistake_is_taken_back_by_the_supervisor(arrive: Arrive) -> None:
    hands = at(arrive, PICKUP)
    row = waiting(hands)[0]
    hands.scan(row.token)
    for number in (1, 2):
        hands.click(f"check{number}")
    if hands.sees("oldCardAbsence"):
        hands.write("oldCardAbsence", "hilang")
    hands.click("handOver")
    hands.scan(row.token)
    hands.wait(lambda: hands.sees("takeBack"), "the way back")
    assert not hands.sees("handOver")
    hands.picture("pickup-given")

    def why(_dialog: QDialog) -> None:
        hands.write("reasonText", "kartu orang lain")
        hands.confirm()

    hands.dialog(lambda: hands.click("takeBack"), why)
    hands.wait(lambda: hands.sees("handOver"), "the card to wait again")
    assert card(hands, row.id).state is CardState.PRINTED


def test_the_uncollected_are_told_and_exported(
    arrive: Arrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = at(arrive, WAITING)
    hands.wait(lambda: bool(hands.cells("waitingCards", 0)), "the cards")
    rows = waiting(hands)
    hands.row("waitingCards", 0)
    table = hands.find(QTableView, "waitingCards")
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.settle()
    hands.picture("uncollected")

    def fill(_dialog: QDialog) -> None:
        hands.write("reminderTold", "Ketua RT 2")
        hands.picture("uncollected-told")
        hands.confirm()

    hands.dialog(lambda: hands.click("remindOwners"), fill)
    assert [row.told for row in waiting(hands)[:3]] == ["Ketua RT 2", "Ketua RT 2", ""]
    target = tmp_path / "daftar.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("uncollectedExport")
    hands.wait(target.exists, "the table")
    hands.settle()
    sheet = load_workbook(target).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1
    assert sheet["B2"].value == rows[0].masked_nik
    hands.click("uncollectedPrint")
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the paper")


def test_the_ages_and_villages_narrow_the_list(arrive: Arrive) -> None:
    hands = at(arrive, WAITING)
    hands.wait(lambda: bool(hands.cells("waitingCards", 0)), "the cards")
    counted = dict(desk_of(hands).read(uncollected.ageing, day=AS_OF).bands)
    for place, cards in enumerate(counted.values(), start=1):
        hands.tab("ageBands", place)
        assert len(hands.cells("waitingCards", 0)) == cards
    hands.tab("ageBands", 0)
    village = next(row for row in desk_of(hands).read(uncollected.villages) if row.code)
    hands.choose_by_user("uncollectedVillage", village.code)
    assert len(hands.cells("waitingCards", 0)) == village.cards


def test_a_card_that_waited_too_long_is_withdrawn(arrive: Arrive) -> None:
    hands = at(arrive, WAITING)
    hands.wait(lambda: bool(hands.cells("waitingCards", 0)), "the cards")
    oldest = waiting(hands)[0]
    hands.row("waitingCards", 0)
    if oldest.days(AS_OF) <= 90:
        assert not hands.enabled("withdrawCard")
        return

    def why(_dialog: QDialog) -> None:
        hands.write("reasonText", "pemilik tidak ditemukan")
        hands.confirm()

    hands.dialog(lambda: hands.click("withdrawCard"), why)
    assert card(hands, oldest.id).state is CardState.WITHDRAWN


def send(hands: Hands, count: int) -> list[UncollectedRow]:
    """A list of the first cards of the kelurahan for which most cards wait, by keyboard."""
    villages = [row for row in desk_of(hands).read(uncollected.villages) if row.code]
    village = max(villages, key=lambda row: row.cards)
    rows = [row for row in waiting(hands) if row.village_code == village.code][:count]

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: bool(hands.cells("deliveryCards", 1)), "the cards")
        hands.enter("deliveryScan", rows[0].token.upper())
        hands.enter("deliveryScan", "K-2020-999999")
        assert any("tidak ada kartu" in error.casefold() for error in hands.errors())
        for _ in rows[1:]:
            press(hands, "deliveryCards", Qt.Key.Key_Down)
            press(hands, "deliveryCards", Qt.Key.Key_Return)
        assert hands.cells("deliveryCards", 0).count("✓") >= 1
        hands.confirm(closing=False)
        assert hands.errors()
        hands.write("receiverName", "Ibu Rahma")
        hands.write("receiverPosition", "Kasi Pemerintahan")
        hands.write("receiverIdentity", "198001012005012001")
        hands.picture("delivery-send")
        hands.confirm()

    hands.dialog(lambda: hands.click("deliverySend"), fill)
    return rows


def test_a_list_goes_out_and_comes_home(arrive: Arrive, tmp_path: Path) -> None:
    hands = at(arrive, DELIVERY)
    send(hands, 3)
    (row,) = desk_of(hands).read(queries_delivery.open_deliveries)
    assert hands.cells("deliveries", 0) == [row.number]
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the paper")
    hands.picture("deliveries")
    cards = desk_of(hands).read(queries_delivery.items, delivery_id=row.id)
    hands.scan(cards[0].card_token)
    hands.wait(lambda: hands.sees("proofChip") or hands.sees("receiptCode"), "the card")
    assert not hands.sees("handOver")  # it is not here
    hands.picture("pickup-out")
    hands.tab("pickupTabs", DELIVERY)

    def enter(_dialog: QDialog) -> None:
        hands.wait(lambda: bool(hands.cells("deliveryItems", 1)), "the cards")
        hands.enter("homeScan", "K-2020-999999")
        assert any(row.number in error for error in hands.errors())
        hands.row("deliveryItems", 0)
        if hands.enabled("homeOldCard"):
            hands.write("homeNote", "tidak ada")
        press(hands, "deliveryItems", Qt.Key.Key_Return)
        hands.enter("homeScan", cards[1].card_token.upper())
        hands.picture("delivery-home")
        hands.confirm()

    hands.dialog(lambda: hands.click("deliveryHome"), enter)
    after = desk_of(hands).read(queries_delivery.delivery, delivery_id=row.id)
    assert after is not None
    assert (after.delivered, after.brought_back, after.out) == (1, 1, len(cards) - 2)
    given = desk_of(hands).read(queries.handover_of_card, card_id=cards[0].card_id)
    assert given is not None
    assert given.collector is Collector.KELURAHAN
    assert card(hands, cards[1].card_id).state is CardState.PRINTED


def test_scanning_the_lists_code_opens_it(arrive: Arrive) -> None:
    hands = at(arrive, DELIVERY)
    send(hands, 2)
    (row,) = desk_of(hands).read(queries_delivery.open_deliveries)
    hands.go("stock")

    def others(_dialog: QDialog) -> None:
        hands.wait(lambda: bool(hands.cells("deliveryItems", 1)), "the cards")
        for place in range(len(hands.cells("deliveryItems", 1))):
            hands.row("deliveryItems", place)
            if hands.enabled("homeOldCard"):
                hands.write("homeNote", "hilang")
            hands.click("markDelivered")
        hands.confirm()

    hands.dialog(lambda: hands.scan(row.number), others)
    after = desk_of(hands).read(queries_delivery.delivery, delivery_id=row.id)
    assert after is not None
    assert after.state is DeliveryState.HOME

"""In the print room: serials where the office asks for them."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import queries
from ektp_desk.cards.rules import CardState
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE
from tests.tampering import run
from tests.ui.conftest import ZONE, Arrive
from ui.demo_day.hands import Hands


@pytest.fixture
def printer(arrive: Arrive, demo: str, morning: SetClock) -> Hands:
    """A printer at the list, in an office that keeps the serial of each blank."""
    desk = open_desk(demo, clock=morning, zone=ZONE)
    profile = desk.read(accounts.profile)
    desk.write(CONSOLE, save_profile, profile=replace(profile, ask_blank_serial=True))
    desk.close()
    hands = arrive("cetak1")
    hands.go("printing")
    hands.click("beginCard")
    return hands


def _desk(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def _card_in_hand(hands: Hands) -> int:
    return _desk(hands).read(queries.unsettled)[0].id


def _state(hands: Hands, card_id: int) -> tuple[CardState, str]:
    card = _desk(hands).read(queries.card, card_id=card_id)
    assert card is not None
    return card.state, card.blank_serial


def test_a_spoiled_blank_is_recorded_with_its_serial(printer: Hands) -> None:
    card_id = _card_in_hand(printer)
    printer.menu("cardSpoiled", "spoil_misprint")
    assert printer.errors() == ["Isi nomor seri blangko."]
    printer.picture("serial-needed")
    printer.write("blankSerial", "b 77")
    printer.menu("cardSpoiled", "spoil_misprint")
    assert _state(printer, card_id) == (CardState.SPOILED, "B77")


def test_the_serial_of_one_card_is_not_offered_for_the_next(printer: Hands) -> None:
    printer.write("blankSerial", "B1")
    printer.click("cardGood")
    printer.click("beginCard")
    assert printer.find(QLineEdit, "blankSerial").text() == ""


@pytest.mark.parametrize(
    ("choice", "state"),
    [("settle_printed", CardState.PRINTED), ("settle_misprint", CardState.SPOILED)],
)
def test_an_unknown_card_is_settled_with_its_serial(
    printer: Hands, choice: str, state: CardState
) -> None:
    card_id = _card_in_hand(printer)
    printer.click("cardUnknown")

    def fill(_dialog: QDialog) -> None:
        printer.click("settle_not_printed")
        assert not printer.sees("settleSerial")
        printer.click(choice)
        printer.confirm(closing=False)
        assert printer.errors() == ["Isi nomor seri blangko."]
        printer.picture("settle-serial")
        printer.write("settleSerial", "B9")
        printer.confirm()

    printer.dialog(lambda: printer.row("unsettled", 0, opens=True), fill)
    assert _state(printer, card_id) == (state, "B9")


def _begin_for_somebody_who_moved(hands: Hands) -> str:
    row = _desk(hands).read(queries.print_ready, limit=1)[0]
    run(_desk(hands).engine, "UPDATE resident SET presence = 'moved' WHERE id = :id",
        id=row.resident_id)  # fmt: skip
    hands.go("printing")
    hands.row("printReady", hands.row_of("printReady", 0, row.name))
    hands.click("beginCard")
    return row.name


def test_a_supervisor_prints_against_the_rule_with_a_reason(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    name = _begin_for_somebody_who_moved(hands)
    assert "Tercatat pindah." in hands.notices()
    assert _desk(hands).read(queries.unsettled) == ()
    hands.picture("print-blocked")

    def fill(_dialog: QDialog) -> None:
        hands.write("reasonText", "pindah dibatalkan")
        hands.picture("print-override")
        hands.confirm()

    hands.dialog(hands.retry, fill)
    (card,) = _desk(hands).read(queries.unsettled)
    assert card.resident_name == name
    (line,) = _desk(hands).read(queries.print_log, day=card.office_date)
    assert line.reason == "pindah dibatalkan"
    assert hands.notices() == ""


def test_a_printer_is_only_told_why_not(arrive: Arrive) -> None:
    hands = arrive("cetak1")
    _begin_for_somebody_who_moved(hands)
    assert "Tercatat pindah." in hands.notices()
    hands.retry()  # there is no button
    assert _desk(hands).read(queries.unsettled) == ()

"""The overview of the blanks: what to do today, the fan, its table, known visits."""

from datetime import timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QLabel

from ektp_desk.demo.office import AS_OF
from ektp_desk.stock.rules import CountReason
from tests.ui.conftest import Arrive
from ui.stock.fan_chart import FanChart
from ui.stock.visits_dialog import VisitsDialog
from ui.widgets.stat import StatTile


def test_the_overview_says_what_to_do_and_shows_the_fan(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("stock")
    fan = hands.find(FanChart, "stockFan")
    hands.wait(lambda: bool(fan.places), "the fan")

    assert any(word in hands.notices() for word in ("Ajukan", "blangko"))
    assert hands.find(StatTile, "stockEnd").value
    assert "Sisa" in fan.accessibleDescription() or "left" in fan.accessibleDescription()
    today = next(place for place in fan.places if place.day == AS_OF)
    assert (today.balance, today.low) == (today.middle, today.high)  # the fan begins at the stock
    assert fan.places[-1].balance is None
    assert all(
        place.low <= place.middle <= place.high
        for place in fan.places
        if place.low is not None and place.middle is not None and place.high is not None
    )
    hands.picture("stock-fan")
    hands.click("stockAsTable")
    hands.settle()
    assert len(hands.cells("stockDays", 0)) > 20
    hands.picture("stock-table")


def test_near_the_end_the_chip_and_the_advice_say_so(arrive: Arrive) -> None:
    hands = arrive("supervisor", theme="dark")
    hands.go("stock")

    def count(_dialog: QDialog) -> None:
        hands.number("countedQuantity", 90)
        hands.confirm(closing=False)
        hands.choose("countKind", CountReason.DAMAGED)
        hands.write("countReason", "rusak terkena air")
        hands.confirm()

    hands.dialog(lambda: hands.click("countStock"), count)
    chip = hands.find(QLabel, "stockChip")
    hands.wait(lambda: "terlambat" in chip.text(), "the chip to warn")
    hands.wait(lambda: "Terlambat" in hands.notices(), "the advice")
    hands.picture("stock-late-dark")


def test_a_known_visit_brings_the_end_nearer(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("stock")
    fan = hands.find(FanChart, "stockFan")
    hands.wait(lambda: bool(fan.places), "the fan")
    before = fan.accessibleDescription()

    def plan(dialog: QDialog) -> None:
        assert isinstance(dialog, VisitsDialog)
        day = AS_OF + timedelta(days=6)
        dialog.day.setDate(QDate(day.year, day.month, day.day))
        dialog.expected.setValue(700)
        dialog.name.setText("SMA Negeri 3")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.cells("visits", 3)), "the visit in the list")
        hands.picture("stock-visits")
        dialog.reject()

    hands.dialog(lambda: hands.click("plannedVisits"), plan)
    hands.wait(lambda: fan.accessibleDescription() != before, "the fan to move")
    assert any(place.events for place in fan.places if place.day == AS_OF + timedelta(days=6))

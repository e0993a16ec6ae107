"""Prints one after another by single keys; the rule, its reasons, and a wrong key put right."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget

from ektp_desk.cards import queries, queries_ready, queries_runs
from ektp_desk.cards.rules import CardState
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from ektp_desk.stock.queries import balance
from ektp_desk.stock.reserves import set_aside
from tests.ui.conftest import Arrive
from tests.ui.recordings import officer
from ui.demo_day.hands import Hands


def _desk(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def _run(hands: Hands) -> queries_runs.RunRow:
    desk = _desk(hands)
    day = desk.read(queries.unsettled)
    (run,) = desk.read(queries_runs.runs_of_day, day=day[0].office_date if day else DAY)
    return run


DAY = AS_OF


def _key(hands: Hands, key: Qt.Key, happens: Callable[[], bool]) -> None:
    """Press a key and wait for what it does: a key alone is heard a moment later."""
    hands.key(key)
    hands.wait(happens, "the key to be heard")
    hands.settle()


def _name(hands: Hands) -> str:
    return hands.text("runName")


def _tell(hands: Hands, key: Qt.Key) -> None:
    """Tell the outcome of the card in hand and wait for the next one."""
    before = _name(hands)
    _key(hands, key, lambda: not hands.sees("runName") or _name(hands) != before)


@pytest.fixture
def printer(arrive: Arrive) -> Hands:
    """A printer in a run of five."""
    hands = arrive("cetak1")
    hands.go("printing")
    hands.number("runSize", 5)
    hands.window.activateWindow()
    hands.wait(hands.window.isActiveWindow, "the window to have the keys")
    hands.key(Qt.Key.Key_F4)
    hands.wait(lambda: hands.sees("runGood"), "the run")
    hands.settle()
    return hands


def test_a_run_is_gone_through_with_one_key_each(printer: Hands) -> None:
    printer.picture("run")
    people = [printer.text("runName")]
    for key in (Qt.Key.Key_G, Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_U):
        _tell(printer, key)
        people.append(_name(printer))
    assert len(set(people)) == 5
    printer.picture("run-unknown")
    assert printer.cells("unsettled", 2) == ["Belum pasti"]
    _key(printer, Qt.Key.Key_S, lambda: "sudah mendapat giliran" in printer.notices())
    printer.picture("run-complete")
    run = _run(printer)
    assert (run.good, run.spoiled, run.unknown, run.skipped, run.left) == (2, 1, 1, 1, 0)
    _key(printer, Qt.Key.Key_E, lambda: not printer.sees("runGood") and printer.sees("beginRun"))
    assert "2 baik" in printer.notices() or "2 good" in printer.notices()
    printer.picture("run-ended")
    assert _run(printer).ended_at is not None


def test_keys_in_a_burst_are_a_scanners_and_tell_no_outcome(printer: Hands) -> None:
    card = _desk(printer).read(queries.unsettled)[0]
    handle = printer.window.windowHandle()
    for key in "2G1":
        QTest.keyClick(handle, key)
    QTest.qWait(300)  # longer than a key needs to be taken for one that stands alone
    printer.settle()
    after = _desk(printer).read(queries.card, card_id=card.id)
    assert after is not None
    assert after.state is CardState.PRINTING


def test_a_pause_lets_no_further_card_begin(printer: Hands) -> None:
    _key(printer, Qt.Key.Key_P, lambda: printer.notices() != "")
    printer.click("runGood")
    printer.wait(lambda: printer.sees("runGoOn"), "the pause")
    assert _desk(printer).read(queries.unsettled) == ()
    printer.picture("run-paused")
    _key(printer, Qt.Key.Key_Return, lambda: printer.sees("runGood"))
    assert _run(printer).taken == 2


def test_a_run_that_was_left_is_gone_on_with_after_the_next_sign_in(
    printer: Hands, arrive: Arrive
) -> None:
    printer.leave()
    again = arrive("cetak1")
    again.go("printing")
    again.wait(lambda: again.sees("runGoOn"), "the run that was left")
    assert again.cells("unsettled", 2) == ["Belum pasti"]
    again.picture("run-left")
    again.click("runGoOn")
    again.wait(lambda: again.sees("runGood"), "the next card")
    again.settle()
    assert _run(again).taken == 2


def test_a_supervisor_sets_the_rule_and_sees_what_it_changes(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("printing")
    before = hands.cells("printReady", 0)
    assert hands.cells("printReady", 3)[0]

    def fill(_dialog: QDialog) -> None:
        order = hands.find(QListWidget, "ruleOrder")
        assert order.count() == 5
        item = order.item(2)
        assert item.text() == "Pengganti kartu hilang atau rusak"
        item.setCheckState(Qt.CheckState.Checked)
        order.setCurrentRow(2)
        hands.click("ruleUp")
        hands.click("ruleUp")
        hands.write("ruleNameField", "Kehilangan dahulu")
        hands.picture("rule")
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis mengapa aturannya diubah."]
        hands.write("ruleNote", "rapat 24 November")
        hands.confirm()

    hands.dialog(lambda: hands.click("editRule"), fill)
    assert "Kehilangan dahulu" in hands.text("ruleName")
    assert _desk(hands).read(queries_ready.rule_in_force).version == 1
    rows = _desk(hands).read(queries.print_ready, limit=100)
    assert hands.cells("printReady", 0)[:20] == [row.name for row in rows[:20]]
    assert hands.cells("printReady", 0) != before
    hands.picture("rule-in-force")


def test_somebody_is_marked_urgent_on_the_list(arrive: Arrive) -> None:
    hands = arrive("cetak1")
    hands.go("printing")
    last = 4
    name = hands.cells("printReady", 0)[last]
    hands.row("printReady", last)

    def fill(_dialog: QDialog) -> None:
        hands.write("reasonText", "berangkat haji")
        hands.confirm()

    hands.dialog(lambda: hands.click("markUrgent"), fill)
    row = next(n for n, text in enumerate(hands.cells("printReady", 0)) if text == name)
    assert hands.cells("printReady", 3)[row] == "Mendesak: berangkat haji"


def test_the_list_is_narrowed_and_a_run_keeps_to_it(arrive: Arrive) -> None:
    hands = arrive("cetak1")
    hands.go("printing")
    group = _desk(hands).read(queries_ready.ready_groups).services[-1]
    hands.choose("filterService", group.code)
    assert set(hands.cells("printReady", 2)) == {group.id_name}
    hands.picture("narrowed")
    hands.click("beginRun")
    hands.wait(lambda: hands.sees("runGood"), "the run")
    (card,) = _desk(hands).read(queries.unsettled)
    assert card.service_code == group.code


def test_held_rows_say_so_and_a_supervisor_prints_one_with_a_reason(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    left = _desk(hands).read(balance)
    _desk(hands).write(
        officer(_desk(hands), "supervisor"), set_aside, purpose="Sekolah", quantity=left,
        until=DAY,
    )  # fmt: skip
    hands.go("printing")
    whys = hands.cells("printReady", 3)
    held = next(n for n, text in enumerate(whys) if text.startswith("Ditahan"))
    name = hands.cells("printReady", 0)[held]
    hands.row("printReady", held)
    hands.picture("held")
    hands.click("beginCard")
    assert "Kartu ini ditahan" in hands.notices()

    def fill(_dialog: QDialog) -> None:
        hands.write("reasonText", "permintaan rumah sakit")
        hands.confirm()

    hands.dialog(hands.retry, fill)
    (card,) = _desk(hands).read(queries.unsettled)
    assert card.resident_name == name


def test_a_supervisor_puts_a_wrong_key_right(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("printing")
    hands.click("beginCard")
    hands.click("cardGood")
    (line, *_) = [
        one for one in _desk(hands).read(queries.uncollected, limit=500) if one.office_date == DAY
    ]

    def fill(_dialog: QDialog) -> None:
        hands.enter("correctCard", "K-2026-999999")
        assert hands.errors() == ["Kartu ini tidak ditemukan."]
        hands.enter("correctCard", line.number)
        hands.picture("correct")
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis apa yang keliru."]
        hands.write("correctNote", "foto terbalik")
        hands.confirm()

    hands.dialog(lambda: hands.click("correctOutcome"), fill)
    card = _desk(hands).read(queries.card, card_id=line.id)
    assert card is not None
    assert card.state is CardState.SPOILED

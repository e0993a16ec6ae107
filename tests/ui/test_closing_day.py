"""Closing a day at the supervisor's window, with the keyboard; what a month then shows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from ektp_desk.accounts.backups import backup_rows
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.cards import services as cards
from ektp_desk.cards.queries import print_ready
from ektp_desk.demo.office import AS_OF, CONSOLE, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import services as queue
from ektp_desk.reports import closing
from ektp_desk.reports.rules_closing import LineKey
from ektp_desk.stock import queries as stock
from ektp_desk.stock import services as blanks
from ektp_desk.storage.engines import open_desk
from tests.ui.conftest import ZONE, Arrive
from ui.demo_day.hands import Hands


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    """The demonstration office at half past three, one number still waiting."""
    morning.set(morning.now() + timedelta(hours=8))
    made = open_desk(demo, clock=morning, zone=ZONE)
    made.write(CONSOLE, queue.take_number, service_code="DAMAGED")
    return made


def at_reports(arrive: Arrive, **looks: str) -> Hands:
    hands = arrive("supervisor", **looks)
    hands.go("reports")
    hands.wait(lambda: hands.sees("closeDay"), "the button")
    return hands


def typed(hands: Hands, text: str) -> None:
    """Type where the keys go."""
    focus = hands.root().focusWidget()
    assert isinstance(focus, QLineEdit)
    QTest.keyClicks(focus, text)


def focused(hands: Hands) -> str:
    focus = hands.root().focusWidget()
    return "" if focus is None else focus.objectName()


def press(hands: Hands, key: Qt.Key) -> None:
    focus = hands.root().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    hands.settle()


def close(hands: Hands, fill: Callable[[QDialog], None], *, by_key: bool = True) -> None:
    """Open the dialog by its key and fill it in once the lines are there."""
    over: list[bool] = []

    def ready(dialog: QDialog) -> None:
        try:
            hands.wait(lambda: hands.sees("state_tickets"), "the lines")
            fill(dialog)
        finally:
            over.append(True)

    def begin() -> None:
        if by_key:
            hands.key(Qt.Key.Key_F9)  # which the button answers a moment later
        else:
            hands.press_only("closeDay")
        hands.wait(lambda: bool(over), "the dialog")

    hands.dialog(begin, ready)
    hands.settle()


def leave(hands: Hands, dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    hands.settle()


def test_the_day_is_closed_by_keys(arrive: Arrive, desk: Desk) -> None:
    hands = at_reports(arrive)
    assert hands.text("closingState") == "Belum ditutup"

    def fill(dialog: QDialog) -> None:
        hands.picture("closing")
        assert hands.text("state_tickets_open") == "Terbuka"
        hands.wait(lambda: focused(hands) == "explain_tickets_open", "what needs words")
        typed(hands, "datang sesudah loket tutup")
        while focused(hands) != "explain_unprinted_papers":
            press(hands, Qt.Key.Key_Tab)
        typed(hands, "pencetak tiket belum dipasang")
        while focused(hands) != "closingCounted":
            press(hands, Qt.Key.Key_Tab)
        typed(hands, str(desk.read(stock.balance)))
        press(hands, Qt.Key.Key_Tab)
        assert focused(hands) == "closingPassword"
        typed(hands, PASSWORD)
        press(hands, Qt.Key.Key_Return)
        hands.wait(lambda: not dialog.isVisible(), "the dialog to close")

    close(hands, fill)
    hands.wait(lambda: hands.text("closingState") == "Ditutup", "the day to be closed")
    hands.wait(lambda: BackupPlace.HOME in desk.read(backup_rows), "the backup")
    assert desk.read(backup_rows)[BackupPlace.HOME].closed_day == AS_OF
    hands.picture("closed")
    assert not hands.sees("closeDay")
    done = desk.read(closing.newest_closing, day=AS_OF)
    assert done is not None
    said = {line.key: line.said for line in done.lines if line.said}
    assert said[LineKey.TICKETS_OPEN] == "datang sesudah loket tutup"
    assert done.counted == desk.read(stock.balance)
    assert "nomor 1" in hands.notices()


def test_each_refusal_stands_beside_its_field(arrive: Arrive, desk: Desk) -> None:
    hands = at_reports(arrive)

    def fill(dialog: QDialog) -> None:
        hands.write("closingPassword", "salah")
        hands.confirm(closing=False)
        assert hands.errors() == ["Kata sandi Anda salah. Coba lagi."]
        assert hands.text_of("closingPassword") == ""
        hands.write("closingPassword", PASSWORD)
        hands.confirm(closing=False)
        assert hands.errors() == ["Baris ini belum cocok. Tulis penjelasannya."]
        hands.wait(lambda: focused(hands) == "explain_tickets_open", "the line that needs words")
        hands.write("explain_tickets_open", "pulang")
        hands.write("explain_unprinted_papers", "belum dipasang")
        hands.write("closingCounted", str(desk.read(stock.balance) - 3))
        hands.confirm(closing=False)
        (error,) = hands.errors()
        assert "berbeda -3" in error
        assert focused(hands) == "explain_blanks_count"
        hands.picture("closing-refused")
        assert hands.text_of("explain_tickets_open") == "pulang"  # kept
        typed(hands, "tiga keping rusak air")
        hands.confirm()

    close(hands, fill)
    assert desk.read(closing.day_state, day=AS_OF).closing is not None


def test_an_unsettled_card_forbids_it_until_it_is_settled(arrive: Arrive, desk: Desk) -> None:
    person = desk.read(print_ready, limit=1)[0].resident_id
    card = desk.write(CONSOLE, cards.intend, resident_id=person).result
    hands = at_reports(arrive)

    def fill(dialog: QDialog) -> None:
        assert hands.text("figures_prints_unsettled") == "1"
        assert not hands.sees("explain_prints_unsettled")
        hands.write("explain_tickets_open", "pulang")
        hands.write("closingPassword", PASSWORD)
        hands.confirm(closing=False)
        assert "harus diselesaikan" in hands.notices()
        hands.picture("closing-blocked")
        desk.write(CONSOLE, cards.withdraw, card_id=card.id)  # at another station
        hands.wait(lambda: hands.text("state_prints_unsettled") == "Cocok", "the news")
        assert hands.text_of("explain_tickets_open") == "pulang"
        leave(hands, dialog)

    close(hands, fill)
    assert hands.text("closingState") == "Belum ditutup"


def test_what_came_later_shows_and_is_amended(arrive: Arrive, desk: Desk) -> None:
    hands = at_reports(arrive)

    def sign(_dialog: QDialog) -> None:
        hands.write("explain_tickets_open", "pulang")
        hands.write("explain_unprinted_papers", "belum dipasang")
        hands.write("closingPassword", PASSWORD)
        hands.confirm()

    close(hands, sign)
    desk.write(CONSOLE, blanks.receive, quantity=7, counterpart="Provinsi", document="BAST-7",
               occurred_on=AS_OF)  # fmt: skip
    hands.wait(lambda: hands.text("closingState") == "Berubah setelah ditutup", "the change")
    hands.picture("changed")

    def amend(_dialog: QDialog) -> None:
        hands.wait(lambda: "blangko diterima 0 → 7" in hands.text("closingSummary"), "the change")
        assert hands.text_of("explain_tickets_open") == "pulang"  # as it was said before
        hands.picture("amending")
        hands.write("closingPassword", PASSWORD)
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis mengapa penutupan diperbaiki."]
        hands.write("closingReason", "kiriman datang sore")
        hands.write("closingPassword", PASSWORD)
        hands.confirm()

    close(hands, amend, by_key=False)
    entries = desk.read(closing.closings, day=AS_OF)
    assert [(one.entry, one.reason) for one in entries] == [(1, ""), (2, "kiriman datang sore")]


def test_the_month_lists_its_days_and_opens_one(arrive: Arrive, desk: Desk) -> None:
    hands = at_reports(arrive)
    hands.tab("reportSpan", 1)
    assert hands.cells("reportDays", 1) == ["–"]  # nothing was closed before the first closing
    hands.picture("month")
    hands.click("earlier")
    hands.picture("month-before")
    assert len(hands.cells("reportDays", 0)) > 15
    hands.row("reportDays", 2, opens=True)
    assert "Desember 2024" in hands.text("reportPeriod")
    assert hands.sees("closeDay")


def test_days_left_open_are_told(arrive: Arrive, desk: Desk, morning: SetClock) -> None:
    desk.write(CONSOLE, blanks.receive, quantity=7, counterpart="Provinsi", document="BAST-7",
               occurred_on=AS_OF)  # fmt: skip
    hands = at_reports(arrive)
    hands.click("earlier")  # a day of which nothing is known is closed first
    hands.wait(lambda: "1 Januari" in hands.text("reportPeriod"), "the day before")

    def sign(_dialog: QDialog) -> None:
        hands.write("closingPassword", PASSWORD)
        hands.confirm()

    close(hands, sign)
    morning.set(morning.now() + timedelta(days=1))
    hands.go("stock")
    hands.go("reports")
    hands.click("later")
    hands.click("later")
    hands.wait(lambda: "yang belum ditutup" in hands.notices(), "the notice")
    hands.picture("open-days")
    hands.retry()  # the notice's own button
    hands.wait(lambda: "2 Januari" in hands.text("reportPeriod"), "the oldest open day")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off(arrive: Arrive, desk: Desk, theme: str) -> None:
    hands = at_reports(arrive, theme=theme)

    def look(dialog: QDialog) -> None:
        hands.picture(f"closing-{theme}")
        assert dialog.height() <= 768
        for label in dialog.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()
        leave(hands, dialog)

    close(hands, look)

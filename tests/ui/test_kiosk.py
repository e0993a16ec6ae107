"""The kiosk by finger: three taps, nothing left of the former person, locked, calm in trouble."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.queries import profile
from ektp_desk.cards import queries_backlog
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.errors import MachineError
from ektp_desk.queue import intake
from ektp_desk.queue.rules import Offer, PriorityReason
from ektp_desk.stock import services as stock
from printing.spool.printers import PrinterTroubleError
from tests.conftest import CONSOLE
from tests.ui.finger import Finger, let_time_pass
from ui.demo_day.hands import Hands


def test_three_taps_to_a_printed_number(finger: Finger, tmp_path: Path) -> None:
    finger.tap("kiosk_INFO")
    finger.tap("kioskNoPriority")
    finger.tap("kioskTake")
    assert finger.taps == 3
    assert finger.text("kioskNumber") == "D-001"
    [ticket] = finger.tickets()
    assert (ticket.code, ticket.priority, ticket.resident_id) == ("D-001", None, None)
    assert finger.kiosk.spool.drain()
    assert list((tmp_path / "documents" / "cetak").glob("*D-001*"))


def test_priority_is_taken_with_its_reason(finger: Finger) -> None:
    finger.tap("kiosk_PICKUP")
    finger.tap("kioskPriority_pregnant")
    finger.tap("kioskTake")
    assert finger.taps == 3
    assert finger.tickets()[0].priority is PriorityReason.PREGNANT


def test_a_nik_scanned_in_between_is_the_persons(finger: Finger) -> None:
    person = finger.someone()
    finger.tap("kiosk_LOST")
    finger.scan(person.nik)
    finger.tap("kioskNoPriority")
    assert person.masked_nik in finger.text("kioskNik")
    assert person.nik not in finger.words()
    assert person.name not in finger.words()
    finger.tap("kioskTake")
    assert finger.tickets()[0].resident_id == person.id


def test_a_nik_is_typed_on_the_pad(finger: Finger) -> None:
    person = finger.someone()
    for name in ("kiosk_LOST", "kioskNoPriority", "kioskTypeNik"):
        finger.tap(name)
    for digit in person.nik[:15]:
        finger.tap(f"nik{digit}")
    assert not finger.enabled("nikDone")
    finger.tap("nik9")
    finger.tap("nikBack")
    finger.tap(f"nik{person.nik[15]}")
    finger.tap("nikDone")
    finger.tap("kioskTake")
    assert finger.tickets()[0].resident_id == person.id


def test_a_nik_nobody_knows_still_gets_a_number(finger: Finger) -> None:
    finger.scan("7373990101990001")
    for name in ("kiosk_INFO", "kioskNoPriority", "kioskTake"):
        finger.tap(name)
    assert finger.tickets()[0].resident_id is None


def test_a_second_number_is_refused_in_the_visitors_words(finger: Finger) -> None:
    person = finger.someone()
    for _ in range(2):
        finger.scan(person.nik)
        for name in ("kiosk_LOST", "kioskNoPriority", "kioskTake"):
            finger.tap(name)
        finger.settle()
        if finger.sees("kioskNumber"):
            finger.tap("kioskAgain")
    assert "NIK" in finger.text("kioskSentence")
    assert len(finger.tickets()) == 1


# -- falling back ------------------------------------------------------------------------------


def test_after_twenty_seconds_it_begins_anew_and_forgets_everything(finger: Finger) -> None:
    person = finger.someone()
    finger.scan(person.nik)
    finger.tap("kiosk_LOST")
    finger.tap("kioskPriority_elderly")
    assert finger.kiosk.idle.seconds == 20
    let_time_pass(finger, 19)
    assert finger.sees("kioskTake")
    assert "1" in finger.text("kioskNote")
    let_time_pass(finger, 1)
    assert finger.sees("kiosk_LOST")
    assert person.masked_nik not in finger.words()
    for name in ("kiosk_LOST", "kioskNoPriority", "kioskTake"):
        finger.tap(name)
    ticket = finger.tickets()[0]
    assert (ticket.resident_id, ticket.priority) == (None, None)


def test_a_touch_counts_anew(finger: Finger) -> None:
    finger.tap("kiosk_LOST")
    let_time_pass(finger, 19)
    finger.tap("kioskNoPriority")
    let_time_pass(finger, 19)
    assert finger.sees("kioskTake")


def test_the_countdown_is_shown_near_the_end_only(finger: Finger) -> None:
    finger.tap("kiosk_LOST")
    let_time_pass(finger, 5)
    assert finger.text("kioskNote") == ""
    let_time_pass(finger, 10)
    assert "5" in finger.text("kioskNote")


def test_the_seconds_are_a_setting(window_of: Callable[[], Finger]) -> None:
    hands = window_of()
    changed = replace(hands.desk.read(profile), kiosk_seconds=45)
    hands.desk.write(CONSOLE, accounts.save_profile, profile=changed)
    hands.write("kioskOpenUsername", "supervisor")
    hands.write("kioskOpenPassword", PASSWORD)
    hands.click("kioskBegin")
    hands.wait(lambda: hands.window.kiosk is not None, "the kiosk")
    assert hands.kiosk.idle.seconds == 45


def test_english_lasts_for_one_visitor(finger: Finger) -> None:
    finger.tap("kioskLanguage")
    finger.wait(lambda: "Card pick-up" in finger.words(), "English")
    let_time_pass(finger, 20)
    finger.wait(lambda: "Pengambilan" in finger.words(), "Indonesian")
    assert finger.window.preferences.language == "id"


# -- what is short -----------------------------------------------------------------------------


def test_a_full_service_says_why_and_takes_nobody(finger: Finger) -> None:
    finger.desk.write(
        CONSOLE, intake.save_service, code="FOREIGNER", name_id="WNA", name_en="Foreigner",
        papers_asked=[], daily_quota=1, active=True,
    )  # fmt: skip
    for name in ("kiosk_FOREIGNER", "kioskNoPriority", "kioskTake", "kioskAgain"):
        finger.tap(name)
    finger.wait(lambda: not finger.enabled("kiosk_FOREIGNER"), "the quota")
    assert finger.find(QWidget, "kiosk_FOREIGNER").line  # type: ignore[attr-defined]


def test_without_blanks_the_offers_are_the_third_tap(finger: Finger) -> None:
    person = finger.someone()
    finger.run_out()
    assert finger.sees("kioskShort")
    finger.scan(person.nik)
    finger.tap("kiosk_NEW")
    finger.tap("kioskNoPriority")
    assert not finger.sees("kioskOffer_card")
    finger.tap("kioskOffer_backlog")
    assert finger.taps == 3
    assert finger.tickets()[0].offer is Offer.BACKLOG
    [entry] = finger.desk.read(queries_backlog.backlog)
    assert entry.resident_id == person.id


def test_blanks_that_end_while_somebody_reads_are_said_before_the_number(finger: Finger) -> None:
    finger.tap("kiosk_NEW")
    finger.tap("kioskNoPriority")
    assert finger.sees("kioskTake")
    finger.desk.write(CONSOLE, stock.count, counted=0, note="habis")
    finger.tap("kioskTake")
    assert finger.sees("kioskOffer_recording_only")
    assert finger.tickets() == ()


# -- trouble -----------------------------------------------------------------------------------


class Jammed:
    """A printer that takes nothing."""

    name = "macet"

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        raise PrinterTroubleError("printer.off")


def test_without_paper_the_number_is_shown_and_the_staff_called(
    finger: Finger, arrive: Callable[..., Hands], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = arrive("loket1", counter=1)

    monkeypatch.setattr(finger.kiosk.spool, "_printer_of", lambda _kind: Jammed())
    for name in ("kiosk_INFO", "kioskNoPriority", "kioskTake"):
        finger.tap(name)
    finger.wait(lambda: finger.sees("kioskUnprinted"), "the trouble")
    assert finger.text("kioskNumber") == "D-001"
    officer.wait(lambda: "D-001" in officer.notices(), "the call for staff")


def test_a_server_that_is_gone_shows_a_calm_page_and_comes_back(
    finger: Finger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise MachineError("machine.unreachable")

    finger.tap("kiosk_INFO")
    finger.tap("kioskNoPriority")
    before = finger.desk.require_data
    finger.desk.require_data = gone
    finger.tap("kioskTake")
    finger.wait(lambda: finger.sees("kioskSentence"), "the calm page")
    assert not finger.sees("kioskAgain")
    finger.desk.require_data = before
    finger.wait(lambda: finger.sees("kiosk_INFO"), "the start")
    assert finger.tickets() == ()  # nobody's number is printed behind their back


# -- the lock ----------------------------------------------------------------------------------


def test_nobody_closes_it_without_a_supervisor(finger: Finger) -> None:
    assert finger.window.isFullScreen()
    finger.window.close()
    finger.key(Qt.Key.Key_Escape)
    assert finger.window.isVisible()
    assert finger.window.kiosk is not None


def test_f12_asks_and_only_a_supervisor_gets_out(finger: Finger) -> None:
    finger.key(Qt.Key.Key_F12)
    finger.write("kioskUsername", "loket1")
    finger.write("kioskPassword", PASSWORD)
    finger.click("kioskLeave")
    assert finger.text("kioskLeaveError")
    assert finger.window.kiosk is not None
    finger.write("kioskUsername", "supervisor")
    finger.write("kioskPassword", PASSWORD)
    finger.click("kioskLeave")
    finger.wait(lambda: finger.window.kiosk is None, "the way out")
    finger.wait(lambda: finger.sees("kioskBegin"), "the question who opens it again")
    assert not finger.window.isFullScreen()


def test_the_mark_is_held_not_touched(finger: Finger) -> None:
    finger.tap("kioskMark")
    assert not finger.sees("kioskLeave")
    mark = finger.find(QWidget, "kioskMark")
    QTest.mousePress(mark, Qt.MouseButton.LeftButton)
    finger.wait(lambda: finger.sees("kioskLeave"), "the supervisor's page")
    QTest.mouseRelease(mark, Qt.MouseButton.LeftButton)
    for sign in "kepala":
        finger.tap(f"letter_{sign}")
    assert finger.text_of("kioskUsername") == "kepala"
    let_time_pass(finger, 20)
    assert finger.sees("kiosk_INFO")  # who only tried is gone, and so is what was typed
    finger.key(Qt.Key.Key_F12)
    assert finger.text_of("kioskUsername") == ""


def test_a_workplace_becomes_a_kiosk_and_a_workplace_again(arrive: Callable[..., Hands]) -> None:
    hands = arrive("supervisor")
    hands.menu("officerMenu", "kioskMode")
    hands.wait(lambda: hands.sees("kioskBegin"), "the question who opens it")
    hands.click("kioskToWorkplace")
    hands.wait(lambda: hands.sees("signIn"), "the sign-in")

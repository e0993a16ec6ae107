"""The supervisor's start page: what waits for a decision, and one key to go there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from ektp_desk.accounts.queries import officers
from ektp_desk.cards import services as cards
from ektp_desk.cards.queries import print_ready
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.papers.queries import papers_of_day
from ektp_desk.queue import services as queue
from ektp_desk.reports.slips import DAY_SHEET
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def officer(desk: Desk, username: str, counter: int | None = None) -> Actor:
    row = next(one for one in desk.read(officers) if one.username == username)
    return Actor(row.id, row.full_name, row.roles, f"meja/{username}", counter)


def unknown_card(desk: Desk) -> None:
    """A card that went into the printer, and nobody knows what became of it."""
    printer = officer(desk, "cetak1")
    person = desk.read(print_ready, limit=1)[0].resident_id
    piece = desk.write(printer, cards.intend, resident_id=person).result
    desk.write(printer, cards.mark_unknown, card_id=piece.id)


@pytest.fixture
def hands(arrive: Arrive) -> Hands:
    return arrive("supervisor")


def place_of(hands: Hands, words: str) -> int:
    rows = hands.cells("decisions", 1)
    return next(place for place, text in enumerate(rows) if words in text)


def test_a_supervisor_begins_at_the_desk(hands: Hands) -> None:
    hands.find_page("desk")
    assert QApplication.focusWidget() is hands.find(QTableView, "decisions")
    assert "status pusat" in " ".join(hands.cells("decisions", 1))


def test_who_sits_at_a_counter_begins_there(arrive: Arrive) -> None:
    arrive("supervisor", counter=1).find_page("counter")
    loket = arrive("loket1", counter=2)
    loket.find_page("counter")
    assert not loket.sees("nav_desk")


def test_what_happens_elsewhere_appears_and_stands_first(hands: Hands) -> None:
    desk = desk_of(hands)
    before = hands.cells("decisions", 1)
    unknown_card(desk)
    hands.wait(lambda: len(hands.cells("decisions", 1)) == len(before) + 1, "the new line")
    place = hands.cells("decisions", 1).index("1 kartu belum jelas hasil cetaknya")
    assert hands.cells("decisions", 0)[place] == "Hari ini"
    assert hands.cells("decisions", 2)[place] == "hari ini"
    assert "Hari ini" not in hands.cells("decisions", 0)[:place]  # only what is late stands above
    hands.picture("desk")


def test_enter_opens_where_it_is_decided(hands: Hands) -> None:
    unknown_card(desk_of(hands))
    hands.wait(lambda: "cetaknya" in " ".join(hands.cells("decisions", 1)), "the line")
    hands.row("decisions", place_of(hands, "cetaknya"), opens=True)
    hands.find_page("printing")
    assert len(hands.cells("unsettled", 0)) == 1
    hands.go("desk")
    hands.row("decisions", place_of(hands, "status pusat"))
    hands.click("openDecision")
    hands.find_page("followup")


def test_the_arrows_move_and_the_help_follows(hands: Hands) -> None:
    table = hands.find(QTableView, "decisions")
    table.selectRow(0)
    first = hands.text("decisionHelp")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert hands.text("decisionHelp") != first


def test_a_line_turns_urgent_with_time(hands: Hands, morning: SetClock) -> None:
    unknown_card(desk_of(hands))
    hands.wait(lambda: "cetaknya" in " ".join(hands.cells("decisions", 1)), "the line")
    morning.set(morning.now() + timedelta(days=1))
    hands.go("queue")
    hands.go("desk")
    hands.window.session.workplace.page("desk").mark_stale()  # as the minute does
    hands.wait(lambda: hands.cells("decisions", 0)[0] == "Sekarang", "the line to turn urgent")


def test_the_numbers_of_the_day(hands: Hands) -> None:
    desk = desk_of(hands)
    front = officer(desk, "loket1", 1)
    desk.write(front, queue.take_number, service_code="INFO")
    page = hands.window.session.workplace.page("desk")
    hands.wait(lambda: page._tiles["waiting"].value == "1", "somebody to wait")
    assert len(hands.cells("deskCounters", 0)) == 3


def test_the_day_sheet_is_printed_from_the_desk(hands: Hands) -> None:
    hands.click("deskDaySheet")
    sheets = lambda: desk_of(hands).read(papers_of_day, AS_OF, kind=DAY_SHEET)  # noqa: E731
    hands.wait(lambda: any(sheet.printed for sheet in sheets()), "the day sheet")


def test_an_empty_desk_says_so(hands: Hands) -> None:
    page = hands.window.session.workplace.page("desk")
    page._decisions.show_decisions(())
    assert not hands.sees("decisions")
    hands.picture("empty")

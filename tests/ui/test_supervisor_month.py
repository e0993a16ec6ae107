"""A month of a supervisor, with the keyboard alone; the counters' work is done by the services.

Every page and dialog is reached and left by keys (`tests.ui.keyboard`). At the end the ledger,
the print log and the count agree, and the month's report says what was done.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QTabBar
from sqlmodel import Session, col, select

from ektp_desk.accounts.public_holidays import holiday
from ektp_desk.cards import destruction
from ektp_desk.cards import queries as cards_read
from ektp_desk.cards import services as cards
from ektp_desk.cards.rules import SpoilReason
from ektp_desk.demo.office import AS_OF, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.papers.queries import papers_of_day
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import see_status
from ektp_desk.reports import audit_checks
from ektp_desk.reports.queries import figures
from ektp_desk.reports.slips import DAY_SHEET
from ektp_desk.stock import queries as stock
from ektp_desk.stock import services as stock_acts
from ektp_desk.stock.rules_requests import RequestState
from tests.ui.conftest import ZONE, Arrive
from tests.ui.keyboard import Keyboard
from tests.ui.recordings import officer, submitted, unrecorded
from ui.demo_day.hands import Hands

DAYS = 20
A_DAY = 12  # cards
AT_FIRST = 330  # blanks: at the planned rate they are to be applied for within the week
UNSURE = (3, 11)  # days on which the lights went out while a card was in the printer
SPOILING = (2, 6, 9, 14)
RECORDING = (1, 4, 8, 13, 17)
COUNTING = (5, 15)
LEFT = [audit_checks.blanks_of_cards, audit_checks.stock_sums, audit_checks.cards_and_log]


class Office:
    """The other officers' work, by the services, and what it must add up to."""

    def __init__(self, desk: Desk, clock: SetClock) -> None:
        self.desk, self.clock = desk, clock
        self.printer = officer(desk, "cetak1")
        self.chief = officer(desk, "supervisor")
        self.done = Counter[str]()
        self._holders = iter(desk.read(_holders))
        self._people = iter(unrecorded(desk, len(RECORDING) * 2))

    def begin(self) -> None:
        """The month begins with few blanks."""
        self.desk.write(
            self.chief, stock_acts.count, counted=AT_FIRST, note="opname awal tahun anggaran"
        )

    def work(self, number: int) -> None:
        """One day of the counters and the printer."""
        for _ in range(A_DAY):
            piece = self._piece()
            self.desk.write(self.printer, cards.confirm_good, card_id=piece)
            self.done["printed"] += 1
        if number in SPOILING:
            self.desk.write(
                self.printer, cards.confirm_spoiled, card_id=self._piece(),
                reason=SpoilReason.MISPRINT,
            )  # fmt: skip
            self.done["spoiled"] += 1
        if number in UNSURE:
            self.desk.write(self.printer, cards.mark_unknown, card_id=self._piece())
        if number in RECORDING:
            for _ in range(2):
                submitted(self.desk, next(self._people))
                self.done["recorded"] += 1

    def _piece(self) -> int:
        person = next(self._holders)
        self.desk.write(
            self.printer, see_status, resident_id=person, service_code="DAMAGED",
            status=CentralStatus.PRINT_READY_RECORD,
        )  # fmt: skip
        return self.desk.write(self.printer, cards.intend, resident_id=person).result.id


def _holders(session: Session) -> tuple[int, ...]:
    statement = select(CentralRecord.resident_id).where(
        col(CentralRecord.status) == CentralStatus.CARD_ISSUED
    )
    return tuple(session.exec(statement.order_by(col(CentralRecord.resident_id))))


def working_days() -> Iterator[date]:
    """The month's working days, from the demonstration office's day on."""
    day, found = AS_OF, 0
    while found < DAYS:
        if day.weekday() < 5 and holiday(day) is None:
            yield day
            found += 1
        day += timedelta(days=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


class Chief:
    """What the supervisor does, by keys."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.keys = Keyboard(hands)

    def sign_in(self) -> None:
        self.keys.to("username")
        self.keys.write("supervisor")
        self.keys.to("password")
        self.keys.write(PASSWORD)
        self.keys.press("Return")
        self.hands.wait(lambda: self.hands.window.session is not None, "the supervisor to be in")
        self.hands.find_page("desk")

    def sign_out(self) -> None:
        self.keys.menu("officerMenu", "signOut")
        self.hands.wait(lambda: self.hands.window.entry is not None, "the sign-in screen")

    def lines(self) -> list[str]:
        self.keys.press("Ctrl+1")
        self.hands.find_page("desk")
        return self.hands.cells("decisions", 1)

    def open(self, words: str, page: str) -> None:
        """Go where a line of the desk is decided."""
        self.lines()
        self.keys.row("decisions", 1, words)
        self.keys.press("Return")
        self.hands.find_page(page)

    def settle_unknown(self) -> None:
        def fill(_dialog: QDialog) -> None:
            self.keys.to("settle_printed")
            self.keys.press("Space", "Return")

        self.open("hasil cetaknya", "printing")
        self.keys.to("unsettled")
        self.keys.press("Home")
        self.keys.dialog(lambda: self.keys.press("Return"), fill)

    def review(self) -> None:
        """What is safe is approved together."""
        self.open("menunggu pemeriksaan", "recording")
        self.keys.press("F7", "F8")
        self.hands.wait(lambda: not self.hands.cells("reviewRows", 0), "all to be approved")

    def count(self, pieces: int) -> None:
        def fill(_dialog: QDialog) -> None:
            self.hands.wait(lambda: self.hands.enabled("dialogPrimary"), "the book to be frozen")
            self.keys.to("countedQuantity")
            self.keys.write(str(pieces))
            self.keys.press("Return")

        self.lines()
        self.keys.dialog(lambda: self.keys.push("deskCount"), fill)
        self.hands.find_page("stock")

    def apply(self) -> None:
        """A request over the amount that is proposed, and its letter."""

        def fill(_dialog: QDialog) -> None:
            self.hands.wait(lambda: self.hands.text("requestWhy") != "", "the proposal")
            self.keys.press("Return")

        self.open("blangko", "stock")
        self.keys.dialog(lambda: self.keys.press("F2"), fill)
        self._wait_for(RequestState.DRAFT)
        self.keys.press("F8")
        self._wait_for(RequestState.SUBMITTED)

    def approved(self) -> None:
        """The province agreed, and sent the blanks off."""
        self._at_the_request()
        self.keys.dialog(lambda: self.keys.press("F8"), lambda _dialog: self.keys.press("Return"))
        self._wait_for(RequestState.APPROVED)
        self.keys.dialog(lambda: self.keys.press("F8"), lambda _dialog: self.keys.press("Return"))
        self._wait_for(RequestState.SHIPPED)

    def receive(self, pieces: int, document: str) -> None:
        """A part of what was approved comes in, with its record."""

        def fill(_dialog: QDialog) -> None:
            self.keys.write(str(pieces))
            self.keys.to("deliveryDocument")
            self.keys.write(document)
            self.keys.to("deliveryGivenBy")
            self.keys.write("Kepala Bidang")
            self.keys.press("Return")

        self._at_the_request()
        self.keys.dialog(lambda: self.keys.press("F8"), fill)

    def _at_the_request(self) -> None:
        """The requests tab, and the card of the open request."""
        self.keys.page("Blangko")
        self.hands.find_page("stock")
        self.keys.to("stockTabs")
        bar = self.hands.find(QTabBar, "stockTabs")
        while bar.tabText(bar.currentIndex()) != "Permohonan":
            self.keys.press("Right")
        self.hands.wait(lambda: self.hands.sees("requestNext"), "the request in hand")

    def _wait_for(self, state: RequestState) -> None:
        words = self.hands.window.session.workplace.context.say(f"request_state.{state}")
        self.hands.wait(lambda: self.hands.text("requestState") == words, f"the state {state}")

    def destroy(self, desk: Desk) -> None:
        """All that lies in the store, counted and signed before two witnesses."""

        def fill(_dialog: QDialog) -> None:
            self.hands.wait(lambda: bool(self.hands.cells("pieces", 1)), "the pieces")
            self.keys.push("dialogPrimary")
            draft = desk.read(destruction.draft)
            assert draft is not None
            for reason, pieces in desk.read(destruction.chosen_counts, batch_id=draft.id).items():
                self.keys.to(f"count_{reason.value}")
                self.keys.write(str(pieces))
            self.keys.push("dialogPrimary")
            for number in (1, 2):
                self.keys.to(f"witness_name_{number}")
                self.keys.write(f"Saksi {number}")
                self.keys.to(f"witness_position_{number}")
                self.keys.write("Staf")
            self.keys.push("dialogPrimary")

        self.open("dimusnahkan", "stock")
        self.keys.dialog(lambda: self.keys.push("prepareDestruction"), fill)

    def end_of_day(self) -> None:
        self.lines()
        self.keys.press("Ctrl+P")
        self.hands.wait(lambda: "Lembar harian" in self.hands.notices(), "the day sheet")

    def month(self) -> None:
        self.keys.page("Laporan")
        self.hands.find_page("reports")
        self.keys.to("reportSpan")
        self.keys.press("Right")


@pytest.fixture
def chief(window_at: Arrive, demo: str) -> Chief:
    return Chief(window_at(demo, station="meja/supervisor"))


def blanks(chief: Chief, lines: str, number: int, asked_for: int) -> int:
    """What the supervisor does about blanks on a day; the day after which they were asked for."""
    if "blangko" in lines and not asked_for:
        chief.lines()
        chief.hands.picture("desk-apply")
        chief.apply()
        return number + 1
    if asked_for and number == asked_for + 3:
        chief.approved()
    elif asked_for and number == asked_for + 5:
        chief.receive(300, "BAST-2025/017")
    elif asked_for and number == asked_for + 7:
        chief.receive(200, "BAST-2025/021")
    return asked_for


def test_a_month_with_the_keyboard(chief: Chief, morning: SetClock) -> None:
    opened = chief.hands.window.opened
    assert opened is not None
    desk = opened.desk
    office = Office(desk, morning)
    office.begin()
    asked_for = 0
    for number, day in enumerate(working_days()):
        morning.set(at(day, 9))
        office.work(number)
        morning.set(at(day, 15, 30))
        if number % 2:  # the supervisor has other duties every second day
            continue
        chief.sign_in()
        lines = " / ".join(chief.lines())
        if "hasil cetaknya" in lines:
            chief.settle_unknown()
            office.done["printed"] += 1
        if "menunggu pemeriksaan" in lines:
            chief.review()
        asked_for = blanks(chief, lines, number, asked_for)
        if number - 1 in COUNTING:
            chief.count(desk.read(stock.balance))
        chief.end_of_day()
        assert desk.read(papers_of_day, day, kind=DAY_SHEET)
        if number == DAYS - 2:
            chief.destroy(desk)
            assert desk.read(destruction.in_store).total == 0
            chief.month()
            chief.hands.picture("month")
        chief.sign_out()
    assert asked_for, "the desk said in time that blanks must be applied for"
    last = list(working_days())[-1]
    found = desk.read(figures, start=AS_OF, end=last)
    assert (found.printed, found.spoiled) == (office.done["printed"], office.done["spoiled"])
    assert found.recorded == office.done["recorded"]
    assert found.received == 500
    used = found.printed + found.spoiled
    assert desk.read(stock.balance) == AT_FIRST + 500 - used, "ledger = print log = count"
    assert desk.read(cards_read.unsettled) == ()
    for look in LEFT:
        assert list(desk.read(lambda session, look=look: list(look(session)))) == []

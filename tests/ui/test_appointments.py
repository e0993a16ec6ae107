"""Appointments in the windows: booked at the desk, kept, moved; out of the counter's parking."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog
from sqlmodel import select

from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.papers import queries as papers
from ektp_desk.queue import agenda
from ektp_desk.queue import queries as queue
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.rules import AppointmentReason, AppointmentState, Offer
from ektp_desk.residents.models import Resident
from ektp_desk.stock import services as stock
from tests.conftest import CONSOLE
from tests.ui.conftest import ZONE, Arrive
from ui.demo_day.hands import Hands


@pytest.fixture
def desk(arrive: Arrive) -> Hands:
    """The intake page with its appointments in front."""
    hands = arrive("supervisor", counter=1)
    hands.go("queue")
    hands.tab("sideTabs", 1)
    hands.settle()
    return hands


def book(hands: Hands, name: str, place: int = 0) -> None:
    def fill(_dialog: QDialog) -> None:
        hands.settle()
        hands.write("bookName", name)
        hands.row("slotTimes", place)
        hands.click("dialogPrimary")

    hands.dialog(lambda: hands.click("bookAppointment"), fill)
    hands.settle()


def of_day(hands: Hands) -> tuple[AppointmentRow, ...]:
    assert hands.window.opened is not None
    return hands.window.opened.desk.read(agenda.appointments_of_day, day=AS_OF)


def test_booked_at_the_desk_and_kept(desk: Hands, morning: SetClock) -> None:
    book(desk, "Hj. Sitti Nurhaliza")
    assert desk.cells("appointments", 0) == ["08.00"]
    assert desk.window.opened is not None
    kinds = {row.kind for row in desk.window.opened.desk.read(papers.papers_of_day, AS_OF)}
    assert kinds == {"queue.appointment"}
    desk.row("appointments", 0)
    desk.click("arriveAppointment")
    assert desk.text("takenNumber") == "A-001"
    desk.settle()
    assert desk.cells("appointments", 2) == ["Sudah datang"]
    assert not desk.enabled("arriveAppointment")
    desk.picture("appointments")


def test_short_blanks_are_asked_about_before_the_number(desk: Hands, morning: SetClock) -> None:
    book(desk, "Hj. Sitti Nurhaliza")
    assert desk.window.opened is not None
    desk.window.opened.desk.write(CONSOLE, stock.count, counted=0, note="habis")
    desk.row("appointments", 0)
    desk.click("arriveAppointment")
    desk.wait(lambda: desk.sees("offer_backlog"), "the offers")
    assert not desk.sees("offer_card")
    assert of_day(desk)[0].state is AppointmentState.BOOKED  # told before a number is given
    desk.picture("appointments-short")
    desk.click("offersBack")
    assert not desk.sees("offerBar")
    desk.click("arriveAppointment")
    desk.wait(lambda: desk.sees("offer_backlog"), "the offers again")
    desk.click("offer_backlog")
    desk.settle()
    assert desk.text("takenNumber") == "A-001"
    tickets = desk.window.opened.desk.read(queue.tickets_of_day, day=AS_OF)
    assert [row.offer for row in tickets] == [Offer.BACKLOG]


def test_coming_late_is_said(desk: Hands, morning: SetClock) -> None:
    book(desk, "Pak Rudi")
    morning.set(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 8, 16, tzinfo=ZONE))
    desk.row("appointments", 0)
    desk.click("arriveAppointment")
    desk.settle()
    assert "A-001 menunggu seperti nomor biasa" in desk.notices()


def test_nobody_named_is_refused_beside_the_field(desk: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        desk.settle()
        desk.click("dialogPrimary")
        desk.settle()
        assert desk.errors() == ["Pilih orangnya, atau tulis namanya."]
        desk.click("dialogCancel")

    desk.dialog(lambda: desk.click("bookAppointment"), fill)
    assert of_day(desk) == ()


def test_enter_takes_the_person_found_and_books_nothing_yet(desk: Hands) -> None:
    assert desk.window.opened is not None
    nik = desk.window.opened.desk.read(
        lambda session: session.exec(select(Resident.nik).limit(1)).one()
    )

    def fill(_dialog: QDialog) -> None:
        desk.settle()
        desk.enter("personSearch", nik)
        desk.wait(lambda: desk.sees("bookChosen"), "the person to be chosen")
        assert desk.errors() == []
        desk.row("slotTimes", 0)
        desk.click("dialogPrimary")

    desk.dialog(lambda: desk.click("bookAppointment"), fill)
    (row,) = of_day(desk)
    assert row.resident_id is not None


def test_moved_and_cancelled(desk: Hands) -> None:
    book(desk, "Pak Rudi")
    desk.row("appointments", 0)

    def later(_dialog: QDialog) -> None:
        desk.settle()
        desk.row("slotTimes", 2)
        desk.click("dialogPrimary")

    desk.dialog(lambda: desk.click("moveAppointment"), later)
    desk.settle()
    assert desk.cells("appointments", 0) == ["09.00"]

    def why(_dialog: QDialog) -> None:
        desk.write("reasonText", "Sakit")
        desk.click("dialogPrimary")

    desk.row("appointments", 0)
    desk.dialog(lambda: desk.click("cancelAppointment"), why)
    desk.settle()
    assert [row.state for row in of_day(desk)] == [AppointmentState.CANCELLED]


def test_the_slips_code_finds_the_appointment(desk: Hands) -> None:
    book(desk, "Pak Rudi")
    desk.tab("sideTabs", 0)
    desk.scan(of_day(desk)[0].token)
    desk.wait(lambda: desk.sees("arriveAppointment"), "the appointments")
    desk.wait(lambda: desk.enabled("arriveAppointment"), "the appointment to be selected")


def test_parked_until_a_promised_time(arrive: Arrive) -> None:
    hands = arrive("supervisor", counter=1)
    hands.go("queue")
    hands.click("take_NEW")
    hands.settle()
    hands.go("counter")
    hands.click("nextStep")  # call
    hands.settle()
    hands.click("nextStep")  # and serve
    hands.settle()

    def fill(_dialog: QDialog) -> None:
        hands.find(QCheckBox, "choice0").click()
        hands.find(QCheckBox, "parkUntil").click()
        hands.settle()
        hands.row("slotTimes", 1)
        hands.click("dialogPrimary")

    hands.dialog(lambda: hands.click("park"), fill)
    hands.settle()
    (row,) = of_day(hands)
    assert (row.reason, row.who) == (AppointmentReason.PAPERS_MISSING, "A-001")
    assert row.note == "Fotokopi Kartu Keluarga"
    hands.go("queue")
    hands.tab("sideTabs", 1)
    hands.row("appointments", 0)
    hands.click("arriveAppointment")
    hands.settle()
    assert hands.text("takenNumber") == "A-001"


def test_a_ready_card_is_agreed_upon_from_the_pick_up(arrive: Arrive) -> None:
    hands = arrive("supervisor", counter=1)
    hands.go("pickup")
    owner = hands.cells("uncollected", 0)[0]
    hands.row("uncollected", 0, opens=True)
    hands.settle()

    def fill(_dialog: QDialog) -> None:
        hands.settle()
        hands.row("slotTimes", 0)
        hands.click("dialogPrimary")

    hands.dialog(lambda: hands.click("promiseCard"), fill)
    hands.settle()
    (row,) = of_day(hands)
    assert (row.reason, row.service_code) == (AppointmentReason.CARD_READY, "PICKUP")
    assert row.who == owner

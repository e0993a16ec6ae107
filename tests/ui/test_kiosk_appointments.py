"""An appointment kept at the kiosk: by its slip, or by the NIK of who has one today."""

from datetime import datetime, timedelta

import pytest

from ektp_desk.cards import queries_backlog
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import agenda
from ektp_desk.queue import services as queue
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.rules import AppointmentState, Offer
from ektp_desk.stock import services as stock
from tests.conftest import CONSOLE
from tests.ui.conftest import ZONE
from tests.ui.finger import Finger

TEN = datetime(AS_OF.year, AS_OF.month, AS_OF.day, 10, 0, tzinfo=ZONE)


def book(finger: Finger, service: str = "PICKUP", **who: object) -> AppointmentRow:
    return finger.desk.write(
        CONSOLE, queue.book_appointment, service_code=service,
        **{"slot_at": TEN, "name": "Rudi Hartono", **who},
    ).result.appointment  # fmt: skip


def see(finger: Finger, row: AppointmentRow) -> AppointmentRow:
    found = finger.desk.read(agenda.appointment, appointment_id=row.id)
    assert found is not None
    return found


def test_the_slip_is_scanned_and_one_tap_gives_the_number(finger: Finger) -> None:
    row = book(finger)
    finger.scan(row.token)
    assert "Janji temu pukul 10.00" in finger.words()
    assert "Rudi" not in finger.words()
    finger.picture("kiosk-promised-take")
    finger.tap("kioskTake")
    assert finger.text("kioskNumber") == "C-001"
    assert "Janji temu pukul 10.00" in finger.words()
    finger.picture("kiosk-promised-number")
    [ticket] = finger.tickets()
    assert ticket.appointment_at == TEN
    assert see(finger, row).state is AppointmentState.ARRIVED


def test_a_nik_with_an_appointment_today_is_asked(finger: Finger) -> None:
    person = finger.someone()
    row = book(finger, resident_id=person.id, name="")
    finger.scan(person.nik)
    assert finger.sees("kioskAppointment_PICKUP")
    assert person.name not in finger.words()
    finger.picture("kiosk-promised")
    finger.tap("kioskAppointment_PICKUP")
    finger.tap("kioskTake")
    assert see(finger, row).ticket_code == finger.text("kioskNumber") == "C-001"


def test_who_came_for_something_else_goes_on_where_they_were(finger: Finger) -> None:
    person = finger.someone()
    row = book(finger, resident_id=person.id, name="")
    finger.tap("kiosk_INFO")
    finger.tap("kioskNoPriority")
    finger.scan(person.nik)
    finger.tap("kioskOther")
    finger.tap("kioskTake")
    assert finger.text("kioskNumber") == "D-001"
    assert see(finger, row).state is AppointmentState.BOOKED
    assert finger.tickets()[0].resident_id == person.id


def test_typed_on_the_pad_the_nik_is_asked_too(finger: Finger) -> None:
    person = finger.someone()
    book(finger, resident_id=person.id, name="")
    for name in ("kiosk_INFO", "kioskNoPriority", "kioskTypeNik"):
        finger.tap(name)
    for digit in person.nik:
        finger.tap(f"nik{digit}")
    finger.tap("nikDone")
    finger.wait(lambda: finger.sees("kioskOther"), "the question")
    finger.tap("kioskOther")
    assert finger.sees("kioskTake")


def test_an_appointment_of_another_day_is_no_question_and_no_number(finger: Finger) -> None:
    person = finger.someone()
    row = book(finger, resident_id=person.id, name="", slot_at=TEN + timedelta(days=1))
    finger.scan(person.nik)
    finger.settle()
    assert finger.sees("kiosk_INFO")
    finger.scan(row.token)
    assert "10.00" in finger.text("kioskSentence")
    assert finger.tickets() == ()


def test_a_slip_used_twice_names_its_number(finger: Finger) -> None:
    row = book(finger)
    finger.scan(row.token)
    finger.tap("kioskTake")
    finger.scan(row.token)  # the next person, with the same slip
    finger.wait(lambda: finger.sees("kioskSentence"), "the answer")
    assert "C-001" in finger.text("kioskSentence")
    assert len(finger.tickets()) == 1


@pytest.mark.parametrize("token", ["J-0123456789abcdef", ""])
def test_a_slip_that_does_not_hold_says_where_to_ask(finger: Finger, token: str) -> None:
    if not token:
        row = book(finger)
        token = row.token
        finger.desk.write(CONSOLE, queue.cancel_appointment, appointment_id=row.id, note="x")
    finger.scan(token)
    assert "pendaftaran" in finger.text("kioskSentence")


def test_come_too_late_the_number_is_an_ordinary_one(finger: Finger, morning: SetClock) -> None:
    row = book(finger)
    morning.set(TEN + timedelta(minutes=30))
    finger.scan(row.token)
    finger.tap("kioskTake")
    assert finger.tickets()[0].appointment_at is None
    assert "seperti nomor lain" in finger.words()


def test_short_blanks_are_said_before_the_promised_number_too(finger: Finger) -> None:
    person = finger.someone()
    row = book(finger, "LOST", resident_id=person.id, name="")
    finger.desk.write(CONSOLE, stock.count, counted=0, note="habis")
    finger.scan(row.token)
    finger.tap("kioskTake")
    assert finger.tickets() == ()
    finger.tap("kioskOffer_backlog")
    assert finger.tickets()[0].offer is Offer.BACKLOG
    [entry] = finger.desk.read(queries_backlog.backlog)
    assert entry.resident_id == person.id


def test_a_number_put_aside_waits_again_from_the_kiosk(finger: Finger) -> None:
    desk = finger.desk
    ticket = desk.write(CONSOLE, queue.take_number, service_code="PICKUP").result.ticket
    desk.write(CONSOLE, queue.open_counter, counter_id=1)
    desk.write(CONSOLE, queue.call_next, counter_id=1)
    desk.write(CONSOLE, queue.serve, ticket_id=ticket.id)
    parked = desk.write(
        CONSOLE, queue.park_until, ticket_id=ticket.id, note="KK asli", slot_at=TEN
    ).result
    finger.scan(parked.booked.appointment.token)
    finger.tap("kioskTake")
    assert finger.text("kioskNumber") == ticket.code
    [row] = finger.tickets()
    assert (row.id, row.appointment_at) == (ticket.id, TEN)


def test_while_the_office_is_closed_the_slip_gets_the_hours(
    finger: Finger, morning: SetClock
) -> None:
    row = book(finger)
    morning.set(TEN.replace(hour=12))
    finger.kiosk.view._tick()
    finger.settle()
    finger.scan(row.token)
    assert "pukul 13.00" in finger.text("kioskSentence")
    assert see(finger, row).state is AppointmentState.BOOKED


def test_nothing_of_the_appointment_is_left_for_the_next(finger: Finger) -> None:
    finger.scan(book(finger).token)
    finger.tap("kioskBack")
    for name in ("kiosk_INFO", "kioskNoPriority", "kioskTake"):
        finger.tap(name)
    assert finger.text("kioskNumber") == "D-001"

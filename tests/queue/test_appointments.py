"""Appointments from booking to arrival, and whatever may come between."""

from datetime import datetime, timedelta

import pytest

from ektp_desk.kernel.work import Actor
from ektp_desk.papers import queries as papers
from ektp_desk.queue import agenda, free_slots, queries, services
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.appointments import Booked, ParkedUntil
from ektp_desk.queue.rules import AppointmentReason, AppointmentState, TicketState
from ektp_desk.queue.services import TicketTaken
from tests.conftest import ZONE, Office
from tests.racing import race, refused

WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
LATER = datetime(2026, 11, 25, 9, 30, tzinfo=ZONE)
TODAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)


def book(office: Office, at: datetime = WEDNESDAY, **values: object) -> Booked:
    person = {} if "name" in values else {"resident_id": office.adult}
    made = {"service_code": "NEW", **person, **values}
    return office.desk.write(office.counter, services.book_appointment, slot_at=at, **made).result


def arrive(office: Office, appointment_id: int) -> TicketTaken:
    return office.desk.write(office.counter, services.arrive, appointment_id=appointment_id).result


def see(office: Office, appointment_id: int) -> AppointmentRow:
    found = office.desk.read(agenda.appointment, appointment_id=appointment_id)
    assert found is not None
    return found


def served(office: Office, **values: object) -> int:
    """A ticket at the first counter."""
    write, who = office.desk.write, office.counter
    taken = write(who, services.take_number, service_code="NEW", **values).result
    write(who, services.call_next, counter_id=1)
    write(who, services.serve, ticket_id=taken.ticket.id)
    return taken.ticket.id


def park_until(office: Office, ticket_id: int, at: datetime = WEDNESDAY) -> ParkedUntil:
    return office.desk.write(
        office.counter, services.park_until, ticket_id=ticket_id, note="KK asli", slot_at=at
    ).result


def test_booked_then_arrived(office: Office) -> None:
    booked = book(office).appointment
    assert (booked.state, booked.who) == (AppointmentState.BOOKED, "Andi Sitti Aminah")
    assert booked.masked_nik == "7373••••••••0001"
    office.clock.set(WEDNESDAY - timedelta(minutes=40))  # too early is fine
    taken = arrive(office, booked.id)
    assert (taken.late, taken.ticket.appointment_at) == (False, WEDNESDAY)
    assert taken.paper.slip["appointment_at"] == "2026-11-25T09:00:00"
    seen = see(office, booked.id)
    assert (seen.state, seen.ticket_id, seen.ticket_code) == (
        AppointmentState.ARRIVED, taken.ticket.id, "A-001",
    )  # fmt: skip
    assert refused(lambda: arrive(office, booked.id)).code == "appointment.moved_on"


def test_the_paper_says_when_and_what_to_bring(office: Office) -> None:
    booked = book(office)
    paper = office.desk.read(papers.paper, booked.paper.key)
    assert paper is not None
    assert paper.slip["slot_at"] == "2026-11-25T09:00:00"
    assert paper.slip["papers"] == ["Fotokopi Kartu Keluarga", "Formulir F-1.02"]
    assert paper.slip["token"] == booked.appointment.token


def test_an_appointment_is_called_at_its_time_and_not_before(office: Office) -> None:
    booked = book(office).appointment
    office.clock.set(WEDNESDAY - timedelta(minutes=30))
    write = office.desk.write
    early = write(office.counter, services.take_number, service_code="NEW").result.ticket
    promised = arrive(office, booked.id).ticket
    late = write(office.counter, services.take_number, service_code="NEW").result.ticket
    first = write(office.counter, services.call_next, counter_id=1).result
    assert first.id == early.id
    office.clock.set(WEDNESDAY)
    second = write(office.second_counter, services.call_next, counter_id=2).result
    assert (second.id, late.id) == (promised.id, late.id)


@pytest.mark.parametrize(("minutes", "late"), [(15, False), (16, True)])
def test_beyond_the_grace_the_number_is_an_ordinary_one(
    office: Office, minutes: int, late: bool
) -> None:
    booked = book(office).appointment
    office.clock.set(WEDNESDAY + timedelta(minutes=minutes))
    taken = arrive(office, booked.id)
    assert taken.late is late
    assert taken.ticket.appointment_at == (None if late else WEDNESDAY)


def test_who_takes_a_number_for_it_has_come_for_the_appointment(office: Office) -> None:
    booked = book(office).appointment
    office.clock.set(WEDNESDAY)
    taken = office.desk.write(
        office.counter, services.take_number, service_code="NEW", resident_id=office.adult,
        self_service=True,
    ).result  # fmt: skip
    assert taken.ticket.appointment_at == WEDNESDAY
    assert see(office, booked.id).state is AppointmentState.ARRIVED


def test_another_day_is_another_day(office: Office) -> None:
    booked = book(office).appointment
    assert refused(lambda: arrive(office, booked.id)).code == "appointment.other_day"
    assert refused(lambda: arrive(office, 99)).code == "appointment.unknown"


def test_whoever_does_not_come_has_missed_it_when_the_next_day_begins(office: Office) -> None:
    booked = book(office).appointment
    office.clock.set(WEDNESDAY + timedelta(hours=6))
    office.desk.write(office.counter, services.take_number, service_code="INFO")
    assert see(office, booked.id).state is AppointmentState.BOOKED
    office.clock.advance(seconds=86_400)
    office.desk.write(office.counter, services.take_number, service_code="INFO")
    assert see(office, booked.id).state is AppointmentState.MISSED
    book(office, WEDNESDAY + timedelta(days=2))  # and may book again


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 24, 7, 30, tzinfo=ZONE),  # over, and before the hours
        datetime(2026, 11, 25, 12, 0, tzinfo=ZONE),  # the break
        datetime(2026, 11, 25, 9, 10, tzinfo=ZONE),  # between slots
        datetime(2026, 11, 28, 9, 0, tzinfo=ZONE),  # Saturday
        datetime(2026, 12, 25, 9, 0, tzinfo=ZONE),  # Christmas, and too far ahead
        datetime(2026, 12, 28, 9, 0, tzinfo=ZONE),  # too far ahead
        datetime(2026, 11, 23, 9, 0, tzinfo=ZONE),  # yesterday
    ],
)
def test_only_the_offices_slots_are_promised(office: Office, at: datetime) -> None:
    assert refused(lambda: book(office, at)).code == "appointment.no_slot"


def test_somebody_must_be_named_and_once_a_service(office: Office) -> None:
    assert refused(lambda: book(office, name="  ")).code == "appointment.who"
    assert refused(lambda: book(office, resident_id=999)).code == "resident.unknown"
    assert refused(lambda: book(office, service_code="NONE")).code == "service.closed"
    book(office)
    assert refused(lambda: book(office, LATER)).code == "appointment.open_already"
    assert book(office, LATER, service_code="LOST").appointment.service_code == "LOST"
    assert book(office, LATER, name=" Pak  Rudi ").appointment.who == "Pak Rudi"


def test_a_full_slot_takes_nobody_until_one_leaves(office: Office) -> None:
    four = [book(office, name=f"Warga {n}").appointment for n in range(4)]
    assert refused(lambda: book(office)).code == "appointment.slot_full"
    # Another letter's counters are others.
    assert book(office, service_code="LOST").appointment.slot_at == WEDNESDAY
    office.desk.write(
        office.counter, services.move_appointment, appointment_id=four[1].id, slot_at=LATER
    )
    assert book(office).appointment.slot_at == WEDNESDAY
    office.desk.write(
        office.counter, services.cancel_appointment, appointment_id=four[0].id, note="Sakit"
    )
    assert see(office, four[0].id).state is AppointmentState.CANCELLED
    assert book(office, name="Warga 5").appointment.slot_at == WEDNESDAY
    gone = {"appointment_id": four[0].id}
    for act, more in ((services.move_appointment, {"slot_at": LATER}),
                      (services.cancel_appointment, {"note": "x"})):  # fmt: skip
        error = refused(lambda a=act, m=more: office.desk.write(office.counter, a, **gone, **m))
        assert error.code == "appointment.moved_on"


def test_no_slot_is_ever_over_its_capacity_under_racing_writers(office: Office) -> None:
    def contender(number: int, actor: Actor) -> None:
        office.desk.write(
            actor, services.book_appointment, service_code="NEW", slot_at=WEDNESDAY,
            name=f"Warga {number}",
        )  # fmt: skip

    actors = (office.counter, office.second_counter)
    outcomes = race(*[lambda n=n: contender(n, actors[n % 2]) for n in range(7)])
    assert outcomes == ["", "", "", "", *["appointment.slot_full"] * 3]
    slots = office.desk.read(
        free_slots.free_slots, service_code="NEW", now=office.clock.now(), days=2
    )
    assert next(one for one in slots if one.at == WEDNESDAY).left == 0


def test_racing_bookings_of_one_person_leave_one(office: Office) -> None:
    outcomes = race(lambda: book(office), lambda: book(office, LATER))
    assert outcomes == ["", "appointment.open_already"]


def test_racing_arrivals_give_one_number(office: Office) -> None:
    booked = book(office, name="Pak Rudi").appointment
    office.clock.set(WEDNESDAY)
    outcomes = race(*[lambda: arrive(office, booked.id)] * 3)
    assert outcomes == ["", *["appointment.moved_on"] * 2]
    assert len(office.desk.read(queries.tickets_of_day, day=WEDNESDAY.date())) == 1


def limit(office: Office, *, day: int, morning: int = 0) -> None:
    office.desk.write(
        office.supervisor, services.save_service, code="NEW", name_id="Perekaman", name_en="",
        papers_asked=[], daily_quota=day, morning_quota=morning, active=True,
    )  # fmt: skip


def test_only_a_share_of_the_quota_is_promised_and_the_rest_is_for_who_comes(
    office: Office,
) -> None:
    limit(office, day=4)  # half of it: two
    promised = [book(office, name=name).appointment for name in ("Ani", "Budi")]
    assert refused(lambda: book(office, LATER)).code == "appointment.share_reached"
    office.clock.set(WEDNESDAY - timedelta(minutes=30))
    take = lambda: office.desk.write(office.counter, services.take_number, service_code="NEW")  # noqa: E731
    take(), take()
    assert refused(take).code == "service.quota_reached"
    assert arrive(office, promised[0].id).ticket.state is TicketState.WAITING
    office.clock.set(WEDNESDAY + timedelta(minutes=16))  # nobody kept the place of the second
    take()
    assert arrive(office, promised[1].id).late  # who has it in writing is not sent away


def test_a_half_days_quota_has_its_share_too(office: Office) -> None:
    limit(office, day=0, morning=2)
    book(office, name="Ani")
    assert refused(lambda: book(office)).code == "appointment.share_reached"
    afternoon = datetime(2026, 11, 25, 13, 0, tzinfo=ZONE)
    assert book(office, afternoon).appointment.slot_at == afternoon


def test_papers_missing_parks_and_books_in_one_act(office: Office) -> None:
    ticket = served(office, resident_id=office.adult)
    parked = park_until(office, ticket)
    assert (parked.ticket.state, parked.ticket.note) == (TicketState.PARKED, "KK asli")
    row = parked.booked.appointment
    assert (row.reason, row.note) == (AppointmentReason.PAPERS_MISSING, "KK asli")
    office.clock.set(WEDNESDAY)
    taken = arrive(office, row.id)
    assert (taken.ticket.id > ticket, taken.ticket.appointment_at) == (True, WEDNESDAY)
    old = office.desk.read(queries.ticket, ticket_id=ticket)
    assert old is not None
    assert old.state is TicketState.CANCELLED  # told to come on another day: no no-show


def test_a_refused_slot_parks_nobody(office: Office) -> None:
    ticket = served(office)
    saturday = datetime(2026, 11, 28, 9, tzinfo=ZONE)
    assert refused(lambda: park_until(office, ticket, saturday)).code == "appointment.no_slot"
    row = office.desk.read(queries.ticket, ticket_id=ticket)
    assert row is not None
    assert row.state is TicketState.SERVING


def test_back_on_the_same_day_the_number_itself_waits_again(office: Office) -> None:
    ticket = served(office)
    booked = park_until(office, ticket, TODAY).booked.appointment
    assert booked.who == "A-001"  # who is not known is named by the number
    office.clock.set(TODAY)
    taken = arrive(office, booked.id)
    assert (taken.ticket.id, taken.ticket.state) == (ticket, TicketState.WAITING)
    assert taken.ticket.appointment_at == TODAY
    assert taken.paper.slip["appointment_at"] == f"{TODAY.replace(tzinfo=None).isoformat()}"
    assert taken.paper.slip["code"] == "A-001"


def test_bringing_a_parked_number_back_keeps_its_appointment(office: Office) -> None:
    ticket = served(office)
    booked = park_until(office, ticket).booked.appointment
    office.desk.write(office.counter, services.resume, ticket_id=ticket, counter_id=1)
    assert see(office, booked.id).state is AppointmentState.ARRIVED
    office.desk.write(office.counter, services.undo, ticket_id=ticket)
    assert see(office, booked.id).state is AppointmentState.BOOKED


def test_parking_taken_back_takes_the_appointment_back(office: Office) -> None:
    ticket = served(office)
    booked = park_until(office, ticket).booked.appointment
    office.desk.write(office.counter, services.undo, ticket_id=ticket)
    assert see(office, booked.id).state is AppointmentState.CANCELLED


def test_back_too_late_the_number_is_as_it_was(office: Office) -> None:
    ticket = served(office)
    booked = park_until(office, ticket, TODAY).booked.appointment
    office.clock.set(TODAY + timedelta(minutes=16))
    taken = arrive(office, booked.id)
    assert (taken.ticket.id, taken.late, taken.paper.copy) == (ticket, True, 1)
    assert taken.paper.slip["appointment_at"] is None


def test_put_aside_twice_for_the_same_time_it_comes_back_twice(office: Office) -> None:
    ticket = served(office)
    keys = set()
    for _ in range(2):
        booked = park_until(office, ticket, TODAY).booked.appointment
        keys.add(arrive(office, booked.id).paper.key)
        row = office.desk.write(office.counter, services.call_next, counter_id=1).result
        office.desk.write(office.counter, services.serve, ticket_id=row.id)
    assert len(keys) == 2


def test_the_agenda_lists_days_and_people(office: Office) -> None:
    later, earlier = book(office, LATER).appointment, book(office, name="Rudi").appointment
    rows = office.desk.read(agenda.appointments_of_day, day=WEDNESDAY.date())
    assert [row.id for row in rows] == [earlier.id, later.id]
    mine = office.desk.read(agenda.open_appointments, day=TODAY.date(), resident_id=office.adult)
    assert [row.id for row in mine] == [later.id]
    found = office.desk.read(agenda.appointment_by_token, token=later.token)
    assert found == later


def test_free_slots_are_the_coming_ones_of_working_days(office: Office) -> None:
    office.clock.set(datetime(2026, 11, 27, 14, 0, tzinfo=ZONE))  # Friday afternoon
    slots = office.desk.read(
        free_slots.free_slots, service_code="NEW", now=office.clock.now(), days=2
    )
    days = sorted({one.at.date() for one in slots})
    assert [str(day) for day in days] == ["2026-11-27", "2026-11-30"]
    assert [f"{one.at:%H.%M}" for one in slots if one.at.date() == days[0]] == [
        "14.30", "15.00", "15.30",
    ]  # fmt: skip
    assert all(one.left == 4 for one in slots)

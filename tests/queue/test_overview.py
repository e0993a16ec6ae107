"""The supervisor's view of the queue: now, by hour, by service and officer, foretold and true."""

from datetime import date

from ektp_desk.queue import services
from ektp_desk.queue.overview import Overview, overview, visit_steps
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import CounterState, TicketAct, TicketState
from ektp_desk.queue.shifts import begin_shift, end_shift
from ektp_desk.queue.times import Spread
from tests.conftest import MORNING, Office
from tests.queue.test_predictions import MINUTE, a_learned_morning, serve_next, take

DAY = date(2026, 11, 24)


def seen(office: Office) -> Overview:
    return office.desk.read(overview, day=DAY, now=office.clock.now())


def wait(office: Office, minutes: float) -> None:
    office.clock.advance(seconds=minutes * MINUTE)


def call(office: Office) -> TicketRow:
    return office.desk.write(office.counter, services.call_next, counter_id=1).result


def test_an_empty_day(office: Office) -> None:
    found = seen(office)
    assert [line.standing.state for line in found.counters] == [CounterState.CLOSED] * 3
    assert (found.ages, found.hours, found.services, found.officers, found.coverage) == (
        (), (), (), (), (),
    )  # fmt: skip


def test_counters_and_who_stands_there(office: Office) -> None:
    office.desk.write(office.counter, begin_shift)
    office.desk.write(office.second_counter, begin_shift)
    ticket = take(office).ticket
    wait(office, 3)
    call(office)
    first, second, third = seen(office).counters
    assert (first.ticket, first.ticket_state) == (ticket.code, TicketState.CALLED)
    assert first.since == office.clock.now()
    assert (second.ticket, second.ticket_state, second.since) == ("", None, MORNING)
    assert (third.standing.officer, third.since) == ("", None)


def test_who_waits_how_long(office: Office) -> None:
    for service, then in (("INFO", 25), ("INFO", 12), ("PICKUP", 5)):
        take(office, service)
        wait(office, then)
    lines = {line.code: (line.bands, line.longest) for line in seen(office).ages}
    # Waited 42, 17 and 5 minutes.
    assert lines == {"INFO": ((0, 1, 0, 1), 42 * 60), "PICKUP": ((1, 0, 0, 0), 5 * 60)}


def test_the_flow_by_local_hour(office: Office) -> None:
    take(office)
    take(office)
    wait(office, 60)
    serve_next(office, minutes=5)
    wait(office, 115)
    serve_next(office, minutes=5)
    hours = [(line.hour, line.arrived, line.called, line.finished) for line in seen(office).hours]
    assert hours == [(8, 2, 0, 0), (9, 0, 1, 1), (10, 0, 0, 0), (11, 0, 1, 1)]


def test_times_by_service_and_no_shows(office: Office) -> None:
    take(office)
    take(office, "PICKUP")
    take(office)
    wait(office, 10)
    serve_next(office, minutes=4)
    missed = call(office)
    wait(office, 2)
    office.desk.write(office.counter, services.no_show, ticket_id=missed.id)
    serve_next(office, minutes=6)
    info, pickup = sorted(seen(office).services, key=lambda line: line.code)
    assert (info.taken, info.no_shows, info.no_show_share) == (2, 0, 0.0)
    assert info.waiting == Spread(2, 13 * 60, 16 * 60)
    assert info.service == Spread(2, 5 * 60, 6 * 60)
    assert (pickup.taken, pickup.no_shows, pickup.no_show_share) == (1, 1, 1.0)
    assert pickup.service == Spread(0, None, None)


def test_idle_time_is_open_time_with_nobody_there(office: Office) -> None:
    office.desk.write(office.counter, begin_shift)
    take(office)
    take(office)
    wait(office, 10)
    serve_next(office, minutes=5)
    office.desk.write(office.counter, services.pause_counter, counter_id=1)
    wait(office, 30)
    office.desk.write(office.counter, services.open_counter, counter_id=1)
    wait(office, 5)
    call(office)
    wait(office, 20)
    (line,) = seen(office).officers
    assert (line.name, line.served) == ("Petugas loket1", 1)
    # Open 10 + 5 minutes, then 5 + 20; somebody was there for 5 and 20 of them.
    assert (line.open_s, line.idle_s) == (40 * MINUTE, 15 * MINUTE)
    office.desk.write(office.counter, end_shift)
    wait(office, 60)
    assert seen(office).officers[0].open_s == 40 * MINUTE


def test_foretold_against_true(office: Office) -> None:
    a_learned_morning(office)
    office.clock.advance(seconds=30 * MINUTE)
    for _ in range(3):
        take(office)
    taken = take(office)
    assert taken.expected is not None
    before = seen(office).coverage

    wait(office, taken.expected.high / 60 + 1)  # longer than foretold, and still waiting

    later = seen(office).coverage
    assert foretold(later) > foretold(before)
    assert sum(line.held for line in later) == sum(line.held for line in before)


def foretold(lines) -> int:  # type: ignore[no-untyped-def]
    return sum(line.predicted for line in lines)


def test_all_steps_of_a_visit(office: Office) -> None:
    ticket = take(office).ticket
    wait(office, 1)
    call(office)
    office.desk.write(office.counter, services.serve, ticket_id=ticket.id)
    office.desk.write(
        office.counter, services.transfer, ticket_id=ticket.id, service_code="PICKUP",
        note="kartu sudah jadi",
    )  # fmt: skip
    wait(office, 1)
    child = office.desk.write(office.second_counter, services.call_next, counter_id=2).result
    for one in (ticket.id, child.id):
        steps = office.desk.read(visit_steps, ticket_id=one)
        assert [(line.step.act, line.name_en) for line in steps] == [
            (TicketAct.TAKEN, "Information"),
            (TicketAct.CALLED, "Information"),
            (TicketAct.SERVED, "Information"),
            (TicketAct.TRANSFERRED, "Information"),
            (TicketAct.CONTINUED, "Card pick-up"),
            (TicketAct.CALLED, "Card pick-up"),
        ]
        assert steps[3].step.note == "kartu sudah jadi"
        assert (steps[5].step.counter_code, steps[5].step.officer) == ("2", "Petugas loket2")

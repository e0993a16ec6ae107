"""The board of the waiting room on both engines: numbers and counters, never people."""

from dataclasses import asdict

from ektp_desk.kernel.clock import local_day
from ektp_desk.queue import services
from ektp_desk.queue.display import Call, DisplayBoard, board, calls_since
from tests.conftest import ZONE, Office
from tests.queue.test_predictions import MINUTE, a_learned_morning
from tests.queue.test_visits import call, take


def shown(office: Office) -> DisplayBoard:
    now = office.clock.now()
    return office.desk.read(board, day=local_day(now, ZONE), now=now)


def heard(office: Office, after: int = 0) -> tuple[Call, ...]:
    return office.desk.read(calls_since, event_id=after, day=local_day(office.clock.now(), ZONE))


def test_an_empty_office(office: Office) -> None:
    empty = shown(office)
    assert (empty.current, empty.earlier) == ((), ())
    assert [line.waiting for line in empty.waiting] == [0] * len(empty.waiting)
    assert heard(office) == ()


def test_who_is_called_where_and_who_was_before(office: Office) -> None:
    first, second, third = take(office), take(office), take(office)
    call(office, office.counter)
    office.clock.advance(seconds=5)
    call(office, office.second_counter)
    now = shown(office)
    assert [(one.code, one.counter_name) for one in now.current] == [
        (second.code, "Loket 2"),
        (first.code, "Loket 1"),
    ]
    assert now.earlier == ()
    assert sum(line.waiting for line in now.waiting) == 1
    office.desk.write(office.counter, services.no_show, ticket_id=first.id)
    call(office, office.counter)
    now = shown(office)
    assert [one.code for one in now.current] == [third.code, second.code]
    assert [one.code for one in now.earlier] == [first.code]


def test_nobody_is_named(office: Office) -> None:
    take(office, "NEW", office.adult)
    call(office, office.counter)
    told = repr((asdict(shown(office)), heard(office)))
    assert "Aminah" not in told
    assert "7373" not in told


def test_calls_and_calls_again_in_order(office: Office) -> None:
    first, second = take(office), take(office)
    call(office, office.counter)
    call(office, office.second_counter)
    office.desk.write(office.counter, services.recall, ticket_id=first.id)
    calls = heard(office)
    assert [one.code for one in calls] == [first.code, second.code, first.code]
    assert [one.event_id for one in calls] == sorted(one.event_id for one in calls)
    assert len(shown(office).current) == 2, "a number called again stands there once"
    assert shown(office).current[0].code == first.code


def test_a_call_taken_back_is_neither_spoken_nor_shown(office: Office) -> None:
    first = take(office)
    call(office, office.counter)
    office.desk.write(office.counter, services.undo, ticket_id=first.id)
    assert heard(office) == ()
    assert shown(office).current == ()
    call(office, office.counter)
    assert [one.code for one in heard(office)] == [first.code]


def test_a_step_taken_back_that_was_no_call_leaves_the_call(office: Office) -> None:
    first = take(office)
    call(office, office.counter)
    office.desk.write(office.counter, services.serve, ticket_id=first.id)
    office.desk.write(office.counter, services.undo, ticket_id=first.id)
    assert [one.code for one in heard(office)] == [first.code]


def test_the_wait_is_said_where_enough_is_known(office: Office) -> None:
    assert {line.expected for line in shown(office).waiting} == {None}
    a_learned_morning(office)
    office.clock.advance(seconds=30 * MINUTE)
    for _ in range(4):
        take(office, "INFO")
    lines = {line.name_id: line for line in shown(office).waiting}
    known = {name: line.expected for name, line in lines.items() if line.expected is not None}
    assert list(known) == ["Informasi dan pengaduan"]
    assert known["Informasi dan pengaduan"].high > 5 * MINUTE


def test_yesterday_is_over(office: Office) -> None:
    take(office)
    call(office, office.counter)
    office.clock.advance(seconds=86_400)
    assert shown(office).current == ()
    assert heard(office) == ()

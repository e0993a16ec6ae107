"""Whose papers are whose: the issuer's, and after its end the one heir's."""

from dataclasses import replace

from ektp_desk.kernel.work import Actor
from ektp_desk.papers import services
from ektp_desk.queue import services as queue
from tests.conftest import Office
from tests.racing import race


def _ticket(office: Office, actor: Actor) -> str:
    return office.desk.write(actor, queue.take_number, service_code="INFO").result.paper.key


def _take_up(office: Office, actor: Actor, *left: str) -> list[str]:
    rows = office.desk.write(actor, services.take_up, left=frozenset(left)).result
    return [row.key for row in rows]


def test_only_ended_programs_of_this_station_are_inherited_from(office: Office) -> None:
    dead, running = replace(office.counter, instance="a1"), replace(office.counter, instance="b2")
    elsewhere = replace(office.second_counter, instance="c3")
    first, second, _third = (_ticket(office, actor) for actor in (dead, running, elsewhere))
    heir = replace(office.counter, instance="d4")
    assert _take_up(office, heir) == []
    assert _take_up(office, heir, "a1", "c3") == [first]
    assert _take_up(office, heir, "a1", "c3") == [first], "its own by now"
    assert _take_up(office, running) == [second]


def test_what_is_printed_is_not_taken_up(office: Office) -> None:
    dead = replace(office.counter, instance="a1")
    key = _ticket(office, dead)
    office.desk.write(dead, services.mark_printed, key=key, printer="folder")
    assert _take_up(office, replace(dead, instance="b2"), "a1") == []


def test_of_two_who_take_up_at_once_one_gets_it(office: Office) -> None:
    _ticket(office, replace(office.counter, instance="a1"))
    got: list[str] = []

    def heir(name: str) -> None:
        got.extend(_take_up(office, replace(office.counter, instance=name), "a1"))

    assert race(lambda: heir("b2"), lambda: heir("c3")) == ["", ""]
    assert len(got) == 1

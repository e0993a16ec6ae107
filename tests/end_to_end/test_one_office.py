"""A whole office on one PostgreSQL: every window a process of its own, one truth."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ektp_desk.demo.office import build_demo_office
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import queries
from ektp_desk.queue.intake import take_number
from ektp_desk.storage.engines import make_engines
from tests.conftest import CONSOLE, ZONE
from tests.end_to_end.conftest import Person
from tests.end_to_end.person import DemoDayClock

PERSON = "tests.end_to_end.person"
People = Callable[..., Person]


@pytest.fixture
def server(address: str) -> str:
    """A demonstration office on PostgreSQL."""
    if not address.startswith("postgresql"):
        pytest.skip("one file is one computer's")
    build_demo_office(address, residents=500)
    return address


@pytest.fixture
def desk(server: str) -> Desk:
    """The same office, without a window."""
    engines = make_engines(server)
    return Desk(reader=engines.reader, writer=engines.writer, clock=DemoDayClock(), zone=ZONE)


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_two_counters_share_one_queue(
    desk: Desk, server: str, people: People, tmp_path: Path
) -> None:
    one = people(PERSON, server, tmp_path / "1", "rekam1", 1)
    two = people(PERSON, server, tmp_path / "2", "loket2", 2)
    for person in (one, two):
        person("go", "counter")
    for _ in range(4):
        desk.write(CONSOLE, take_number, service_code="INFO")
    seen = []
    for person in (one, two):
        person("click", "nextStep")
        seen.append(person("text", "currentNumber"))
    assert seen == ["D-001", "D-002"]
    assert two("cells", "queue", 0) == ["D-003", "D-004"]
    today = DemoDayClock().now().astimezone(ZONE).date()
    called = [t for t in desk.read(queries.tickets_of_day, day=today) if t.state == "called"]
    assert {(t.code, t.counter_code) for t in called} == {("D-001", "1"), ("D-002", "2")}
    for person in (one, two):
        person.leave()
    desk.close()

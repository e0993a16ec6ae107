"""A whole office on one PostgreSQL: every window a process of its own, one truth."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ektp_desk.demo.office import build_demo_office
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import queries
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE
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
    return Desk(reader=engines.reader, writer=engines.writer, clock=DemoDayClock(hour=9), zone=ZONE)


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_two_counters_a_kiosk_and_a_display_are_one_office(
    desk: Desk, server: str, people: People, tmp_path: Path
) -> None:
    """Four programs: numbers from the kiosk, called at two counters, shown in the hall."""
    display = people("tests.end_to_end.display", server, tmp_path / "hall")
    kiosk = people("tests.end_to_end.kiosk", server, tmp_path / "kiosk")
    one = people(PERSON, server, tmp_path / "1", "rekam1", 1)
    two = people(PERSON, server, tmp_path / "2", "loket2", 2)
    for person in (one, two):
        person("go", "counter")
    for _ in range(4):
        for name in ("kiosk_INFO", "kioskNoPriority", "kioskTake"):
            kiosk("click", name)
        kiosk("click", "kioskAgain")
    for person, waiting in ((one, 4), (two, 3)):
        person("wait_for_rows", "queue", waiting)
        person("click", "nextStep")
    assert [one("text", "currentNumber"), two("text", "currentNumber")] == ["D-001", "D-002"]
    assert display("shows", ["D-001", "D-002"]) == ["Loket 1", "Loket 2"]
    two("click", "noShow")
    two("click", "nextStep")
    assert two("text", "currentNumber") == "D-003"
    assert display("shows", ["D-003"]) == ["Loket 2"]
    today = DemoDayClock(hour=9).now().astimezone(ZONE).date()
    found = {t.code: t.state for t in desk.read(queries.tickets_of_day, day=today)}
    assert found == {
        "D-001": "called", "D-002": "no_show", "D-003": "called", "D-004": "waiting"
    }  # fmt: skip
    for name, person in {"loket1": one, "loket2": two, "kios": kiosk, "layar": display}.items():
        person("picture", name)
        person.leave()
    desk.close()

"""The demonstration office has been out in the city: its visits agree with its recordings."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from ektp_desk.demo.office import AS_OF, DemoOffice, build_demo_office
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import letters, lost_letters, queries_report
from ektp_desk.reports import queries
from ektp_desk.storage.engines import make_engines
from tests.conftest import CONSOLE, ZONE

TABLES = (
    "outreach_kit", "outreach_visit", "outreach_member", "outreach_event", "outreach_target",
    "outreach_request", "field_device", "field_device_event", "bundle_out", "bundle_person",
    "number_lease", "bundle_in", "field_event", "field_quarantine", "field_person",
)  # fmt: skip
CITY = 3_000


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DemoOffice]:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    return path, build_demo_office(str(path), residents=CITY)


def test_every_table_of_jemput_bola_has_something_to_show(made: tuple[Path, DemoOffice]) -> None:
    for table in TABLES:
        assert rows(made[0], f"SELECT count(*) FROM {table}")[0][0] > 0, table
    states = dict(rows(made[0], "SELECT state, count(*) FROM outreach_visit GROUP BY state"))
    assert set(states) == {"planned", "done", "cancelled"}
    kinds = {kind for (kind,) in rows(made[0], "SELECT DISTINCT kind FROM outreach_visit")}
    assert kinds == {"village", "home", "school", "organisation"}
    requests = {state for (state,) in rows(made[0], "SELECT DISTINCT state FROM outreach_request")}
    assert requests == {"open", "planned", "done", "refused"}
    devices = {state for (state,) in rows(made[0], "SELECT DISTINCT state FROM field_device")}
    assert devices == {"active", "lost"}


def test_who_was_recorded_on_a_visit_has_a_recording_of_that_day(
    made: tuple[Path, DemoOffice],
) -> None:
    assert rows(made[0], """
        SELECT t.id FROM outreach_target t JOIN outreach_visit v ON v.id = t.visit_id
        WHERE t.outcome = 'recorded' AND NOT EXISTS (
            SELECT 1 FROM recording r WHERE r.resident_id = t.resident_id
            AND r.office_date = v.day AND r.ticket_id IS NULL)
    """) == []  # fmt: skip
    assert rows(made[0], """
        SELECT t.id FROM outreach_target t JOIN outreach_visit v ON v.id = t.visit_id
        WHERE v.state = 'planned' AND t.outcome IS NOT NULL
    """) == []  # fmt: skip


def test_the_years_recordings_are_as_many_as_before(made: tuple[Path, DemoOffice]) -> None:
    """The double is one more row, and counts for nobody until it is decided."""
    path, office = made
    assert rows(path, "SELECT count(*) FROM recording")[0][0] == office.recorded + 1
    assert rows(path, "SELECT count(*) FROM recording WHERE state = 'disputed'")[0][0] == 1
    doubled = rows(path, "SELECT resident_id FROM recording WHERE state = 'disputed'")[0][0]
    both = rows(path, f"SELECT state FROM recording WHERE resident_id = {doubled} ORDER BY id")
    assert both == [("approved",), ("disputed",)]
    desk = _desk(path)
    try:
        counted = desk.read(queries.figures, start=AS_OF.replace(year=2024), end=AS_OF)
    finally:
        desk.close()
    assert counted.recorded == office.recorded
    assert counted.visit_recorded > 0


def test_leased_numbers_are_nobody_elses(made: tuple[Path, DemoOffice]) -> None:
    leases = rows(made[0], "SELECT scope, first, last, used FROM number_lease ORDER BY id")
    for scope, first, last, used in leases:
        year = scope.partition("/")[2]
        taken = rows(made[0], f"""
            SELECT count(*) FROM recording
            WHERE number BETWEEN 'R-{year}-{first:06d}' AND 'R-{year}-{last:06d}'
        """)[0][0]  # fmt: skip
        assert taken == (used or 0)
        series = rows(made[0], f"SELECT last FROM number_series WHERE scope = '{scope}'")
        assert series[0][0] >= last


def test_every_paper_can_be_made_from_it(made: tuple[Path, DemoOffice]) -> None:
    path, _office = made
    visit = rows(path, "SELECT visit_id FROM bundle_in")[0][0]
    lost = rows(path, "SELECT id FROM field_device WHERE state = 'lost'")[0][0]
    desk = _desk(path)
    try:
        for issue in (
            letters.issue_assignment, letters.issue_target_list, letters.issue_visit_report,
        ):  # fmt: skip
            assert desk.write(CONSOLE, issue, visit_id=visit).result.copy == 0
        paper = desk.write(CONSOLE, lost_letters.issue_lost_laptop, device_id=lost).result
        home = desk.read(queries_report.home, visit_id=visit)
    finally:
        desk.close()
    assert paper.slip["people"]
    assert home == queries_report.Home(files=1, undecided=2)


def test_the_same_city_goes_out_the_same_way(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_demo_office(str(tmp_path / name), residents=900)
    for table in TABLES:
        statement = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert rows(tmp_path / "one", statement) == rows(tmp_path / "two", statement), table


@pytest.mark.parametrize("residents", [40, 400])
def test_a_handful_of_people_is_a_city_too(tmp_path: Path, residents: int) -> None:
    path = tmp_path / "demo.db"
    build_demo_office(str(path), residents=residents)
    assert rows(path, "SELECT count(*) FROM outreach_visit WHERE state = 'planned'") == [(6,)]


def _desk(path: Path) -> Desk:
    engines = make_engines(str(path))
    return Desk(reader=engines.reader, writer=engines.writer, clock=SystemClock(), zone=ZONE)

"""What was on a laptop, who is affected, and which files should be home by now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from ektp_desk.outreach import devices, queries_devices
from ektp_desk.outreach.queries_devices import DueRow
from ektp_desk.outreach.queries_exposure import Exposure, exposure
from ektp_desk.outreach.rules import VisitState
from ektp_desk.outreach.sealed import Card, new_keys
from tests.conftest import Office
from tests.outreach import sent

TODAY = date(2026, 11, 24)
EARLY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)  # 23.00 WITA
LATE = datetime(2026, 11, 28, 15, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Away:
    """A laptop with an old file and a new one."""

    office: Office
    device: int
    old_visit: int
    new_visit: int

    def facts(self, day: date = TODAY) -> Exposure:
        return self.office.desk.read(exposure, device_id=self.device, day=day)

    def due(self, day: date) -> tuple[DueRow, ...]:
        return self.office.desk.read(queries_devices.due_home, day=day)


def laptop(office: Office, uid: str = "laptop-a") -> int:
    keys = new_keys()
    card = Card(uid, uid, keys.sign_public, keys.box_public, "")
    return office.desk.write(office.supervisor, devices.register, card=card, name=uid).result


@pytest.fixture
def away(office: Office) -> Away:
    desk, who = office.desk, office.supervisor
    office.clock.advance(seconds=-10 * 86_400)
    device = laptop(office)
    old = desk.write(who, sent.plan, number="JB-2026-0001", day=date(2026, 11, 18)).result
    new = desk.write(who, sent.plan, number="JB-2026-0002", day=date(2026, 11, 23)).result
    for visit, people, until in (
        (old, (office.adult, office.child), EARLY),
        (new, (office.adult, office.pupil), LATE),
    ):
        desk.write(
            who, sent.send_out, device_id=device, visit_id=visit, people=people, expires_at=until
        )
    office.clock.advance(seconds=10 * 86_400)
    return Away(office, device, old, new)


def test_everybody_whose_data_went_out_is_named_once(away: Away) -> None:
    found = away.facts()
    assert [(row.name, row.visits) for row in found.people] == [
        ("Andi Sitti Aminah", ("JB-2026-0001", "JB-2026-0002")),
        ("Citra Lestari", ("JB-2026-0002",)),
        ("Dewi Anggraeni", ("JB-2026-0001",)),
    ]
    adult = found.people[0]
    assert (adult.masked_nik, adult.address) == ("7373••••••••0001", "Jl. Merdeka No. 1")
    assert adult.village


def test_a_file_that_expired_is_told_apart(away: Away) -> None:
    found = away.facts()
    assert [(row.visit_number, row.readable) for row in found.files] == [
        ("JB-2026-0002", True), ("JB-2026-0001", False),
    ]  # fmt: skip
    assert [row.readable for row in found.people] == [True, True, False]
    assert (found.readable_people, found.under_17) == (2, 1)


def test_the_day_a_file_expires_it_is_still_readable(away: Away) -> None:
    assert [row.readable for row in away.facts(date(2026, 11, 20)).files] == [True, True]
    assert [row.readable for row in away.facts(date(2026, 11, 21)).files] == [True, False]


def test_a_lost_laptops_own_day_counts(away: Away) -> None:
    away.office.desk.write(
        away.office.supervisor, devices.report_lost, device_id=away.device,
        reason="Tertinggal di pete-pete", lost_on=date(2026, 11, 19),
    )  # fmt: skip
    found = away.facts(date(2027, 5, 1))
    assert found.lost_on == date(2026, 11, 19)
    assert found.readable_people == 3
    assert found.reported_at == away.office.clock.now()
    assert found.report_by == away.office.clock.now() + timedelta(hours=72)


def test_the_team_whose_accounts_went_along_and_what_came_home_are_told(away: Away) -> None:
    away.office.desk.write(
        away.office.supervisor, sent.come_home, device_id=away.device, visit_id=away.old_visit
    )
    newest, oldest = away.facts().files
    assert newest.team == oldest.team == ("Supervisor",)
    assert (newest.files_home, newest.last_home_at) == (0, None)
    assert (oldest.files_home, oldest.last_home_at) == (1, away.office.clock.now())


def test_the_table_counts_people_once(away: Away) -> None:
    (row,) = away.office.desk.read(queries_devices.devices)
    assert (row.files, row.people, row.readable_until) == (2, 3, LATE)
    assert row.last_home is None
    away.office.desk.write(
        away.office.supervisor, sent.come_home, device_id=away.device, visit_id=away.old_visit
    )
    (row,) = away.office.desk.read(queries_devices.devices)
    assert row.last_home == away.office.clock.now()


# -- what should be home -------------------------------------------------------------------


def test_a_visit_that_is_over_is_waited_for_until_a_file_came_home(away: Away) -> None:
    assert [row.visit_number for row in away.due(date(2026, 11, 18))] == []
    assert [row.visit_number for row in away.due(date(2026, 11, 19))] == ["JB-2026-0001"]
    assert [row.visit_number for row in away.due(TODAY)] == ["JB-2026-0001", "JB-2026-0002"]
    away.office.desk.write(
        away.office.supervisor, sent.come_home, device_id=away.device, visit_id=away.old_visit
    )
    (row,) = away.due(TODAY)
    assert (row.visit_number, row.device_name, row.people) == ("JB-2026-0002", "laptop-a", 2)


def test_a_second_file_for_the_same_visit_is_waited_for_once(away: Away) -> None:
    away.office.desk.write(
        away.office.supervisor, sent.send_out, device_id=away.device, visit_id=away.new_visit,
        people=(away.office.adult,), expires_at=LATE + timedelta(days=2),
    )  # fmt: skip
    assert [row.visit_number for row in away.due(TODAY)] == ["JB-2026-0001", "JB-2026-0002"]


def test_nobody_waits_for_a_lost_laptop_or_a_cancelled_visit(away: Away) -> None:
    desk, who = away.office.desk, away.office.supervisor
    other = laptop(away.office, "laptop-b")
    gone = desk.write(
        who, sent.plan, number="JB-2026-0003", day=date(2026, 11, 20), state=VisitState.CANCELLED
    ).result
    desk.write(
        who, sent.send_out, device_id=other, visit_id=gone, people=(away.office.adult,),
        expires_at=LATE,
    )  # fmt: skip
    assert len(away.due(TODAY)) == 2
    desk.write(who, devices.report_lost, device_id=away.device, reason="Hilang", lost_on=TODAY)
    assert away.due(TODAY) == ()

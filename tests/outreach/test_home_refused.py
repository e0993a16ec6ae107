"""Files that are no office's, out of turn, or from a laptop nobody trusts any more."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from ektp_desk.coverage.models import Absence
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import homecoming
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models_field import (
    BundleIn,
    FieldDevice,
)
from ektp_desk.outreach.queries_home import files_home, missing_files
from ektp_desk.outreach.rules_field import (
    DeviceState,
)
from ektp_desk.outreach.sealed import FileKind, Opened
from ektp_desk.recording import services
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState
from ektp_desk.residents import services as residents
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Sex
from tests.conftest import Office
from tests.outreach.homes import AWAY, Laptop, give_laptop, look, rows, take
from tests.racing import race, refused

ADULT, MARRIED = "7373014405920001", "7373021203060002"
NEW_NIK = "7373054302480009"


@pytest.fixture
def laptop(office: Office) -> Laptop:
    """One laptop with the grown-up on its list."""
    return give_laptop(office, "Satu", targets=[office.adult])


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": FileKind.RECEIPT}, "home.not_home"),
        ({"schema": 2}, "home.newer"),
        ({"office": "73.17"}, "home.other_office"),
        ({"device": "laptop-lain"}, "home.device_unknown"),
        ({"visit": "visit-lain"}, "home.visit_unknown"),
        ({"rows": {"events": 2}}, "home.counts"),
        ({"rows": {}}, "home.counts"),
        ({"sequence": 0}, "home.counts"),
        ({"previous": "ab" * 32}, "home.chain_broken"),
    ],
)
def test_a_file_that_is_not_this_offices_is_refused_with_its_reason(
    office: Office, laptop: Laptop, values: dict[str, object], code: str
) -> None:
    opened = laptop.pack(laptop.outcome(ADULT, "not_met"), **values)

    assert refused(lambda: look(office, opened)).code == code
    assert refused(lambda: take(office, opened)).code == code
    assert rows(office, BundleIn) == []


@pytest.mark.parametrize(
    ("state", "code"),
    [(DeviceState.REVOKED, "home.device_revoked"), (DeviceState.LOST, "home.device_lost")],
)
def test_a_laptop_that_is_not_trusted_any_more_brings_nothing_home(
    office: Office, laptop: Laptop, state: DeviceState, code: str
) -> None:
    def move(work: Work) -> None:
        work.session.execute(update(FieldDevice).values(state=state))

    office.desk.write(office.supervisor, move)
    error = refused(lambda: take(office, laptop.pack(laptop.outcome(ADULT, "not_met"))))

    assert (error.code, error.params) == (code, {"name": "Satu"})


def test_a_laptop_that_was_given_no_file_for_the_visit_is_refused(
    office: Office, laptop: Laptop
) -> None:
    other = give_laptop(office, "Dua")
    opened = laptop.pack(laptop.outcome(ADULT, "not_met"), visit=other.visit_uid)

    assert refused(lambda: take(office, opened)).code == "home.not_given"


def test_two_files_with_one_sequence_are_not_both_taken(office: Office, laptop: Laptop) -> None:
    first = laptop.pack(laptop.outcome(ADULT, "not_met"))
    take(office, first)
    twin = Opened(replace(first.manifest, uid="zwilling"), first.parts, "f" * 64)

    assert refused(lambda: take(office, twin)).code == "home.sequence_taken"


def test_a_file_that_does_not_join_the_one_before_is_refused(
    office: Office, laptop: Laptop
) -> None:
    take(office, laptop.pack(laptop.outcome(ADULT, "not_met")))
    opened = laptop.pack(laptop.outcome(MARRIED, "not_met"), previous="a" * 64)

    assert refused(lambda: take(office, opened)).code == "home.chain_broken"


def test_a_gap_is_said_and_can_be_filled_later(office: Office, laptop: Laptop) -> None:
    files = [laptop.pack(laptop.outcome(ADULT, "not_met")) for _ in range(4)]
    assert look(office, files[3]).missing == (1, 2, 3)
    take(office, files[3])
    take(office, files[1])

    missing = office.desk.read(missing_files)
    assert [(one.device_name, one.sequence) for one in missing] == [("Satu", 1), ("Satu", 3)]
    take(office, files[2])
    take(office, files[0])
    assert office.desk.read(missing_files) == ()
    assert [row.sequence for row in office.desk.read(files_home)] == [1, 3, 2, 4]


def test_only_a_supervisor_takes_files_in(office: Office, laptop: Laptop) -> None:
    opened = laptop.pack(laptop.outcome(ADULT, "not_met"))
    act = lambda: office.desk.write(  # noqa: E731
        office.recorder, homecoming.take_home, opened=opened, file_name="x"
    )

    assert refused(act).code == "role.missing"


@pytest.mark.parametrize(
    ("made_at", "code"),
    [
        (AWAY + timedelta(hours=8), ""),
        (AWAY - timedelta(days=365), "home.clock_behind"),
        (AWAY + timedelta(days=365), "home.clock_ahead"),
    ],
)
def test_a_clock_that_is_a_year_off_is_told_and_loses_nothing(
    office: Office, laptop: Laptop, made_at: datetime, code: str
) -> None:
    opened = laptop.pack(laptop.recorded(ADULT, office.adult, at=made_at), made_at=made_at)

    assert look(office, opened).clock == code
    assert dict(take(office, opened).counts) == {Fate.NEW: 1}


def test_a_death_told_by_a_clock_that_is_ahead_is_not_seen_on_a_day_to_come(
    office: Office, laptop: Laptop
) -> None:
    ahead = AWAY + timedelta(days=365)
    take(office, laptop.pack(laptop.outcome(ADULT, "died", at=ahead, note="Ketua RT")))

    assert rows(office, Absence)[0].seen_on == date(2026, 11, 24)


def test_two_supervisors_take_one_file_in_once(office: Office, laptop: Laptop) -> None:
    opened = laptop.pack(laptop.recorded(ADULT, office.adult))

    assert race(lambda: take(office, opened), lambda: take(office, opened)) == ["", ""]
    assert len(rows(office, BundleIn)) == len(rows(office, Recording)) == 1


def test_somebody_added_this_very_moment_is_on_the_roll_once(
    office: Office, laptop: Laptop
) -> None:
    opened = laptop.pack(laptop.person(NEW_NIK, "Hj. Nurbaya"), laptop.recorded(NEW_NIK, None))
    person = residents.Person(nik=NEW_NIK, name="Hj. Nurbaya", sex=Sex.FEMALE,
                              birth_date=date(1948, 2, 3))  # fmt: skip
    codes = race(
        lambda: take(office, opened),
        lambda: office.desk.write(office.supervisor, residents.add_resident, person=person),
    )
    take(office, opened)

    assert set(codes) <= {"", "home.changed_meanwhile", "resident.nik_taken"}
    assert len([one for one in rows(office, Resident) if one.nik == NEW_NIK]) == 1
    assert len(rows(office, Recording)) == len(rows(office, BundleIn)) == 1


def test_a_recording_begun_this_very_moment_is_seen_beside_what_came_home(
    office: Office, laptop: Laptop
) -> None:
    opened = laptop.pack(laptop.recorded(ADULT, office.adult))
    codes = race(
        lambda: take(office, opened),
        lambda: office.desk.write(office.recorder, services.start, resident_id=office.adult),
    )
    take(office, opened)

    assert set(codes) <= {"", "home.changed_meanwhile", "recording.open_already"}
    states = sorted(row.state for row in rows(office, Recording))
    assert states in (
        [RecordingState.AWAITING_REVIEW],
        [RecordingState.DISPUTED, RecordingState.DRAFT],
    )

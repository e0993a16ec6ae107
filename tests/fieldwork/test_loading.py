"""A file for a laptop becomes a visit's own little office, whole or not at all."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts import services as officers
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import fieldoffice, loading, visit_files
from ektp_desk.outreach.fieldoffice import FIRST_NEW_PERSON
from ektp_desk.outreach.loading import Loaded
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import NumberLease
from ektp_desk.recording import services as recording
from ektp_desk.residents import queries as residents
from ektp_desk.residents import services as people
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Sex
from ektp_desk.residents.search import search
from ektp_desk.residents.services import Person
from ektp_desk.storage import upgrade
from tests.conftest import PASSWORD
from tests.fieldwork.trips import DAY, UNTIL, Trip, make_trip


def _names(loaded: Loaded) -> list[str]:
    """What lies in the folder of visits."""
    return sorted(path.name for path in loaded.path.parent.iterdir())


def test_the_laptop_becomes_an_office_for_this_visit(trip: Trip) -> None:
    trip.make()
    loaded = trip.load()
    desk = trip.laptop(loaded)
    visit = desk.read(fieldoffice.field_visit)
    assert visit == loaded.visit
    assert loaded.fresh
    assert (visit.office, visit.region_code, visit.day) == ("Disdukcapil Kota Palopo", "73.73", DAY)
    assert (visit.expires_at, visit.keep_days) == (UNTIL, 7)
    assert [row.username for row in desk.read(accounts.officers)] == ["rekam1", "rekam2"]
    assert len(desk.read(residents.villages)) == 48
    assert [hit.name for hit in desk.read(search, "aminah")] == ["Andi Sitti Aminah"]
    assert trip.office.desk.read(fieldoffice.field_visit) is None
    desk.close()


def test_the_team_signs_in_offline_and_nobody_else(trip: Trip) -> None:
    trip.make()
    desk = trip.laptop(trip.load())
    nobody = trip.office.recorder
    asked = {"password": PASSWORD, "counter_id": None, "station": "laptop"}
    inside = desk.write(nobody, officers.sign_in, username="rekam1", **asked).result
    assert inside.actor is not None
    assert inside.actor.officer_id == trip.office.recorder.officer_id
    assert desk.write(nobody, officers.sign_in, username="loket1", **asked).result.actor is None
    desk.close()


def test_only_the_people_of_the_visit_go_along_with_their_ids(trip: Trip) -> None:
    trip.make()
    desk = trip.laptop(trip.load())
    office = trip.office
    ids = desk.read(lambda session: session.execute(select(col(Resident.id))).scalars().all())
    assert sorted(ids) == sorted([office.adult, office.married, office.pupil])
    targets = desk.read(lambda session: session.execute(select(OutreachTarget)).scalars().all())
    at_home = office.desk.read(
        lambda session: session.execute(select(OutreachTarget)).scalars().all()
    )
    assert [row.model_dump() for row in targets] == [row.model_dump() for row in at_home]
    desk.close()


def test_a_recording_in_the_field_takes_a_leased_number(trip: Trip) -> None:
    office = trip.office
    earlier = office.desk.write(office.recorder, recording.start, resident_id=office.married)
    trip.make()
    later = office.desk.write(office.second_recorder, recording.start, resident_id=office.pupil)
    desk = trip.laptop(trip.load())
    there = desk.write(office.recorder, recording.start, resident_id=office.adult).result
    lease = office.desk.read(lambda session: session.execute(select(NumberLease)).scalar_one())
    number = int(there.number.rpartition("-")[2])
    assert lease.first <= number <= lease.last
    assert int(earlier.result.number.rpartition("-")[2]) < lease.first
    assert int(later.result.number.rpartition("-")[2]) > lease.last
    known = desk.read(fieldoffice.known_recordings)
    assert [row.number for row in known[office.married]] == [earlier.result.number]
    desk.close()


def test_leased_numbers_end_and_other_years_have_none(trip: Trip) -> None:
    trip.make()
    desk = trip.laptop(trip.load())

    def take(work: Work, *, scope: str) -> int:
        return work.number(scope)

    lease = trip.office.desk.read(lambda session: session.execute(select(NumberLease)).scalar_one())
    for _ in range(lease.first, lease.last + 1):
        desk.write(trip.office.recorder, take, scope="recording/2026")
    for scope in ("recording/2026", "recording/2025", "recording/2027"):
        with pytest.raises(OfficeError, match=r"numbers\.used_up"):
            desk.write(trip.office.recorder, take, scope=scope)
    desk.close()


def test_a_file_over_new_year_has_numbers_of_both_years(trip: Trip) -> None:
    trip.clock.set(datetime(2026, 12, 28, 1, tzinfo=UTC))
    trip.make(expires_at=datetime(2027, 1, 5, 16, tzinfo=UTC))
    assert trip.load().visit.scopes == ("recording/2026", "recording/2027")


def test_new_people_get_ids_that_no_office_gives(trip: Trip) -> None:
    trip.make()
    desk = trip.laptop(trip.load())
    person = Person(nik="7373014405920009", name="Orang Baru", sex=Sex.MALE,
                    birth_date=date(1992, 5, 4), village_code="73.73.01.1001")  # fmt: skip
    made = desk.write(trip.office.recorder, people.add_resident, person=person).result
    assert made == FIRST_NEW_PERSON
    desk.close()


def test_the_database_is_one_like_every_office(trip: Trip) -> None:
    trip.make()
    loaded = trip.load()
    desk = trip.laptop(loaded)
    assert upgrade.current(desk.reading_engine) == upgrade.head()
    with desk.reading_engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    desk.close()
    assert _names(loaded) == [loaded.path.name, f"{loaded.path.name}.key"]


def test_the_same_file_again_changes_nothing(trip: Trip) -> None:
    trip.make()
    loaded = trip.load()
    before = loaded.path.read_bytes()
    again = trip.load()
    assert not again.fresh
    assert again.visit == loaded.visit
    assert loaded.path.read_bytes() == before


def test_a_newer_file_takes_the_place_of_one_nothing_was_done_with(trip: Trip) -> None:
    trip.make("satu.ektp")
    trip.load(trip.folder / "satu.ektp")
    trip.clock.advance(seconds=60)
    trip.make("dua.ektp", whole_village=True)
    newer = trip.load(trip.folder / "dua.ektp")
    assert newer.fresh
    with pytest.raises(OfficeError, match=r"field\.older_file"):
        trip.load(trip.folder / "satu.ektp")
    assert loading.read_visit(trip.store, newer.path) == newer.visit


def test_a_newer_file_does_not_take_work_away(trip: Trip) -> None:
    trip.make("satu.ektp")
    loaded = trip.load(trip.folder / "satu.ektp")
    desk = trip.laptop(loaded)
    desk.write(trip.office.recorder, recording.start, resident_id=trip.office.adult)
    desk.close()
    trip.clock.advance(seconds=60)
    trip.make("dua.ektp")
    with pytest.raises(OfficeError, match=r"field\.work_in_hand"):
        trip.load(trip.folder / "dua.ektp")
    assert loading.read_visit(trip.store, loaded.path) == loaded.visit


def test_another_laptops_file_is_refused(trip: Trip, tmp_path: Path) -> None:
    trip.make()
    other = make_trip(trip.office, tmp_path, "Laptop 2", "c3d4")
    with pytest.raises(OfficeError, match=r"field\.other_laptop"):
        other.load(trip.folder / "keluar.ektp")
    assert other.store.visit_files() == ()
    assert other.store.office() is None


def test_a_file_whose_time_is_over_is_refused_also_with_a_clock_set_back(trip: Trip) -> None:
    trip.make()
    trip.clock.set(UNTIL)
    with pytest.raises(OfficeError, match=r"field\.expired_file"):
        trip.load()
    trip.store.saw(UNTIL)
    trip.clock.set(UNTIL - timedelta(days=5))
    with pytest.raises(OfficeError, match=r"field\.expired_file"):
        trip.load()


@pytest.mark.parametrize("place", [0, 20, 200, -40, -1])
def test_a_flipped_byte_loads_nothing(trip: Trip, place: int) -> None:
    made = trip.make()
    content = bytearray(made.path.read_bytes())
    content[place] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(OfficeError, match=r"bundle\.|field\."):
        trip.load()
    assert trip.store.visit_files() == ()
    assert trip.store.office() is None


def test_a_card_or_a_text_is_told_apart(trip: Trip) -> None:
    (trip.folder / "x.ektp").write_text("halo", encoding="utf-8")
    with pytest.raises(OfficeError, match=r"bundle\.not_one"):
        trip.load(trip.folder / "x.ektp")
    with pytest.raises(MachineError):
        trip.load(trip.folder / "tidak-ada.ektp")


def test_a_full_disk_loads_nothing(trip: Trip, monkeypatch: pytest.MonkeyPatch) -> None:
    trip.make()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(visit_files, "put_in_place", full)
    with pytest.raises(MachineError, match="disk_full"):
        trip.load()
    assert list(trip.store.visit_path("x").parent.iterdir()) == []


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from ektp_desk.outreach import loading
from tests.shelf import store_at

store, path = store_at(Path(sys.argv[1])), Path(sys.argv[2])
now = datetime.fromisoformat(sys.argv[3])
incoming = loading.look(store, path, now=now)
print("ready", flush=True)
loading.load(store, incoming, now=now)
print("done", flush=True)
"""


@pytest.mark.parametrize("lines", [1, 2])
def test_killed_while_loading_leaves_all_or_nothing(trip: Trip, lines: int) -> None:
    """Killed at the start and at the end of the making; the next attempt makes it whole."""
    made = trip.make()
    command = [sys.executable, "-c", KILLED, str(trip.store.folder), str(made.path),
               trip.clock.now().isoformat()]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ}) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    for path in trip.store.visit_files():
        assert loading.read_visit(trip.store, path) is not None
    loaded = trip.load()
    desk = trip.laptop(loaded)
    assert len(desk.read(accounts.officers)) == 2
    desk.close()
    assert _names(loaded) == [loaded.path.name, f"{loaded.path.name}.key"]

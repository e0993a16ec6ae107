"""Making the file that goes out: who and what is in it, and what refuses it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update
from sqlmodel import Session, SQLModel, col

from ektp_desk.accounts import services as officers
from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import bundle_out, devices, sealed
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, BundlePerson, NumberLease
from ektp_desk.outreach.rules import VisitState
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents import services as residents
from ektp_desk.residents.rules import Sex
from ektp_desk.storage.files import sha256
from tests.conftest import Office
from tests.fieldwork.trips import UNTIL, Trip, make_trip, visit_rows


@pytest.fixture
def trip(office: Office, tmp_path: Path) -> Trip:
    """A visit of tomorrow with two officers and three people, and a registered laptop."""
    return make_trip(office, tmp_path)


def _parts(trip: Trip, path: Path) -> dict[str, list[dict[str, object]]]:
    sender = sealed.peek(path).sender_key
    opened = sealed.unseal(path, recipient=[trip.store.keys()], senders={sealed.OFFICE: sender})
    return {name: list(sealed.rows_of(part)) for name, part in opened.parts.items()}


def _count(session: Session, model: type[SQLModel]) -> int:
    return int(session.execute(select(func.count()).select_from(model)).scalar_one())


def _rows(trip: Trip) -> tuple[int, int, int]:
    read = trip.office.desk.read
    return read(_count, BundleOut), read(_count, BundlePerson), read(_count, NumberLease)


def test_file_and_row_agree(trip: Trip) -> None:
    made = trip.make()
    row = trip.office.desk.read(lambda session: session.execute(select(BundleOut)).scalar_one())
    assert (row.uid, row.sha256, row.people) == (made.uid, sha256(made.path), 3)
    assert (row.visit_id, row.device_id, row.expires_at) == (trip.visit_id, trip.device_id, UNTIL)
    head = sealed.peek(made.path)
    assert (head.uid, head.device) == (made.uid, trip.store.card().uid)
    assert _rows(trip) == (1, 3, 1)


def test_what_is_not_needed_stays_in_the_office(trip: Trip) -> None:
    parts = _parts(trip, trip.make().path)
    assert {row["username"] for row in parts["officers"]} == {"rekam1", "rekam2"}
    assert {row["id"] for row in parts["people"]} == {
        trip.office.adult, trip.office.married, trip.office.pupil,
    }  # fmt: skip
    assert all("own_edits" not in row for row in parts["people"])
    assert parts["visits"][0].keys().isdisjoint({"officer_id", "partner_id"})
    assert parts["regions"] == []  # the shipped tree is in the program


def test_waiting_cards_and_statuses_go_along(trip: Trip) -> None:
    office = trip.office

    def put(work: Work) -> None:
        card = {"service_code": "NEW", "office_date": date(2026, 11, 20), "intended_at": work.now}
        rows = [
            {**card, "number": "K-1", "token": "a", "resident_id": office.adult,
             "state": CardState.PRINTED},
            {**card, "number": "K-2", "token": "b", "resident_id": office.married,
             "state": CardState.HANDED_OVER},
            {**card, "number": "K-3", "token": "c", "resident_id": office.child,
             "state": CardState.PRINTED},
        ]  # fmt: skip
        work.session.execute(insert(Card), rows)
        status = {"status": CentralStatus.CARD_PRINTED, "since": date(2026, 11, 20)}
        work.session.execute(
            insert(CentralRecord), {"resident_id": office.adult, "seen_at": work.now, **status}
        )
        work.record("card.printed", 1)

    office.desk.write(office.supervisor, put)
    parts = _parts(trip, trip.make().path)
    assert [row["number"] for row in parts["cards"]] == ["K-1"]
    assert [row["status"] for row in parts["central"]] == ["CARD_PRINTED"]


def test_the_whole_village_brings_its_unrecorded_who_may_be_recorded(trip: Trip) -> None:
    office = trip.office
    person = residents.Person(
        nik="7373014405920077", name="Muhammad Belum", sex=Sex.MALE, birth_date=date(1990, 1, 1),
        village_code="73.73.01.1001",
    )  # fmt: skip
    other = replace(person, nik="7373014405920078", village_code="73.73.01.1002")
    added = office.desk.write(office.supervisor, residents.add_resident, person=person).result
    office.desk.write(office.supervisor, residents.add_resident, person=other)
    listed = _parts(trip, trip.make().path)["people"]
    everybody = _parts(trip, trip.make("semua.ektp", whole_village=True).path)["people"]
    assert {row["id"] for row in everybody} - {row["id"] for row in listed} == {added}
    assert office.child not in {row["id"] for row in everybody}  # 15


def test_leases_never_overlap(trip: Trip) -> None:
    trip.make("satu.ektp")
    trip.make("dua.ektp")
    leases = trip.office.desk.read(
        lambda session: session.execute(
            select(col(NumberLease.first), col(NumberLease.last)).order_by(col(NumberLease.first))
        ).all()
    )
    assert leases[0].last < leases[1].first


def _refused(trip: Trip, code: str, **changes: object) -> None:
    with pytest.raises(OfficeError, match=code):
        trip.make("tidak.ektp", **changes)
    assert _rows(trip) == (0, 0, 0)
    assert list(trip.folder.glob("*.ektp")) == []
    assert list(trip.folder.glob(".*.baru")) == []


def test_refusals_leave_nothing_behind(trip: Trip) -> None:
    now = trip.clock.now()
    _refused(trip, "field_out.expiry_past", expires_at=now)
    _refused(trip, "field_out.expiry_far", expires_at=now + timedelta(days=62))
    _refused(trip, "field_out.visit_unknown", visit_id=999)
    _refused(trip, "field_out.device_unknown", device_id=999)
    office = trip.office
    alone = office.desk.write(
        office.supervisor, visit_rows, team=(), people=(office.adult,), uid="visit-zz99"
    ).result
    _refused(trip, "field_out.no_team", visit_id=alone)
    for username in ("rekam1", "rekam2"):
        office.desk.write(office.supervisor, officers.disable_officer, username=username)
    _refused(trip, "field_out.no_team")


def test_a_revoked_laptop_gets_no_file(trip: Trip) -> None:
    trip.office.desk.write(
        trip.office.supervisor, devices.revoke, device_id=trip.device_id, reason="Ditukar"
    )
    _refused(trip, "field_out.device_not_active")


@pytest.mark.parametrize("state", [VisitState.DONE, VisitState.CANCELLED])
def test_a_visit_that_is_over_gets_no_file(trip: Trip, state: VisitState) -> None:
    def end(work: Work) -> None:
        work.session.execute(update(OutreachVisit).values(state=state))
        work.record("outreach.visit_done", trip.visit_id)

    trip.office.desk.write(trip.office.supervisor, end)
    _refused(trip, "field_out.visit_over")


def test_only_a_supervisor_makes_files(trip: Trip) -> None:
    with pytest.raises(OfficeError, match="role.missing"):
        trip.office.desk.write(
            trip.office.recorder, bundle_out.make_bundle, visit_id=trip.visit_id,
            device_id=trip.device_id, expires_at=UNTIL, path=trip.folder / "x.ektp",
        )  # fmt: skip
    assert list(trip.folder.glob("*.ektp*")) == []


def test_a_folder_that_cannot_be_written_leaves_no_row(trip: Trip) -> None:
    with pytest.raises(MachineError):
        trip.make("tidak ada/keluar.ektp")
    assert _rows(trip) == (0, 0, 0)


def test_the_preview_counts_what_would_go(trip: Trip) -> None:
    office = trip.office
    before = office.desk.read(bundle_out.preview, visit_id=trip.visit_id, day=date(2026, 11, 24))
    assert (before.listed, before.village_wanted, before.sent) == (3, True, ())
    assert before.team == ("Petugas rekam1", "Petugas rekam2")
    made = trip.make()
    after = office.desk.read(bundle_out.preview, visit_id=trip.visit_id, day=date(2026, 11, 24))
    assert [(row.device_name, row.people) for row in after.sent] == [("Laptop 1", made.people)]

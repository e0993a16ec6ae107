"""Two entries of one person become one, and two again; ledgers are never rewritten."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from ektp_desk.cards.before import before
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import services as queue
from ektp_desk.recording import queries as recording
from ektp_desk.recording import services as recordings
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import see_status
from ektp_desk.residents import merging, queries, services
from ektp_desk.residents.merging import Entry
from ektp_desk.residents.rules import Presence, Sex
from ektp_desk.residents.search import Why, search
from tests.conftest import Office
from tests.racing import race

TABLES = ("resident", "ticket", "recording", "central_record", "central_sighting", "paper",
          "print_backlog", "card", "appointment")  # fmt: skip


def entry(office: Office, resident_id: int) -> Entry:
    view = office.desk.read(queries.resident, resident_id=resident_id)
    assert view is not None
    return Entry(resident_id, view.version)


def merge(office: Office, kept: int, merged: int, *take: str) -> int:
    return office.desk.write(
        office.supervisor, merging.merge, kept=entry(office, kept), merged=entry(office, merged),
        take=take, note="KK diperiksa",
    ).result  # fmt: skip


def undo(office: Office, merge_id: int) -> None:
    office.desk.write(office.supervisor, merging.undo_merge, merge_id=merge_id)


def contents(office: Office) -> dict[str, Any]:
    """Every row of every table that knows people, but for the versions that a change leaves."""

    def read(session: Any) -> dict[str, Any]:
        found = {}
        for table in TABLES:
            rows = session.execute(text(f"SELECT * FROM {table}")).mappings().all()
            found[table] = sorted(
                str({k: v for k, v in row.items() if k not in ("version", "updated_at")})
                for row in rows
            )
        return found

    return office.desk.read(read)


def ledger(office: Office, table: str) -> list[Any]:
    return office.desk.read(
        lambda session: session.execute(text(f"SELECT * FROM {table} ORDER BY id")).all()
    )


@pytest.fixture
def twice(office: Office) -> tuple[int, int]:
    """Andi Sitti Aminah, and again as A. St. Amina under another NIK, with a past of her own."""
    again = services.Person(
        nik="7317014405920009", name="A. St. Amina", sex=Sex.FEMALE, birth_date=date(1992, 5, 4),
        kk_number="7373010101100001", birth_place="Belopa", village_code="73.73.01.1002",
    )  # fmt: skip
    other = office.desk.write(office.counter, services.add_resident, person=again).result
    for resident_id, service in ((office.adult, "MOVED_IN"), (other, "DAMAGED")):
        office.desk.write(
            office.counter, queue.take_number, service_code=service, resident_id=resident_id
        )
    for resident_id, status in (
        (office.adult, CentralStatus.PROCESSING),
        (other, CentralStatus.DUPLICATE_RECORD),
    ):
        office.clock.set(office.clock.now() + timedelta(minutes=1))
        office.desk.write(office.supervisor, see_status, resident_id=resident_id, status=status)
    return office.adult, other


def test_all_that_belonged_to_either_belongs_to_the_kept_entry(
    office: Office, twice: tuple[int, int]
) -> None:
    kept, merged = twice
    merge(office, kept, merged, "birth_place", "village_code")

    view = office.desk.read(queries.resident, resident_id=kept)
    assert view is not None
    assert (view.name, view.birth_place, view.village_code, view.nik) == (
        "Andi Sitti Aminah", "Belopa", "73.73.01.1002", "7373014405920001",
    )  # fmt: skip
    past = office.desk.read(before, resident_id=kept, day=date(2026, 11, 24))
    assert {row.service_code for row in past.visits} == {"MOVED_IN", "DAMAGED"}
    seen = office.desk.read(recording.sightings, resident_id=kept)
    assert {row.status for row in seen} == {"PROCESSING", "DUPLICATE_RECORD"}

    away = office.desk.read(queries.resident, resident_id=merged)
    assert away is not None
    assert (away.presence, away.merged_into) == (Presence.MERGED, kept)
    assert office.desk.read(queries.entries_of, kept) == (kept, merged)


def test_both_niks_find_the_one_person_and_names_only_once(
    office: Office, twice: tuple[int, int]
) -> None:
    kept, merged = twice
    merge(office, kept, merged)
    by_old = office.desk.read(search, "7317014405920009")
    assert [(row.id, row.why) for row in by_old] == [(kept, Why.FORMER)]
    assert [row.id for row in office.desk.read(search, "aminah")] == [kept]
    scanned = office.desk.read(queries.resident_by_nik, nik="7317014405920009")
    assert scanned is not None
    assert scanned.id == kept
    family = office.desk.read(queries.household, kk_number="7373010101100001")
    assert merged not in {row.id for row in family}
    assert office.desk.read(queries.count) == 4


def test_undoing_puts_every_row_back_and_ledgers_only_grow(
    office: Office, twice: tuple[int, int]
) -> None:
    kept, merged = twice
    before_it, sightings = contents(office), ledger(office, "central_sighting")
    merge_id = merge(office, kept, merged, *merging.FIELDS)
    assert contents(office) != before_it
    undo(office, merge_id)

    assert contents(office) == before_it
    assert ledger(office, "central_sighting") == sightings
    rows = ledger(office, "resident_merge")
    assert [(row.kept_id, row.undoes_id) for row in rows] == [(kept, None), (kept, merge_id)]
    assert {row.id for row in office.desk.read(search, "amina")} == {kept, merged}
    with pytest.raises(OfficeError, match=r"merge\.undone_already"):
        undo(office, merge_id)


def test_what_happened_after_the_merge_stays_with_the_kept_entry(
    office: Office, twice: tuple[int, int]
) -> None:
    kept, merged = twice
    merge_id = merge(office, kept, merged, "birth_place")
    office.desk.write(office.counter, queue.take_number, service_code="PICKUP", resident_id=kept)
    office.desk.write(
        office.supervisor, see_status, resident_id=kept,
        status=CentralStatus.PRINT_READY_RECORD,
    )  # fmt: skip
    view = office.desk.read(queries.resident, resident_id=kept)
    assert view is not None
    person = services.Person(
        nik=view.nik, name="Andi Sitti Aminah", sex=view.sex, birth_date=view.birth_date,
        birth_place="Makassar",
    )  # fmt: skip
    office.desk.write(
        office.counter, services.change_resident, resident_id=kept, person=person,
        version=view.version,
    )  # fmt: skip
    undo(office, merge_id)

    def past(resident_id: int) -> set[str]:
        found = office.desk.read(before, resident_id=resident_id, day=date(2026, 11, 24))
        return {row.service_code for row in found.visits}

    assert (past(kept), past(merged)) == ({"MOVED_IN", "PICKUP"}, {"DAMAGED"})
    after = office.desk.read(queries.resident, resident_id=kept)
    assert after is not None
    assert after.birth_place == "Makassar"  # changed since: the newer word counts
    day = date(2026, 11, 24)
    central = [office.desk.read(recording.central, resident_id=r, day=day) for r in twice]
    assert [row and row.status for row in central] == ["PRINT_READY_RECORD", "DUPLICATE_RECORD"]


def test_merges_of_one_entry_are_undone_from_the_newest(
    office: Office, twice: tuple[int, int]
) -> None:
    kept, merged = twice
    first = merge(office, merged, office.married)
    second = merge(office, kept, merged)
    assert office.desk.read(queries.entries_of, kept) == (kept, office.married, merged)
    with pytest.raises(OfficeError, match=r"merge\.newer_first"):
        undo(office, first)
    undo(office, second)
    assert office.desk.read(queries.entries_of, merged) == (merged, office.married)
    undo(office, first)
    assert office.desk.read(queries.entries_of, merged) == (merged,)


def test_two_open_recordings_stand_in_the_way(office: Office) -> None:
    for resident_id in (office.adult, office.married):
        office.desk.write(
            office.recorder, recordings.start, resident_id=resident_id, service_code="NEW"
        )
    before_it = contents(office)
    with pytest.raises(OfficeError, match=r"merge\.both_open") as refused:
        merge(office, office.adult, office.married)
    assert refused.value.params["open_things"] == ("recording",)
    assert contents(office) == before_it


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda office: merge(office, office.adult, office.adult), "merge.same_entry"),
        (lambda office: merge(office, office.adult, office.pupil, "nik"), "merge.field"),
        (lambda office: undo(office, 99), "merge.unknown"),
        (
            lambda office: office.desk.write(
                office.counter, merging.merge, kept=entry(office, office.adult),
                merged=entry(office, office.pupil), take=(), note="",
            ),
            "role.missing",
        ),
        (
            lambda office: office.desk.write(
                office.supervisor, merging.merge, kept=entry(office, office.adult),
                merged=Entry(office.pupil, 7), take=(), note="",
            ),
            "resident.changed_meanwhile",
        ),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(
    office: Office, act: Callable[[Office], object], code: str
) -> None:
    before_it = contents(office)
    with pytest.raises(OfficeError, match=code):
        act(office)
    assert contents(office) == before_it


def test_an_entry_is_merged_once_by_two_at_the_same_time(office: Office) -> None:
    seen = [entry(office, who) for who in (office.adult, office.married, office.pupil)]
    first, second = (
        partial(
            office.desk.write, office.supervisor, merging.merge, kept=kept, merged=seen[2],
            take=(), note="",
        )
        for kept in seen[:2]
    )  # fmt: skip
    outcomes = race(first, second)
    assert outcomes[0] == ""
    assert outcomes[1] in ("resident.changed_meanwhile", "merge.already_merged")
    assert len(ledger(office, "resident_merge")) == 1

"""One person at a time: added, changed, opened in full."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, col, select

from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from ektp_desk.residents import queries, services
from ektp_desk.residents.queries import ResidentView
from ektp_desk.residents.rules import Citizenship, MaritalStatus, Sex
from ektp_desk.residents.services import Person
from tests.conftest import Office
from tests.racing import race, refused
from tests.tampering import run

ZAINAB = Person(
    nik="7373 0141 0195 0031",
    name="  Zainab   Binti\tAli ",
    sex=Sex.FEMALE,
    birth_date=date(1995, 1, 1),
    kk_number="7373 0101 0110 0001",
    birth_place="Palopo",
    marital_status=MaritalStatus.WIDOWED,
    citizenship=Citizenship.WNA,
    itap_until=date(2027, 1, 1),
    address="Jl. Merdeka No. 1",
    rt="001",
    rw="002",
    village_code="73.73.01.1001",
)


def add(office: Office, person: Person = ZAINAB, actor: Actor | None = None) -> int:
    return office.desk.write(actor or office.counter, services.add_resident, person=person).result


def change(office: Office, resident_id: int, person: Person, version: int) -> None:
    office.desk.write(
        office.counter,
        services.change_resident,
        resident_id=resident_id,
        person=person,
        version=version,
    )


def seen(office: Office, resident_id: int) -> ResidentView:
    view = office.desk.read(queries.resident, resident_id=resident_id)
    assert view is not None
    return view


def last_audit(session: Session) -> AuditEntry:
    return session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc())).first()  # type: ignore[return-value]


def test_an_added_person_is_stored_tidily(office: Office) -> None:
    view = seen(office, add(office))

    assert (view.nik, view.masked_nik) == ("7373014101950031", "7373••••••••0031")
    assert (view.name, view.kk_number) == ("Zainab Binti Ali", "7373010101100001")
    assert (view.sex, view.birth_date, view.birth_place) == (
        Sex.FEMALE, date(1995, 1, 1), "Palopo",
    )  # fmt: skip
    assert (view.marital_status, view.citizenship) == (MaritalStatus.WIDOWED, Citizenship.WNA)
    assert (view.itap_until, view.village, view.district) == (
        date(2027, 1, 1), "Tompotikka", "Wara",
    )  # fmt: skip
    assert office.desk.read(queries.resident_by_nik, nik=view.nik) == view
    assert len(office.desk.read(queries.household, kk_number=view.kk_number)) == 5


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_is_refused(office: Office) -> None:
    cases: tuple[tuple[dict[str, object], str, str], ...] = (
        ({"nik": "737301410195003"}, "nik.not_16_digits", "nik"),
        ({"nik": "7.37301E+15"}, "nik.spreadsheet", "nik"),
        ({"nik": "7373014405920001"}, "resident.nik_of_another", "nik"),
        ({"nik": "7373014405920001", "name": "A. Siti Amina"}, "resident.nik_taken", "nik"),
        ({"nik": "7373014405920001", "birth_date": date(1992, 5, 4)}, "resident.nik_taken", "nik"),
        ({"kk_number": "12"}, "resident.kk_number", "kk_number"),
        ({"name": " \t\u200b "}, "roll.name_missing", "name"),
        ({"name": "x" * 121}, "roll.name_long", "name"),
        ({"birth_date": date(2026, 11, 25)}, "date.out_of_range", "birth_date"),
        ({"village_code": "99.99.99.9999"}, "region.unknown", "village_code"),
    )
    for changes, code, field in cases:
        error = refused(lambda changes=changes: add(office, replace(ZAINAB, **changes)))
        assert (error.code, error.field) == (code, field)
    assert office.desk.read(queries.count) == 4


def test_a_nik_that_does_not_match_is_taken(office: Office) -> None:
    """Only sixteen digits are asked: other regions, dates and sexes are normal (domain.md)."""
    assert add(office, replace(ZAINAB, nik="3171010506930001")) > 0


def test_a_change_keeps_the_nik_and_counts_versions(office: Office) -> None:
    person = add(office)
    change(office, person, replace(ZAINAB, nik="7373014101950099", name="Zaenab"), 1)
    view = seen(office, person)
    assert (view.nik, view.name, view.version) == ("7373014101950031", "Zaenab", 2)


def test_who_changed_first_wins_and_the_other_is_told(office: Office) -> None:
    person = add(office)
    change(office, person, replace(ZAINAB, name="Zaenab"), 1)
    error = refused(lambda: change(office, person, replace(ZAINAB, name="Zahra"), 1))
    assert error.code == "resident.changed_meanwhile"
    assert seen(office, person).name == "Zaenab"


def test_two_changes_at_once(office: Office) -> None:
    person = add(office)
    outcomes = race(
        lambda: change(office, person, replace(ZAINAB, name="Zaenab"), 1),
        lambda: change(office, person, replace(ZAINAB, name="Zahra"), 1),
    )
    assert outcomes == ["", "resident.changed_meanwhile"]
    assert seen(office, person).version == 2


def test_one_person_added_at_two_counters_at_once(office: Office) -> None:
    outcomes = race(
        lambda: add(office), lambda: add(office, replace(ZAINAB, name="Zaenab")),
        lambda: add(office, actor=office.recorder),
    )  # fmt: skip
    assert outcomes == ["", "resident.nik_taken", "resident.nik_taken"]
    assert office.desk.read(queries.count) == 5


def test_who_neither_serves_nor_records_changes_nobody(office: Office) -> None:
    for actor in (office.printer, office.handover):
        assert refused(lambda actor=actor: add(office, actor=actor)).code == "role.missing"


def test_whoever_opens_a_nik_in_full_is_written_down(office: Office) -> None:
    office.desk.write(
        office.handover, services.log_unmasked, resident_id=office.adult, why="Salin ke SIAK"
    )
    entry = office.desk.read(last_audit)

    assert (entry.action, entry.noun, entry.row_id) == (
        "resident.unmasked", "resident", office.adult,
    )  # fmt: skip
    assert (entry.officer_id, entry.station) == (office.handover.officer_id, "meja-ambil1")
    assert entry.facts == {"why": "Salin ke SIAK"}


def test_the_audit_names_people_by_number_only(office: Office) -> None:
    person = add(office)
    change(office, person, replace(ZAINAB, name="Zaenab"), 1)
    entries = office.desk.read(
        lambda session: session.exec(
            select(AuditEntry).where(col(AuditEntry.noun) == "resident")
        ).all()
    )
    told = " ".join(str(entry.facts) for entry in entries)
    assert [(entry.action, entry.row_id) for entry in entries][-2:] == [
        ("resident.added", person), ("resident.changed", person),
    ]  # fmt: skip
    for secret in ("Zainab", "Zaenab", "7373014101950031", "Merdeka"):
        assert secret not in told


def test_people_are_counted_by_village(office: Office) -> None:
    """Who moved or died does not count; who has no village is told last."""
    add(office, replace(ZAINAB, village_code=None))
    run(office.desk.engine, "UPDATE resident SET presence = 'died' WHERE id = :id", id=office.child)
    rows = office.desk.read(queries.count_by_village)

    assert len(rows) == 49
    assert (rows[0].name, rows[0].district, rows[0].residents) == ("Tompotikka", "Wara", 3)
    assert (rows[-1].code, rows[-1].residents) == ("", 1)
    assert sum(row.residents for row in rows) == 4
    assert office.desk.read(queries.count) == 5

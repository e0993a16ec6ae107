"""Why people are not recorded, and their schools."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from ektp_desk.coverage import services
from ektp_desk.coverage.models import Absence, ResidentSchool, School
from ektp_desk.coverage.rules import SchoolLevel, WhyNot
from ektp_desk.kernel.models import AuditEntry
from tests.conftest import Office
from tests.racing import refused

TODAY = date(2026, 11, 24)


def note(office: Office, resident_id: int, **changes: object) -> int:
    said: dict[str, object] = {
        "why": WhyNot.DIED, "evidence": "Surat lurah 12/2026", "seen_on": TODAY,
        "source": "Kelurahan Tompotikka", "said_by": "Pak RT", "note": "",
    }  # fmt: skip
    return office.desk.write(
        office.counter, services.note_reason, resident_id=resident_id, **(said | changes)
    ).result


def ledger(session: Session) -> list[tuple[int, WhyNot | None, str]]:
    rows = session.exec(select(Absence).order_by(col(Absence.id)))
    return [(row.resident_id, row.why, row.evidence) for row in rows]


def acts(session: Session) -> list[str]:
    rows = session.exec(select(AuditEntry.action).where(col(AuditEntry.noun) == "absence"))
    return list(rows)


def test_the_newest_word_counts_and_all_stay(office: Office) -> None:
    first = note(office, office.adult)
    second = note(office, office.adult, why=WhyNot.AWAY, evidence="")

    assert second > first
    assert office.desk.read(ledger) == [
        (office.adult, WhyNot.DIED, "Surat lurah 12/2026"),
        (office.adult, WhyNot.AWAY, ""),
    ]


def test_saying_the_same_again_changes_nothing(office: Office) -> None:
    first = note(office, office.adult)

    assert note(office, office.adult, evidence="  Surat  lurah 12/2026 ") == first
    assert len(office.desk.read(ledger)) == 1
    assert office.desk.read(acts) == ["absence.noted"]


def test_a_reason_is_withdrawn_once(office: Office) -> None:
    note(office, office.adult)
    office.desk.write(office.counter, services.withdraw_reason, resident_id=office.adult)

    assert office.desk.read(ledger)[-1] == (office.adult, None, "")
    again = refused(
        lambda: office.desk.write(
            office.counter, services.withdraw_reason, resident_id=office.adult
        )
    )
    assert again.code == "absence.none"
    note(office, office.adult)
    assert len(office.desk.read(ledger)) == 3


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"seen_on": date(2026, 11, 25)}, "absence.in_future"),
        ({"source": " "}, "absence.source_missing"),
        ({"evidence": ""}, "absence.evidence_missing"),
        ({"why": WhyNot.MOVED, "evidence": " "}, "absence.evidence_missing"),
    ],
)
def test_what_is_refused(office: Office, changes: dict[str, object], code: str) -> None:
    assert refused(lambda: note(office, office.adult, **changes)).code == code
    assert refused(lambda: note(office, 999)).code == "resident.unknown"
    assert office.desk.read(ledger) == []


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_only_those_who_serve_people_note_reasons(office: Office) -> None:
    def by_the_printer() -> None:
        office.desk.write(
            office.printer, services.note_reason, resident_id=office.adult, why=WhyNot.AWAY,
            evidence="", seen_on=TODAY, source="Keluarga",
        )  # fmt: skip

    assert refused(by_the_printer).code == "role.missing"


def save(office: Office, name: str, **changes: object) -> int:
    return office.desk.write(
        office.supervisor, services.save_school, name=name, level=SchoolLevel.SMA, **changes
    ).result


def place(office: Office, resident_id: int, school_id: int | None, class_name: str = "") -> None:
    office.desk.write(
        office.counter, services.set_school, resident_id=resident_id, school_id=school_id,
        class_name=class_name, since=TODAY,
    )  # fmt: skip


def pupils(session: Session) -> list[tuple[int, int, str]]:
    rows = session.exec(select(ResidentSchool))
    return [(row.resident_id, row.school_id, row.class_name) for row in rows]


def test_pupils_are_placed_moved_and_leave(office: Office) -> None:
    first, second = save(office, "SMA Negeri 1"), save(office, "SMK Negeri 2")

    place(office, office.pupil, first, "XI IPA 1")
    assert office.desk.read(pupils) == [(office.pupil, first, "XI IPA 1")]
    place(office, office.pupil, second, "X")
    assert office.desk.read(pupils) == [(office.pupil, second, "X")]
    place(office, office.pupil, None)
    assert office.desk.read(pupils) == []
    assert refused(lambda: place(office, office.pupil, 99)).code == "school.unknown"


def test_school_names_are_taken_once(office: Office) -> None:
    school = save(office, "SMA Negeri 1", village_code="73.73.01.1001")
    assert refused(lambda: save(office, " SMA  Negeri 1 ")).code == "school.name_taken"
    assert save(office, "SMA Negeri 1 Palopo", school_id=school, active=False) == school
    assert refused(lambda: save(office, "Lain", school_id=99)).code == "school.unknown"
    assert refused(lambda: save(office, "  ")).code == "school.name_missing"
    assert (
        refused(lambda: save(office, "Lain", village_code="73.73.99.1001")).code == "region.unknown"
    )

    def schools(session: Session) -> list[tuple[str, bool]]:
        return [(row.name, row.active) for row in session.exec(select(School))]

    assert office.desk.read(schools) == [("SMA Negeri 1 Palopo", False)]

"""The follow-up list: what stands too long, what was done, the letters that are due."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.accounts.services import save_profile
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import ageing, followup, queries, queries_followup, services_central
from ektp_desk.recording.letters import letters
from ektp_desk.recording.queries_followup import FollowUpFilter, FollowUpRow, FollowUps
from ektp_desk.recording.rules import AGEING, CentralStatus
from ektp_desk.recording.rules_followup import (
    Addressee,
    FollowUpAct,
    LetterKind,
    Remedy,
    letter_number,
)
from printing.catalogue import render
from tests.conftest import Office
from tests.printing.reading import squeezed, text_of
from tests.racing import refused
from tests.tampering import run

STATUS = CentralStatus
DAY = date(2026, 11, 24)


def see(office: Office, person: int, status: CentralStatus) -> None:
    office.desk.write(
        office.counter, services_central.see_status, resident_id=person, status=status
    )


def later(office: Office, days: int) -> None:
    office.clock.advance(seconds=days * 86_400)


def today(office: Office) -> date:
    return office.clock.now().date()


def listed(office: Office, **wanted: object) -> FollowUps:
    return office.desk.read(
        queries_followup.follow_ups,
        day=today(office),
        wanted=FollowUpFilter(**wanted),  # type: ignore[arg-type]
    )


def row_of(office: Office, person: int) -> FollowUpRow:
    return next(row for row in listed(office).rows if row.resident_id == person)


def write(office: Office, kind: LetterKind, *people: int, **how: object) -> tuple[PaperRow, ...]:
    return office.desk.write(
        office.supervisor, followup.make_letters, kind=kind, resident_ids=people, **how
    ).result


def test_a_status_is_listed_once_it_stood_too_long(office: Office) -> None:
    see(office, office.adult, STATUS.PROCESSING)  # seven days
    see(office, office.married, STATUS.DUPLICATE_RECORD)  # at once, from the next day
    assert listed(office).rows == ()
    later(office, 1)
    (row,) = listed(office).rows
    assert (row.resident_id, row.remedy, row.days) == (office.married, Remedy.ASK_DELETION, 1)
    later(office, 7)
    found = listed(office)
    assert [row.resident_id for row in found.rows] == [office.adult, office.married]
    assert found.counts == {Remedy.WAIT_THEN_ASK: 1, Remedy.ASK_DELETION: 1}


def test_the_office_decides_its_own_limits(office: Office) -> None:
    see(office, office.adult, STATUS.PROCESSING)
    later(office, 3)
    assert listed(office).rows == ()
    office.desk.write(
        office.supervisor, ageing.save_limit, status=STATUS.PROCESSING, days=2,
        remedy=Remedy.SEND,
    )  # fmt: skip
    assert row_of(office, office.adult).remedy is Remedy.SEND
    row = office.desk.read(queries.central, resident_id=office.adult, day=today(office))
    assert row is not None
    assert row.overdue_remedy == "remedy.send"
    office.desk.write(
        office.supervisor, ageing.save_limit, status=STATUS.PROCESSING, days=None,
        remedy=Remedy.SEND,
    )  # fmt: skip
    assert listed(office).rows == ()
    office.desk.write(office.supervisor, ageing.reset_limit, status=STATUS.PROCESSING)
    rows = office.desk.read(ageing.limit_rows)
    assert [row.status for row in rows] == list(STATUS)
    assert {row.status: row.days for row in rows if not row.own} == {
        status: AGEING[status].days if status in AGEING else None for status in STATUS
    }


def test_a_limit_has_its_bounds_and_its_people(office: Office) -> None:
    for days in (-1, 4_000):
        error = refused(
            lambda days=days: office.desk.write(
                office.supervisor, ageing.save_limit, status=STATUS.PROCESSING, days=days,
                remedy=Remedy.SEND,
            )
        )  # fmt: skip
        assert (error.code, error.field) == ("central.limit_days", "days")
    error = refused(
        lambda: office.desk.write(
            office.recorder, ageing.save_limit, status=STATUS.PROCESSING, days=1,
            remedy=Remedy.SEND,
        )
    )  # fmt: skip
    assert error.code == "role.missing"


def test_what_is_put_off_rests_until_its_day(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    later(office, 1)
    office.desk.write(
        office.supervisor, followup.note_done, resident_ids=[office.adult],
        note=" ditelepon ", remind_on=today(office) + timedelta(days=3),
    )  # fmt: skip
    assert (listed(office).rows, listed(office).postponed) == ((), 1)
    (row,) = listed(office, postponed=True).rows
    assert (row.last_note, row.last_act, row.last_officer) == (
        "ditelepon", FollowUpAct.REMINDED, "Supervisor",
    )  # fmt: skip
    later(office, 3)
    assert row_of(office, office.adult).last_note == "ditelepon"


def test_another_status_is_another_matter(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    later(office, 1)
    office.desk.write(
        office.supervisor, followup.note_done, resident_ids=[office.adult],
        note="diundur", remind_on=today(office) + timedelta(days=30),
    )  # fmt: skip
    see(office, office.adult, STATUS.ENROLL_FAILURE_AT_CENTRAL)
    later(office, 1)
    row = row_of(office, office.adult)
    assert (row.remedy, row.last_note) == (Remedy.DELETE_AND_RESEND, "")
    kept = office.desk.read(queries_followup.notes_of, resident_id=office.adult)
    assert [(note.status, note.note) for note in kept] == [(STATUS.DUPLICATE_RECORD, "diundur")]


def test_the_list_is_narrowed_by_remedy_village_and_age(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    later(office, 10)
    see(office, office.married, STATUS.ADJUDICATE_RECORD)
    later(office, 1)
    assert {row.resident_id for row in listed(office).rows} == {office.adult, office.married}
    (row,) = listed(office, remedy=Remedy.RECORD_AGAIN).rows
    assert row.resident_id == office.married
    (row,) = listed(office, least_days=5).rows
    assert row.resident_id == office.adult
    assert len(listed(office, village_code="73.73.01.1001").rows) == 2
    assert listed(office, village_code="73.73.02.1001").rows == ()
    assert listed(office, remedy=Remedy.RECORD_AGAIN).total == 2  # the tiles count all


def test_a_request_names_several_people_and_has_the_next_number(office: Office) -> None:
    for person in (office.adult, office.married):
        see(office, person, STATUS.ENROLL_FAILURE_AT_CENTRAL)
    later(office, 1)
    (paper,) = write(office, LetterKind.DELETE_FAILED, office.adult, office.married)
    (other,) = write(
        office, LetterKind.DELETE_FAILED, office.adult, addressee=Addressee.PROVINCE,
        remind_on=today(office) + timedelta(days=14),
    )  # fmt: skip
    assert [paper.number, other.number] == [
        "400.12.2/001/Disdukcapil/XI/2026", "400.12.2/002/Disdukcapil/XI/2026",
    ]  # fmt: skip
    found = text_of(render(paper.kind, paper.slip))
    for wanted in ("7373014405920001", "Baso Yusuf", "Yth. Direktur Jenderal", "Lampiran",
                   "Tembusan", "Pencatatan Sipil Provinsi"):  # fmt: skip
        assert squeezed(wanted) in found
    assert squeezed("di Makassar") in text_of(render(other.kind, other.slip))
    row = next(r for r in listed(office, postponed=True).rows if r.resident_id == office.adult)
    assert (row.last_act, row.last_note) == (FollowUpAct.LETTER, other.number)
    register = office.desk.read(letters, year=2026)
    assert [(row.number, row.people) for row in register] == [
        (other.number, 1), (paper.number, 2),
    ]  # fmt: skip


def test_an_invitation_goes_to_each_person_without_the_nik(office: Office) -> None:
    for person in (office.adult, office.married):
        see(office, person, STATUS.ADJUDICATE_RECORD)
    papers = write(office, LetterKind.INVITE_RECORDING, office.adult, office.married)
    assert len(papers) == 2
    found = text_of(render(papers[0].kind, papers[0].slip))
    assert squeezed("Sdr. Andi Sitti Aminah") in found
    assert "7373014405920001" not in found


def test_a_letter_that_is_refused_takes_no_number(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    error = refused(
        lambda: write(office, LetterKind.ASK_DELETION, office.adult, remind_on=today(office))
    )
    assert (error.code, error.field) == ("follow_up.remind_later", "remind_on")
    assert refused(lambda: write(office, LetterKind.ASK_DELETION, office.child)).code == (
        "follow_up.nobody"
    )
    (paper,) = write(office, LetterKind.ASK_DELETION, office.adult)
    assert "/001/" in paper.number


def test_numbers_begin_anew_with_the_year(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    write(office, LetterKind.ASK_DELETION, office.adult)
    later(office, 60)
    (paper,) = write(office, LetterKind.ASK_DELETION, office.adult)
    assert paper.number == "400.12.2/001/Disdukcapil/I/2027"
    assert letter_number("{number}/{year}", number=1_234, day=DAY) == "1234/2026"


def test_a_pattern_without_a_number_is_refused(office: Office) -> None:
    error = refused(
        lambda: office.desk.write(
            office.supervisor, save_profile, profile=OfficeProfile(letter_pattern="470/{year}")
        )
    )
    assert (error.code, error.field) == ("office.letter_pattern", "letter_pattern")


def test_full_niks_in_a_letter_are_logged(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    write(office, LetterKind.ASK_DELETION, office.adult)
    logged = office.desk.read(
        lambda session: (
            session.execute(
                text("SELECT row_id FROM audit_entry WHERE action = 'resident.unmasked'")
            )
            .scalars()
            .all()
        )
    )
    assert logged == [office.adult]


def test_notes_say_something_and_are_kept_for_good(office: Office) -> None:
    see(office, office.adult, STATUS.DUPLICATE_RECORD)
    error = refused(
        lambda: office.desk.write(
            office.supervisor, followup.note_done, resident_ids=[office.adult], note="  "
        )
    )
    assert (error.code, error.field) == ("follow_up.note_needed", "note")
    office.desk.write(
        office.supervisor, followup.note_done, resident_ids=[office.adult], note="ditelepon"
    )
    with pytest.raises(DBAPIError, match="append-only"):
        run(office.desk.engine, "UPDATE follow_up_note SET note = 'x'")

"""The facts of a breach: who got to whose data, by officer, computer, people or time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.reports import breach, breach_papers
from ektp_desk.reports.breach import Breach
from ektp_desk.reports.rules_access import Way
from ektp_desk.reports.rules_breach import Question
from ektp_desk.residents import access, export
from ektp_desk.residents import services as residents
from ektp_desk.residents.access import Place
from tests.conftest import Office
from tests.racing import refused
from tests.reports.conftest import WorkingDay, working_day

__all__ = ["working_day"]  # a fixture: one real day with every kind of act
ZONE = ZoneInfo("Asia/Makassar")
MONDAY = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)  # Monday, 00.00 WITA
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)


def look(actor: Actor, person: int, office: Office, *, nik: bool = False) -> None:
    office.desk.write(actor, access.log_opened, resident_ids=[person], place=Place.PERSON)
    if nik:
        office.desk.write(actor, residents.log_unmasked, resident_id=person, why="residents page")
    office.clock.advance(seconds=60)


def asked(office: Office, known_at: datetime | None = None, **given: object) -> Breach:
    question = Question(**{"since": MONDAY, "until": WEDNESDAY, **given})  # type: ignore[arg-type]
    return office.desk.write(
        office.supervisor, breach.look_up, question=question,
        known_at=known_at or office.clock.now(),
    ).result  # fmt: skip


@pytest.fixture
def curious(office: Office) -> Office:
    """The counter opened three people, the recorder one; afterwards nothing more happened."""
    for person in (office.adult, office.pupil, office.child):
        look(office.counter, person, office, nik=person == office.pupil)
    look(office.recorder, office.adult, office)
    return office


def test_an_officers_accesses_and_nobody_elses(curious: Office) -> None:
    found = asked(curious, officer_id=curious.counter.officer_id)
    assert [(row.name, row.way) for row in found.rows] == [
        ("Dewi Anggraeni", Way.OPENED), ("Citra Lestari", Way.UNMASKED),
        ("Citra Lestari", Way.OPENED), ("Andi Sitti Aminah", Way.OPENED),
    ]  # fmt: skip
    assert {row.officer for row in found.rows} == {"Petugas loket1"}
    assert [(row.name, row.under_17, row.times) for row in found.people] == [
        ("Andi Sitti Aminah", False, 1), ("Citra Lestari", True, 2), ("Dewi Anggraeni", True, 1),
    ]  # fmt: skip
    assert (len(found.people), found.under_17, found.unmasked) == (3, 2, 1)
    assert found.officers == ("Petugas loket1",)


def test_a_computer_people_and_a_time_narrow_it(curious: Office) -> None:
    at = asked(curious, station="meja-rekam1")
    assert [(row.officer, row.name) for row in at.rows] == [("Petugas rekam1", "Andi Sitti Aminah")]
    of = asked(curious, people=(curious.pupil,), officer_id=curious.counter.officer_id)
    assert {row.name for row in of.rows} == {"Citra Lestari"}
    assert asked(curious, station="meja-tak-ada").rows == ()
    assert asked(curious, since=MONDAY, until=TUESDAY).rows == ()


def test_the_end_of_the_time_is_not_part_of_it(curious: Office) -> None:
    first = asked(curious, officer_id=curious.counter.officer_id).rows[-1].at
    assert asked(curious, until=first, officer_id=curious.counter.officer_id).rows == ()
    one = asked(curious, since=first, until=first + timedelta(seconds=1),
                officer_id=curious.counter.officer_id)  # fmt: skip
    assert len(one.rows) == 1


def test_three_days_from_when_it_became_known(curious: Office) -> None:
    known = datetime(2026, 11, 24, 1, 15, tzinfo=UTC)
    curious.clock.set(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    assert asked(curious, known).report_by == datetime(2026, 11, 27, 1, 15, tzinfo=UTC)


def test_what_makes_no_sense_is_refused_and_leaves_nothing(curious: Office) -> None:
    for given, field in (({"since": WEDNESDAY}, "until"), ({"until": MONDAY}, "until")):
        error = refused(lambda given=given: asked(curious, **given))  # type: ignore[misc]
        assert (error.code, error.field) == ("breach.span", field)
    late = curious.clock.now() + timedelta(seconds=1)
    assert refused(lambda: asked(curious, late)).code == "breach.known"
    with curious.desk.reading_engine.connect() as connection:
        counted = text("SELECT count(*) FROM audit_entry WHERE noun = 'breach'")
        assert connection.execute(counted).scalar_one() == 0


def test_asking_is_written_with_what_was_asked(curious: Office) -> None:
    asked(curious, officer_id=curious.counter.officer_id, station="meja-loket1")
    with curious.desk.reading_engine.connect() as connection:
        row = connection.execute(
            text("SELECT action, row_id, facts FROM audit_entry ORDER BY id DESC LIMIT 1")
        ).one()
    assert row[:2] == ("breach.looked_up", curious.counter.officer_id)
    assert '"people":3' in row[2]
    assert '"station":"meja-loket1"' in row[2]
    assert "Aminah" not in row[2]


def test_a_whole_day_of_work_is_told_a_row_for_person_and_matter(working_day: WorkingDay) -> None:
    office = working_day.office
    found = asked(office)
    served = [row for row in found.rows if row.way is Way.SERVED]
    counter = [row for row in served if row.officer == "Petugas loket1"]
    assert {row.code for row in served} >= {"access_matter.ticket", "access_matter.card"}
    assert max(row.acts for row in counter) > 1
    keys = [(row.officer, row.station, row.name, row.code) for row in served]
    assert len(keys) == len(set(keys))
    ways = set(found.ways)
    assert ways >= {Way.SERVED, Way.PRINTED, Way.LISTED, Way.TAKEN_ALONG, Way.CHANGED}
    by_hand = asked(office, officer_id=office.supervisor.officer_id)
    assert Way.LISTED in by_hand.ways
    assert sum(found.ways.values()) == len(found.rows)


def test_the_paper_and_the_book_say_what_the_window_says(curious: Office, tmp_path: Path) -> None:
    found = asked(curious, officer_id=curious.counter.officer_id)
    paper = curious.desk.write(
        curious.supervisor, breach_papers.issue_breach, question=found.question,
        known_at=found.known_at, happened="  kata sandi\n dipakai orang lain ",
    ).result  # fmt: skip
    slip = paper.slip
    assert slip["number"] == "1/2026"
    assert slip["happened"] == "kata sandi dipakai orang lain"
    assert [one["name"] for one in slip["people"]] == [row.name for row in found.people]
    assert (slip["minors"], slip["all_lines"], len(slip["lines"])) == (2, 4, 4)
    assert slip["about"][1] == ["Petugas", "Petugas loket1"]
    target = tmp_path / "fakta.xlsx"
    export.write_book(target, breach_papers.sheets(found, Sentences("id").say, ZONE))
    book = load_workbook(target)
    assert book.sheetnames == ["Fakta", "Orang terdampak", "Akses"]
    assert [row[0].value for row in book["Orang terdampak"].rows][1:] == [
        row.name for row in found.people
    ]
    assert book["Akses"].max_row == len(found.rows) + 1
    nik = "7373036001100003"
    assert nik not in str([[cell.value for cell in row] for sheet in book for row in sheet.rows])


@pytest.mark.parametrize("who", ["counter", "recorder", "printer", "handover"])
def test_only_the_supervisor_asks(curious: Office, who: str) -> None:
    question = Question(MONDAY, WEDNESDAY)
    for service in (breach.look_up, breach.log_taken_out, breach_papers.issue_breach):
        with pytest.raises(OfficeError) as caught:
            curious.desk.write(
                getattr(curious, who), service, question=question, known_at=curious.clock.now()
            )
        assert caught.value.code == "role.missing"

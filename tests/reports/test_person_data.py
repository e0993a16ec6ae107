"""What is given out about one person: every table that names a resident, and no one else's rows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from ektp_desk import schema
from ektp_desk.cards import backlog
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.queue import services as queue
from ektp_desk.reports import person_data, services
from ektp_desk.reports.person_data import Section
from ektp_desk.residents import services as residents
from ektp_desk.residents.export import LONGEST_SHEET
from tests.conftest import Office
from tests.racing import refused
from tests.reports.conftest import WorkingDay

# What hangs on rows that name the person: found through them, not by a column of its own.
HANGING = {"ticket_event", "wait_prediction", "recording_item", "card_event", "handover"}


def naming() -> set[str]:
    """Every table with a column that names a resident, read from the models themselves."""
    found = set()
    for room in schema.ROOMS:
        for model in vars(room).values():
            table = getattr(model, "__table__", None)
            if isinstance(model, type) and issubclass(model, SQLModel) and table is not None:
                targets = {key.target_fullname for key in table.foreign_keys}
                if "resident_id" in table.columns or "resident.id" in targets:
                    found.add(table.name)
    return found


def told(office: Office, person: int) -> dict[str, Section]:
    found = office.desk.read(person_data.sections, resident_id=person)
    assert len({section.table for section in found}) == len(found)
    return {section.table: section for section in found}


@pytest.fixture
def busy(working_day: WorkingDay) -> Office:
    """The adult has a card; besides, an appointment and a place on the list for blanks."""
    office = working_day.office
    office.desk.write(
        office.counter, backlog.join, resident_id=office.adult, service_code="DAMAGED"
    )
    office.desk.write(
        office.counter, queue.book_appointment, service_code="LOST",
        slot_at=datetime(2026, 11, 25, 1, 0, tzinfo=UTC), resident_id=office.adult,
    )  # fmt: skip
    return office


def test_every_table_that_names_a_resident_is_given_out(busy: Office) -> None:
    """A new table with a `resident_id` is in it by itself; one that is not fails here."""
    found = told(busy, busy.adult)
    assert {"print_backlog", "appointment", "ticket", "paper", "card"} <= naming()
    assert naming() | HANGING | {"resident", "audit_entry"} <= set(found)
    unnamed = [name for name in found if f"person_data.{name}" not in all_codes()]
    assert unnamed == [], "its sheet has no name"


def test_the_rows_are_the_persons_own_and_all_of_them(busy: Office) -> None:
    found = told(busy, busy.adult)
    with busy.desk.reading_engine.connect() as connection:
        for name in sorted(naming()):
            if "resident_id" not in SQLModel.metadata.tables[name].columns:
                continue  # names two people, as a merge does
            counted = connection.execute(
                text(f"SELECT count(*) FROM {name} WHERE resident_id = :id"), {"id": busy.adult}
            ).scalar_one()
            assert len(found[name].rows) == counted, name
    filled = {name for name, section in found.items() if section.rows}
    assert filled >= {
        "resident", "ticket", "ticket_event", "wait_prediction", "appointment", "print_backlog",
        "central_record", "central_sighting", "card", "card_event", "handover", "paper",
    }  # fmt: skip
    for section in found.values():
        if "resident_id" in section.columns:
            place = section.columns.index("resident_id")
            assert {row[place] for row in section.rows} <= {busy.adult}
    other = told(busy, busy.married)
    assert other["print_backlog"].rows == other["appointment"].rows == other["card"].rows == ()
    events = {row[0] for row in found["ticket_event"].rows}
    assert events
    assert events.isdisjoint(row[0] for row in other["ticket_event"].rows)


def test_what_visits_and_laptops_kept_of_a_person_is_given_out(working_day: WorkingDay) -> None:
    found = told(working_day.office, working_day.office.pupil)
    for table in ("outreach_target", "outreach_request", "bundle_person", "field_event",
                  "field_decision", "field_person"):  # fmt: skip
        assert len(found[table].rows) == 1, table
    event = dict(zip(found["field_event"].columns, found["field_event"].rows[0], strict=True))
    assert event["officer_id"] == "Petugas rekam1"


def test_who_opened_the_nik_stands_in_the_log_and_officers_have_names(busy: Office) -> None:
    busy.desk.write(busy.counter, residents.log_unmasked, resident_id=busy.adult, why="loket")
    log = told(busy, busy.adult)["audit_entry"]
    line = dict(zip(log.columns, log.rows[-1], strict=True))
    assert (line["action"], line["officer_id"]) == ("resident.unmasked", busy.counter.name)
    assert "hash" not in log.columns


def test_giving_out_is_noted_with_its_reason(busy: Office) -> None:
    found = busy.desk.write(
        busy.supervisor, services.export_person, resident_id=busy.adult, why="  surat\n12 "
    ).result
    assert {section.table for section in found} == set(told(busy, busy.adult))
    with busy.desk.reading_engine.connect() as connection:
        rows = connection.execute(
            AuditEntry.__table__.select().where(AuditEntry.action == "resident.exported")  # type: ignore[attr-defined]
        ).all()
    assert [(row.row_id, row.facts) for row in rows] == [(busy.adult, {"why": "surat 12"})]


@pytest.mark.parametrize(
    ("who", "person", "why", "code"),
    [
        ("counter", None, "surat", "role.missing"),
        ("supervisor", None, "  ", "resident.why_needed"),
        ("supervisor", 999_999, "surat", "resident.unknown"),
    ],
)
def test_refusals(office: Office, who: str, person: int | None, why: str, code: str) -> None:
    def exports() -> None:
        office.desk.write(
            replace(getattr(office, who)), services.export_person,
            resident_id=person or office.adult, why=why,
        )  # fmt: skip

    assert refused(exports).code == code


def test_the_sheets_names_fit_a_spreadsheet_and_differ() -> None:
    for language in ("id", "en"):
        names = [texts[language] for code, texts in all_codes().items()
                 if code.startswith("person_data.")]  # fmt: skip
        assert max(map(len, names)) <= LONGEST_SHEET
        assert len(set(map(str.casefold, names))) == len(names)

"""A person's whole past, over all nouns and all their entries."""

from collections.abc import Iterable
from datetime import date

import pytest
from sqlalchemy import text

from ektp_desk.cards.household import members
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.rules_field import DecisionMatter, EventKind
from ektp_desk.reports.timeline import _COVERED, Moment, timeline
from ektp_desk.residents import merging, queries, services
from ektp_desk.residents.merging import Entry
from ektp_desk.residents.references import tables_of_people
from ektp_desk.residents.rules import Sex
from ektp_desk.residents.services import Person
from tests.conftest import Office
from tests.reports.conftest import WorkingDay, working_day
from tests.tampering import run

__all__ = ["working_day"]  # a fixture: one real day with every kind of act


def past(office: Office, resident_id: int) -> tuple[Moment, ...]:
    return office.desk.read(timeline, resident_id=resident_id)


def test_a_day_at_the_office_is_told_from_the_number_to_the_card(working_day: WorkingDay) -> None:
    office = working_day.office
    office.desk.write(office.counter, services.log_unmasked, resident_id=office.adult, why="test")
    told = past(office, office.adult)
    assert {row.subject for row in told} >= {"ticket", "central", "card", "paper", "entry"}
    codes = [row.code for row in told]
    assert codes.index("card_act.good") < codes.index("card_act.intended")  # newest first
    assert {"entry_act.added", "entry_act.unmasked", "ticket_act.taken"} <= set(codes)
    assert all(row.at.tzinfo is not None for row in told)
    printer = next(row for row in told if row.code == "card_act.good")
    assert (printer.officer, printer.number[:2]) == ("Petugas cetak1", "K-")


def test_nobody_elses_past_is_told(working_day: WorkingDay) -> None:
    office = working_day.office
    assert {row.subject for row in past(office, office.child)} == {"entry", "reason"}


def test_visits_and_what_laptops_said_are_told_in_words(working_day: WorkingDay) -> None:
    told = [row for row in past(working_day.office, working_day.office.pupil)
            if row.subject == "visit"]  # fmt: skip
    assert {row.code for row in told} == {
        "timeline.visit_listed", "timeline.visit_not_met", "timeline.visit_requested",
        "timeline.visit_data_out", "timeline.visit_event_target_outcome",
        "timeline.visit_decided_double", "timeline.visit_added",
    }  # fmt: skip
    assert {row.code for row in told} <= set(all_codes())
    met = next(row for row in told if row.code == "timeline.visit_not_met")
    assert (met.number, met.note, met.officer) == ("JB-2026-0001", "ujian", "Petugas rekam1")
    out = next(row for row in told if row.code == "timeline.visit_data_out")
    assert out.note == "Laptop lapangan 1"


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("timeline.visit_", TargetOutcome),
        ("timeline.visit_event_", [kind.replace(".", "_") for kind in EventKind]),
        ("timeline.visit_decided_", DecisionMatter),
    ],
)
def test_every_outcome_and_event_has_its_words(prefix: str, values: Iterable[str]) -> None:
    assert [value for value in values if f"{prefix}{value}" not in all_codes()] == []


def test_a_merged_entrys_past_belongs_to_the_person(working_day: WorkingDay) -> None:
    office = working_day.office
    again = Person(
        nik="7317014405920009", name="A. St. Amina", sex=Sex.FEMALE, birth_date=date(1992, 5, 4)
    )
    other = office.desk.write(office.counter, services.add_resident, person=again).result
    before = {row.code for row in past(office, office.adult) if row.subject == "central"}
    entries = [office.desk.read(queries.resident, resident_id=r) for r in (other, office.adult)]
    kept, merged = (Entry(view.id, view.version) for view in entries if view is not None)
    office.desk.write(office.supervisor, merging.merge, kept=kept, merged=merged, take=(), note="")
    told = past(office, other)
    assert before == {row.code for row in told if row.subject == "central"}  # the ledger stayed
    assert {row.code for row in told} >= {"entry_act.merged", "entry_act.merged_away"}


def test_a_table_nobody_thought_of_is_told_too(working_day: WorkingDay) -> None:
    office = working_day.office
    run(office.desk.engine, "CREATE TABLE house_call (id INTEGER, resident_id INTEGER, at "
        "TIMESTAMP, note TEXT)")  # fmt: skip
    run(office.desk.engine, "INSERT INTO house_call VALUES (1, :person, "
        "'2026-11-24 03:00:00', 'lansia')", person=office.adult)  # fmt: skip
    row = next(row for row in past(office, office.adult) if row.subject == "other")
    assert (row.number, row.note, row.at.hour) == ("house_call", "lansia", 3)


def test_every_table_of_people_has_words_of_its_own_or_is_shown_by_its_name(
    working_day: WorkingDay,
) -> None:
    """What is covered is a table there is: a renamed one would fall out of the past unseen."""
    tables = working_day.office.desk.read(
        lambda session: set(tables_of_people(session.connection()))
    )
    by_their_owner = {
        "ticket_event", "card_event", "card_reminder", "audit_entry", "correction_event",
    }  # fmt: skip
    assert _COVERED - by_their_owner <= tables


def test_a_family_card_says_who_lacks_a_card(working_day: WorkingDay) -> None:
    office = working_day.office
    run(office.desk.engine, "UPDATE resident SET presence = 'moved' WHERE id = :id",
        id=office.married)  # fmt: skip
    found = office.desk.read(members, kk_number="7373010101100001", day=date(2026, 11, 24))
    assert [member.view.id for member in found] == [
        office.adult, office.married, office.pupil, office.child,
    ]  # fmt: skip
    assert [member.obliged for member in found] == [True, True, False, False]
    assert not any(member.lacks_card for member in found)  # printed, moved away, not obliged
    later = office.desk.read(members, kk_number="7373010101100001", day=date(2027, 2, 1))
    assert [member.lacks_card for member in later] == [False, False, True, False]
    assert (
        office.desk.read(
            lambda session: session.execute(text("SELECT count(*) FROM resident")).scalar_one()
        )
        == 4
    )

"""Who got to a person's data: written once a day for an opening, read by the supervisor alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from ektp_desk.coverage import departures
from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import services as papers
from ektp_desk.queue import services as queue
from ektp_desk.reports import access_log, person_data, services
from ektp_desk.reports.access_log import AccessLog
from ektp_desk.reports.rules_access import Way
from ektp_desk.residents import access, merging
from ektp_desk.residents import services as residents
from ektp_desk.residents.access import Place, TakenList
from ektp_desk.residents.merging import Entry
from ektp_desk.residents.rules_access import read_spans, spans
from tests.conftest import Office
from tests.racing import race, refused
from tests.reports.conftest import WorkingDay, working_day

__all__ = ["working_day"]  # a fixture: one real day with every kind of act
CONSOLE = Actor(None, "console", frozenset({"supervisor"}), "SERVER/admin (console)")


def code_of(desk: Desk, actor: Actor, service: Callable[..., Any], **given: Any) -> str:
    return refused(lambda: desk.write(actor, service, **given)).code


def opened(office: Office, actor: Actor, person: int, place: Place = Place.PERSON) -> None:
    office.desk.write(actor, access.log_opened, resident_ids=[person], place=place)


def log_of(office: Office, person: int) -> AccessLog:
    return office.desk.write(office.supervisor, access_log.read_log, resident_id=person).result


def ways(office: Office, person: int) -> list[tuple[Way, str, str]]:
    rows = log_of(office, person).rows
    return [(row.way, row.officer, row.station) for row in rows if row.way is not Way.LOG_READ]


def rows_of(desk: Desk, action: str) -> int:
    statement = text("SELECT count(*) FROM audit_entry WHERE action = :action")
    with desk.reading_engine.connect() as connection:
        return int(connection.execute(statement, {"action": action}).scalar_one())


def test_opening_is_written_once_a_day_for_officer_person_and_computer(office: Office) -> None:
    for _ in range(20):
        opened(office, office.counter, office.adult)
    assert rows_of(office.desk, "access.opened") == 1
    opened(office, office.counter, office.married)
    opened(office, office.recorder, office.adult)
    opened(office, replace(office.counter, station="meja-lain"), office.adult)
    assert rows_of(office.desk, "access.opened") == 4
    office.clock.advance(seconds=86_400)
    opened(office, office.counter, office.adult)
    assert rows_of(office.desk, "access.opened") == 5


def test_nobody_unknown_is_opened(office: Office) -> None:
    code = code_of(office.desk, office.counter, access.log_opened, resident_ids=[99_999],
                   place=Place.PERSON)  # fmt: skip
    assert code == "resident.unknown"


def test_the_log_tells_who_what_when_and_where(office: Office) -> None:
    office.clock.advance(seconds=60)
    opened(office, office.counter, office.adult)
    office.clock.advance(seconds=60)
    office.desk.write(office.counter, residents.log_unmasked, resident_id=office.adult,
                      why="residents page")  # fmt: skip
    office.clock.advance(seconds=60)
    office.desk.write(CONSOLE, services.export_person, resident_id=office.adult, why="surat 12")
    found = log_of(office, office.adult)
    assert (found.name, found.masked_nik) == ("Andi Sitti Aminah", "7373••••••••0001")
    exported, unmasked, first, added = found.rows
    assert (exported.way, exported.officer, exported.console) == (Way.EXPORTED, "", True)
    assert (exported.note, exported.code) == ("surat 12", "")
    assert (unmasked.way, unmasked.code) == (Way.UNMASKED, "access_why.person")
    assert (first.officer, first.station) == ("Petugas loket1", "meja-loket1")
    assert (first.code, first.console) == ("access_place.person", False)
    assert added.way is Way.CHANGED
    assert exported.at > unmasked.at > first.at
    assert {row.code for row in found.rows if row.code} <= set(all_codes())


def test_reading_the_log_is_an_access_too(office: Office) -> None:
    assert Way.LOG_READ not in {row.way for row in log_of(office, office.adult).rows}
    newest = log_of(office, office.adult).rows[0]
    assert (newest.way, newest.officer) == (Way.LOG_READ, "Supervisor")


@pytest.mark.parametrize("who", ["counter", "recorder", "printer", "handover"])
def test_only_the_supervisor_reads_it(office: Office, who: str) -> None:
    for service in (access_log.read_log, access_log.issue_log):
        code = code_of(office.desk, getattr(office, who), service, resident_id=office.adult)
        assert code == "role.missing"
    assert rows_of(office.desk, "access.log_read") == 0


def test_a_log_of_nobody_is_refused_and_not_noted(office: Office) -> None:
    assert code_of(office.desk, office.supervisor, access_log.read_log,
                   resident_id=99_999) == "resident.unknown"  # fmt: skip
    assert rows_of(office.desk, "access.log_read") == 0


def test_who_printed_is_known_when_the_paper_is_gone(office: Office) -> None:
    desk = office.desk
    ticket = desk.write(office.counter, queue.take_number, service_code="DAMAGED",
                        resident_id=office.adult).result  # fmt: skip
    desk.write(office.second_counter, papers.copy, key=ticket.paper.key)
    with desk.engine.begin() as connection:  # as a retention run does
        connection.execute(text("DELETE FROM paper"))
    printed = [row for row in log_of(office, office.adult).rows if row.way is Way.PRINTED]
    assert [(row.officer, row.code) for row in printed] == [
        ("Petugas loket2", "paper.queue.ticket"), ("Petugas loket1", "paper.queue.ticket"),
    ]  # fmt: skip
    assert printed[0].note == ticket.paper.number


def test_an_opened_nik_of_a_report_stands_there_with_its_reason(office: Office) -> None:
    desk = office.desk
    desk.write(office.counter, coverage.note_reason, resident_id=office.adult, why=WhyNot.DIED,
               evidence="surat", seen_on=date(2026, 11, 24), source="Lurah")  # fmt: skip
    desk.write(office.supervisor, departures.prepare_report, resident_id=office.adult)
    found = {(row.way, row.code) for row in log_of(office, office.adult).rows}
    assert (Way.UNMASKED, "access_why.departure") in found


def test_lists_and_laptops_that_left_the_office_stand_in_it(working_day: WorkingDay) -> None:
    office = working_day.office
    pupil = {row.way: row for row in log_of(office, office.pupil).rows}
    assert pupil[Way.TAKEN_ALONG].note.startswith("Laptop lapangan 1, JB-")
    listed = [
        row for person in (office.adult, office.married, office.pupil)
        for row in log_of(office, person).rows if row.way is Way.LISTED
    ]  # fmt: skip
    assert listed
    assert {(row.officer, row.station) for row in listed} == {("Supervisor", "meja-s")}


def test_a_merged_entrys_past_stands_in_the_log_of_who_stands_for_it(office: Office) -> None:
    opened(office, office.counter, office.married)
    office.desk.write(
        office.supervisor, merging.merge, kept=Entry(office.adult, 1),
        merged=Entry(office.married, 1), take=(), note="satu orang",
    )  # fmt: skip
    assert (Way.OPENED, "Petugas loket1", "meja-loket1") in ways(office, office.adult)


def test_the_paper_says_what_the_window_says(office: Office) -> None:
    opened(office, office.counter, office.adult)
    paper = office.desk.write(
        office.supervisor, access_log.issue_log, resident_id=office.adult
    ).result
    lines = paper.slip["lines"]
    assert [(one["way"], one["what"], one["officer"]) for one in lines] == [
        ("dibuka", "halaman Penduduk", "Petugas loket1"),
        ("diubah", "ditambahkan ke daftar", "konsol administrator"),
    ]
    office.clock.advance(seconds=60)
    second = office.desk.write(
        office.supervisor, access_log.issue_log, resident_id=office.adult
    ).result
    assert second.number == f"{office.adult}/2"
    assert second.slip["lines"][0]["way"] == "dicetak", "the first paper is an access too"


def test_who_asks_for_their_data_gets_the_log_of_access_too(office: Office) -> None:
    opened(office, office.counter, office.adult)
    found = office.desk.read(person_data.sections, resident_id=office.adult)
    log = next(one for one in found if one.table == "audit_entry")
    acts = [dict(zip(log.columns, row, strict=True))["action"] for row in log.rows]
    assert "access.opened" in acts


def test_a_list_taken_out_stands_in_the_log_of_everybody_on_it(office: Office) -> None:
    desk = office.desk
    ids = [office.adult, office.married, office.child]
    desk.write(office.counter, access.log_list_taken_out, what=TakenList.MISSING, resident_ids=ids)
    assert rows_of(desk, "access.list_exported") == 1
    for person in ids:
        row = log_of(office, person).rows[-2]
        assert (row.way, row.officer, row.code) == (
            Way.LIST_EXPORTED, "Petugas loket1", "access_list.missing",
        )  # fmt: skip
    assert Way.LIST_EXPORTED not in {row.way for row in log_of(office, office.pupil).rows}


@given(st.sets(st.integers(1, 400)))
def test_many_people_are_few_letters_and_come_back_whole(ids: set[int]) -> None:
    said = spans(ids)
    assert {one for span in read_spans(said) for one in span} == ids
    if len(ids) > 1 and max(ids) - min(ids) + 1 == len(ids):
        assert said == f"{min(ids)}-{max(ids)}"


def test_two_windows_at_once_note_an_opening_and_both_stay_whole(office: Office) -> None:
    def look() -> None:
        opened(office, office.counter, office.adult)

    assert race(look, look, look) == ["", "", ""]
    assert 1 <= rows_of(office.desk, "access.opened") <= 3
    opened(office, office.counter, office.adult)
    assert rows_of(office.desk, "access.opened") <= 3

"""The central status as seen: by whom, when, and taken over from lists."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.recording import queries, services_central
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.queries import CentralRow
from ektp_desk.recording.rules import CentralStatus, SightingSource
from ektp_desk.recording.services_central import StatusImport, StatusProblem
from ektp_desk.recording.statusfile import read_statuses
from ektp_desk.recording.statusimport import StatusLine
from tests.conftest import Office
from tests.racing import race, refused
from tests.residents.sheets import write_csv, write_xlsx

STATUS = CentralStatus
AMINAH, BASO = "7373014405920001", "7373021203060002"


def see(office: Office, status: CentralStatus, actor: Actor | None = None, **why: object) -> None:
    office.desk.write(
        actor or office.counter,
        services_central.see_status,
        resident_id=office.adult,
        status=status,
        **why,
    )


def central(office: Office, day: date = date(2026, 11, 24)) -> CentralRow:
    row = office.desk.read(queries.central, resident_id=office.adult, day=day)
    assert row is not None
    return row


def take_over(office: Office, *lines: tuple[str, str], actor: Actor | None = None) -> StatusImport:
    return office.desk.write(
        actor or office.printer,
        services_central.import_statuses,
        lines=[StatusLine(number, *line) for number, line in enumerate(lines, start=2)],
        file_name="prr.csv",
    ).result


def test_nothing_is_known_until_somebody_looks(office: Office) -> None:
    day = date(2026, 11, 24)
    assert office.desk.read(queries.central, resident_id=office.adult, day=day) is None
    assert office.desk.read(queries.sightings, resident_id=office.adult) == ()


def test_each_sighting_is_kept_with_who_and_when(office: Office) -> None:
    see(office, STATUS.SENT_FOR_ENROLLMENT, note="  dilihat\tdi SIAK ")
    office.clock.set(datetime(2026, 11, 25, 2, 0, tzinfo=UTC))
    see(office, STATUS.PRINT_READY_RECORD, office.printer)

    first, second = reversed(office.desk.read(queries.sightings, resident_id=office.adult))
    assert (first.status, first.source, first.officer, first.note) == (
        STATUS.SENT_FOR_ENROLLMENT, SightingSource.TYPED, "Petugas loket1", "dilihat di SIAK",
    )  # fmt: skip
    assert (second.status, second.officer) == (STATUS.PRINT_READY_RECORD, "Petugas cetak1")
    row = central(office)
    assert (row.status, row.since, row.seen_at) == (
        STATUS.PRINT_READY_RECORD, date(2026, 11, 25), datetime(2026, 11, 25, 2, 0, tzinfo=UTC),
    )  # fmt: skip


def test_the_day_is_the_offices_not_greenwichs(office: Office) -> None:
    office.clock.set(datetime(2026, 11, 24, 17, 30, tzinfo=UTC))  # 01.30 WITA, the next day
    see(office, STATUS.PROCESSING)
    assert central(office).since == date(2026, 11, 25)


def test_seen_again_unchanged_it_stands_since_the_first_time(office: Office) -> None:
    see(office, STATUS.PROCESSING)
    office.clock.advance(seconds=8 * 86_400)
    see(office, STATUS.PROCESSING)
    row = central(office, date(2026, 12, 2))
    assert row.since == date(2026, 11, 24)
    assert row.overdue_remedy == "remedy.wait_then_ask"  # longer than seven days
    assert central(office, date(2026, 12, 1)).overdue_remedy == ""
    assert len(office.desk.read(queries.sightings, resident_id=office.adult)) == 2


def test_why_a_card_is_wanted(office: Office) -> None:
    see(office, STATUS.PRINT_READY_RECORD, service_code="LOST", urgent_reason=" Umrah  besok ")
    row = central(office)
    assert (row.service_code, row.urgent_reason) == ("LOST", "Umrah besok")
    see(office, STATUS.CARD_PRINTED)
    see(office, STATUS.PRINT_READY_RECORD)
    assert central(office).urgent_reason == ""  # that was another card


def test_what_does_not_exist_and_who_may_not(office: Office) -> None:
    error = refused(lambda: see(office, STATUS.PROCESSING, service_code="APA"))
    assert (error.code, error.field) == ("service.unknown", "service_code")
    error = refused(
        lambda: office.desk.write(
            office.counter, services_central.see_status, resident_id=999, status=STATUS.PROCESSING
        )
    )
    assert error.code == "resident.unknown"
    assert refused(lambda: see(office, STATUS.PROCESSING, office.handover)).code == "role.missing"
    error = refused(lambda: take_over(office, (AMINAH, "PRR"), actor=office.counter))
    assert error.code == "role.missing"


def test_two_who_look_at_once_are_both_kept(office: Office) -> None:
    outcomes = race(
        lambda: see(office, STATUS.PROCESSING),
        lambda: see(office, STATUS.PROCESSING, office.printer),
        lambda: take_over(office, (AMINAH, "PROCESSING")),
    )
    assert outcomes == ["", "", ""]
    seen = office.desk.read(queries.sightings, resident_id=office.adult)
    assert len(seen) in (2, 3)  # a list that says nothing new is not noted


def test_an_act_of_ours_is_seen_at_its_own_time(office: Office) -> None:
    see(office, STATUS.PRINT_READY_RECORD)
    later = office.clock.advance(seconds=3 * 86_400)
    office.desk.write(
        office.printer,
        services_central.note_own_act,
        resident_id=office.adult,
        status=STATUS.CARD_PRINTED,
    )
    row = central(office)
    assert (row.status, row.since, row.seen_at) == (
        STATUS.CARD_PRINTED, date(2026, 11, 27), later,
    )  # fmt: skip


def test_a_list_is_taken_over_once(office: Office) -> None:
    lines = ((AMINAH, "PRINT READY RECORD"), (f" {BASO} ", "sfe"))
    assert take_over(office, *lines) == StatusImport(2, 0, 1, ())
    assert take_over(office, *lines) == StatusImport(0, 2, 0, ())
    seen = office.desk.read(queries.sightings, resident_id=office.adult)
    assert [(row.status, row.source) for row in seen] == [
        (STATUS.PRINT_READY_RECORD, SightingSource.IMPORTED),
    ]


def test_lines_that_cannot_be_taken_over_are_named_and_the_others_are(office: Office) -> None:
    done = take_over(
        office,
        ("737301", "PRR"),
        ("7373010101990099", "PRR"),
        (AMINAH, "SELESAI"),
        (BASO, "PRR"),
        ("7.37301440592000E+15", "PRR"),
    )
    assert (done.seen, done.print_ready) == (1, 1)
    assert done.problems == (
        StatusProblem(2, "nik.not_16_digits", "737301"),
        StatusProblem(3, "resident.not_on_roll", "7373010101990099"),
        StatusProblem(4, "central.status_unknown", "SELESAI"),
        StatusProblem(6, "nik.spreadsheet", "7.37301440592000E+15"),
    )


def test_of_two_lines_of_one_person_the_later_counts(office: Office) -> None:
    assert take_over(office, (AMINAH, "PROCESSING"), (AMINAH, "PRR")).seen == 2
    assert central(office).status is STATUS.PRINT_READY_RECORD


def test_an_exported_list_is_read(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [(AMINAH, "Aminah", "PRINT_READY_RECORD"), (7_373_021_203_060_010.0, "Baso", None)],
        headers=("NIK", "NAMA", "STATUS REKAM"),
        above=[["DAFTAR SIAP CETAK"]],
    )
    assert read_statuses(path) == (
        StatusLine(3, AMINAH, "PRINT_READY_RECORD"),
        StatusLine(4, "7.37302120306001E+15", ""),
    )


def test_a_list_without_statuses_is_of_the_one_it_is_said_to_be(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [(AMINAH, "Aminah")], headers=("NO KTP", "NAMA"))
    assert read_statuses(path, default=STATUS.PRINT_READY_RECORD) == (
        StatusLine(2, AMINAH, "PRINT_READY_RECORD"),
    )
    with pytest.raises(OfficeError, match=r"central\.columns_missing"):
        read_statuses(path)
    with_notes = write_csv(
        tmp_path / "c.csv",
        [(AMINAH, ""), (BASO, "SENT_FOR_CARD_PRINTING"), (BASO, "ambil di kelurahan")],
        headers=("NIK", "KETERANGAN"),
    )
    read = read_statuses(with_notes, default=STATUS.PRINT_READY_RECORD)
    assert [line.status for line in read] == [
        "PRINT_READY_RECORD", "SENT_FOR_CARD_PRINTING", "ambil di kelurahan",
    ]  # fmt: skip
    nameless = write_csv(tmp_path / "b.csv", [("x", "y")], headers=("NAMA", "STATUS"))
    with pytest.raises(OfficeError, match=r"central\.columns_missing"):
        read_statuses(nameless, default=STATUS.PRINT_READY_RECORD)


def made(office: Office) -> None:
    """The card is printed and handed over by this office's own acts."""
    for status in (STATUS.CARD_PRINTED, STATUS.CARD_ISSUED):
        office.desk.write(
            office.printer,
            services_central.note_own_act,
            resident_id=office.adult,
            status=status,
        )


def come(office: Office, service_code: str, person: int | None = None) -> int:
    taken = office.desk.write(
        office.counter,
        queue.take_number,
        service_code=service_code,
        resident_id=person or office.adult,
    ).result
    return taken.ticket.id


def days_later(office: Office, days: int) -> None:
    office.clock.advance(seconds=days * 86_400)


@pytest.mark.parametrize("status", ["PRR", "SFE", "ADJUDICATE RECORD"])
def test_the_same_list_after_the_print_brings_nobody_back(office: Office, status: str) -> None:
    """Two old lists one after the other do not either."""
    take_over(office, (AMINAH, "PRR"))
    made(office)
    days_later(office, 1)
    assert take_over(office, (AMINAH, status)) == StatusImport(0, 1, 0, ())
    assert take_over(office, (AMINAH, "PRR")) == StatusImport(0, 1, 0, ())
    assert central(office).status is STATUS.CARD_ISSUED


def test_the_visit_that_a_card_was_made_for_is_no_new_wish(office: Office) -> None:
    come(office, "DAMAGED")
    take_over(office, (AMINAH, "PRR"))
    made(office)
    assert take_over(office, (AMINAH, "PRR")).unchanged == 1
    days_later(office, 1)
    come(office, "PICKUP")
    assert take_over(office, (AMINAH, "PRR")).unchanged == 1


def test_who_came_for_another_card_is_taken_over_with_that_reason(office: Office) -> None:
    see(office, STATUS.PRINT_READY_RECORD, service_code="NEW", ticket_id=come(office, "NEW"))
    made(office)
    days_later(office, 400)
    ticket = come(office, "DAMAGED")
    assert take_over(office, (AMINAH, "PRR")) == StatusImport(1, 0, 1, ())
    assert central(office).service_code == "DAMAGED"

    def reasons(session: Session) -> tuple[int | None, int | None]:
        row = session.get(CentralRecord, office.adult)
        assert row is not None
        return row.ticket_id, row.recording_id

    assert office.desk.read(reasons) == (ticket, None)
    made(office)
    days_later(office, 1)
    assert take_over(office, (AMINAH, "PRR")).unchanged == 1


def test_an_officer_who_saw_it_is_believed_and_old_reasons_are_gone(office: Office) -> None:
    see(office, STATUS.PRINT_READY_RECORD, service_code="NEW", urgent_reason="Umrah")
    made(office)
    days_later(office, 400)
    see(office, STATUS.PROCESSING)
    take_over(office, (AMINAH, "PRR"))
    row = central(office)
    assert (row.status, row.service_code, row.urgent_reason) == (STATUS.PRINT_READY_RECORD, "", "")


def test_a_visit_done_before_the_list_came_still_says_why(office: Office) -> None:
    ticket = come(office, "LOST")
    office.desk.write(office.counter, queue.call_next, counter_id=1)
    for step in (queue.serve, queue.finish):
        office.desk.write(office.counter, step, ticket_id=ticket)
    days_later(office, 3)
    take_over(office, (AMINAH, "PRR"))
    assert central(office).service_code == "LOST"


def test_a_recordings_own_reason_outlives_an_older_visit(office: Office) -> None:
    come(office, "LOST")
    days_later(office, 30)
    see(office, STATUS.SENT_FOR_ENROLLMENT, service_code="NEW")
    take_over(office, (AMINAH, "PRR"))
    assert central(office).service_code == "NEW"

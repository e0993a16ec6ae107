"""The day sheet: every figure counted from the ledgers, on both engines."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from ektp_desk.cards import services as cards
from ektp_desk.cards.models_suket import Suket
from ektp_desk.cards.rules_suket import SuketState
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditHead
from ektp_desk.papers.queries import paper
from ektp_desk.recording import ikd, services_central
from ektp_desk.recording import queries as recording_queries
from ektp_desk.recording import services as recording
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import DeviceCheck
from ektp_desk.reports import queries, services
from ektp_desk.reports.slips import DaySlip, OfficerLine, ServiceLine
from ektp_desk.stock import services as stock
from tests.conftest import Office
from tests.racing import race, refused
from tests.reports.conftest import WorkingDay, ready
from tests.tampering import run

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)


def sheet(desk: Desk, day: date = TODAY) -> DaySlip:
    return desk.read(queries.day, day=day, made_by="Supervisor", now=desk.clock.now())


def test_figures_of_the_day(working_day: WorkingDay) -> None:
    slip = sheet(working_day.office.desk)

    assert slip.day_in_words == "Selasa, 24 November 2026"
    assert (slip.printed, slip.spoiled, slip.handed_over) == (1, 1, 1)
    assert (slip.unknown, slip.uncollected, slip.print_ready_left) == (0, 0, 1)
    assert (slip.recorded, slip.approved, slip.returned) == (0, 0, 0)
    assert slip.made_by == "Supervisor"
    assert slip.made_at.strftime("%H.%M") == "09.10"


def test_services_of_the_day(working_day: WorkingDay) -> None:
    (line,) = sheet(working_day.office.desk).services

    assert line == ServiceLine(
        service=line.service, taken=2, done=1, no_show=1, open=0, median_wait=20, longest_wait=30
    )
    assert line.service


def test_stock_of_the_day_adds_up(working_day: WorkingDay) -> None:
    lines = sheet(working_day.office.desk).stock

    assert (lines.opening, lines.received, lines.used, lines.spoiled) == (300, 20, 1, 1)
    assert (lines.other, lines.closing) == (0, 318)
    assert (lines.plan_rate, lines.actual_rate) == (50, 0.0)
    assert lines.days_left == pytest.approx(6.36)
    assert lines.warning.startswith("Terlambat mengajukan")


def test_officers_of_the_day(working_day: WorkingDay) -> None:
    assert sheet(working_day.office.desk).officers == (
        OfficerLine("Petugas ambil1", 0, 0, 0, 0, 1),
        OfficerLine("Petugas cetak1", 0, 0, 1, 1, 0),
        OfficerLine("Petugas loket1", 1, 0, 0, 0, 0),
    )


def test_the_print_log_in_words(working_day: WorkingDay) -> None:
    lines = sheet(working_day.office.desk).cards

    assert [(line.time, line.outcome) for line in lines] == [
        ("08.31", "Rusak: salah cetak"),
        ("08.31", "Cetak baik"),
        ("09.05", "Diserahkan"),
    ]
    assert lines[1].number == working_day.card.number
    assert lines[1].masked_nik == "7373••••••••0001"


def test_the_audit_is_anchored(working_day: WorkingDay) -> None:
    def head(session: Session) -> tuple[int, str]:
        row = session.exec(select(AuditHead)).one()
        return row.last_id, row.hash

    slip = sheet(working_day.office.desk)
    assert (slip.audit_count, slip.audit_hash) == working_day.office.desk.read(head)
    assert slip.audit_count > 0


def test_an_earlier_day_is_shown_as_it_ended(working_day: WorkingDay) -> None:
    office = working_day.office
    office.clock.set(datetime(2026, 11, 25, 1, tzinfo=UTC))
    waiting = office.desk.write(office.printer, cards.intend, resident_id=office.married).result
    office.desk.write(office.printer, cards.mark_unknown, card_id=waiting.id)
    office.desk.write(
        office.supervisor, stock.count, counted=300, note="delapan belas keping hilang"
    )

    monday, tuesday = sheet(office.desk, MONDAY), sheet(office.desk, TODAY)
    wednesday = sheet(office.desk, date(2026, 11, 25))
    assert (monday.stock.closing, tuesday.stock.closing, wednesday.stock.closing) == (300, 318, 300)
    assert (tuesday.unknown, wednesday.unknown) == (0, 1)
    assert (monday.print_ready_left, tuesday.print_ready_left) == (0, 1)
    assert (monday.printed, monday.services, monday.officers, monday.cards) == (0, (), (), ())
    assert wednesday.stock.other == -18
    assert tuesday.stock.days_left == pytest.approx(6.36)


def test_uncollected_counts_what_was_printed_and_not_given(working_day: WorkingDay) -> None:
    office = working_day.office
    piece = office.desk.write(office.printer, cards.intend, resident_id=office.married).result
    office.desk.write(office.printer, cards.confirm_good, card_id=piece.id)

    assert sheet(office.desk).uncollected == 1
    assert sheet(office.desk, MONDAY).uncollected == 0


def test_recordings_of_the_day(office: Office) -> None:
    desk = office.desk
    view = desk.write(office.recorder, recording.start, resident_id=office.adult).result
    keys = [item.key for item in view.items[1:]]  # eligibility was asked when it began
    view = desk.write(
        office.recorder, recording.mark_item, recording_id=view.id, keys=keys, version=view.version
    ).result
    view = desk.write(
        office.recorder, recording.submit, recording_id=view.id, version=view.version
    ).result
    assert (sheet(desk).recorded, sheet(desk).approved) == (1, 0)
    desk.write(
        office.second_recorder, recording.approve, recording_id=view.id, version=view.version
    )

    slip = sheet(desk)
    assert (slip.recorded, slip.approved, slip.returned) == (1, 1, 0)
    assert [(line.name, line.recorded) for line in slip.officers] == [("Petugas rekam1", 1)]
    assert desk.read(recording_queries.central, resident_id=office.adult, day=TODAY) is not None


def test_who_left_the_print_ready_list_is_not_counted(office: Office) -> None:
    ready(office, office.adult)
    assert sheet(office.desk).print_ready_left == 1
    office.desk.write(
        office.supervisor,
        services_central.see_status,
        resident_id=office.adult,
        status=CentralStatus.DUPLICATE_RECORD,
    )
    assert sheet(office.desk).print_ready_left == 0


def test_the_sheet_is_issued_as_paper_with_a_number(working_day: WorkingDay) -> None:
    office = working_day.office
    first = office.desk.write(office.supervisor, services.issue_day_sheet, day=TODAY).result
    second = office.desk.write(office.supervisor, services.issue_day_sheet, day=TODAY).result

    assert first.key == "reports.day/2026-11-24/1"
    assert second.key == "reports.day/2026-11-24/2"
    kept = office.desk.read(paper, first.key)
    assert kept is not None
    assert kept.slip["stock"]["closing"] == 318
    assert kept.slip["made_by"] == "Supervisor"
    assert "7373014405920001" not in str(kept.slip)


def test_two_supervisors_issue_at_once(working_day: WorkingDay) -> None:
    office = working_day.office
    outcomes = race(
        *[lambda: office.desk.write(office.supervisor, services.issue_day_sheet, day=TODAY)] * 2
    )

    assert outcomes == ["", ""]
    assert office.desk.read(paper, "reports.day/2026-11-24/2") is not None


def test_a_day_to_come_has_no_sheet(office: Office) -> None:
    error = refused(
        lambda: office.desk.write(
            office.supervisor, services.issue_day_sheet, day=date(2026, 11, 25)
        )
    )

    assert (error.code, error.field) == ("report.future", "day")


def test_only_supervisors_issue_sheets(office: Office) -> None:
    for actor in (office.counter, office.printer):
        with pytest.raises(OfficeError, match=r"role\.missing"):
            office.desk.write(actor, services.issue_day_sheet, day=TODAY)


def test_figures_of_a_period(working_day: WorkingDay) -> None:
    desk = working_day.office.desk
    month = desk.read(queries.figures, start=date(2026, 11, 1), end=date(2026, 11, 30))
    before = desk.read(queries.figures, start=date(2026, 10, 1), end=date(2026, 10, 31))

    assert (month.printed, month.spoiled, month.handed_over, month.received) == (1, 1, 1, 20)
    assert month.recorded == 0
    assert [(line.code, line.taken, line.done, line.no_show) for line in month.tickets] == [
        ("DAMAGED", 2, 1, 1)
    ]
    assert (before.printed, before.received, before.tickets) == (0, 0, ())


def test_digital_identities_and_sukets_are_counted(working_day: WorkingDay) -> None:
    office = working_day.office
    before = office.desk.read(queries.figures, start=TODAY, end=TODAY)
    office.desk.write(office.supervisor, ikd.activate, resident_id=office.married,
                      device_check=DeviceCheck.OWN_PHONE)  # fmt: skip
    with Session(office.desk.engine) as session:
        session.add(
            Suket(number="470/1", token="U-1", resident_id=office.married, state=SuketState.VALID,
                  issued_on=TODAY, valid_until=date(2027, 5, 24), purpose="bank",
                  made_at=office.clock.now())
        )  # fmt: skip
        session.commit()
    after = office.desk.read(queries.figures, start=TODAY, end=TODAY)
    assert (after.identities, after.sukets) == (before.identities + 1, before.sukets + 1)


def test_a_print_against_the_rule_stands_on_the_sheet_with_its_reason(office: Office) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=10)
    ready(office, office.adult)
    run(office.desk.engine, "UPDATE resident SET presence = 'moved'")
    office.desk.write(
        office.supervisor,
        cards.intend,
        resident_id=office.adult,
        override_reason="pindah dibatalkan",
    )
    (line,) = sheet(office.desk).cards
    assert line.outcome == "Mulai cetak dengan pengecualian: pindah dibatalkan"


def test_the_days_visits_stand_on_the_sheet(working_day: WorkingDay) -> None:
    slip = sheet(working_day.office.desk)
    assert [(line.number, line.listed, line.met, line.recorded) for line in slip.visits] == [
        ("JB-2026-0001", 1, 0, 0)
    ]
    assert sheet(working_day.office.desk, MONDAY).visits == ()

"""A month and a year counted from the ledgers: they equal the sums of their days, both engines."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ektp_desk.cards import services as cards
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.rules import TargetOutcome, VisitState
from ektp_desk.papers.queries import paper
from ektp_desk.recording.rules import RecordingState
from ektp_desk.reports import closing, periods, queries, services
from ektp_desk.reports.period_book import write_period
from ektp_desk.reports.rules_periods import in_percent, period_before, period_of
from ektp_desk.reports.slips_periods import PeriodSlip
from ektp_desk.stock import services as stock
from tests.conftest import PASSWORD, Office
from tests.outreach import trips
from tests.racing import refused
from tests.reports.conftest import WorkingDay, ready

MONDAY, TODAY = date(2026, 11, 23), date(2026, 11, 24)
DECEMBER = datetime(2026, 12, 1, 2, tzinfo=UTC)


def report(office: Office, day: date = TODAY, *, yearly: bool = False) -> PeriodSlip:
    return office.desk.read(periods.period, day=day, yearly=yearly, made_by="Supervisor",
                            now=office.clock.now())  # fmt: skip


def figures(slip: PeriodSlip) -> dict[str, int]:
    return {line.key: line.now for line in slip.figures}


def print_one(office: Office) -> None:
    ready(office, office.married)
    piece = office.desk.write(office.printer, cards.intend, resident_id=office.married).result
    office.desk.write(office.printer, cards.confirm_good, card_id=piece.id)


@pytest.fixture
def two_months(working_day: WorkingDay) -> Office:
    """Tuesday in November, then a card and a shipment on the first of December."""
    office = working_day.office
    office.clock.set(DECEMBER)
    office.desk.write(office.supervisor, stock.receive, quantity=40, counterpart="Provinsi",
                      document="BA-9", occurred_on=date(2026, 12, 1))  # fmt: skip
    print_one(office)
    return office


def test_a_month_equals_the_sum_of_its_days(two_months: Office) -> None:
    slip = report(two_months)
    now = figures(slip)
    days = [two_months.desk.read(queries.figures, start=MONDAY + timedelta(days=n),
                                 end=MONDAY + timedelta(days=n)) for n in range(8)]  # fmt: skip
    for key in ("recorded", "printed", "spoiled", "handed_over", "received", "sukets",
                "identities"):  # fmt: skip
        assert now[key] == sum(getattr(day, key) for day in days), key
    assert now["tickets"] == 2 == sum(line.taken for day in days for line in day.tickets)
    for key in ("tickets", "recorded", "printed", "spoiled", "handed_over", "received"):
        assert now[key] == sum(getattr(step, key) for step in slip.steps), key
    assert (now["printed"], now["spoiled"], now["no_shows"], now["left"]) == (1, 1, 1, 318)


def test_a_year_equals_the_sum_of_its_months(two_months: Office) -> None:
    year = report(two_months, yearly=True)
    months = [report(two_months, date(2026, month, 1)) for month in (11, 12)]
    added = ("tickets", "no_shows", "recorded", "special", "visits", "visit_recorded",
             "printed", "spoiled", "handed_over",
             "by_proxy", "old_cards", "received", "sukets", "identities")  # fmt: skip
    for key in added:
        assert figures(year)[key] == sum(figures(month)[key] for month in months), key
    assert [step.start for step in year.steps] == [date(2026, 11, 1), date(2026, 12, 1)]
    assert [step.printed for step in year.steps] == [1, 1]
    assert [step.closing for step in year.steps] == [318, 357]
    assert figures(year)["left"] == 357
    assert sum(line.printed for line in year.officers) == 2
    assert sum(line.printed for line in year.villages) == 2
    assert sum(part.number for part in year.spoils) == 1


def test_blanks_add_up_and_follow_each_other(two_months: Office) -> None:
    november, december = report(two_months), report(two_months, date(2026, 12, 1))
    for slip in (november, december):
        s = slip.stock
        assert s.opening + s.received - s.used - s.spoiled + s.other == s.closing
    assert december.stock.opening == november.stock.closing == 318
    assert november.stock.other == 300  # the opening count


def test_beside_each_figure_stands_the_period_before(two_months: Office) -> None:
    december = report(two_months, date(2026, 12, 1))
    assert {line.key: line.before for line in december.figures} == figures(report(two_months))
    assert (december.name, december.before_name) == ("Desember 2026", "November 2026")
    assert not december.complete
    assert (december.start, december.until) == (date(2026, 12, 1), date(2026, 12, 1))


def test_a_year_without_data_and_a_first_one(two_months: Office) -> None:
    empty = report(two_months, date(2019, 5, 1), yearly=True)
    assert not any(figures(empty).values())
    assert (empty.steps, empty.services, empty.officers) == ((), (), ())
    assert {line.before for line in report(two_months, yearly=True).figures} == {None}


def test_the_end_of_the_calendar_is_a_period_too() -> None:
    assert period_of(date(9999, 12, 31), yearly=False)[1] == date(9999, 12, 31)
    assert period_before(date(1, 1, 1), yearly=True) == (date(1, 1, 1), date(1, 12, 31))
    assert in_percent(0, 0) == 100.0


def test_times_of_the_services(two_months: Office) -> None:
    (line,) = report(two_months).services
    assert (line.taken, line.done, line.no_show) == (2, 1, 1)
    assert (line.median_wait, line.p90_wait, line.median_service) == (20, 30, 0)


def test_days_closed_and_changed_are_counted(two_months: Office) -> None:
    said = {"unprinted_papers": "besok"}
    two_months.desk.write(two_months.supervisor, closing.close_day, day=TODAY, password=PASSWORD,
                          explanations=said)  # fmt: skip
    days = report(two_months).days
    assert (days.worked, days.closed, days.changed) == (2, 1, 0)
    two_months.desk.write(two_months.supervisor, stock.receive, quantity=1, counterpart="Pusat",
                          document="BA-10", occurred_on=TODAY)  # fmt: skip
    assert report(two_months).days.changed == 1


def test_a_report_is_issued_as_paper_with_a_number(two_months: Office) -> None:
    desk = two_months.desk
    for number in (1, 2):
        made = desk.write(two_months.supervisor, services.issue_period_report, day=TODAY,
                          yearly=False).result  # fmt: skip
        assert (made.key, made.number) == (f"reports.month/2026-11/{number}", f"2026-11/{number}")
    year = desk.write(two_months.supervisor, services.issue_period_report, day=TODAY,
                      yearly=True).result  # fmt: skip
    kept = desk.read(paper, year.key)
    assert kept is not None
    assert kept.slip["stock"]["closing"] == 357


def test_who_may_not_and_what_is_to_come(office: Office) -> None:
    error = refused(
        lambda: office.desk.write(office.supervisor, services.issue_period_report,
                                  day=date(2027, 1, 1), yearly=True)
    )  # fmt: skip
    assert (error.code, error.field) == ("report.future", "day")
    with pytest.raises(OfficeError, match=r"role\.missing"):
        office.desk.write(office.counter, services.issue_period_report, day=TODAY, yearly=True)


def test_visits_are_counted_by_kind_with_their_sum(two_months: Office, tmp_path: Path) -> None:
    office = two_months
    later = trips.visit(office, 2, day=date(2026, 12, 1), state=VisitState.UNDER_WAY)
    for person, outcome in ((office.adult, TargetOutcome.RECORDED), (office.child, None),
                            (office.married, TargetOutcome.CARD_GIVEN)):  # fmt: skip
        trips.target(office, later, person, outcome)
    trips.visit(office, 3, day=date(2026, 12, 1), state=VisitState.PLANNED)
    trips.visit(office, 4, day=date(2026, 12, 1), state=VisitState.CANCELLED)
    december = report(office, date(2026, 12, 1))
    assert [(line.visits, line.listed, line.met, line.recorded, line.cards)
            for line in december.outreach] == [(1, 3, 2, 1, 1)]  # fmt: skip
    assert (figures(december)["visits"], figures(december)["visit_recorded"]) == (1, 1)

    year = report(office, yearly=True)
    assert [line.kind for line in year.outreach] == [
        "Perekaman keliling di kelurahan", "Perekaman di sekolah", "Jumlah",
    ]  # fmt: skip
    assert [(line.visits, line.listed, line.not_met) for line in year.outreach] == [
        (1, 3, 0), (1, 1, 1), (2, 4, 1),
    ]  # fmt: skip
    path = tmp_path / "tahun.xlsx"
    write_period(path, year, Sentences("id").say)
    rows = list(load_workbook(path)["Jemput bola"].iter_rows(values_only=True))
    assert rows[0][:4] == ("Jenis kunjungan", "Kali", "Sasaran", "Ditemui")
    assert rows[-1] == ("Jumlah", 2, 4, 2, 1, 1, 1, 0, 0, 0)


def test_somebody_recorded_twice_counts_once_until_it_is_decided(two_months: Office) -> None:
    before = report(two_months, date(2026, 12, 1))
    for number, state in ((1, RecordingState.AWAITING_REVIEW), (2, RecordingState.DISPUTED)):
        trips.recording(two_months, two_months.pupil, number, state)
    after = report(two_months, date(2026, 12, 1))
    assert figures(after)["recorded"] == figures(before)["recorded"] + 1
    assert sum(line.recorded for line in after.officers) == figures(after)["recorded"]
    assert sum(line.recorded for line in after.villages) == figures(after)["recorded"]


@pytest.mark.parametrize("yearly", [False, True])
def test_the_workbook_has_numbers_and_dates(
    two_months: Office, tmp_path: Path, yearly: bool
) -> None:
    slip = report(two_months, yearly=yearly)
    path = tmp_path / "laporan.xlsx"
    write_period(path, slip, Sentences("id").say)

    book = load_workbook(path)
    course = "Bulanan" if yearly else "Harian"
    assert book.sheetnames == [
        "Ringkasan",
        course,
        "Layanan",
        "Petugas",
        "Kelurahan",
        "Jemput bola",
        "Blangko",
    ]
    summary = {row[0]: row[1:] for row in book["Ringkasan"].iter_rows(min_row=2, values_only=True)}
    assert summary["KTP-el dicetak"][0] == figures(slip)["printed"]
    first = next(book[course].iter_rows(min_row=2))
    assert first[0].value == datetime.combine(slip.steps[0].start, datetime.min.time())
    assert first[0].is_date
    assert first[3].value == slip.steps[0].printed
    share = next(book["Kelurahan"].iter_rows(min_row=2))[-1]
    assert share.number_format == "0.0%"


def test_a_workbook_that_cannot_be_written(two_months: Office, tmp_path: Path) -> None:
    error = refused(
        lambda: write_period(tmp_path / "missing" / "x.xlsx", report(two_months),
                             Sentences("id").say)
    )  # fmt: skip
    assert error.code in ("file.not_written", "file.not_a_target")

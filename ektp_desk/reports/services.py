"""Issuing the office's own papers, and what it keeps about one person."""

from datetime import date

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.reports import periods, person_data, queries
from ektp_desk.reports.person_data import Section
from ektp_desk.reports.rules_periods import period_of
from ektp_desk.reports.slips import DAY_SHEET
from ektp_desk.reports.slips_periods import MONTH_REPORT, YEAR_REPORT
from ektp_desk.residents.models import Resident

MOST_REASON = 200


def issue_day_sheet(work: Work, *, day: date) -> PaperRow:
    """Write the day sheet of an office day; each further one gets the next number.

    The sheet carries the audit's count and head hash as they stood when it was made: an anchor
    outside the database, by which rows cut off later show.
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    if day > work.office_date:
        raise OfficeError("report.future", field="day")
    number = work.number(f"{DAY_SHEET}/{day.isoformat()}")
    slip = queries.day(work.session, day=day, made_by=work.actor.name, now=work.now)
    return issue(
        work,
        key=f"{DAY_SHEET}/{day.isoformat()}/{number}",
        kind=DAY_SHEET,
        number=f"{day.isoformat()}/{number}",
        slip=slip,
    )


def issue_period_report(work: Work, *, day: date, yearly: bool) -> PaperRow:
    """Write the report of the month or year that holds `day`, as far as it has gone.

    Each further one of a period gets the next number; refused for one to come (`report.future`).
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    start, _ = period_of(day, yearly=yearly)
    if start > work.office_date:
        raise OfficeError("report.future", field="day")
    kind = YEAR_REPORT if yearly else MONTH_REPORT
    named = f"{start:%Y}" if yearly else f"{start:%Y-%m}"
    number = work.number(f"{kind}/{named}")
    slip = periods.period(
        work.session, day=start, yearly=yearly, made_by=work.actor.name, now=work.now
    )
    return issue(
        work, key=f"{kind}/{named}/{number}", kind=kind, number=f"{named}/{number}", slip=slip
    )


def export_person(work: Work, *, resident_id: int, why: str) -> tuple[Section, ...]:
    """All that is kept about a person who asked for it; that it was given out is noted.

    The last section is the log of who looked at or changed the entry. Refused without a reason
    (`resident.why_needed`) and for nobody known (`resident.unknown`).
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    said = " ".join(why.split())[:MOST_REASON]
    if not said:
        raise OfficeError("resident.why_needed", field="why")
    if work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown")
    found = person_data.sections(work.session, resident_id=resident_id)
    work.record("resident.exported", resident_id, why=said)
    return found

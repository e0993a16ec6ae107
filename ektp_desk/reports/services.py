"""Issuing the office's own papers."""

from datetime import date

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.reports import queries
from ektp_desk.reports.slips import DAY_SHEET


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

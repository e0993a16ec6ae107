"""Whether the kept count says what the rows say."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from ektp_desk.coverage.counting import counted, day_rows
from ektp_desk.coverage.models import CoverageDay
from ektp_desk.coverage.queries import coverage
from ektp_desk.storage.check import Finding


def kept_count(session: Session) -> Iterator[Finding]:
    """The newest count and the end of its day agree; if nothing happened since, so do the rows.

    Ends of days before that cannot be counted again: the people of that day are gone or moved.
    """
    newest = coverage(session, today=None)
    if newest.day is None:
        return
    ends = session.exec(select(CoverageDay).where(col(CoverageDay.day) == newest.day))
    found = {row.village_code: (row.obliged, row.recorded, row.ready, row.held) for row in ends}
    wanted = {
        row["village_code"]: (row["obliged"], row["recorded"], row["ready"], row["held"])
        for row in day_rows(newest.day, newest.cells)
    }
    if found != wanted:
        yield Finding("check.coverage_day", {"day": newest.day.isoformat()})
    if newest.current and set(counted(session, day=newest.day).cells) != set(newest.cells):
        yield Finding("check.coverage_differs", {"day": newest.day.isoformat()})

"""All that coverage knows of one person, for the person's panel."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ektp_desk.coverage.departures_list import ReportRow, reports
from ektp_desk.coverage.queries import AbsenceRow, reasons, standing
from ektp_desk.coverage.rules import OPEN, REPORTED, Stage
from ektp_desk.coverage.schools import Placed, school_of


@dataclass(frozen=True)
class About:
    """`stage` is None where nobody is obliged; `reasons` and `reports` are newest first."""

    resident_id: int
    stage: Stage | None
    reasons: tuple[AbsenceRow, ...]
    school: Placed | None
    reports: tuple[ReportRow, ...]

    @property
    def present(self) -> AbsenceRow | None:
        """The reason that counts now, None where none was noted or it was withdrawn."""
        newest = self.reasons[0] if self.reasons else None
        return newest if newest is not None and newest.why is not None else None

    @property
    def reportable(self) -> bool:
        """Whether a report of the death or the move is due."""
        noted = self.present is not None and self.present.why in REPORTED
        return noted and not any(row.state in OPEN for row in self.reports)


def about(session: Session, *, resident_id: int, today: date) -> About:
    """What is known of one person."""
    return About(
        resident_id,
        standing(session, resident_id=resident_id, today=today),
        reasons(session, resident_id=resident_id),
        school_of(session, resident_id=resident_id),
        reports(session, resident_id=resident_id),
    )

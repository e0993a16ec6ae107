"""Papers to look at and to print again."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from ektp_desk.papers.models import Paper
from ektp_desk.papers.services import PaperRow


@dataclass(frozen=True)
class PaperListed:
    """One line of a list of papers."""

    key: str
    kind: str
    number: str
    made_at: datetime
    copies: int
    printed: bool


def paper(session: Session, key: str) -> PaperRow | None:
    """The original of a paper, as it was issued."""
    row = session.exec(select(Paper).where(col(Paper.key) == key)).one_or_none()
    if row is None:
        return None
    return PaperRow(row.id or 0, row.key, row.kind, row.number, row.slip, 0)


def papers_of_day(session: Session, day: date, *, kind: str = "") -> tuple[PaperListed, ...]:
    """The papers of one office day, newest first."""
    query = select(Paper).where(col(Paper.office_date) == day).order_by(col(Paper.id).desc())
    if kind:
        query = query.where(col(Paper.kind) == kind)
    return tuple(_listed(row) for row in session.exec(query))


def papers_of_resident(session: Session, resident_id: int) -> tuple[PaperListed, ...]:
    """All papers about one person, newest first."""
    query = (
        select(Paper).where(col(Paper.resident_id) == resident_id).order_by(col(Paper.id).desc())
    )
    return tuple(_listed(row) for row in session.exec(query))


def _listed(row: Paper) -> PaperListed:
    return PaperListed(
        row.key, row.kind, row.number, row.made_at, row.copies, row.printed_at is not None
    )

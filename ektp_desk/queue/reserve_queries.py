"""Who holds numbers of the reserve, to look at."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, or_, select

from ektp_desk.queue.models import NumberBlock
from ektp_desk.queue.rules import ticket_code

MOST_ROWS = 500
OF_LATE = timedelta(days=14)


@dataclass(frozen=True)
class BlockRow:
    """One block: `used` as far as its computer said; without `closed_at` it may still be used.

    `overdue`: its day is over and its computer did not come home.
    """

    id: int
    station: str
    office_date: date
    first: str
    last: str
    used: int
    leased_at: datetime
    closed_at: datetime | None
    note: str
    overdue: bool


def blocks(session: Session, *, day: date) -> tuple[BlockRow, ...]:
    """The blocks of a day, before them those that did not come home, or were given up of late."""
    open_before = (col(NumberBlock.office_date) < day) & col(NumberBlock.closed_at).is_(None)
    given_up = (col(NumberBlock.office_date) >= day - OF_LATE) & (col(NumberBlock.note) != "")
    rows = session.exec(
        select(NumberBlock)
        .where(or_(col(NumberBlock.office_date) == day, open_before, given_up))
        .order_by(col(NumberBlock.office_date), col(NumberBlock.station), col(NumberBlock.id))
        .limit(MOST_ROWS)
    )
    return tuple(
        BlockRow(
            id=row.id or 0,
            station=row.station,
            office_date=row.office_date,
            first=ticket_code(row.letter, row.first),
            last=ticket_code(row.letter, row.last),
            used=row.used,
            leased_at=row.leased_at,
            closed_at=row.closed_at,
            note=row.note,
            overdue=row.closed_at is None and row.office_date < day,
        )
        for row in rows
    )

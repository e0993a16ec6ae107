"""What was worked and stands in no backup yet, counted from the first day worked (decision 42).

An office that never closes a day works all the same: a day is worked when an officer did anything
on it, by the audit. What a backup holds is known by the audit row with which it ends, so that a
clock that was set anew hides nothing.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, func, literal, select
from sqlmodel import Session, col

from ektp_desk.accounts.backups import backup_rows
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.queue.rules import CounterState
from ektp_desk.reports.closing import last_closed
from ektp_desk.storage.manifest import Reason

# Coming, going and the backup itself: nobody would miss them, and each follows a day's backup.
_COMING_AND_GOING = {
    "officer": ("signed_in", "signed_out", "locked", "unlocked"),
    "counter": tuple(CounterState),
}
_NOTHING_NEW = [f"{noun}.{act}" for noun, acts in _COMING_AND_GOING.items() for act in acts]
_OF_NOTHING_NEW = ("backup", "session")


@dataclass(frozen=True)
class Unsaved:
    """Days worked of which something is in no backup of a place: how many, and the first."""

    days: int
    since: date


def unsaved(session: Session, *, place: BackupPlace, today: date) -> Unsaved | None:
    """What of the days before `today` is missing in a place; None when all is there.

    While a place has no backup at all every act of an officer counts, coming and going too: what
    the office was set up with is in none either. Afterwards only what somebody would miss counts.
    """
    row = backup_rows(session).get(place)
    saved_to = row.audit_id if row is not None else 0
    missed = _missed(saved_to)
    first = select(col(AuditEntry.office_date)).where(col(AuditEntry.id) > saved_to, *missed)
    oldest = session.execute(first.order_by(col(AuditEntry.id)).limit(1)).scalar()
    since: date | None = oldest
    if since is None or since >= today:
        return None
    return Unsaved(_days(session, since, today, missed), since)


def left_out(session: Session, *, today: date) -> Reason | None:
    """Why a backup is to be made up for: a closed day, or a day worked before `today`, that the
    newest one in the first place does not hold. None when there is nothing to make up for."""
    closed, row = last_closed(session), backup_rows(session).get(BackupPlace.HOME)
    held = None if row is None else row.closed_day
    if closed is not None and (held is None or held < closed):
        return Reason.CLOSING
    missing = unsaved(session, place=BackupPlace.HOME, today=today)
    return None if missing is None else Reason.PLANNED


def _missed(saved_to: int) -> tuple[ColumnElement[bool], ...]:
    by_officer = col(AuditEntry.officer_id).is_not(None)
    if not saved_to:
        return (by_officer,)
    return (
        by_officer,
        col(AuditEntry.action).not_in(_NOTHING_NEW),
        col(AuditEntry.noun).not_in(_OF_NOTHING_NEW),
    )


def _days(
    session: Session, since: date, today: date, missed: tuple[ColumnElement[bool], ...]
) -> int:
    """How many days were worked from `since` to the day before `today`.

    From day to day by the index: the audit of a year that nobody saved is not read for it.
    """
    office_date = col(AuditEntry.office_date)
    days = select(literal(since, Date).label("day")).cte("days", recursive=True)
    later = office_date > days.c.day, office_date < today
    following = select(func.min(office_date)).where(*later, *missed).correlate(days)
    days = days.union_all(select(following.scalar_subquery()).where(days.c.day.is_not(None)))
    return int(session.execute(select(func.count(days.c.day))).scalar_one())

"""Going back to the end of a closed day, and what would be lost by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.kernel.models import AuditEntry, AuditHead
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.check import count_rows
from ektp_desk.storage.manifest import Manifest


@dataclass(frozen=True)
class ClosedDay:
    """A closed day, and the backup that was made soonest after it."""

    day: date
    backup: Backup


@dataclass(frozen=True)
class Since:
    """What the office holds beyond a backup.

    `same_office` is False where another office was saved; `same_past` where the backup's newest
    audit row stands in this office's chain. Only then do the rest say what would be lost: acts in
    the audit, the newest one's time, and rows by table.
    """

    same_office: bool
    same_past: bool
    acts: int = 0
    newest: datetime | None = None
    rows: dict[str, int] | None = None


def closed_days(backups: Iterable[Backup]) -> tuple[ClosedDay, ...]:
    """The days one can go back to, newest first."""
    soonest: dict[date, Backup] = {}
    for one in backups:
        day = one.manifest.closed
        if day is None:
            continue
        other = soonest.get(day)
        if other is None or one.manifest.made < other.manifest.made:
            soonest[day] = one
    return tuple(ClosedDay(day, soonest[day]) for day in sorted(soonest, reverse=True))


def first_hash(session: Session) -> str:
    """By what an office is told from any other: the hash of its audit's first row."""
    found = session.execute(select(col(AuditEntry.hash)).where(col(AuditEntry.id) == 1)).scalar()
    return str(found or "")


def lost_since(session: Session, *, manifest: Manifest) -> Since:
    """What was done in this office after a backup was made."""
    saved = manifest.contents
    hash_at = select(col(AuditEntry.hash))
    same_office = bool(saved.first_hash) and first_hash(session) == saved.first_hash
    there = session.execute(hash_at.where(col(AuditEntry.id) == saved.audit_count)).scalar()
    if not same_office or there != saved.audit_hash:
        return Since(same_office, False)
    head = session.execute(select(col(AuditHead.last_id))).scalar_one()
    newest = session.execute(
        select(func.max(col(AuditEntry.at))).where(col(AuditEntry.id) > saved.audit_count)
    ).scalar_one()
    rows = {
        name: count - saved.rows.get(name, 0)
        for name, count in count_rows(session).items()
        if count > saved.rows.get(name, 0)
    }
    return Since(True, True, int(head) - saved.audit_count, newest, rows)

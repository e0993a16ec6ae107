"""The follow-up list: statuses that stand too long, with the remedy and what was done so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.recording.ageing import limits
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.models_followup import CorrectionCase, FollowUpNote
from ektp_desk.recording.rules import Ageing, CentralStatus
from ektp_desk.recording.rules_followup import (
    OPEN_CASES,
    FollowUpAct,
    Remedy,
    due_before,
    remedy_of,
)
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.queries import entries_of
from ektp_desk.residents.rules import mask_nik

MOST = 500


@dataclass(frozen=True)
class FollowUpFilter:
    """What of the list is wanted. `least_days` counts from when the status was first seen."""

    remedy: Remedy | None = None
    village_code: str = ""
    least_days: int = 0
    postponed: bool = False


@dataclass(frozen=True)
class FollowUpRow:
    """One person whose status stands too long.

    `days` since it was first seen; `last_*` is what was done about this very status.
    """

    resident_id: int
    name: str
    masked_nik: str
    village: str
    status: CentralStatus
    since: date
    days: int
    remedy: Remedy
    last_note: str
    last_act: FollowUpAct | None
    last_at: datetime | None
    last_officer: str
    remind_on: date | None
    case_id: int | None


@dataclass(frozen=True)
class FollowUps:
    """The list as filtered (the oldest `MOST`), and how many there are by remedy in all."""

    rows: tuple[FollowUpRow, ...]
    counts: Mapping[Remedy, int] = field(default_factory=dict)
    postponed: int = 0

    @property
    def total(self) -> int:
        """Everybody to be looked at today."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class NoteRow:
    """One thing done about a person's status."""

    at: datetime
    status: CentralStatus
    act: FollowUpAct
    note: str
    remind_on: date | None
    paper_key: str
    officer: str


def follow_ups(session: Session, *, day: date, wanted: FollowUpFilter) -> FollowUps:
    """Who is to be followed up on `day`, oldest first."""
    entries = limits(session)
    last = aliased(FollowUpNote)
    statement = _overdue(entries, day, last)
    waits = and_(col(last.remind_on).is_not(None), col(last.remind_on) > day)
    chosen = statement.where(*_chosen(entries, day, wanted))
    chosen = chosen.where(waits if wanted.postponed else or_(col(last.id).is_(None), ~waits))
    rows = session.execute(
        chosen.order_by(col(CentralRecord.since), col(CentralRecord.resident_id)).limit(MOST)
    )
    counts, postponed = _counted(session, entries, statement, waits)
    return FollowUps(tuple(_row(row, entries, day) for row in rows), counts, postponed)


def overdue(session: Session, *, day: date) -> tuple[int, date | None]:
    """How many are to be looked at on `day`, and since when the oldest status stands."""
    last = aliased(FollowUpNote)
    waits = and_(col(last.remind_on).is_not(None), col(last.remind_on) > day)
    statement = (
        _overdue(limits(session), day, last)
        .where(or_(col(last.id).is_(None), ~waits))
        .with_only_columns(func.count(), func.min(col(CentralRecord.since)))
    )
    count, since = session.execute(statement).one()
    return int(count), since


def follow_up_of(session: Session, *, resident_id: int, day: date) -> FollowUpRow | None:
    """One person's place on the list, postponed or not; None if nothing is due."""
    entries = limits(session)
    statement = _overdue(entries, day, aliased(FollowUpNote))
    found = session.execute(
        statement.where(col(CentralRecord.resident_id) == resident_id)
    ).one_or_none()
    return None if found is None else _row(found, entries, day)


def notes_of(session: Session, *, resident_id: int) -> tuple[NoteRow, ...]:
    """All that was done about a person's statuses, newest first."""
    statement = (
        select(
            col(FollowUpNote.at),
            col(FollowUpNote.status),
            col(FollowUpNote.act),
            col(FollowUpNote.note),
            col(FollowUpNote.remind_on),
            col(FollowUpNote.paper_key),
            func.coalesce(Officer.full_name, ""),
        )
        .outerjoin(Officer, col(Officer.id) == col(FollowUpNote.officer_id))
        .where(col(FollowUpNote.resident_id).in_(entries_of(session, resident_id)))
        .order_by(col(FollowUpNote.id).desc())
    )
    return tuple(NoteRow(*row) for row in session.execute(statement))


def _overdue(
    entries: Mapping[CentralStatus, Ageing], day: date, last: Any
) -> Select[*tuple[Any, ...]]:
    village = aliased(Region)
    older = aliased(FollowUpNote)
    newest = (
        select(func.max(col(older.id)))
        .where(
            col(older.resident_id) == col(CentralRecord.resident_id),
            col(older.status) == col(CentralRecord.status),
            col(older.office_date) >= col(CentralRecord.since),
        )
        .scalar_subquery()
    )
    return (
        select(
            CentralRecord,
            col(Resident.name),
            col(Resident.nik),
            func.coalesce(village.name, ""),
            last,
            func.coalesce(Officer.full_name, ""),
            col(CorrectionCase.id),
        )
        .join(Resident, col(Resident.id) == col(CentralRecord.resident_id))
        .outerjoin(village, col(village.code) == col(Resident.village_code))
        .outerjoin(last, col(last.id) == newest)
        .outerjoin(Officer, col(Officer.id) == col(last.officer_id))
        .outerjoin(
            CorrectionCase,
            and_(
                col(CorrectionCase.resident_id) == col(CentralRecord.resident_id),
                col(CorrectionCase.state).in_(OPEN_CASES),
            ),
        )
        .where(or_(false(), *(_due(status, entry, day) for status, entry in entries.items())))
    )


def _due(status: CentralStatus, entry: Ageing, day: date) -> ColumnElement[bool]:
    return and_(
        col(CentralRecord.status) == status, col(CentralRecord.since) < due_before(entry.days, day)
    )


def _chosen(
    entries: Mapping[CentralStatus, Ageing], day: date, wanted: FollowUpFilter
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.remedy is not None:
        statuses = [s for s, entry in entries.items() if remedy_of(entry) is wanted.remedy]
        found.append(col(CentralRecord.status).in_(statuses))
    if wanted.village_code:
        found.append(col(Resident.village_code) == wanted.village_code)
    if wanted.least_days:
        found.append(col(CentralRecord.since) <= due_before(wanted.least_days, day))
    return found


def _counted(
    session: Session,
    entries: Mapping[CentralStatus, Ageing],
    statement: Select[*tuple[Any, ...]],
    waits: ColumnElement[bool],
) -> tuple[dict[Remedy, int], int]:
    later = func.coalesce(waits, false())
    grouped = statement.with_only_columns(col(CentralRecord.status), later, func.count()).group_by(
        col(CentralRecord.status), later
    )
    counts: dict[Remedy, int] = {}
    postponed = 0
    for status, is_later, count in session.execute(grouped):
        if is_later:
            postponed += count
        else:
            remedy = remedy_of(entries[status])
            counts[remedy] = counts.get(remedy, 0) + count
    return counts, postponed


def _row(row: Any, entries: Mapping[CentralStatus, Ageing], day: date) -> FollowUpRow:
    record, name, nik, village, last, officer, case_id = row
    return FollowUpRow(
        resident_id=record.resident_id,
        name=name,
        masked_nik=mask_nik(nik),
        village=village,
        status=record.status,
        since=record.since,
        days=(day - record.since).days,
        remedy=remedy_of(entries[record.status]),
        last_note=last.note if last else "",
        last_act=last.act if last else None,
        last_at=last.at if last else None,
        last_officer=officer,
        remind_on=last.remind_on if last else None,
        case_id=case_id,
    )

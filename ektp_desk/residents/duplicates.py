"""Entries that may be one person, and what was merged: the supervisor's lists."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, text
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.kernel.parts import parts
from ektp_desk.residents.likeness import Clue, Entry, Grade
from ektp_desk.residents.models import Resident, ResidentMerge
from ektp_desk.residents.pairing import (
    Pair,
    Progress,
    entry,
    find_pairs,
    frequent_regions,
    silent,
)
from ektp_desk.residents.rules import Sex, mask_nik

_ENTRIES = text(
    "SELECT id, nik, kk_number, name_key, sound_key, sex, birth_date, birth_place, address, "
    "village_code FROM resident WHERE merged_into IS NULL ORDER BY id"
)
_TOLD_APART = text("SELECT low_id, high_id FROM resident_distinct")


@dataclass(frozen=True)
class Candidate:
    """A pair as the list shows it."""

    one_id: int
    other_id: int
    name: str
    other_name: str
    masked_nik: str
    other_masked_nik: str
    birth_date: date
    other_birth_date: date
    grade: Grade
    clues: tuple[Clue, ...]
    score: int


@dataclass(frozen=True)
class MergeRow:
    """A merge that is in force: it may be undone unless a newer one of the entry is."""

    id: int
    at: datetime
    name: str
    masked_nik: str
    merged_name: str
    merged_masked_nik: str
    officer: str
    note: str
    kept_id: int
    merged_id: int


def candidates(
    session: Session,
    *,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Candidate, ...]:
    """Pairs that may be one person, the likeliest first, without those that were told apart.

    `progress` hears (keys done, keys in all). Raises `duplicates.cancelled`.
    """
    rows = session.execute(_ENTRIES).all()
    regions = frequent_regions(row.nik for row in rows)
    entries = [_stored_entry(row, regions) for row in rows]
    apart = {(row.low_id, row.high_id) for row in session.execute(_TOLD_APART)}
    found = [
        pair
        for pair in find_pairs(entries, progress=progress, cancelled=cancelled)
        if (pair.one.id, pair.other.id) not in apart
    ]
    names = _names(session, {entry.id for pair in found for entry in (pair.one, pair.other)})
    return tuple(_candidate(pair, names) for pair in found)


def merges(session: Session, *, limit: int = 200) -> tuple[MergeRow, ...]:
    """The merges that are in force, newest first."""
    kept, merged, undoing = aliased(Resident), aliased(Resident), aliased(ResidentMerge)
    statement = (
        select_columns(
            col(ResidentMerge.id),
            col(ResidentMerge.at),
            col(kept.name),
            col(kept.nik),
            col(merged.name),
            col(merged.nik),
            func.coalesce(Officer.full_name, ""),
            col(ResidentMerge.note),
            col(kept.id),
            col(merged.id),
        )
        .join(kept, col(kept.id) == col(ResidentMerge.kept_id))
        .join(merged, col(merged.id) == col(ResidentMerge.merged_id))
        .outerjoin(Officer, col(Officer.id) == col(ResidentMerge.officer_id))
        .outerjoin(undoing, col(undoing.undoes_id) == col(ResidentMerge.id))
        .where(col(ResidentMerge.inverse).is_not(None), col(undoing.id).is_(None))
        .order_by(col(ResidentMerge.id).desc())
        .limit(limit)
    )
    return tuple(
        MergeRow(id_, at, name, mask_nik(nik), other, mask_nik(other_nik), who, note, one, two)
        for id_, at, name, nik, other, other_nik, who, note, one, two in session.execute(statement)
    )


def _stored_entry(row: Row[Any], regions: Collection[str]) -> Entry:
    born = row.birth_date
    return entry(
        id=row.id,
        nik=row.nik,
        kk_number=row.kk_number,
        key=row.name_key,
        words=row.sound_key.split(),
        sex=Sex(row.sex),
        birth_date=date.fromisoformat(born) if isinstance(born, str) else born,
        birth_place=row.birth_place,
        address=row.address,
        village_code=row.village_code or "",
        regions=regions,
    )


def _names(session: Session, ids: set[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for part in parts(sorted(ids)):
        wanted = col(Resident.id).in_(part)
        rows = session.execute(select_columns(col(Resident.id), col(Resident.name)).where(wanted))
        names.update((row.id, row.name) for row in rows)
    return names


def _candidate(pair: Pair, names: dict[int, str]) -> Candidate:
    one, other = pair.one, pair.other
    return Candidate(
        one.id,
        other.id,
        names[one.id],
        names[other.id],
        mask_nik(one.nik),
        mask_nik(other.nik),
        one.birth_date,
        other.birth_date,
        pair.grade,
        pair.likeness.clues,
        pair.likeness.score,
    )

"""Past updates, who is no longer listed, and what a roll can be the whole of, to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.residents.models import Region, Resident, RollChange, RollImport
from ektp_desk.residents.rollcompare import ChangeKind
from ektp_desk.residents.rules import Presence, RegionLevel, RollState, mask_nik


@dataclass(frozen=True)
class UpdateRow:
    """One past update. `whole_of` is a region's name, "" for a part of a roll."""

    id: int
    at: datetime
    officer: str
    file_name: str
    rows: int
    added: int
    changed: int
    gone: int
    refused: int
    whole_of: str
    undone_at: datetime | None


@dataclass(frozen=True)
class ListedRow:
    """One person in a list of those whom a roll does not name."""

    id: int
    masked_nik: str
    name: str
    village: str
    district: str
    presence: Presence
    since: datetime | None = None
    file_name: str = ""


@dataclass(frozen=True)
class ScopeRow:
    """A region whose whole roll a file can be."""

    code: str
    name: str
    level: RegionLevel


def updates(session: Session, *, limit: int = 50) -> tuple[UpdateRow, ...]:
    """Past updates, newest first."""
    rows = session.execute(
        select_columns(RollImport, col(Officer.full_name), col(Region.name))
        .outerjoin(Officer, col(Officer.id) == col(RollImport.officer_id))
        .outerjoin(Region, col(Region.code) == col(RollImport.whole_of))
        .order_by(col(RollImport.id).desc())
        .limit(limit)
    )
    return tuple(
        UpdateRow(
            row.id or 0, row.at, officer or "", row.file_name, row.rows, row.added, row.changed,
            row.gone, row.refused, region or "", row.undone_at,
        )
        for row, officer, region in rows
    )  # fmt: skip


def scopes(session: Session, *, region_code: str) -> tuple[ScopeRow, ...]:
    """The city, then its districts, each with its villages."""
    inside = session.exec(
        select(Region).where(col(Region.code).startswith(region_code)).order_by(col(Region.code))
    )
    return tuple(
        ScopeRow(region.code, region.name, region.level)
        for region in inside
        if region.code == region_code or region.code.startswith(f"{region_code}.")
    )


def gone_people(session: Session, *, limit: int = 10_000) -> tuple[ListedRow, ...]:
    """Whom the newest roll of their region did not name any more, by village and name."""
    newest = (
        select_columns(
            col(RollChange.resident_id).label("resident_id"), func.max(RollChange.id).label("id")
        )
        .where(col(RollChange.kind) != ChangeKind.ADDED)
        .group_by(col(RollChange.resident_id))
        .subquery()
    )
    district = aliased(Region)
    rows = session.execute(
        select_columns(
            Resident,
            col(Region.name),
            col(district.name),
            col(RollImport.at),
            col(RollImport.file_name),
        )
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(district, col(district.code) == col(Region.parent_code))
        .outerjoin(newest, newest.c.resident_id == col(Resident.id))
        .outerjoin(RollChange, col(RollChange.id) == newest.c.id)
        .outerjoin(RollImport, col(RollImport.id) == col(RollChange.roll_id))
        .where(col(Resident.roll_state) == RollState.GONE)
        .order_by(col(Resident.village_code), col(Resident.name_key), col(Resident.id))
        .limit(limit)
    )
    return tuple(
        _listed(person, village, within, at, name or "")
        for person, village, within, at, name in rows
    )


def people(session: Session, *, ids: Iterable[int]) -> tuple[ListedRow, ...]:
    """These people, by village and name."""
    district = aliased(Region)
    rows = session.execute(
        select_columns(Resident, col(Region.name), col(district.name))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(district, col(district.code) == col(Region.parent_code))
        .where(col(Resident.id).in_(list(ids)))
        .order_by(col(Resident.village_code), col(Resident.name_key))
    )
    return tuple(_listed(person, village, within) for person, village, within in rows)


def _listed(
    person: Resident,
    village: str | None,
    district: str | None,
    since: datetime | None = None,
    file_name: str = "",
) -> ListedRow:
    return ListedRow(
        person.id or 0, mask_nik(person.nik), person.name, village or "", district or "",
        person.presence, since, file_name,
    )  # fmt: skip

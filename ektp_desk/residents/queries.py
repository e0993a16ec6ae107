"""People, households and villages, to look at."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from ektp_desk.residents.models import Region, Resident, RollImport
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    RegionLevel,
    Sex,
    mask_nik,
)
from ektp_desk.residents.search import ResidentFound, search

__all__ = ["ResidentFound", "search"]


@dataclass(frozen=True)
class ResidentView:
    """One person whole. `nik` is in full: whoever shows it logs that (`services.log_unmasked`)."""

    id: int
    nik: str
    masked_nik: str
    kk_number: str
    name: str
    sex: Sex
    birth_place: str
    birth_date: date
    marital_status: MaritalStatus
    citizenship: Citizenship
    itap_until: date | None
    address: str
    rt: str
    rw: str
    village_code: str | None
    village: str
    district: str
    presence: Presence
    version: int
    merged_into: int | None = None


@dataclass(frozen=True)
class VillageRow:
    """A village (kelurahan) with its district (kecamatan)."""

    code: str
    name: str
    district: str


@dataclass(frozen=True)
class VillageCount:
    """How many people of the roll live in a village; code "" stands for unknown."""

    code: str
    name: str
    district: str
    residents: int


@dataclass(frozen=True)
class ImportRow:
    """One past import."""

    at: datetime
    file_name: str
    rows: int
    added: int
    changed: int
    unchanged: int
    refused: int


def resident(session: Session, *, resident_id: int) -> ResidentView | None:
    """One person, or None."""
    return _view(session, _people().where(col(Resident.id) == resident_id))


def resident_by_nik(session: Session, *, nik: str) -> ResidentView | None:
    """The person with exactly this NIK, or None; of a merged entry the one that stands for it."""
    found = select_columns(func.coalesce(col(Resident.merged_into), col(Resident.id))).where(
        col(Resident.nik) == nik
    )
    return _view(session, _people().where(col(Resident.id) == found.scalar_subquery()))


def entries_of(session: Session, resident_id: int) -> tuple[int, ...]:
    """All entries that are this person: its own first, then those merged into it."""
    merged = select(Resident.id).where(col(Resident.merged_into) == resident_id)
    ids = session.exec(merged.order_by(col(Resident.id))).all()
    return (resident_id, *(number for number in ids if number is not None))


def household(session: Session, *, kk_number: str) -> tuple[ResidentView, ...]:
    """All people on one family card, oldest first."""
    if not kk_number:
        return ()
    statement = _people().where(
        col(Resident.kk_number) == kk_number, col(Resident.merged_into).is_(None)
    )
    rows = session.execute(statement.order_by(col(Resident.birth_date)))
    return tuple(_row_view(row[0], row[1], row[2]) for row in rows)


def villages(session: Session) -> tuple[VillageRow, ...]:
    """All villages by district and name."""
    names = dict(session.exec(select(Region.code, Region.name)).all())
    codes = session.exec(
        select(Region.code)
        .where(col(Region.level) == RegionLevel.VILLAGE)
        .order_by(col(Region.code))
    )
    return tuple(VillageRow(code, names[code], names.get(code[:8], "")) for code in codes)


def village_names(session: Session) -> dict[str, str]:
    """Names of all regions by code."""
    return dict(session.exec(select(Region.code, Region.name)).all())


def count(session: Session) -> int:
    """How many people are on the roll."""
    counted = select(func.count(col(Resident.id))).where(col(Resident.merged_into).is_(None))
    return int(session.exec(counted).one())


def count_by_village(session: Session) -> tuple[VillageCount, ...]:
    """People by village, in the order of the codes; those without one last."""
    statement = (
        select(Resident.village_code, func.count())
        .where(col(Resident.presence) == Presence.PRESENT)
        .group_by(col(Resident.village_code))
    )
    counted = dict(session.execute(statement).all())
    rows = [
        VillageCount(row.code, row.name, row.district, counted.get(row.code, 0))
        for row in villages(session)
    ]
    if counted.get(None):
        rows.append(VillageCount("", "", "", counted[None]))
    return tuple(rows)


def imports(session: Session, *, limit: int = 20) -> tuple[ImportRow, ...]:
    """Past imports, newest first."""
    rows = session.exec(select(RollImport).order_by(col(RollImport.id).desc()).limit(limit))
    return tuple(
        ImportRow(
            row.at, row.file_name, row.rows, row.added, row.changed, row.unchanged, row.refused
        )
        for row in rows
    )


def _people() -> Select[Any, Any, Any]:
    district = aliased(Region)
    return (
        select_columns(Resident, col(Region.name), col(district.name))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(district, col(district.code) == col(Region.parent_code))
    )


def _view(session: Session, statement: Select[Any, Any, Any]) -> ResidentView | None:
    row = session.execute(statement).one_or_none()
    return None if row is None else _row_view(row[0], row[1], row[2])


def _row_view(person: Resident, village: str | None, district: str | None) -> ResidentView:
    return ResidentView(
        id=person.id or 0,
        nik=person.nik,
        masked_nik=mask_nik(person.nik),
        kk_number=person.kk_number,
        name=person.name,
        sex=person.sex,
        birth_place=person.birth_place,
        birth_date=person.birth_date,
        marital_status=person.marital_status,
        citizenship=person.citizenship,
        itap_until=person.itap_until,
        address=person.address,
        rt=person.rt,
        rw=person.rw,
        village_code=person.village_code,
        village=village or "",
        district=district or "",
        presence=person.presence,
        version=person.version,
        merged_into=person.merged_into,
    )

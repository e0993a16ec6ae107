"""Whose data got to where they should not be: the people of a breach (UU 27/2022, article 46)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import age_on, mask_nik

REPORT_WITHIN = timedelta(hours=72)  # article 46: three times 24 hours
ADULT = 17
_AT_ONCE = 500  # ids in a statement


@dataclass(frozen=True)
class Affected:
    """Somebody whose data are concerned, as a report names them; `under_17` on the day asked."""

    resident_id: int
    name: str
    masked_nik: str
    birth_date: date
    address: str
    village: str
    under_17: bool


def affected(session: Session, who: Collection[int] | Select[Any], *, day: date) -> list[Affected]:
    """Everybody of `who` (ids, or a statement that gives them) once, by name."""
    if isinstance(who, Select):
        return _found(session, who, day)
    ids = sorted(set(who))
    rows = [
        row
        for start in range(0, len(ids), _AT_ONCE)
        for row in _found(session, ids[start : start + _AT_ONCE], day)
    ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.resident_id))


def _found(session: Session, who: Any, day: date) -> list[Affected]:
    rows = session.execute(
        select_columns(
            col(Resident.id), col(Resident.name), col(Resident.nik), col(Resident.birth_date),
            col(Resident.address), col(Region.name),
        )
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .where(col(Resident.id).in_(who))
        .order_by(col(Resident.name_key), col(Resident.id))
    )  # fmt: skip
    return [
        Affected(id_, name, mask_nik(nik), born, address, village or "", age_on(born, day) < ADULT)
        for id_, name, nik, born, address, village in rows
    ]

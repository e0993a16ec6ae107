"""Whom a working list asks about: people chosen by purpose, place and age."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from ektp_desk.coverage.models import ResidentSchool
from ektp_desk.coverage.rules import Stage, WhyNot, born_until
from ektp_desk.coverage.standing import obliged, stage, why, with_central
from ektp_desk.partners.rules import Purpose
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import Presence, Sex, mask_nik


@dataclass(frozen=True)
class Selection:
    """Which people: `village_code` None is the whole city; ages in completed years on `today`.

    `until` is the day by which pupils of `school_id` turn 17. `known_too` takes those in whose
    reason is known already.
    """

    purpose: Purpose
    today: date
    village_code: str | None = None
    school_id: int | None = None
    age_from: int = 17
    age_to: int = 120
    until: date | None = None
    known_too: bool = False


@dataclass(frozen=True)
class Chosen:
    """One person as a partner may see them."""

    resident_id: int
    name: str
    masked_nik: str
    sex: Sex
    birth_year: int
    address: str


def count(session: Session, *, selection: Selection) -> int:
    """How many people a selection holds."""
    statement = select_columns(func.count()).select_from(_chosen(selection).subquery())
    return int(session.execute(statement).scalar_one())


def choose(session: Session, *, selection: Selection, most: int) -> tuple[Chosen, ...]:
    """The people of a selection, at most `most`, in the order in which a street is walked."""
    statement = _chosen(selection).order_by(
        col(Region.name), col(Resident.rw), col(Resident.rt), col(Resident.name_key),
        col(Resident.id),
    )  # fmt: skip
    return tuple(_row(*row) for row in session.execute(statement.limit(most)))


def _chosen(selection: Selection) -> Select[*tuple[Any, ...]]:
    statement: Select[*tuple[Any, ...]] = (
        select_columns(
            col(Resident.id), col(Resident.name), col(Resident.nik), col(Resident.sex),
            col(Resident.birth_date), col(Resident.address), col(Resident.rt), col(Resident.rw),
            col(Region.name).label("village"), col(ResidentSchool.class_name),
        )
        .select_from(Resident)
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(ResidentSchool, col(ResidentSchool.resident_id) == col(Resident.id))
        .where(col(Resident.presence) == Presence.PRESENT, *_wanted(selection))
    )  # fmt: skip
    if selection.village_code:
        statement = statement.where(col(Resident.village_code) == selection.village_code)
    if not selection.known_too and selection.purpose is not Purpose.AT_HOME:
        statement = statement.where(why().in_(("", WhyNot.UNKNOWN.value)))
    return with_central(statement)


def _wanted(selection: Selection) -> tuple[ColumnElement[bool], ...]:
    born, unrecorded = col(Resident.birth_date), stage() == Stage.UNRECORDED.value
    if selection.purpose is Purpose.UNCOLLECTED:
        return (stage() == Stage.UNCOLLECTED.value,)
    if selection.purpose is Purpose.AT_HOME:
        return (unrecorded, why() == WhyNot.AT_HOME.value)
    if selection.purpose is Purpose.TURNING:
        at_school = col(ResidentSchool.school_id) == selection.school_id
        return (unrecorded, at_school, born <= born_until(17, selection.until or selection.today))
    return (
        unrecorded,
        obliged(selection.today),
        born <= born_until(selection.age_from, selection.today),
        born > born_until(selection.age_to + 1, selection.today),
    )


def _row(
    resident_id: int, name: str, nik: str, sex: Sex, born: date, address: str, rt: str, rw: str,
    village: str | None, class_name: str | None,
) -> Chosen:  # fmt: skip
    block = " / ".join(
        part for part in (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "") if part
    )
    school = f"Kelas {class_name}" if class_name else ""
    parts = [part for part in (school, address, block, village or "") if part]
    return Chosen(resident_id, name, mask_nik(nik), sex, born.year, ", ".join(parts)[:240])

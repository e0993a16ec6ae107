"""Whom a working list asks about: people chosen by purpose, place and age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.coverage.models import Absence, ResidentSchool
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.partners.rules import Purpose
from ektp_desk.recording.models import CentralRecord, Recording
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import MaritalStatus, Presence, Sex, mask_nik

# Seen at the centre, but without a recording that stands: these people must come (again).
NOT_STANDING = (
    CentralStatus.UNREGISTERED,
    CentralStatus.ENROLL_FAILURE_AT_REGIONAL,
    CentralStatus.ENROLL_FAILURE_AT_CENTRAL,
    CentralStatus.SEARCH_FAILURE_AT_CENTRAL,
    CentralStatus.ADJUDICATE_RECORD,
)


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


def recorded() -> ColumnElement[bool]:
    """Whether a resident has a recording that stands, here or at the centre."""
    here = exists().where(
        col(Recording.resident_id) == col(Resident.id),
        col(Recording.state) == RecordingState.APPROVED,
    )
    there = exists().where(
        col(CentralRecord.resident_id) == col(Resident.id),
        col(CentralRecord.status).not_in(NOT_STANDING),
    )
    card = exists().where(
        col(Card.resident_id) == col(Resident.id),
        col(Card.state).in_((CardState.PRINTED, CardState.HANDED_OVER)),
    )
    return or_(here, there, card)


def reason() -> Any:
    """The present reason of a resident, as a scalar subquery."""
    newest = (
        select_columns(func.max(col(Absence.id)))
        .where(col(Absence.resident_id) == col(Resident.id))
        .correlate(Resident)
        .scalar_subquery()
    )
    return select_columns(col(Absence.why)).where(col(Absence.id) == newest).scalar_subquery()


def _chosen(selection: Selection) -> Select[*tuple[Any, ...]]:
    statement: Select[*tuple[Any, ...]] = (
        select_columns(
            col(Resident.id), col(Resident.name), col(Resident.nik), col(Resident.sex),
            col(Resident.birth_date), col(Resident.address), col(Resident.rt), col(Resident.rw),
            col(Region.name), col(ResidentSchool.class_name),
        )
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(ResidentSchool, col(ResidentSchool.resident_id) == col(Resident.id))
        .where(col(Resident.presence) == Presence.PRESENT, *_wanted(selection))
    )  # fmt: skip
    if selection.village_code:
        statement = statement.where(col(Resident.village_code) == selection.village_code)
    if not selection.known_too and selection.purpose is not Purpose.AT_HOME:
        found = reason()
        statement = statement.where(or_(found.is_(None), found == WhyNot.UNKNOWN))
    return statement


def _wanted(selection: Selection) -> Sequence[ColumnElement[bool]]:
    if selection.purpose is Purpose.UNCOLLECTED:
        waiting = exists().where(
            col(Card.resident_id) == col(Resident.id), col(Card.state) == CardState.PRINTED
        )
        return (waiting,)
    if selection.purpose is Purpose.AT_HOME:
        return (~recorded(), reason() == WhyNot.AT_HOME)
    born = col(Resident.birth_date)
    if selection.purpose is Purpose.TURNING:
        at_school = col(ResidentSchool.school_id) == selection.school_id
        last = selection.until or selection.today
        return (~recorded(), at_school, born <= _years_before(last, 17))
    aged = born > _years_before(selection.today, selection.age_to + 1)
    grown = born <= _years_before(selection.today, selection.age_from)
    obliged = or_(
        born <= _years_before(selection.today, 17),
        col(Resident.marital_status) != MaritalStatus.SINGLE,
    )
    return (~recorded(), obliged, grown, aged)


def _years_before(day: date, years: int) -> date:
    """The latest birth date of somebody who has completed so many years on `day`."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February: the birthday is on 1 March
        return date(year, 2, 28)


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

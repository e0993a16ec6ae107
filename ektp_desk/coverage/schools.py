"""Pupils: coverage by school, who turns 17 when and where, and the election day they vote on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.coverage.figures import Tally
from ektp_desk.coverage.models import ResidentSchool, School
from ektp_desk.coverage.rules import (
    PRINT_READY,
    SchoolLevel,
    Stage,
    born_until,
    seventeen_on,
)
from ektp_desk.coverage.standing import obliged, stage, with_central
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import MaritalStatus, Presence, mask_nik

ELECTION_DAY = "election_day"


@dataclass(frozen=True)
class SchoolRow:
    """A school to choose from or to change."""

    id: int
    name: str
    level: SchoolLevel
    village_code: str | None
    village: str
    active: bool


@dataclass(frozen=True)
class SchoolFigures:
    """The pupils of a school who are obliged already."""

    id: int
    name: str
    level: SchoolLevel
    tally: Tally


@dataclass(frozen=True)
class Placed:
    """The school somebody attends."""

    school_id: int
    school: str
    class_name: str
    since: date


@dataclass(frozen=True)
class Turning:
    """One person who turns 17; `school` is "" where none is known."""

    resident_id: int
    name: str
    masked_nik: str
    birth_date: date
    turns_on: date
    village: str
    school_id: int | None
    school: str
    class_name: str
    stage: Stage


@dataclass(frozen=True)
class TurningCount:
    """How many turn 17 in a month (its first day) at a school, and how many are recorded."""

    month: date
    school_id: int | None
    school: str
    people: int
    recorded: int
    ready: int


def schools(session: Session) -> tuple[SchoolRow, ...]:
    """All schools by name, those no longer used too."""
    rows = session.execute(
        select(School, col(Region.name))
        .outerjoin(Region, col(Region.code) == col(School.village_code))
        .order_by(col(School.name))
    )
    return tuple(
        SchoolRow(row.id or 0, row.name, row.level, row.village_code, village or "", row.active)
        for row, village in rows
    )


def school_of(session: Session, *, resident_id: int) -> Placed | None:
    """Where somebody goes to school, or None."""
    row = session.execute(
        select(ResidentSchool, col(School.name))
        .join(School, col(School.id) == col(ResidentSchool.school_id))
        .where(col(ResidentSchool.resident_id) == resident_id)
    ).one_or_none()
    return (
        None if row is None else Placed(row[0].school_id, row[1], row[0].class_name, row[0].since)
    )


def school_figures(session: Session, *, today: date) -> tuple[SchoolFigures, ...]:
    """Coverage of the obliged pupils of each school, by name; counted from the rows as they are."""
    reached: dict[int, list[Stage]] = defaultdict(list)
    statement = with_central(
        select(col(ResidentSchool.school_id), stage())
        .select_from(ResidentSchool)
        .join(Resident, col(Resident.id) == col(ResidentSchool.resident_id))
    ).where(obliged(today))
    for school_id, one in session.execute(statement):
        reached[school_id].append(Stage(one))
    return tuple(
        SchoolFigures(row.id, row.name, row.level, _tally(reached[row.id]))
        for row in schools(session)
        if row.active or reached[row.id]
    )


def election_day(session: Session) -> date | None:
    """The day before which first-time voters must hold a card, None if none is set."""
    value = session.execute(
        select(col(OfficeSetting.value)).where(col(OfficeSetting.key) == ELECTION_DAY)
    ).scalar_one_or_none()
    return date.fromisoformat(value) if value else None


def turning(session: Session, *, today: date, until: date) -> tuple[Turning, ...]:
    """Who turns 17 after `today` and on or before `until`, the first to turn first.

    Who is or was married is obliged already and not among them.
    """
    statement = (
        with_central(
            select(
                col(Resident.id), col(Resident.name), col(Resident.nik), col(Resident.birth_date),
                col(Region.name), col(School.id), col(School.name),
                col(ResidentSchool.class_name), stage(),
            )
            .select_from(Resident)
            .outerjoin(Region, col(Region.code) == col(Resident.village_code))
            .outerjoin(ResidentSchool, col(ResidentSchool.resident_id) == col(Resident.id))
            .outerjoin(School, col(School.id) == col(ResidentSchool.school_id))
        )
        .where(
            col(Resident.birth_date) > born_until(17, today),
            col(Resident.birth_date) <= born_until(17, until),
            col(Resident.marital_status) == MaritalStatus.SINGLE,
            col(Resident.presence) == Presence.PRESENT,
        )
        .order_by(col(Resident.birth_date), col(Resident.name_key), col(Resident.id))
    )  # fmt: skip
    return tuple(
        Turning(
            id_, name, mask_nik(nik), born, seventeen_on(born), village or "", school_id,
            school or "", class_name or "", Stage(reached),
        )
        for id_, name, nik, born, village, school_id, school, class_name, reached
        in session.execute(statement)
    )  # fmt: skip


def by_month_and_school(people: tuple[Turning, ...]) -> tuple[TurningCount, ...]:
    """The same people counted: month by month, schools by name, those without one last."""
    groups: dict[tuple[date, int | None, str], list[Stage]] = defaultdict(list)
    for one in people:
        groups[one.turns_on.replace(day=1), one.school_id, one.school].append(one.stage)
    counts = (
        TurningCount(
            month, school_id, school, len(stages),
            sum(reached is not Stage.UNRECORDED for reached in stages),
            sum(reached in PRINT_READY for reached in stages),
        )
        for (month, school_id, school), stages in groups.items()
    )  # fmt: skip
    return tuple(sorted(counts, key=lambda row: (row.month, row.school_id is None, row.school)))


def _tally(stages: list[Stage]) -> Tally:
    return Tally(
        len(stages),
        sum(reached is not Stage.UNRECORDED for reached in stages),
        sum(reached in PRINT_READY for reached in stages),
        sum(reached is Stage.HELD for reached in stages),
    )

"""What the coverage page shows: the newest count with its trend, and people one by one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, func, select, tuple_, type_coerce
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names
from ektp_desk.coverage.figures import Cell, Tally, thinned
from ektp_desk.coverage.models import (
    Absence,
    CoverageCount,
    CoverageDay,
    CoverageTaking,
    ResidentSchool,
)
from ektp_desk.coverage.rules import AgeGroup, Stage, WhyNot
from ektp_desk.coverage.standing import age_group, obliged, stage, why, with_central
from ektp_desk.kernel.models import AuditHead
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.queries import VillageRow, villages
from ektp_desk.residents.rules import Sex, mask_nik

PAGE = 200


@dataclass(frozen=True)
class Coverage:
    """The newest count. `current` is False when something happened since, or a day began.

    `day` and `at` are None before the first count.
    """

    day: date | None
    at: datetime | None
    current: bool
    cells: tuple[Cell, ...]
    villages: tuple[VillageRow, ...]


@dataclass(frozen=True)
class TrendPoint:
    """Where an area stood at the end of a day."""

    day: date
    tally: Tally


@dataclass(frozen=True)
class Wanted:
    """Which people a list is of; what is None or "" does not narrow it.

    `area` is the beginning of a village code ("73.73.01" a district), `no_village` asks for those
    without one. `part` is a part of the gap as (stage, reason); None means the whole gap.
    """

    area: str = ""
    no_village: bool = False
    sex: Sex | None = None
    age: AgeGroup | None = None
    school_id: int | None = None
    part: tuple[Stage, str] | None = None


@dataclass(frozen=True)
class PersonMissing:
    """One obliged person without a card. `key` is the place in the list to go on after."""

    resident_id: int
    name: str
    masked_nik: str
    birth_date: date
    sex: Sex
    village: str
    address: str
    stage: Stage
    why: WhyNot | None
    key: tuple[str, int]


@dataclass(frozen=True)
class AbsenceRow:
    """One line of the history of reasons; `why` None: withdrawn."""

    id: int
    why: WhyNot | None
    evidence: str
    seen_on: date
    source: str
    said_by: str
    note: str
    at: datetime
    officer: str


def coverage(session: Session, *, today: date | None) -> Coverage:
    """The newest count; reading it takes no look at people at all.

    With `today` a count of another day is not current; without it its own day counts.
    """
    taking = session.execute(
        select(CoverageTaking).order_by(col(CoverageTaking.day).desc()).limit(1)
    ).scalar_one_or_none()
    head = int(session.execute(select(col(AuditHead.last_id))).scalar_one())
    table = CoverageCount.metadata.tables["coverage_count"]
    rows = session.execute(select(table))
    return Coverage(
        day=taking.day if taking else None,
        at=taking.at if taking else None,
        current=taking is not None and today in (None, taking.day) and taking.audit_id == head,
        cells=tuple(Cell(*row) for row in rows),
        villages=villages(session),
    )


def trend(session: Session, *, area: str = "", since: date | None = None) -> tuple[TrendPoint, ...]:
    """Where an area stood at the ends of the days counted, thinned out for a chart.

    `area` is the beginning of a village code, "" the whole city.
    """
    days = list(session.execute(select(col(CoverageTaking.day)).order_by(col(CoverageTaking.day))))
    chosen = [day for (day,) in days if since is None or day >= since]
    shown = thinned(chosen, lambda day: day)
    sums = [
        func.sum(column)
        for column in (
            col(CoverageDay.obliged), col(CoverageDay.recorded),
            col(CoverageDay.ready), col(CoverageDay.held),
        )
    ]  # fmt: skip
    statement = (
        select(col(CoverageDay.day), *sums)
        .where(col(CoverageDay.day).in_(shown))
        .group_by(col(CoverageDay.day))
        .order_by(col(CoverageDay.day))
    )
    if area:
        statement = statement.where(col(CoverageDay.village_code).startswith(area))
    return tuple(
        TrendPoint(day, Tally(*(int(value) for value in values)))
        for day, *values in session.execute(statement)
    )


def missing(
    session: Session,
    *,
    wanted: Wanted,
    today: date,
    after: tuple[str, int] | None = None,
    limit: int = PAGE,
) -> tuple[PersonMissing, ...]:
    """The obliged people without a card that `wanted` asks for, by name; as they are now."""
    statement = _people().where(obliged(today), *_narrowed(wanted, today))
    if after is not None:
        statement = statement.where(
            tuple_(col(Resident.name_key), col(Resident.id)) > tuple_(*after)
        )
    rows = session.execute(
        statement.order_by(col(Resident.name_key), col(Resident.id)).limit(limit)
    )
    return tuple(_person(*row) for row in rows)


def reasons(session: Session, *, resident_id: int) -> tuple[AbsenceRow, ...]:
    """All that was ever said about why a person is not recorded, newest first."""
    rows = session.execute(
        select(Absence)
        .where(col(Absence.resident_id) == resident_id)
        .order_by(col(Absence.id).desc())
    ).scalars()
    names = officer_names(session)
    return tuple(
        AbsenceRow(
            row.id or 0, row.why, row.evidence, row.seen_on, row.source, row.said_by, row.note,
            row.at, names.get(row.officer_id or 0, ""),
        )
        for row in rows
    )  # fmt: skip


def standing(session: Session, *, resident_id: int, today: date) -> Stage | None:
    """How far one person is on the way to a card; None where nobody is obliged."""
    statement = with_central(select(stage()).select_from(Resident)).where(
        obliged(today), col(Resident.id) == resident_id
    )
    found = session.execute(statement).scalar_one_or_none()
    return None if found is None else Stage(found)


def _people() -> Select[*tuple[Any, ...]]:
    return with_central(
        select(
            col(Resident.id), col(Resident.name), col(Resident.nik), col(Resident.birth_date),
            col(Resident.sex), col(Region.name), col(Resident.address), stage(), why(),
            col(Resident.name_key),
        )
        .select_from(Resident)
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
    )  # fmt: skip


def _narrowed(wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.no_village:
        conditions.append(col(Resident.village_code).is_(None))
    elif wanted.area:
        conditions.append(_in_area(wanted.area))
    if wanted.sex is not None:
        conditions.append(col(Resident.sex) == wanted.sex)
    if wanted.age is not None:
        conditions.append(age_group(today) == wanted.age.value)
    if wanted.school_id is not None:
        pupils = select(col(ResidentSchool.resident_id)).where(
            col(ResidentSchool.school_id) == wanted.school_id
        )
        conditions.append(col(Resident.id).in_(pupils))
    if wanted.part is None:
        return [*conditions, stage() != Stage.HELD.value]
    reached, reason = wanted.part
    conditions.append(stage() == reached.value)
    if reached is Stage.UNRECORDED:
        conditions.append(why() == reason)
    return conditions


def _in_area(area: str) -> ColumnElement[bool]:
    """A range, because an index serves it on both engines; "/" is the sign after "."."""
    code = type_coerce(col(Resident.village_code), String)
    if len(area) == 13:
        return code == area
    return and_(code >= f"{area}.", code < f"{area}/")


def _person(
    id_: int,
    name: str,
    nik: str,
    born: date,
    sex: Sex,
    village: str | None,
    address: str,
    reached: str,
    reason: str,
    key: str,
) -> PersonMissing:
    return PersonMissing(
        id_, name, mask_nik(nik), born, sex, village or "", address, Stage(reached),
        WhyNot(reason) if reason else None, (key, id_),
    )  # fmt: skip

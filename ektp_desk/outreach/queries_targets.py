"""Who is on a visit's list, what they need, and which open visits people are on."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    func,
    select,
    type_coerce,
)
from sqlmodel import Session, col

from ektp_desk.coverage.models import ResidentSchool, School
from ektp_desk.coverage.rules import Stage
from ektp_desk.coverage.standing import stage, with_central
from ektp_desk.kernel.parts import parts
from ektp_desk.outreach.models import OutreachRequest, OutreachTarget, OutreachVisit
from ektp_desk.outreach.rules import (
    OPEN_VISITS,
    RequestState,
    TargetOutcome,
    TargetReason,
    VisitKind,
    VisitState,
)
from ektp_desk.recording.models import Recording
from ektp_desk.recording.needs import Need, ordered
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import Sex, mask_nik

_CHUNK = 5_000  # ids in one question


@dataclass(frozen=True)
class TargetRow:
    """One person on a list. `nik` is in full: whoever shows it logs that. `recorded`: by now."""

    id: int
    visit_id: int
    resident_id: int
    name: str
    masked_nik: str
    nik: str
    sex: Sex
    birth_date: date
    address: str
    rt: str
    rw: str
    village: str
    school: str
    class_name: str
    stage: Stage
    reason: TargetReason
    outcome: TargetOutcome | None
    note: str
    needs: tuple[Need, ...]

    @property
    def recorded(self) -> bool:
        """Whether the person was recorded by now, here or elsewhere."""
        return self.stage is not Stage.UNRECORDED


@dataclass(frozen=True)
class VisitHead:
    """What a list must know of its visit. `district` is the beginning of a village code, "" if
    the visit is nowhere in particular."""

    id: int
    number: str
    title: str
    kind: VisitKind
    state: VisitState
    day: date
    village_code: str | None
    village: str
    district: str
    school_id: int | None
    school: str


def visit_head(session: Session, *, visit_id: int) -> VisitHead | None:
    """The visit of a list, or None."""
    found = session.execute(
        select(OutreachVisit, col(Region.name), col(School.name))
        .outerjoin(Region, col(Region.code) == col(OutreachVisit.village_code))
        .outerjoin(School, col(School.id) == col(OutreachVisit.school_id))
        .where(col(OutreachVisit.id) == visit_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        return None
    row, village, school = found
    return VisitHead(
        row.id or 0, row.number, row.title, row.kind, row.state, row.day, row.village_code,
        village or "", (row.village_code or "")[:8], row.school_id, school or "",
    )  # fmt: skip


def targets_of(session: Session, *, visit_id: int) -> tuple[TargetRow, ...]:
    """The people on a visit's list, in the order in which a street is walked; at a school class
    by class."""
    kind = session.scalar(select(col(OutreachVisit.kind)).where(col(OutreachVisit.id) == visit_id))
    rows = session.execute(
        with_central(
            people(
                col(OutreachTarget.id), col(OutreachTarget.visit_id), col(Resident.nik),
                col(Resident.sex), col(OutreachTarget.reason), col(OutreachTarget.outcome),
                col(OutreachTarget.note),
            ).join(OutreachTarget, col(OutreachTarget.resident_id) == col(Resident.id))
        )
        .where(col(OutreachTarget.visit_id) == visit_id)
        .order_by(*walk(kind is VisitKind.SCHOOL))
    ).mappings().all()  # fmt: skip
    needs = needs_of(session, resident_ids=[row["resident_id"] for row in rows])
    return tuple(
        TargetRow(
            **{name: row[name] for name in
               ("id", "visit_id", "resident_id", "name", "nik", "sex", "birth_date", "address",
                "rt", "rw", "village", "school", "class_name", "reason", "outcome", "note")},
            masked_nik=mask_nik(row["nik"]), stage=Stage(row["stage"]),
            needs=needs.get(row["resident_id"], ()),
        )
        for row in rows
    )  # fmt: skip


def needs_of(session: Session, *, resident_ids: Collection[int]) -> Mapping[int, tuple[Need, ...]]:
    """What people need while being recorded, as their recordings and requests say together."""
    said: dict[int, set[str]] = defaultdict(set)
    for ids in parts(resident_ids, _CHUNK):
        for table in (Recording, OutreachRequest):
            statement = select(col(table.resident_id), col(table.needs)).where(
                col(table.resident_id).in_(ids), has_needs(table)
            )
            if table is OutreachRequest:
                statement = statement.where(col(OutreachRequest.state) != RequestState.REFUSED)
            for resident_id, needs in session.execute(statement):
                said[resident_id] |= set(needs)
    return {one: ordered(Need(need) for need in needs) for one, needs in said.items()}


def open_visits_of(
    session: Session, *, resident_ids: Collection[int], but: int | None = None
) -> Mapping[int, tuple[str, date]]:
    """The soonest open visit (number, day) that each of these people is on, but for one visit."""
    found: dict[int, tuple[str, date]] = {}
    for ids in parts(resident_ids, _CHUNK):
        rows = session.execute(
            select(
                col(OutreachTarget.resident_id), col(OutreachVisit.number), col(OutreachVisit.day)
            )
            .join(OutreachVisit, col(OutreachVisit.id) == col(OutreachTarget.visit_id))
            .where(
                col(OutreachTarget.resident_id).in_(ids),
                col(OutreachVisit.state).in_(OPEN_VISITS),
                col(OutreachVisit.id) != (but or 0),
            )
            .order_by(col(OutreachVisit.day), col(OutreachVisit.id))
        )
        for resident_id, number, day in rows:
            found.setdefault(resident_id, (number, day))
    return found


def walk(by_class: bool) -> tuple[ColumnElement[Any], ...]:
    """The order of a list: as a street is walked, or class by class."""
    street = (func.coalesce(col(Region.name), ""), col(Resident.rw), col(Resident.rt))
    school = (
        func.coalesce(col(School.name), ""), func.coalesce(col(ResidentSchool.class_name), ""),
    )  # fmt: skip
    return (
        *(school if by_class else street),
        col(Resident.name_key), col(Resident.id),
    )  # fmt: skip


def people(*columns: Any) -> Select[*tuple[Any, ...]]:
    """People as lists show them, with more `columns`; the central record is still to be joined."""
    return (
        select(
            col(Resident.id).label("resident_id"), col(Resident.name), col(Resident.birth_date),
            col(Resident.address), col(Resident.rt), col(Resident.rw),
            func.coalesce(col(Region.name), "").label("village"),
            func.coalesce(col(School.name), "").label("school"),
            func.coalesce(col(ResidentSchool.class_name), "").label("class_name"),
            stage().label("stage"), *columns,
        )
        .select_from(Resident)
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(ResidentSchool, col(ResidentSchool.resident_id) == col(Resident.id))
        .outerjoin(School, col(School.id) == col(ResidentSchool.school_id))
    )  # fmt: skip


def has_needs(table: type[Recording] | type[OutreachRequest]) -> ColumnElement[bool]:
    """Whose row says that something is needed."""
    return type_coerce(col(table.needs), String) != "[]"

"""Who is on a visit's list, and who could be: chosen from coverage by reason and place."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.coverage.models import ResidentSchool, School
from ektp_desk.coverage.rules import Stage, WhyNot, born_until
from ektp_desk.coverage.standing import obliged, stage, why, with_central
from ektp_desk.outreach.models import OutreachRequest, OutreachTarget, OutreachVisit
from ektp_desk.outreach.rules import (
    OPEN_VISITS,
    RequestState,
    TargetOutcome,
    TargetReason,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_targets import NOT_THERE, OLD_AGE
from ektp_desk.recording.models import Recording
from ektp_desk.recording.needs import Need, ordered
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import MaritalStatus, Presence, Sex, mask_nik

MOST = 1_000
_CHUNK = 5_000  # ids in one question
_VILLAGE = 13  # signs of a village's code
_WAITING = (RequestState.OPEN, RequestState.PLANNED)


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


@dataclass(frozen=True)
class Wanted:
    """Whom to look for on `day`, the day of the visit.

    `area` is the beginning of a village code: a village, a district ("73.73.01"), "" everywhere.
    `school_id` narrows to its pupils. People on `visit_id`'s list are left out.
    """

    reason: TargetReason
    day: date
    visit_id: int
    area: str = ""
    school_id: int | None = None


@dataclass(frozen=True)
class Candidate:
    """One person who could be put on the list. `other_visit` is the number of an open visit that
    the person is on already, "" if none; `why` is the reason noted in coverage."""

    resident_id: int
    name: str
    masked_nik: str
    birth_date: date
    address: str
    rt: str
    rw: str
    village: str
    school: str
    class_name: str
    stage: Stage
    why: WhyNot | None
    reason: TargetReason
    needs: tuple[Need, ...]
    other_visit: str
    other_day: date | None


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
    """The people on a visit's list, in the order in which a street is walked."""
    rows = session.execute(
        with_central(
            _people(
                col(OutreachTarget.id), col(OutreachTarget.visit_id), col(Resident.nik),
                col(Resident.sex), col(OutreachTarget.reason), col(OutreachTarget.outcome),
                col(OutreachTarget.note),
            ).join(OutreachTarget, col(OutreachTarget.resident_id) == col(Resident.id))
        )
        .where(col(OutreachTarget.visit_id) == visit_id)
        .order_by(*_STREET)
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


def candidates(session: Session, *, wanted: Wanted, limit: int = MOST) -> tuple[Candidate, ...]:
    """People for the list, at most `limit`, in the order in which a street is walked."""
    statement = with_central(_people(col(Resident.nik), why().label("why"))).where(
        *_conditions(session, wanted)
    )
    rows = session.execute(statement.order_by(*_STREET).limit(limit)).mappings().all()
    ids = [row["resident_id"] for row in rows]
    needs = needs_of(session, resident_ids=ids)
    elsewhere = open_visits_of(session, resident_ids=ids, but=wanted.visit_id)
    return tuple(_candidate(row, wanted.reason, needs, elsewhere) for row in rows)


def candidate_count(session: Session, *, wanted: Wanted) -> int:
    """How many people `candidates` has without a limit."""
    found = with_central(select(col(Resident.id)).select_from(Resident)).where(
        *_conditions(session, wanted)
    )
    return int(session.execute(select(func.count()).select_from(found.subquery())).scalar_one())


def needs_of(session: Session, *, resident_ids: Collection[int]) -> Mapping[int, tuple[Need, ...]]:
    """What people need while being recorded, as their recordings and requests say together."""
    said: dict[int, set[str]] = defaultdict(set)
    for ids in _chunks(resident_ids):
        for table in (Recording, OutreachRequest):
            statement = select(col(table.resident_id), col(table.needs)).where(
                col(table.resident_id).in_(ids), _has_needs(table)
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
    for ids in _chunks(resident_ids):
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


def reachable(reason: TargetReason, day: date, record_from: int) -> list[ColumnElement[bool]]:
    """The conditions by which somebody is on a list for `reason`, for a query with `Resident` and
    its central record. `record_from` is the age from which the office records (years)."""
    born, reached = col(Resident.birth_date), stage()
    unrecorded = reached == Stage.UNRECORDED.value
    match reason:
        case TargetReason.UNRECORDED:
            return [obliged(day), unrecorded, _there()]
        case TargetReason.TURNING_17:
            return [
                born > born_until(17, day), born <= born_until(record_from, day),
                col(Resident.marital_status) == MaritalStatus.SINGLE,
                col(Resident.presence) == Presence.PRESENT, unrecorded, _there(),
            ]  # fmt: skip
        case TargetReason.ELDERLY:
            lacks = reached.in_((Stage.UNRECORDED.value, Stage.UNCOLLECTED.value))
            return [obliged(day), born <= born_until(OLD_AGE, day), lacks, _there()]
        case TargetReason.DISABLED:
            return [
                col(Resident.presence) == Presence.PRESENT, reached != Stage.HELD.value,
                or_(_needy(Recording), _needy(OutreachRequest), why() == WhyNot.AT_HOME.value),
                _there(),
            ]  # fmt: skip
        case TargetReason.UNCOLLECTED:
            return [obliged(day), reached == Stage.UNCOLLECTED.value, _there()]
        case TargetReason.ASKED:
            return [col(Resident.presence) == Presence.PRESENT, _asked_for()]


def in_area(area: str) -> list[ColumnElement[bool]]:
    """People of a village or district; a range, because an index serves it on both engines."""
    code = type_coerce(col(Resident.village_code), String)
    if not area:
        return []
    if len(area) == _VILLAGE:
        return [code == area]
    return [and_(code >= f"{area}.", code < f"{area}/")]  # "/" is the sign after "."


_STREET = (
    col(Region.name), col(Resident.rw), col(Resident.rt), col(Resident.name_key), col(Resident.id),
)  # fmt: skip


def _people(*columns: Any) -> Select[*tuple[Any, ...]]:
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


def _conditions(session: Session, wanted: Wanted) -> list[ColumnElement[bool]]:
    record_from = profile(session).record_from_age
    found = [*reachable(wanted.reason, wanted.day, record_from), *in_area(wanted.area)]
    if wanted.school_id is not None:
        pupils = select(col(ResidentSchool.resident_id)).where(
            col(ResidentSchool.school_id) == wanted.school_id
        )
        found.append(col(Resident.id).in_(pupils))
    on_it = select(col(OutreachTarget.resident_id)).where(
        col(OutreachTarget.visit_id) == wanted.visit_id
    )
    return [*found, col(Resident.id).not_in(on_it)]


def _there() -> ColumnElement[bool]:
    return why().not_in([one.value for one in NOT_THERE])


def _has_needs(table: type[Recording] | type[OutreachRequest]) -> ColumnElement[bool]:
    return type_coerce(col(table.needs), String) != "[]"


def _needy(table: type[Recording] | type[OutreachRequest]) -> ColumnElement[bool]:
    conditions = [col(table.resident_id) == col(Resident.id), _has_needs(table)]
    if table is OutreachRequest:
        conditions.append(col(OutreachRequest.state) != RequestState.REFUSED)
    return exists().where(*conditions).correlate(Resident)


def _asked_for() -> ColumnElement[bool]:
    return (
        exists()
        .where(
            col(OutreachRequest.resident_id) == col(Resident.id),
            col(OutreachRequest.state).in_(_WAITING),
        )
        .correlate(Resident)
    )


def _candidate(
    row: Mapping[Any, Any],
    reason: TargetReason,
    needs: Mapping[int, tuple[Need, ...]],
    elsewhere: Mapping[int, tuple[str, date]],
) -> Candidate:
    number, day = elsewhere.get(row["resident_id"], ("", None))
    return Candidate(
        **{name: row[name] for name in
           ("resident_id", "name", "birth_date", "address", "rt", "rw", "village", "school",
            "class_name")},
        masked_nik=mask_nik(row["nik"]), stage=Stage(row["stage"]),
        why=WhyNot(row["why"]) if row["why"] else None, reason=reason,
        needs=needs.get(row["resident_id"], ()), other_visit=number, other_day=day,
    )  # fmt: skip


def _chunks(ids: Collection[int]) -> Iterator[Sequence[int]]:
    every = list(ids)
    for first in range(0, len(every), _CHUNK):
        yield every[first : first + _CHUNK]

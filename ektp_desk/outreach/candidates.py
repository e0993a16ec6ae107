"""Who could be put on a visit's list: chosen from coverage by reason and place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, and_, exists, func, or_, select, type_coerce
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.coverage.models import ResidentSchool
from ektp_desk.coverage.rules import Stage, WhyNot, born_until
from ektp_desk.coverage.standing import obliged, stage, why, with_central
from ektp_desk.outreach.models import OutreachRequest, OutreachTarget
from ektp_desk.outreach.queries_targets import has_needs, needs_of, open_visits_of, people, walk
from ektp_desk.outreach.rules import RequestState, TargetReason
from ektp_desk.outreach.rules_targets import NOT_THERE, OLD_AGE
from ektp_desk.recording.models import Recording
from ektp_desk.recording.needs import Need
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import MaritalStatus, Presence, mask_nik

MOST = 1_000
_VILLAGE = 13  # signs of a village's code
_WAITING = (RequestState.OPEN, RequestState.PLANNED)


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


def candidates(session: Session, *, wanted: Wanted, limit: int = MOST) -> tuple[Candidate, ...]:
    """People for the list, at most `limit`, in the order in which a street is walked; pupils of
    one school class by class."""
    statement = with_central(people(col(Resident.nik), why().label("why"))).where(
        *_conditions(session, wanted)
    )
    order = walk(wanted.school_id is not None)
    rows = session.execute(statement.order_by(*order).limit(limit)).mappings().all()
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


def _needy(table: type[Recording] | type[OutreachRequest]) -> ColumnElement[bool]:
    conditions = [col(table.resident_id) == col(Resident.id), has_needs(table)]
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

"""The proposal where to go next, reckoned from the rows as they are; and a trip's capacity."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.models import ResidentSchool
from ektp_desk.coverage.schools import schools
from ektp_desk.coverage.standing import with_central
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.queries_targets import reachable
from ektp_desk.outreach.rules import OPEN_VISITS, TargetReason, VisitKind, VisitState
from ektp_desk.outreach.rules_proposals import (
    DEFAULT_CAPACITY,
    LEAST_CAPACITY,
    MOST_CAPACITY,
    Place,
    Proposal,
    rank,
)
from ektp_desk.residents.models import Resident
from ektp_desk.residents.queries import villages
from ektp_desk.residents.rules import Presence

CAPACITY = "outreach.capacity"
COUNTED = (TargetReason.UNRECORDED, TargetReason.TURNING_17, TargetReason.UNCOLLECTED)
_NOBODY = (0, 0, 0)


@dataclass(frozen=True)
class Outlook:
    """The places in their turn, for trips of `capacity` people."""

    capacity: int
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True)
class _Visited:
    """What visits to one place say: `promised` people beyond the lists of open ones."""

    promised: int = 0
    last: date | None = None
    next: date | None = None


def outlook(session: Session, *, today: date) -> Outlook:
    """Where to go next, kelurahan and schools together."""
    limit = capacity(session)
    counted, taught = _counts(session, today)
    visited = _visits(session)
    places = [
        _place(VisitKind.VILLAGE, row.code, None, row.name, row.district,
               counted.get(row.code, _NOBODY), visited.get((row.code, None)))
        for row in villages(session)
    ]  # fmt: skip
    names = {row.code: row.name for row in villages(session)}
    places += [
        _place(VisitKind.SCHOOL, row.village_code, row.id, row.name,
               names.get(row.village_code or "", ""), taught.get(row.id, _NOBODY),
               visited.get((None, row.id)))
        for row in schools(session)
        if row.active
    ]  # fmt: skip
    return Outlook(limit, rank(places, capacity=limit))


def capacity(session: Session) -> int:
    """How many people a team serves on one trip, as the office says."""
    value = session.execute(
        select(col(OfficeSetting.value)).where(col(OfficeSetting.key) == CAPACITY)
    ).scalar_one_or_none()
    return int(value) if value else DEFAULT_CAPACITY


def set_capacity(work: Work, *, people: int) -> int:
    """Say how many people a team serves on one trip; what was said before.

    Raises `outreach_next.capacity_range`.
    """
    work.require(Role.SUPERVISOR)
    if not LEAST_CAPACITY <= people <= MOST_CAPACITY:
        raise OfficeError("outreach_next.capacity_range", field="capacity",
                          least=LEAST_CAPACITY, most=MOST_CAPACITY)  # fmt: skip
    before = capacity(work.session)
    row = work.session.get(OfficeSetting, CAPACITY)
    if row is None:
        work.session.add(OfficeSetting(key=CAPACITY, value=str(people)))
    else:
        row.value = str(people)
    work.session.flush()
    work.record("outreach.capacity_set", 1, people=people)
    return before


def _place(
    kind: VisitKind, village_code: str | None, school_id: int | None, name: str, district: str,
    people: tuple[int, int, int], visited: _Visited | None,
) -> Place:  # fmt: skip
    known = visited or _Visited()
    return Place(
        kind, village_code, school_id, name, district, *people, promised=known.promised,
        last_visit=known.last, next_visit=known.next,
    )  # fmt: skip


def _counts(
    session: Session, today: date
) -> tuple[dict[str, tuple[int, int, int]], dict[int, tuple[int, int, int]]]:
    """People on no open visit by village and by school: unrecorded, turning 17, uncollected.

    One look at everybody serves both: a pupil counts at the school and at home.
    """
    record_from = profile(session).record_from_age
    kind = case(
        *((and_(*reachable(reason, today, record_from)), place)
          for place, reason in enumerate(COUNTED)),
    )  # fmt: skip
    people = (
        with_central(
            select(col(Resident.village_code).label("village"),
                   col(ResidentSchool.school_id).label("school"), kind.label("kind"))
            .select_from(Resident)
            .outerjoin(ResidentSchool, col(ResidentSchool.resident_id) == col(Resident.id))
        )
        .where(col(Resident.presence) == Presence.PRESENT, _on_no_visit())
        .subquery("people")
    )  # fmt: skip
    keys: tuple[Any, ...] = (people.c.village, people.c.school, people.c.kind)
    by_village: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    by_school: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for village, school, place, number in session.execute(
        select(*keys, func.count()).where(people.c.kind.is_not(None)).group_by(*keys)
    ):
        if village is not None:
            by_village[village][place] += number
        if school is not None:
            by_school[school][place] += number
    return (
        {code: (one[0], one[1], one[2]) for code, one in by_village.items()},
        {school: (one[0], one[1], one[2]) for school, one in by_school.items()},
    )


def _on_no_visit() -> ColumnElement[bool]:
    taken = (
        select(col(OutreachTarget.resident_id))
        .join(OutreachVisit, col(OutreachVisit.id) == col(OutreachTarget.visit_id))
        .where(col(OutreachVisit.state).in_(OPEN_VISITS))
    )
    return col(Resident.id).not_in(taken)


def _visits(session: Session) -> dict[tuple[str | None, int | None], _Visited]:
    """By village (visits to the village) and by school: promised, last and next day."""
    listed = (
        select(func.count())
        .where(col(OutreachTarget.visit_id) == col(OutreachVisit.id))
        .correlate(OutreachVisit)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            col(OutreachVisit.kind), col(OutreachVisit.village_code), col(OutreachVisit.school_id),
            col(OutreachVisit.state), col(OutreachVisit.day), col(OutreachVisit.expected_people),
            listed,
        ).where(
            col(OutreachVisit.kind).in_((VisitKind.VILLAGE, VisitKind.SCHOOL)),
            col(OutreachVisit.state) != VisitState.CANCELLED,
        )
    )  # fmt: skip
    found: dict[tuple[str | None, int | None], _Visited] = {}
    for kind, village, school, state, day, expected, on_list in rows:
        key = (village, None) if kind is VisitKind.VILLAGE else (None, school)
        known = found.get(key, _Visited())
        if state is VisitState.DONE:
            last = day if known.last is None else max(known.last, day)
            found[key] = _Visited(known.promised, last, known.next)
        else:
            soon = day if known.next is None else min(known.next, day)
            more = max(0, expected - on_list)
            found[key] = _Visited(known.promised + more, known.last, soon)
    return found

"""Visits to look at: lists, one visit whole, what to choose from, what is worth a warning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import officer_names
from ektp_desk.coverage.models import School
from ektp_desk.outreach.models import (
    OutreachEvent,
    OutreachKit,
    OutreachMember,
    OutreachRequest,
    OutreachTarget,
    OutreachVisit,
)
from ektp_desk.outreach.queries_warnings import visit_warnings
from ektp_desk.outreach.rules import (
    OPEN_VISITS,
    MemberRole,
    RequestState,
    TargetOutcome,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_visits import SOON, VisitPlan, Warned
from ektp_desk.partners.models import Partner
from ektp_desk.recording.needs import Need
from ektp_desk.residents.models import Region

REACHED = (TargetOutcome.RECORDED, TargetOutcome.CARD_GIVEN)
PAST_SHOWN = 300


@dataclass(frozen=True)
class VisitRow:
    """A visit as listed. `people` and `blanks` (pieces) are the plan, `reached` those of its
    `targets` who were recorded or given their card; `attempts` met nobody."""

    id: int
    uid: str
    number: str
    kind: VisitKind
    state: VisitState
    title: str
    place: str
    village: str
    day: date
    starts: time | None
    ends: time | None
    people: int
    blanks: int
    team_names: tuple[str, ...]
    targets: int
    reached: int
    attempts: int
    version: int

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN_VISITS


@dataclass(frozen=True)
class MemberRow:
    """One officer of a team."""

    officer_id: int
    name: str
    nip: str
    role: MemberRole


@dataclass(frozen=True)
class VisitEventRow:
    """One line of a visit's history."""

    id: int
    act: VisitAct
    day: date
    note: str
    at: datetime
    officer: str


@dataclass(frozen=True)
class VisitView:
    """A visit whole: the row as listed, the plan as it would be typed, and the names in it."""

    row: VisitRow
    plan: VisitPlan
    school: str
    partner: str
    kit: str
    kit_contents: str
    report: str
    team: tuple[MemberRow, ...]
    events: tuple[VisitEventRow, ...]
    requests: tuple[str, ...]
    warnings: tuple[Warned, ...]


def visits(session: Session, *, first: date, last: date) -> tuple[VisitRow, ...]:
    """All visits from `first` to `last` (both included) that are not cancelled, by day and hour."""
    return _rows(
        session,
        _statement().where(
            col(OutreachVisit.day).between(first, last),
            col(OutreachVisit.state) != VisitState.CANCELLED,
        ),
    )


def open_visits(session: Session) -> tuple[VisitRow, ...]:
    """Visits that are still to be done, soonest first."""
    return _rows(session, _statement().where(col(OutreachVisit.state).in_(OPEN_VISITS)))


def past_visits(session: Session, *, limit: int = PAST_SHOWN) -> tuple[VisitRow, ...]:
    """Visits that are done or cancelled, newest first."""
    statement = _statement().where(col(OutreachVisit.state).not_in(OPEN_VISITS))
    newest = statement.order_by(None).order_by(
        col(OutreachVisit.day).desc(), col(OutreachVisit.id).desc()
    )
    return _rows(session, newest.limit(limit))


def visit(session: Session, *, visit_id: int) -> VisitView | None:
    """One visit whole, None if there is none of that id."""
    found = _rows(session, _statement().where(col(OutreachVisit.id) == visit_id))
    if not found:
        return None
    row = session.get_one(OutreachVisit, visit_id)
    team = _team(session, visit_id)
    plan = _plan(row, team)
    kit = session.get(OutreachKit, row.kit_id) if row.kit_id is not None else None
    return VisitView(
        row=found[0],
        plan=plan,
        school=_name(session, select(col(School.name)).where(col(School.id) == row.school_id)),
        partner=_name(session, select(col(Partner.name)).where(col(Partner.id) == row.partner_id)),
        kit=kit.name if kit is not None else "",
        kit_contents=kit.contents if kit is not None else "",
        report=row.report,
        team=team,
        events=_events(session, visit_id),
        requests=_requests(session, visit_id),
        warnings=visit_warnings(session, plan=plan, visit_id=visit_id) if found[0].open else (),
    )


def without_team(session: Session, *, day: date) -> tuple[int, date | None]:
    """How many planned visits of the coming days have no team, and the day of the first."""
    team = select(col(OutreachMember.visit_id))
    return _counted(
        session,
        col(OutreachVisit.state) == VisitState.PLANNED,
        col(OutreachVisit.day).between(day, day + SOON),
        col(OutreachVisit.id).not_in(team),
    )


def overdue(session: Session, *, day: date) -> tuple[int, date | None]:
    """How many visits are past their day and neither done nor cancelled, and the oldest's day."""
    return _counted(
        session, col(OutreachVisit.state).in_(OPEN_VISITS), col(OutreachVisit.day) < day
    )


def _counted(session: Session, *where: ColumnElement[bool]) -> tuple[int, date | None]:
    statement = select(func.count(), func.min(col(OutreachVisit.day))).where(*where)
    count, first = session.execute(statement).one()
    return int(count), first


def _statement() -> Select[OutreachVisit, str]:
    return (
        select(OutreachVisit, col(Region.name))
        .outerjoin(Region, col(Region.code) == col(OutreachVisit.village_code))
        .order_by(
            col(OutreachVisit.day),
            case((col(OutreachVisit.starts).is_(None), 1), else_=0),
            col(OutreachVisit.starts),
            col(OutreachVisit.id),
        )
    )


def _rows(session: Session, statement: Select[OutreachVisit, str]) -> tuple[VisitRow, ...]:
    found = session.execute(statement).all()
    ids = [row.id or 0 for row, _village in found]
    names, targets, attempts = _names(session, ids), _targets(session, ids), _tried(session, ids)
    return tuple(
        VisitRow(
            row.id or 0, row.uid, row.number, row.kind, row.state, row.title, row.place,
            village or "", row.day, row.starts, row.ends, row.expected_people,
            row.expected_blanks, tuple(names.get(row.id or 0, ())),
            *targets.get(row.id or 0, (0, 0)), attempts.get(row.id or 0, 0), row.version,
        )
        for row, village in found
    )  # fmt: skip


def _names(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Names of the teams by visit, who leads first."""
    names: dict[int, list[str]] = {}
    rows = session.execute(
        select(col(OutreachMember.visit_id), col(Officer.full_name))
        .join(Officer, col(Officer.id) == col(OutreachMember.officer_id))
        .where(col(OutreachMember.visit_id).in_(ids))
        .order_by(_rank(), col(Officer.full_name))
    )
    for visit_id, name in rows:
        names.setdefault(visit_id, []).append(name)
    return names


def _rank() -> ColumnElement[int]:
    places = {role: place for place, role in enumerate(MemberRole)}
    return case(places, value=OutreachMember.role)


def _targets(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    reached = case((col(OutreachTarget.outcome).in_(REACHED), 1), else_=0)
    rows = session.execute(
        select(col(OutreachTarget.visit_id), func.count(), func.sum(reached))
        .where(col(OutreachTarget.visit_id).in_(ids))
        .group_by(col(OutreachTarget.visit_id))
    )
    return {visit_id: (int(count), int(many or 0)) for visit_id, count, many in rows}


def _tried(session: Session, ids: Sequence[int]) -> dict[int, int]:
    rows = session.execute(
        select(col(OutreachEvent.visit_id), func.count())
        .where(col(OutreachEvent.visit_id).in_(ids), col(OutreachEvent.act) == VisitAct.NOT_MET)
        .group_by(col(OutreachEvent.visit_id))
    )
    return {visit_id: int(count) for visit_id, count in rows}


def _team(session: Session, visit_id: int) -> tuple[MemberRow, ...]:
    rows = session.execute(
        select(col(Officer.id), col(Officer.full_name), col(Officer.nip), col(OutreachMember.role))
        .join(OutreachMember, col(OutreachMember.officer_id) == col(Officer.id))
        .where(col(OutreachMember.visit_id) == visit_id)
        .order_by(_rank(), col(Officer.full_name))
    )
    return tuple(MemberRow(number or 0, name, nip, role) for number, name, nip, role in rows)


def _plan(row: OutreachVisit, team: Sequence[MemberRow]) -> VisitPlan:
    return VisitPlan(
        kind=row.kind, title=row.title, day=row.day, place=row.place,
        village_code=row.village_code, school_id=row.school_id, partner_id=row.partner_id,
        starts=row.starts, ends=row.ends, contact_name=row.contact_name, contact=row.contact,
        power_note=row.power_note, road_note=row.road_note,
        needs=tuple(need for need in Need if need in row.needs), officer_sex=row.officer_sex,
        kit_id=row.kit_id, expected_people=row.expected_people,
        expected_blanks=row.expected_blanks, note=row.note,
        team=tuple((one.officer_id, one.role) for one in team),
    )  # fmt: skip


def _events(session: Session, visit_id: int) -> tuple[VisitEventRow, ...]:
    names = officer_names(session)
    rows = session.execute(
        select(OutreachEvent)
        .where(col(OutreachEvent.visit_id) == visit_id)
        .order_by(col(OutreachEvent.id).desc())
    ).scalars()
    return tuple(
        VisitEventRow(
            row.id or 0, row.act, row.day, row.note, row.at, names.get(row.officer_id or 0, "")
        )
        for row in rows
    )


def _requests(session: Session, visit_id: int) -> tuple[str, ...]:
    """Numbers of the requests this visit answers."""
    rows = session.execute(
        select(col(OutreachRequest.number))
        .where(
            col(OutreachRequest.visit_id) == visit_id,
            col(OutreachRequest.state).in_((RequestState.PLANNED, RequestState.DONE)),
        )
        .order_by(col(OutreachRequest.number))
    ).scalars()
    return tuple(rows)


def _name(session: Session, statement: Select[str]) -> str:
    return session.execute(statement).scalar_one_or_none() or ""

"""Visits: planning, changing, a new date, setting out, being done, and taking a step back."""

import secrets
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachEvent, OutreachMember, OutreachVisit
from ektp_desk.outreach.roles import TEAM
from ektp_desk.outreach.rules import OPEN_VISITS, RequestState, VisitAct, VisitState
from ektp_desk.outreach.rules_visits import LONGEST, VisitPlan, before, visit_number
from ektp_desk.outreach.visit_checks import require_day, said_text, values_of
from ektp_desk.outreach.visit_rows import (
    add_event,
    let_forecast_know,
    set_requests,
    set_team,
    step,
    take_request,
)

__all__ = [
    "TEAM", "VisitPlan", "cancel_visit", "change_visit", "finish_visit", "move_visit",
    "note_attempt", "plan_visit", "set_out", "take_back",
]  # fmt: skip


def plan_visit(work: Work, *, plan: VisitPlan, request_id: int | None = None) -> int:
    """Plan a visit, perhaps for a request that waits; its id.

    Raises `visit.…` beside the field that is wrong, `visit.request_gone` where the request was
    answered meanwhile. Whoever the request is about stands on the visit's list.
    """
    work.require(Role.SUPERVISOR)
    values = values_of(work, plan)
    require_day(work, plan.day, "day")
    year = work.office_date.year
    visit = OutreachVisit(
        **values,
        day=plan.day,
        uid=secrets.token_hex(16),
        number=visit_number(year, work.number(f"outreach/{year}")),
        state=VisitState.PLANNED,
        created_at=work.now,
        officer_id=work.actor.officer_id,
    )
    work.session.add(visit)
    work.session.flush()
    assert visit.id is not None
    set_team(work, visit.id, plan)
    add_event(work, visit.id, VisitAct.PLANNED, plan.day)
    if request_id is not None:
        take_request(work, visit.id, request_id)
    let_forecast_know(work, visit.id)
    work.record("outreach.visit_planned", visit.id, kind=plan.kind, day=plan.day.isoformat())
    return visit.id


def change_visit(work: Work, *, visit_id: int, plan: VisitPlan, version: int) -> None:
    """Change an open visit, if nobody did since `version`; its day changes by `move_visit`.

    Raises `visit.changed_meanwhile`, `visit.day_moves`, and `visit.…` as when planning.
    """
    work.require(Role.SUPERVISOR)
    values = values_of(work, plan, visit_id)
    row = step(work, visit_id, version, OPEN_VISITS, **values)
    if row.day != plan.day:
        raise OfficeError("visit.day_moves", field="day")
    set_team(work, visit_id, plan)
    add_event(work, visit_id, VisitAct.CHANGED, row.day)
    let_forecast_know(work, visit_id)
    work.record("outreach.visit_changed", visit_id)


def move_visit(
    work: Work, *, visit_id: int, day: date, reason: str, version: int | None = None
) -> None:
    """Give an open visit another day, with the reason; who was under way goes on that day."""
    work.require(Role.SUPERVISOR)
    said = said_text(reason, "reason", "visit.reason_needed")
    require_day(work, day, "day")
    _move(work, visit_id, day, said, version)


def note_attempt(
    work: Work,
    *,
    visit_id: int,
    day: date,
    note: str,
    next_day: date | None = None,
    version: int | None = None,
) -> None:
    """Write down that nobody was met on `day`, and perhaps when it is tried again.

    Raises `visit.attempt_day` for a day to come, `visit.note_needed` without a word.
    """
    work.require(*TEAM)
    said = said_text(note, "note", "visit.note_needed")
    if day > work.office_date:
        raise OfficeError("visit.attempt_day", field="day")
    if next_day is None:
        step(work, visit_id, version, OPEN_VISITS)
        add_event(work, visit_id, VisitAct.NOT_MET, day, said)
    else:
        require_day(work, next_day, "next_day")
        add_event(work, visit_id, VisitAct.NOT_MET, day, said)
        _move(work, visit_id, next_day, said, version)
    work.record("outreach.visit_not_met", visit_id, day=day.isoformat())


def cancel_visit(work: Work, *, visit_id: int, reason: str, version: int | None = None) -> None:
    """The visit does not take place; requests it was for wait again."""
    work.require(Role.SUPERVISOR)
    said = said_text(reason, "reason", "visit.reason_needed")
    row = step(work, visit_id, version, OPEN_VISITS, state=VisitState.CANCELLED)
    add_event(work, visit_id, VisitAct.CANCELLED, row.day, said)
    set_requests(work, visit_id, RequestState.OPEN)
    let_forecast_know(work, visit_id)
    work.record("outreach.visit_cancelled", visit_id)


def set_out(work: Work, *, visit_id: int, version: int | None = None) -> None:
    """The team leaves. Raises `visit.not_its_day` before the day, `visit.no_team` without one."""
    work.require(*TEAM)
    row = step(work, visit_id, version, (VisitState.PLANNED,), state=VisitState.UNDER_WAY)
    if row.day > work.office_date:
        raise OfficeError("visit.not_its_day")
    somebody = select(col(OutreachMember.officer_id)).where(
        col(OutreachMember.visit_id) == visit_id
    )
    if work.session.execute(somebody.limit(1)).first() is None:
        raise OfficeError("visit.no_team")
    add_event(work, visit_id, VisitAct.SET_OUT, row.day)
    work.record("outreach.visit_set_out", visit_id)


def finish_visit(work: Work, *, visit_id: int, report: str, version: int | None = None) -> None:
    """The visit took place: what the team reports, and its requests are done."""
    work.require(*TEAM)
    text = report.strip()
    if not text or len(text) > LONGEST["report"]:
        raise OfficeError("visit.report", field="report", limit=LONGEST["report"])
    row = step(work, visit_id, version, OPEN_VISITS, state=VisitState.DONE, report=text)
    if row.day > work.office_date:
        raise OfficeError("visit.not_its_day")
    add_event(work, visit_id, VisitAct.DONE, row.day)
    set_requests(work, visit_id, RequestState.DONE)
    work.record("outreach.visit_done", visit_id)


def take_back(work: Work, *, visit_id: int, version: int) -> None:
    """Undo the last step (a new date, setting out, being done or cancelled).

    Raises `visit.changed_meanwhile` when something came after, `visit.nothing_back` when the last
    act was none of these.
    """
    work.require(*TEAM)
    step(work, visit_id, version, tuple(VisitState), bump=0)  # held before its history is read
    events = work.session.execute(
        select(col(OutreachEvent.act), col(OutreachEvent.day))
        .where(col(OutreachEvent.visit_id) == visit_id)
        .order_by(col(OutreachEvent.id))
    ).all()
    stood = before([(act, day) for act, day in events])
    if stood is None:
        raise OfficeError("visit.nothing_back")
    if events[-1].act in (VisitAct.MOVED, VisitAct.CANCELLED):
        work.require(Role.SUPERVISOR)
    state, day = stood
    step(work, visit_id, version, tuple(VisitState), state=state, day=day)
    add_event(work, visit_id, VisitAct.RESTORED, day)
    set_requests(work, visit_id, RequestState.PLANNED)
    let_forecast_know(work, visit_id)
    work.record("outreach.visit_restored", visit_id)


def _move(work: Work, visit_id: int, day: date, said: str, version: int | None) -> None:
    step(work, visit_id, version, OPEN_VISITS, day=day, state=VisitState.PLANNED)
    add_event(work, visit_id, VisitAct.MOVED, day, said)
    let_forecast_know(work, visit_id)
    work.record("outreach.visit_moved", visit_id, day=day.isoformat())

"""The rows of a visit: its step from one state to another, team, history, requests, forecast."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import col

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import (
    OutreachEvent,
    OutreachMember,
    OutreachRequest,
    OutreachTarget,
    OutreachVisit,
)
from ektp_desk.outreach.rules import RequestState, TargetReason, VisitAct, VisitState
from ektp_desk.outreach.rules_visits import STOCK_KINDS, VisitPlan
from ektp_desk.stock.planned import Use, follow

SOURCE = "outreach"  # in the forecast's list of known visits
REQUEST_ACTS = {
    RequestState.OPEN: "given_back",
    RequestState.PLANNED: "planned",
    RequestState.DONE: "done",
}


def step(
    work: Work,
    visit_id: int,
    version: int | None,
    states: Collection[VisitState],
    *,
    bump: int = 1,
    **values: Any,
) -> OutreachVisit:
    """Change the visit while it is in one of `states`; the row as it is now.

    `version` None asks for no certain one; `bump` 0 only holds the row. Raises
    `visit.changed_meanwhile`.
    """
    same = () if version is None else (col(OutreachVisit.version) == version,)
    row: OutreachVisit | None = work.session.execute(
        update(OutreachVisit)
        .where(col(OutreachVisit.id) == visit_id, col(OutreachVisit.state).in_(states), *same)
        .values(**values, version=OutreachVisit.version + bump)
        .returning(OutreachVisit)
        .execution_options(populate_existing=True)
    ).scalar_one_or_none()
    if row is None:
        raise OfficeError("visit.changed_meanwhile")
    return row


def set_team(work: Work, visit_id: int, plan: VisitPlan) -> None:
    """Have the plan's team go, and nobody else."""
    work.session.execute(delete(OutreachMember).where(col(OutreachMember.visit_id) == visit_id))
    if plan.team:
        rows = [
            {"visit_id": visit_id, "officer_id": officer, "role": role}
            for officer, role in plan.team
        ]
        work.session.execute(insert(OutreachMember), rows)


def take_request(work: Work, visit_id: int, request_id: int) -> None:
    """Answer a request that waits by this visit; whom it is about goes on the list."""
    found = work.session.execute(
        update(OutreachRequest)
        .where(
            col(OutreachRequest.id) == request_id, col(OutreachRequest.state) == RequestState.OPEN
        )
        .values(state=RequestState.PLANNED, visit_id=visit_id, version=OutreachRequest.version + 1)
        .returning(col(OutreachRequest.resident_id))
    ).one_or_none()
    if found is None:
        raise OfficeError("visit.request_gone")
    if found.resident_id is not None:
        work.session.add(
            OutreachTarget(
                visit_id=visit_id, resident_id=found.resident_id, reason=TargetReason.ASKED
            )
        )
    work.record("visit_request.planned", request_id)


def set_requests(work: Work, visit_id: int, state: RequestState) -> None:
    """What was asked for goes the way of its visit; a refused request stays refused."""
    changed = work.session.execute(
        update(OutreachRequest)
        .where(
            col(OutreachRequest.visit_id) == visit_id,
            col(OutreachRequest.state).in_([one for one in REQUEST_ACTS if one is not state]),
        )
        .values(state=state, version=OutreachRequest.version + 1)
        .returning(col(OutreachRequest.id))
    ).scalars()
    for request_id in changed.all():
        work.record(f"visit_request.{REQUEST_ACTS[state]}", request_id)


def let_forecast_know(work: Work, visit_id: int) -> None:
    """Let the forecast of blanks know."""
    row = work.session.get_one(OutreachVisit, visit_id)
    use = None
    if row.state is not VisitState.CANCELLED:
        use = Use(row.day, row.expected_blanks, STOCK_KINDS[row.kind], row.title)
    follow(work, source_type=SOURCE, source_id=visit_id, use=use)


def add_event(work: Work, visit_id: int, act: VisitAct, day: date, note: str = "") -> None:
    """Append a line to the visit's history."""
    event = OutreachEvent(
        visit_id=visit_id,
        act=act,
        day=day,
        note=note,
        at=work.now,
        office_date=work.office_date,
        officer_id=work.actor.officer_id,
    )
    work.session.add(event)
    work.session.flush()  # the history keeps the order of the acts

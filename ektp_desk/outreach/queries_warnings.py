"""What is worth a warning about a visit: the day, the kit and the officers already on the way."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import OfficeDay, Officer
from ektp_desk.accounts.public_holidays import holiday
from ektp_desk.outreach.models import OutreachKit, OutreachMember, OutreachVisit
from ektp_desk.outreach.rules import OPEN_VISITS
from ektp_desk.outreach.rules_visits import Going, Setting, VisitPlan, Warned, warnings


def visit_warnings(
    session: Session, *, plan: VisitPlan, visit_id: int | None = None
) -> tuple[Warned, ...]:
    """The warnings of a plan as it stands; `visit_id` is the visit it is of, if it is one."""
    return warnings(
        Setting(
            team=_going(session, plan, visit_id),
            wanted=plan.officer_sex,
            kit=_kit_name(session, plan.kit_id),
            kit_others=_kit_others(session, plan, visit_id),
            holiday=_holiday(session, plan.day),
        )
    )


def _going(session: Session, plan: VisitPlan, visit_id: int | None) -> tuple[Going, ...]:
    wanted = [officer for officer, _role in plan.team]
    officers = {
        row.id: row
        for row in session.execute(select(Officer).where(col(Officer.id).in_(wanted))).scalars()
    }
    others: dict[int, list[str]] = {}
    for officer, title in session.execute(
        select(col(OutreachMember.officer_id), col(OutreachVisit.title))
        .join(OutreachVisit, col(OutreachVisit.id) == col(OutreachMember.visit_id))
        .where(col(OutreachMember.officer_id).in_(wanted), *_that_day(plan.day, visit_id))
        .order_by(col(OutreachVisit.id))
    ):
        others.setdefault(officer, []).append(title)
    return tuple(
        Going(
            officers[officer].full_name, role, officers[officer].sex, officers[officer].active,
            tuple(others.get(officer, ())),
        )
        for officer, role in plan.team
        if officer in officers
    )  # fmt: skip


def _kit_name(session: Session, kit_id: int | None) -> str:
    kit = session.get(OutreachKit, kit_id) if kit_id is not None else None
    return kit.name if kit is not None else ""


def _kit_others(session: Session, plan: VisitPlan, visit_id: int | None) -> tuple[str, ...]:
    if plan.kit_id is None:
        return ()
    titles = session.execute(
        select(col(OutreachVisit.title))
        .where(col(OutreachVisit.kit_id) == plan.kit_id, *_that_day(plan.day, visit_id))
        .order_by(col(OutreachVisit.id))
    ).scalars()
    return tuple(titles)


def _that_day(day: date, visit_id: int | None) -> Iterator[ColumnElement[bool]]:
    yield col(OutreachVisit.day) == day
    yield col(OutreachVisit.state).in_(OPEN_VISITS)
    if visit_id is not None:
        yield col(OutreachVisit.id) != visit_id


def _holiday(session: Session, day: date) -> str:
    """The name of the day off; a day the office decided itself comes before the law's."""
    own = session.get(OfficeDay, day)
    if own is not None:
        return "" if own.open else own.name
    found = holiday(day)
    return found.name if found is not None else ""

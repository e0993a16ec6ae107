"""What a visit needs before it is written: things that are there, a day to come, a word."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.coverage.models import School
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachKit, OutreachMember, OutreachVisit
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_visits import (
    LONGEST,
    MOST_PEOPLE,
    VisitPlan,
    day_problem,
    plan_problem,
    tidy,
)
from ektp_desk.partners.models import Partner
from ektp_desk.residents.models import Region
from ektp_desk.residents.rules import RegionLevel
from ektp_desk.stock.rules_planned import MOST_EXPECTED

TEXTS = ("title", "place", "contact_name", "contact", "power_note", "road_note", "note")
MOST = {"expected_people": MOST_PEOPLE, "expected_blanks": MOST_EXPECTED}


def values_of(work: Work, plan: VisitPlan, visit_id: int | None = None) -> dict[str, Any]:
    """The columns of a plan but its day. Raises `visit.…` beside the field that is wrong.

    A visit that is changed (`visit_id`) keeps a kit and officers that are gone since.
    """
    problem = plan_problem(plan)
    if problem is not None:
        code, field = problem
        raise OfficeError(code, field=field, limit=LONGEST.get(field, 0), most=MOST.get(field, 0))
    is_school = plan.kind is VisitKind.SCHOOL
    near = _village_of_school(work, plan) if is_school else None
    village = plan.village_code or near
    if village is not None:
        _require_village(work, village)
    if plan.partner_id is not None and work.session.get(Partner, plan.partner_id) is None:
        raise OfficeError("visit.partner", field="partner_id")
    _require_kit(work, plan.kit_id, visit_id)
    _require_team(work, plan, visit_id)
    return {
        **{name: tidy(getattr(plan, name)) for name in TEXTS},
        "kind": plan.kind,
        "village_code": village,
        "school_id": plan.school_id if is_school else None,
        "partner_id": plan.partner_id,
        "starts": plan.starts,
        "ends": plan.ends,
        "needs": sorted(set(plan.needs)),
        "officer_sex": plan.officer_sex,
        "kit_id": plan.kit_id,
        "expected_people": plan.expected_people,
        "expected_blanks": plan.expected_blanks,
    }


def _village_of_school(work: Work, plan: VisitPlan) -> str | None:
    school = work.session.get(School, plan.school_id)
    if school is None:
        raise OfficeError("visit.school", field="school_id")
    return school.village_code


def _require_village(work: Work, code: str) -> None:
    region = work.session.get(Region, code)
    if region is None or region.level is not RegionLevel.VILLAGE:
        raise OfficeError("visit.village", field="village_code")


def _require_kit(work: Work, kit_id: int | None, visit_id: int | None) -> None:
    if kit_id is None:
        return
    kit = work.session.get(OutreachKit, kit_id)
    before = work.session.get(OutreachVisit, visit_id) if visit_id is not None else None
    kept = before is not None and before.kit_id == kit_id
    if kit is None or not (kit.active or kept):
        raise OfficeError("visit.kit", field="kit_id")


def _require_team(work: Work, plan: VisitPlan, visit_id: int | None) -> None:
    wanted = {officer for officer, _role in plan.team}
    if not wanted:
        return
    there = work.session.exec(
        select(Officer.id).where(col(Officer.id).in_(wanted), col(Officer.active))
    ).all()
    kept = work.session.exec(
        select(OutreachMember.officer_id).where(col(OutreachMember.visit_id) == visit_id)
    ).all()
    if wanted - set(there) - set(kept):
        raise OfficeError("visit.member", field="team")


def require_day(work: Work, day: date, field: str) -> None:
    """Refuse a day on which nothing can be planned."""
    problem = day_problem(day, today=work.office_date)
    if problem is not None:
        raise OfficeError(problem, field=field)


def said_text(text: str, field: str, code: str) -> str:
    """One line of text, tidied; `code` is the refusal of none."""
    said = tidy(text)
    if not said:
        raise OfficeError(code, field=field)
    if len(said) > LONGEST["note"]:
        raise OfficeError("visit.text_long", field=field, limit=LONGEST["note"])
    return said

"""The papers of a visit: assignment, list of people, report.

A paper that would say the same as the last of its kind is that one again, as a numbered copy, so
that a letter's number is not spent twice on one thing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.rules_letters import letter_number
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import paper_parts, queries_papers, queries_report
from ektp_desk.outreach.models import OutreachKit, OutreachVisit
from ektp_desk.outreach.rules import MemberRole, VisitState
from ektp_desk.outreach.slips import (
    ASSIGNMENT,
    TARGET_LIST,
    VISIT_REPORT,
    AssignmentSlip,
    TargetListSlip,
    TeamLine,
    VisitReportSlip,
)
from ektp_desk.papers.models import Paper
from ektp_desk.papers.services import PaperRow, copy, issue, plain_slip

TEAM_ROLES = (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.RECORDER, Role.COUNTER)
# What differs between two papers that say the same.
PASSING = frozenset({"number", "day", "made_at", "made_by"})
say = Sentences("id").say


def issue_assignment(work: Work, *, visit_id: int) -> PaperRow:
    """The letter that sends the team out, with the next number of the office's letters.

    Refused: `visit_paper.unknown`, `visit_paper.cancelled`, `visit_paper.no_team`.
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    visit = _visit(work, visit_id)
    team = paper_parts.team_lines(work, visit_id)
    if not team:
        raise OfficeError("visit_paper.no_team")
    office = profile(work.session)
    kit = work.session.get(OutreachKit, visit.kit_id) if visit.kit_id else None
    slip = AssignmentSlip(
        office=letterhead_of(office),
        number="",
        day=work.office_date,
        basis=paper_parts.basis(work, visit),
        team=team,
        visit=paper_parts.occasion(work, visit),
        people=visit.expected_people,
        kit=kit.name if kit else "",
        kit_contents=paper_parts.contents(kit.contents) if kit else (),
        needs=tuple(say(f"need.{need}") for need in visit.needs),
        power=visit.power_note,
        road=visit.road_note,
        officer_sex=say(f"sex.{visit.officer_sex}") if visit.officer_sex else "",
        signed=signature_of(office),
    )
    before = _same_as_last(work, ASSIGNMENT, visit.number, slip)
    if before is not None:
        return copy(work, key=before)
    year = work.office_date.year
    number = letter_number(
        office.letter_pattern, number=work.number(f"letter/{year}"), day=work.office_date
    )
    return write_next(work, ASSIGNMENT, visit.number, replace(slip, number=number), number)


def issue_target_list(work: Work, *, visit_id: int) -> PaperRow:
    """The list of people for the team, NIKs masked, by address.

    Refused: `visit_paper.unknown`, `visit_paper.cancelled`, `visit_paper.no_targets`.
    """
    work.require(*TEAM_ROLES)
    visit = _visit(work, visit_id)
    lines = queries_papers.target_lines(work.session, visit_id=visit_id)
    if not lines:
        raise OfficeError("visit_paper.no_targets")
    slip = TargetListSlip(
        office=letterhead_of(profile(work.session)),
        visit=paper_parts.occasion(work, visit),
        team=paper_parts.team_lines(work, visit_id),
        lines=lines,
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
    )
    return _once(work, TARGET_LIST, visit.number, slip)


def issue_visit_report(work: Work, *, visit_id: int) -> PaperRow:
    """The report of a visit, as it stands now; again when something came home since.

    Refused: `visit_paper.unknown`, `visit_paper.cancelled`, `visit_paper.not_begun`.
    """
    work.require(*TEAM_ROLES)
    visit = _visit(work, visit_id)
    if visit.state is VisitState.PLANNED:
        raise OfficeError("visit_paper.not_begun")
    office = profile(work.session)
    team = paper_parts.team_lines(work, visit_id)
    lines = paper_parts.outcome_lines(work, visit_id)
    home = queries_report.home(work.session, visit_id=visit_id)
    slip = VisitReportSlip(
        office=letterhead_of(office),
        day=work.office_date,
        visit=paper_parts.occasion(work, visit),
        team=team,
        expected_people=visit.expected_people,
        figures=paper_parts.figures(queries_report.visit_reached(work.session, visit_id=visit_id)),
        lines=lines,
        total=paper_parts.total(lines),
        unreached=queries_papers.unreached(work.session, visit_id=visit_id),
        report=visit.report,
        events=paper_parts.event_lines(work, visit_id),
        files=home.files,
        undecided=home.undecided,
        lead=team[0] if team else TeamLine("", "", say(f"member_role.{MemberRole.LEAD}")),
        signed=signature_of(office),
    )
    return _once(work, VISIT_REPORT, visit.number, slip)


def write_next(work: Work, kind: str, named: str, slip: Any, number: str) -> PaperRow:
    """Issue the next paper of its kind about what is `named`."""
    sequence = work.number(f"{kind}/{named}")
    return issue(work, key=f"{kind}/{named}/{sequence}", kind=kind, number=number[:60], slip=slip)


def _once(work: Work, kind: str, named: str, slip: Any) -> PaperRow:
    before = _same_as_last(work, kind, named, slip)
    return write_next(work, kind, named, slip, named) if before is None else copy(work, key=before)


def _same_as_last(work: Work, kind: str, named: str, slip: Any) -> str | None:
    """The key of the newest paper of this kind and name, if it says the same."""
    last = work.session.exec(
        select(Paper)
        .where(
            col(Paper.kind) == kind, col(Paper.key).startswith(f"{kind}/{named}/", autoescape=True)
        )
        .order_by(col(Paper.id).desc())
        .limit(1)
    ).first()
    if last is None or _lasting(last.slip) != _lasting(plain_slip(slip)):
        return None
    return last.key


def _lasting(slip: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in slip.items() if name not in PASSING}


def _visit(work: Work, visit_id: int) -> OutreachVisit:
    """The visit, held until this act ends: two who print at once spend one number."""
    found = work.session.exec(
        select(OutreachVisit).where(col(OutreachVisit.id) == visit_id).with_for_update()
    ).one_or_none()
    if found is None:
        raise OfficeError("visit_paper.unknown")
    if found.state is VisitState.CANCELLED:
        raise OfficeError("visit_paper.cancelled")
    return found

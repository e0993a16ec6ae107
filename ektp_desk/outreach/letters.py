"""The papers of a visit, and the facts of a lost laptop.

A paper that would say the same as the last of its kind is that one again, as a numbered copy, so
that a letter's number is not spent twice on one thing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import letterhead_of, profile
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.accounts.rules_letters import letter_number
from ektp_desk.coverage.models import School
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import queries_papers, queries_report
from ektp_desk.outreach.models import (
    OutreachEvent,
    OutreachKit,
    OutreachMember,
    OutreachRequest,
    OutreachVisit,
)
from ektp_desk.outreach.queries_report import GONE, Reached
from ektp_desk.outreach.rules import (
    MemberRole,
    RequestSource,
    TargetOutcome,
    TargetReason,
    VisitState,
)
from ektp_desk.outreach.slips import (
    ASSIGNMENT,
    TARGET_LIST,
    VISIT_REPORT,
    AssignmentSlip,
    EventLine,
    Occasion,
    OutcomeLine,
    Signature,
    TargetListSlip,
    TeamLine,
    VisitReportSlip,
)
from ektp_desk.papers.models import Paper
from ektp_desk.papers.services import PaperRow, copy, issue, plain_slip
from ektp_desk.partners.models import Partner
from ektp_desk.residents.models import Region

TEAM_ROLES = (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.RECORDER, Role.COUNTER)
# What differs between two papers that say the same.
PASSING = frozenset({"number", "day", "made_at", "made_by"})
FIGURES = ("listed", "met", "recorded", "cards", "gone", "added")
say = Sentences("id").say


def issue_assignment(work: Work, *, visit_id: int) -> PaperRow:
    """The letter that sends the team out, with the next number of the office's letters.

    Refused: `visit_paper.unknown`, `visit_paper.cancelled`, `visit_paper.no_team`.
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    visit = _visit(work, visit_id)
    team = _team(work, visit_id)
    if not team:
        raise OfficeError("visit_paper.no_team")
    office = profile(work.session)
    kit = work.session.get(OutreachKit, visit.kit_id) if visit.kit_id else None
    slip = AssignmentSlip(
        office=letterhead_of(office),
        number="",
        day=work.office_date,
        basis=_basis(work, visit),
        team=team,
        visit=_occasion(work, visit),
        people=visit.expected_people,
        kit=kit.name if kit else "",
        kit_contents=_lines(kit.contents) if kit else (),
        needs=tuple(say(f"need.{need}") for need in visit.needs),
        remarks=_remarks(visit),
        signed=signature(office),
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
        visit=_occasion(work, visit),
        team=_team(work, visit_id),
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
    team = _team(work, visit_id)
    lines = _outcome_lines(work, visit_id)
    home = queries_report.home(work.session, visit_id=visit_id)
    slip = VisitReportSlip(
        office=letterhead_of(office),
        day=work.office_date,
        visit=_occasion(work, visit),
        team=team,
        expected_people=visit.expected_people,
        figures=_figures(queries_report.visit_reached(work.session, visit_id=visit_id)),
        lines=lines,
        total=_total(lines),
        unreached=queries_papers.unreached(work.session, visit_id=visit_id),
        report=visit.report,
        events=_events(work, visit_id),
        files=home.files,
        undecided=home.undecided,
        lead=team[0] if team else TeamLine("", "", say(f"member_role.{MemberRole.LEAD}")),
        signed=signature(office),
    )
    return _once(work, VISIT_REPORT, visit.number, slip)


def signature(office: OfficeProfile) -> Signature:
    """The head of the office as a signature."""
    return Signature(office.head_title, office.head_name, office.head_rank, office.head_nip)


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


def _team(work: Work, visit_id: int) -> tuple[TeamLine, ...]:
    """The head of the team first."""
    rows = work.session.exec(
        select(Officer, OutreachMember.role)
        .join(OutreachMember, col(OutreachMember.officer_id) == col(Officer.id))
        .where(col(OutreachMember.visit_id) == visit_id)
        .order_by(col(Officer.full_name), col(Officer.id))
    ).all()
    order = list(MemberRole)
    return tuple(
        TeamLine(officer.full_name, officer.nip, say(f"member_role.{role}"))
        for officer, role in sorted(rows, key=lambda row: order.index(MemberRole(row[1])))
    )


def _occasion(work: Work, visit: OutreachVisit) -> Occasion:
    session = work.session
    village = session.get(Region, visit.village_code) if visit.village_code else None
    district = session.get(Region, village.parent_code) if village and village.parent_code else None
    school = session.get(School, visit.school_id) if visit.school_id else None
    partner = session.get(Partner, visit.partner_id) if visit.partner_id else None
    host = school.name if school else partner.name if partner else ""
    return Occasion(
        number=visit.number,
        kind=say(f"visit_paper_kind.{visit.kind}"),
        title=visit.title,
        day=visit.day,
        hours=_hours(visit),
        place=_joined(host, visit.place),
        village=village.name if village else "",
        district=district.name if district else "",
        contact=_joined(visit.contact_name, visit.contact),
    )


def _hours(visit: OutreachVisit) -> str:
    return "–".join(f"{at:%H.%M}" for at in (visit.starts, visit.ends) if at is not None)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _remarks(visit: OutreachVisit) -> tuple[str, ...]:
    sex = visit.officer_sex
    asked = say("visit_paper.officer_sex", sex=say(f"sex.{sex}").lower()) if sex else ""
    return tuple(part for part in (visit.power_note, visit.road_note, asked) if part)


def _basis(work: Work, visit: OutreachVisit) -> tuple[str, ...]:
    """The requests the visit answers, oldest first, and the plan."""
    requests = work.session.exec(
        select(OutreachRequest)
        .where(col(OutreachRequest.visit_id) == visit.id)
        .order_by(col(OutreachRequest.id))
    )
    plan = say("visit_paper.plan", number=visit.number)
    return (*(_asked(request) for request in requests), plan)


def _asked(request: OutreachRequest) -> str:
    said = {"requester": request.requester, "received": f"{request.received_on:%d-%m-%Y}"}
    if request.source is RequestSource.COUNTER:
        return say("visit_paper.at_counter", **said)
    if request.letter_number and request.letter_date is not None:
        return say("visit_paper.letter", number=request.letter_number,
                   day=f"{request.letter_date:%d-%m-%Y}", **said)  # fmt: skip
    return say("visit_paper.letter_plain", **said)


def _figures(reached: Reached) -> tuple[tuple[str, int], ...]:
    return tuple((say(f"visit_paper.figure_{name}"), getattr(reached, name)) for name in FIGURES)


def _outcome_lines(work: Work, visit_id: int) -> tuple[OutcomeLine, ...]:
    found = queries_report.reasons_reached(work.session, visit_id=visit_id)
    return tuple(_outcome_line(reason, outcomes) for reason, outcomes in found)


def _outcome_line(
    reason: TargetReason, outcomes: Mapping[TargetOutcome | None, int]
) -> OutcomeLine:  # fmt: skip
    def of(*wanted: TargetOutcome | None) -> int:
        return sum(outcomes.get(outcome, 0) for outcome in wanted)

    return OutcomeLine(
        reason=say(f"target_reason.{reason}"),
        listed=sum(outcomes.values()),
        recorded=of(TargetOutcome.RECORDED),
        cards=of(TargetOutcome.CARD_GIVEN),
        not_met=of(TargetOutcome.NOT_MET),
        refused=of(TargetOutcome.REFUSED),
        gone=of(*GONE),
        to_office=of(TargetOutcome.COMES_TO_OFFICE),
        open=of(None),
    )


def _total(lines: Sequence[OutcomeLine]) -> OutcomeLine:
    sums = (
        sum(getattr(line, name) for line in lines)
        for name in OutcomeLine.__dataclass_fields__
        if name != "reason"
    )
    return OutcomeLine(say("visit_paper.total"), *sums)


def _events(work: Work, visit_id: int) -> tuple[EventLine, ...]:
    rows = work.session.exec(
        select(OutreachEvent, Officer.full_name)
        .outerjoin(Officer, col(Officer.id) == col(OutreachEvent.officer_id))
        .where(col(OutreachEvent.visit_id) == visit_id)
        .order_by(col(OutreachEvent.id))
    )
    return tuple(
        EventLine(
            event.at.astimezone(work.zone), say(f"outreach_act.{event.act}"), event.note,
            officer or "",
        )
        for event, officer in rows
    )  # fmt: skip

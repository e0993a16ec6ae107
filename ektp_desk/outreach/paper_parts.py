"""What the papers of a visit are made of: who goes, where and why, and what came of it."""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.coverage.models import School
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import queries_report
from ektp_desk.outreach.models import (
    OutreachEvent,
    OutreachMember,
    OutreachRequest,
    OutreachVisit,
)
from ektp_desk.outreach.queries_report import GONE, Reached
from ektp_desk.outreach.rules import MemberRole, RequestSource, TargetOutcome, TargetReason
from ektp_desk.outreach.slips import EventLine, Occasion, OutcomeLine, TeamLine
from ektp_desk.partners.models import Partner
from ektp_desk.residents.models import Region

FIGURES = ("listed", "met", "recorded", "cards", "gone", "added")
say = Sentences("id").say


def team_lines(work: Work, visit_id: int) -> tuple[TeamLine, ...]:
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


def occasion(work: Work, visit: OutreachVisit) -> Occasion:
    """When and where the visit is; places by their names."""
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


def contents(text: str) -> tuple[str, ...]:
    """What is in a kit, a line each."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def basis(work: Work, visit: OutreachVisit) -> tuple[str, ...]:
    """The requests the visit answers, oldest first, and the plan."""
    requests = work.session.exec(
        select(OutreachRequest)
        .where(col(OutreachRequest.visit_id) == visit.id)
        .order_by(col(OutreachRequest.id))
    )
    plan = say("visit_paper.plan", number=visit.number)
    return (*(_asked(request) for request in requests), plan)


def _asked(request: OutreachRequest) -> str:
    who, received = request.requester, f"{request.received_on:%d-%m-%Y}"
    if request.source is RequestSource.COUNTER:
        return say("visit_paper.at_counter", requester=who, received=received)
    if request.letter_number and request.letter_date is not None:
        return say("visit_paper.letter", requester=who, received=received,
                   number=request.letter_number, day=f"{request.letter_date:%d-%m-%Y}")  # fmt: skip
    return say("visit_paper.letter_plain", requester=who, received=received)


def figures(reached: Reached) -> tuple[tuple[str, int], ...]:
    """What a visit achieved, for the tiles of its report."""
    return tuple((say(f"visit_paper.figure_{name}"), getattr(reached, name)) for name in FIGURES)


def outcome_lines(work: Work, visit_id: int) -> tuple[OutcomeLine, ...]:
    """How many stand on the list for each reason, and what became of them."""
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


def total(lines: Sequence[OutcomeLine]) -> OutcomeLine:
    """The sum of the lines."""
    sums = (
        sum(getattr(line, name) for line in lines)
        for name in OutcomeLine.__dataclass_fields__
        if name != "reason"
    )
    return OutcomeLine(say("visit_paper.total"), *sums)


def event_lines(work: Work, visit_id: int) -> tuple[EventLine, ...]:
    """The history of a visit, oldest first."""
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

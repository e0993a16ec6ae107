"""A visit as it stands in the form before anybody types: from a request, or from a proposal."""

from datetime import timedelta

from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.queries_requests import RequestRow
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_proposals import Proposal
from ektp_desk.outreach.rules_visits import VisitPlan
from ektp_desk.recording.needs import Need
from ui.context import Context

A_WEEK = timedelta(days=7)
say = Sentences("id").say  # titles go on papers


def plan_for_request(context: Context, row: RequestRow) -> VisitPlan:
    """What a request asks for, on the day it wants, or in a week."""
    asked, today = row.asked, context.today()
    wanted = asked.wanted_on
    place = asked.place or (row.address if asked.kind is VisitKind.HOME else row.school)
    return VisitPlan(
        kind=asked.kind,
        title=_title(asked.kind, row.school or row.village or asked.place),
        day=wanted if wanted is not None and wanted >= today else today + A_WEEK,
        place=place, village_code=asked.village_code, school_id=asked.school_id,
        contact_name=asked.requester, contact=asked.contact,
        needs=tuple(Need(need) for need in asked.needs), officer_sex=asked.officer_sex,
        expected_people=asked.people, note=asked.note,
    )  # fmt: skip


def plan_for_proposal(context: Context, proposal: Proposal) -> VisitPlan:
    """A trip to a proposed place in a week, for as many people as it reaches."""
    place = proposal.place
    return VisitPlan(
        kind=place.kind, title=_title(place.kind, place.name), day=context.today() + A_WEEK,
        place=place.name if place.kind is VisitKind.SCHOOL else "",
        village_code=place.village_code, school_id=place.school_id,
        expected_people=proposal.reach,
        # Cards that wait there are printed already.
        expected_blanks=min(proposal.reach, place.unrecorded + place.turning),
    )  # fmt: skip


def _title(kind: VisitKind, where: str) -> str:
    """A title without a person's name: it stands in the forecast and on the calendar."""
    return say(f"outreach_title.{kind}", place=where)

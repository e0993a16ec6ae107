"""What visits achieved: one visit's figures and lists, and those of a day, a month or a year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, func, select
from sqlmodel import Session, col

from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, FieldDecision, FieldEvent, FieldQuarantine
from ektp_desk.outreach.rules import TargetOutcome, TargetReason, VisitKind, VisitState
from ektp_desk.outreach.rules_field import DecisionMatter, EventKind, EventOutcome
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState

# Who was spoken to, whatever came of it.
MET = (TargetOutcome.RECORDED, TargetOutcome.CARD_GIVEN, TargetOutcome.REFUSED,
       TargetOutcome.COMES_TO_OFFICE)  # fmt: skip
GONE = (TargetOutcome.DIED, TargetOutcome.MOVED, TargetOutcome.AWAY)
# Who still has to be seen; and those of whom nothing was said.
UNREACHED = (TargetOutcome.NOT_MET, TargetOutcome.REFUSED, TargetOutcome.COMES_TO_OFFICE)


@dataclass(frozen=True)
class Reached:
    """What one or several visits achieved, in people.

    `recorded` are those of the list and whoever else a laptop recorded, each once; `met` those
    spoken to, whatever came of it, and those recorded besides; `added` were not on the roll.
    """

    visits: int = 0
    listed: int = 0
    met: int = 0
    recorded: int = 0
    cards: int = 0
    not_met: int = 0
    refused: int = 0
    gone: int = 0
    to_office: int = 0
    open: int = 0
    added: int = 0


@dataclass(frozen=True)
class KindReached:
    """What the visits of one kind achieved."""

    kind: VisitKind
    reached: Reached


@dataclass(frozen=True)
class Home:
    """Files of a visit that came home, and what of them a supervisor has yet to decide."""

    files: int
    undecided: int


def visit_reached(session: Session, *, visit_id: int) -> Reached:
    """What one visit achieved so far."""
    visits = select(col(OutreachVisit.id)).where(col(OutreachVisit.id) == visit_id)
    return _reached(session, visits)


def reasons_reached(
    session: Session, *, visit_id: int
) -> tuple[tuple[TargetReason, dict[TargetOutcome | None, int]], ...]:
    """How many stand on a visit's list for each reason, by what became of them."""
    statement = (
        select(col(OutreachTarget.reason), col(OutreachTarget.outcome), func.count())
        .where(col(OutreachTarget.visit_id) == visit_id)
        .group_by(col(OutreachTarget.reason), col(OutreachTarget.outcome))
    )
    found: dict[TargetReason, dict[TargetOutcome | None, int]] = {}
    for reason, outcome, number in session.execute(statement):
        found.setdefault(reason, {})[outcome] = int(number)
    return tuple((reason, found[reason]) for reason in TargetReason if reason in found)


def period_reached(session: Session, *, start: date, end: date) -> tuple[KindReached, ...]:
    """What the visits carried out from `start` to `end` (both included) achieved, by kind.

    Visits under way count, too: on their day the figures grow with what comes home.
    """
    kinds = []
    for kind in VisitKind:
        reached = _reached(session, _of(start, end, kind))
        if reached.visits:
            kinds.append(KindReached(kind, reached))
    return tuple(kinds)


def total(parts: Iterable[Reached]) -> Reached:
    """The sum of several."""
    sums: Counter[str] = Counter()
    for part in parts:
        sums.update(vars(part))
    return Reached(**sums)


def visits_of_day(session: Session, *, day: date) -> tuple[tuple[OutreachVisit, Reached], ...]:
    """The visits carried out on a day with what they achieved, by number."""
    statement = (
        select(OutreachVisit)
        .where(col(OutreachVisit.day) == day, col(OutreachVisit.state).in_(CARRIED_OUT))
        .order_by(col(OutreachVisit.number))
    )
    return tuple(
        (visit, visit_reached(session, visit_id=visit.id or 0))
        for visit in session.execute(statement).scalars()
    )


def home(session: Session, *, visit_id: int) -> Home:
    """Files that came home for a visit, and doubles and quarantined events not decided yet."""
    files = session.execute(
        select(func.count(col(BundleIn.id))).where(col(BundleIn.visit_id) == visit_id)
    ).scalar_one()
    return Home(int(files), _disputed(session, visit_id) + _quarantined(session, visit_id))


CARRIED_OUT = (VisitState.UNDER_WAY, VisitState.DONE)
_Ids = Select[int | None]


def _of(start: date, end: date, kind: VisitKind) -> _Ids:
    return select(col(OutreachVisit.id)).where(
        col(OutreachVisit.day).between(start, end),
        col(OutreachVisit.state).in_(CARRIED_OUT),
        col(OutreachVisit.kind) == kind,
    )


def _reached(session: Session, visits: _Ids) -> Reached:
    counted = session.execute(select(func.count()).select_from(visits.subquery())).scalar_one()
    if not counted:
        return Reached()
    outcomes = _outcomes(session, visits)
    besides = _recorded_besides(session, visits)
    recorded = outcomes[TargetOutcome.RECORDED] + besides
    return Reached(
        visits=int(counted),
        listed=sum(outcomes.values()),
        met=sum(outcomes[outcome] for outcome in MET) + besides,
        recorded=recorded,
        cards=outcomes[TargetOutcome.CARD_GIVEN],
        not_met=outcomes[TargetOutcome.NOT_MET],
        refused=outcomes[TargetOutcome.REFUSED],
        gone=sum(outcomes[outcome] for outcome in GONE),
        to_office=outcomes[TargetOutcome.COMES_TO_OFFICE],
        open=outcomes[None],
        added=_added(session, visits),
    )


def _outcomes(session: Session, visits: _Ids) -> Counter[TargetOutcome | None]:
    statement = (
        select(col(OutreachTarget.outcome), func.count())
        .where(col(OutreachTarget.visit_id).in_(visits))
        .group_by(col(OutreachTarget.outcome))
    )
    return Counter({outcome: int(number) for outcome, number in session.execute(statement)})


def _recorded_besides(session: Session, visits: _Ids) -> int:
    """People whose recording came home from the visit and whose line does not say so already."""
    said = exists().where(
        col(OutreachTarget.visit_id) == col(BundleIn.visit_id),
        col(OutreachTarget.resident_id) == col(FieldEvent.resident_id),
        col(OutreachTarget.outcome) == TargetOutcome.RECORDED,
    )
    people = (
        select(col(BundleIn.visit_id), col(FieldEvent.resident_id))
        .join(BundleIn, col(BundleIn.id) == col(FieldEvent.bundle_id))
        .outerjoin(Recording, col(Recording.id) == col(FieldEvent.recording_id))
        .where(
            col(BundleIn.visit_id).in_(visits),
            col(FieldEvent.kind) == EventKind.RECORDING_FINISHED,
            col(FieldEvent.resident_id).is_not(None),
            col(Recording.state).is_(None) | (col(Recording.state) != RecordingState.CANCELLED),
            ~said,
        )
        .distinct()
    )
    return int(session.execute(select(func.count()).select_from(people.subquery())).scalar_one())


def _added(session: Session, visits: _Ids) -> int:
    """People who were added to the roll; who turned out to be on it was none."""
    statement = (
        select(func.count(func.distinct(col(FieldEvent.resident_id))))
        .join(BundleIn, col(BundleIn.id) == col(FieldEvent.bundle_id))
        .where(
            col(BundleIn.visit_id).in_(visits),
            col(FieldEvent.kind) == EventKind.PERSON_ADDED,
            col(FieldEvent.outcome) == EventOutcome.APPLIED,
        )
    )
    return int(session.execute(statement).scalar_one())


def _disputed(session: Session, visit_id: int) -> int:
    statement = (
        select(func.count(func.distinct(col(Recording.resident_id))))
        .join(FieldEvent, col(FieldEvent.recording_id) == col(Recording.id))
        .join(BundleIn, col(BundleIn.id) == col(FieldEvent.bundle_id))
        .where(col(BundleIn.visit_id) == visit_id, col(Recording.state) == RecordingState.DISPUTED)
    )
    return int(session.execute(statement).scalar_one())


def _quarantined(session: Session, visit_id: int) -> int:
    """What still waits; who was known later had their events taken with them."""
    decided = exists().where(
        col(FieldDecision.matter) == DecisionMatter.QUARANTINE,
        col(FieldDecision.about)
        == col(FieldQuarantine.event_uid) + " " + col(FieldQuarantine.sha256),
    )
    taken = exists().where(
        col(FieldEvent.uid) == col(FieldQuarantine.event_uid),
        col(FieldEvent.sha256) == col(FieldQuarantine.sha256),
    )
    statement = (
        select(func.count(col(FieldQuarantine.id)))
        .join(BundleIn, col(BundleIn.id) == col(FieldQuarantine.bundle_id))
        .where(col(BundleIn.visit_id) == visit_id, ~decided, ~taken)
    )
    return int(session.execute(statement).scalar_one())

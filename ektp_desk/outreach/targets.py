"""Who stands on a visit's list, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import col

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.reasons import give_reasons, standing_word
from ektp_desk.outreach.roles import TEAM
from ektp_desk.outreach.rules import OPEN_VISITS, TargetOutcome, TargetReason, VisitState
from ektp_desk.outreach.rules_targets import LONGEST_NOTE, MOST_PEOPLE, outcome_problem
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Presence, tidy_name

_FIELD = "field.visit"  # the setting by which a laptop knows that it is one


@dataclass(frozen=True)
class Said:
    """An outcome with its note, as it stood: what Undo gives back."""

    outcome: TargetOutcome | None
    note: str


def add_targets(work: Work, *, visit_id: int, residents: Sequence[tuple[int, TargetReason]]) -> int:
    """Put people on a visit's list; how many are new on it.

    Who is on it already stays as they are; who is no longer on the roll as present is left out.
    Raises `target.nobody`, `target.visit_unknown`, `target.visit_closed`, `target.too_many`.
    """
    work.require(*TEAM)
    if not residents:
        raise OfficeError("target.nobody")
    if len(residents) > MOST_PEOPLE:
        raise OfficeError("target.too_many", most=MOST_PEOPLE)
    _take_turn(work, visit_id)
    reasons = dict(reversed(residents))  # of a person named twice the first reason counts
    on_it = select(col(OutreachTarget.resident_id)).where(col(OutreachTarget.visit_id) == visit_id)
    there = select(col(Resident.id)).where(
        col(Resident.id).in_(reasons),
        col(Resident.presence) == Presence.PRESENT,
        col(Resident.id).not_in(on_it),
    )
    new = [one for one in work.session.scalars(there.order_by(col(Resident.id))) if one is not None]
    count = work.session.execute(select(func.count()).select_from(on_it.subquery())).scalar_one()
    if count + len(new) > MOST_PEOPLE:
        raise OfficeError("target.too_many", most=MOST_PEOPLE)
    if new:
        rows = [{"visit_id": visit_id, "resident_id": one, "reason": reasons[one]} for one in new]
        work.session.execute(insert(OutreachTarget), rows)
        work.record("outreach.targets_added", visit_id, count=len(new))
    return len(new)


def remove_targets(
    work: Work, *, target_ids: Sequence[int]
) -> tuple[tuple[int, TargetReason], ...]:
    """Take people off a list again; they with their reasons, as `add_targets` takes them back.

    Raises `target.gone` when one is not on a list any more, `target.has_outcome` when something
    was noted about one, `target.visit_closed`. None is taken off then.
    """
    work.require(*TEAM)
    taken: list[tuple[int, TargetReason]] = []
    visits: dict[int, int] = {}
    for target_id in dict.fromkeys(target_ids):
        visit_id = _visit_of(work, target_id)
        if visit_id not in visits:
            _take_turn(work, visit_id)
        gone = work.session.execute(
            delete(OutreachTarget)
            .where(col(OutreachTarget.id) == target_id, col(OutreachTarget.outcome).is_(None))
            .returning(col(OutreachTarget.resident_id), col(OutreachTarget.reason))
        ).one_or_none()
        if gone is None:
            raise OfficeError("target.has_outcome")
        taken.append((gone[0], gone[1]))
        visits[visit_id] = visits.get(visit_id, 0) + 1
    for visit_id, count in visits.items():
        work.record("outreach.targets_removed", visit_id, count=count)
    return tuple(taken)


def set_outcome(
    work: Work, *, target_id: int, outcome: TargetOutcome | None, note: str = ""
) -> Said:
    """Note what became of somebody; what was said before. None takes the outcome back.

    Raises `target.note_needed`, `target.gone`, `target.visit_cancelled`, and `target.too_early`
    before the day of a visit that has not set out (a laptop's clock is not asked).
    """
    work.require(*TEAM)
    visit = work.session.get(OutreachVisit, _visit_of(work, target_id))
    assert visit is not None
    early = visit.state is VisitState.PLANNED and visit.day > work.office_date
    if early and outcome is not None and work.session.get(OfficeSetting, _FIELD) is None:
        raise OfficeError("target.too_early", day=f"{visit.day:%d-%m-%Y}")
    return write_outcome(
        work, target_id=target_id, outcome=outcome, note=note, at=work.now,
        officer_id=work.actor.officer_id,
    )  # fmt: skip


def write_outcome(
    work: Work,
    *,
    target_id: int,
    outcome: TargetOutcome | None,
    note: str,
    at: datetime,
    officer_id: int | None,
) -> Said:
    """`set_outcome` for what came home: `at` and `officer_id` are those of the field.

    Died, moved, away and refused become the reason why the person has no card, with the visit as
    its source; another outcome takes back the reason that a visit gave before. An outcome that is
    taken back keeps its moment and officer: what a team said earlier is corrected by it, too.
    """
    problem = outcome_problem(outcome, note)
    if problem is not None:
        raise OfficeError(problem[0], field=problem[1])
    row = _held(work, target_id)
    visit = work.session.get(OutreachVisit, row.visit_id)
    assert visit is not None
    if visit.state is VisitState.CANCELLED:
        raise OfficeError("target.visit_cancelled", number=visit.number)
    before, now = Said(row.outcome, row.note), Said(outcome, tidy_name(note)[:LONGEST_NOTE])
    if before == now:
        return before
    word_before = standing_word(work.session, row.resident_id)
    work.session.execute(
        update(OutreachTarget)
        .where(col(OutreachTarget.id) == target_id)
        .values(outcome=now.outcome, note=now.note,
                outcome_at=at, outcome_by=officer_id)
    )  # fmt: skip
    word = standing_word(work.session, row.resident_id)
    if word != word_before:
        give_reasons(work, {row.resident_id: word})
    work.record("outreach.outcome_set", row.visit_id, target=target_id, outcome=outcome)
    return before


def _held(work: Work, target_id: int) -> OutreachTarget:
    """The row of a list, held until the end: two who say what became of somebody take turns."""
    row: OutreachTarget | None = work.session.execute(
        select(OutreachTarget)
        .where(col(OutreachTarget.id) == target_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).scalar_one_or_none()
    if row is None:
        raise OfficeError("target.gone")
    return row


def _visit_of(work: Work, target_id: int) -> int:
    visit_id = work.session.scalar(
        select(col(OutreachTarget.visit_id)).where(col(OutreachTarget.id) == target_id)
    )
    if visit_id is None:
        raise OfficeError("target.gone")
    return int(visit_id)


def _take_turn(work: Work, visit_id: int) -> None:
    """Hold the visit's row: two who change one list take turns, and nobody closes it meanwhile."""
    held = work.session.execute(
        update(OutreachVisit)
        .where(col(OutreachVisit.id) == visit_id, col(OutreachVisit.state).in_(OPEN_VISITS))
        .values(state=OutreachVisit.state)
        .returning(col(OutreachVisit.id))
    ).one_or_none()
    if held is not None:
        return
    known = work.session.scalar(
        select(func.count()).select_from(OutreachVisit).where(col(OutreachVisit.id) == visit_id)
    )
    raise OfficeError("target.visit_closed" if known else "target.visit_unknown")

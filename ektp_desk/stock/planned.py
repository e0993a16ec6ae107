"""Known visits and the blanks they take: writing them down, changing, cancelling; the list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlmodel import Session, col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock.models_planned import PlannedVisit
from ektp_desk.stock.rules_planned import MOST_EXPECTED, VisitKind, visit_problem

BY_HAND = "hand"
LONGEST_NAME = 120


@dataclass(frozen=True)
class PlannedRow:
    """One visit that still stands. `by_hand`: the supervisor may change it at the stock page."""

    id: int
    day: date
    expected: int
    kind: VisitKind
    name: str
    by_hand: bool


def planned(session: Session, *, first: date, last: date | None = None) -> tuple[PlannedRow, ...]:
    """Visits that stand from `first` to `last` (both included), soonest first."""
    statement = (
        select(
            col(PlannedVisit.id),
            col(PlannedVisit.day),
            col(PlannedVisit.expected),
            col(PlannedVisit.kind),
            col(PlannedVisit.name),
            col(PlannedVisit.source_type),
        )
        .where(col(PlannedVisit.cancelled_at).is_(None), col(PlannedVisit.day) >= first)
        .order_by(col(PlannedVisit.day), col(PlannedVisit.id))
    )
    if last is not None:
        statement = statement.where(col(PlannedVisit.day) <= last)
    return tuple(
        PlannedRow(row.id, row.day, row.expected, row.kind, row.name, row.source_type == BY_HAND)
        for row in session.execute(statement)
    )


def plan_visit(work: Work, *, day: date, expected: int, kind: VisitKind, name: str) -> int:
    """Write down a visit (pieces expected on its day); its id."""
    work.require(Role.SUPERVISOR)
    number = work.number("stock/planned")
    said = _checked(work, day=day, expected=expected, name=name)
    visit = PlannedVisit(
        day=day,
        expected=expected,
        kind=kind,
        name=said,
        source_type=BY_HAND,
        source_id=number,
        officer_id=work.actor.officer_id,
        recorded_at=work.now,
    )
    work.session.add(visit)
    work.session.flush()
    visit_id = visit.id or 0
    work.record("stock.visit_planned", visit_id, day=day.isoformat(), expected=expected)
    return visit_id


def change_visit(
    work: Work, *, visit_id: int, day: date, expected: int, kind: VisitKind, name: str
) -> None:
    """Change a visit of one's own that has not begun (`planned.gone` otherwise)."""
    work.require(Role.SUPERVISOR)
    said = _checked(work, day=day, expected=expected, name=name)
    _still(work, visit_id, day=day, expected=expected, kind=kind, name=said)
    work.record("stock.visit_changed", visit_id, day=day.isoformat(), expected=expected)


def cancel_visit(work: Work, *, visit_id: int) -> None:
    """The visit does not take place (`planned.gone` when it is over or was cancelled)."""
    work.require(Role.SUPERVISOR)
    _still(work, visit_id, cancelled_at=work.now)
    work.record("stock.visit_cancelled", visit_id)


@dataclass(frozen=True)
class Use:
    """What a visit that stands in another noun's books takes: pieces expected on its day."""

    day: date
    expected: int
    kind: VisitKind
    name: str


def follow(work: Work, *, source_type: str, source_id: int, use: Use | None) -> None:
    """Have the forecast know a visit as its own books say; None or no piece: it takes nothing.

    Whoever may act on the visit may let this follow it, and holds the visit's row, so that two
    writers do not meet here.
    """
    ours = (col(PlannedVisit.source_type) == source_type, col(PlannedVisit.source_id) == source_id)
    known = work.session.execute(select(col(PlannedVisit.id)).where(*ours)).scalar_one_or_none()
    if use is None or use.expected == 0:
        if _follows(work, col(PlannedVisit.cancelled_at).is_(None), *ours, cancelled_at=work.now):
            work.record("stock.visit_cancelled", known or 0)
        return
    values: dict[str, Any] = {
        "day": use.day,
        "expected": use.expected,
        "kind": use.kind,
        "name": use.name,
    }
    facts: dict[str, Any] = {"day": use.day.isoformat(), "expected": use.expected}
    if known is None:
        made = PlannedVisit(
            **values, source_type=source_type, source_id=source_id,
            officer_id=work.actor.officer_id, recorded_at=work.now,
        )  # fmt: skip
        work.session.add(made)
        work.session.flush()
        work.record("stock.visit_planned", made.id or 0, **facts)
    elif _follows(work, _differs(use), *ours, **values, cancelled_at=None):
        work.record("stock.visit_changed", known, **facts)


def _differs(use: Use) -> ColumnElement[bool]:
    return or_(
        col(PlannedVisit.day) != use.day,
        col(PlannedVisit.expected) != use.expected,
        col(PlannedVisit.kind) != use.kind,
        col(PlannedVisit.name) != use.name,
        col(PlannedVisit.cancelled_at).is_not(None),
    )


def _follows(work: Work, *where: ColumnElement[bool], **values: object) -> bool:
    statement = update(PlannedVisit).where(*where).values(**values)
    return work.session.execute(statement.returning(col(PlannedVisit.id))).first() is not None


def _still(work: Work, visit_id: int, **values: object) -> None:
    """Change the row while it stands, is to come and was written by hand."""
    changed = work.session.execute(
        update(PlannedVisit)
        .where(
            col(PlannedVisit.id) == visit_id,
            col(PlannedVisit.cancelled_at).is_(None),
            col(PlannedVisit.day) >= work.office_date,
            col(PlannedVisit.source_type) == BY_HAND,
        )
        .values(**values)
        .returning(col(PlannedVisit.id))
    ).first()
    if changed is None:
        raise OfficeError("planned.gone")


def _checked(work: Work, *, day: date, expected: int, name: str) -> str:
    problem = visit_problem(name=name, expected=expected, day=day, today=work.office_date)
    if problem is not None:
        code, field = problem
        raise OfficeError(code, field=field, most=MOST_EXPECTED)
    return " ".join(name.split())[:LONGEST_NAME]

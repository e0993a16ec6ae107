"""Known visits and the blanks they take: writing them down, changing, cancelling; the list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
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

"""Beside the ledger: open loans, and the physical counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.stock.models import StockCount, StockMovement, StockReserve
from ektp_desk.stock.rules import BACK, CountReason, Movement, ReserveState


@dataclass(frozen=True)
class LoanRow:
    """A loan by its first row, in pieces; `owed` is what has yet to come back.

    `outward` is True for what this office lent, False for what it borrowed.
    """

    id: int
    kind: Movement
    occurred_on: date
    quantity: int
    owed: int
    counterpart: str
    document: str

    @property
    def outward(self) -> bool:
        return self.kind is Movement.LENT


@dataclass(frozen=True)
class CountRow:
    """A physical count, in pieces. `in_print` were then in the printers; see `StockCount`."""

    id: int
    movement_id: int
    number: str
    office_date: date
    at: datetime
    expected: int
    counted: int
    in_print: int
    print_counted: bool
    reason: CountReason | None
    note: str
    officer: str
    second_name: str

    @property
    def difference(self) -> int:
        return self.counted - self.expected


def open_loans(session: Session) -> tuple[LoanRow, ...]:
    """Loans of which something has yet to come back, oldest first."""
    return tuple(loan for loan in loans(session) if loan.owed > 0)


def loans(session: Session) -> Iterator[LoanRow]:
    """All loans that were not taken back, oldest first; also settled ones."""
    back, mistake = aliased(StockMovement), aliased(StockMovement)
    came = (
        select(col(back.loan_id), func.sum(col(back.quantity)).label("pieces"))
        .where(col(back.loan_id).is_not(None))
        .group_by(col(back.loan_id))
        .subquery()
    )
    statement = (
        select(StockMovement, func.coalesce(came.c.pieces, 0))
        .outerjoin(came, came.c.loan_id == col(StockMovement.id))
        .where(
            col(StockMovement.kind).in_(BACK),
            ~select(col(mistake.id))
            .where(col(mistake.reverses_id) == col(StockMovement.id))
            .exists(),
        )
        .order_by(col(StockMovement.occurred_on), col(StockMovement.id))
    )
    for first, pieces in session.execute(statement):
        sign = -1 if first.kind is Movement.LENT else 1
        yield LoanRow(
            first.id, first.kind, first.occurred_on, abs(first.quantity),
            sign * (first.quantity + int(pieces)), first.counterpart, first.document,
        )  # fmt: skip


def came_back(session: Session, *, loan_id: int) -> bool:
    """Whether something of the loan came back and stayed so."""
    statement = select(func.sum(col(StockMovement.quantity))).where(
        col(StockMovement.loan_id) == loan_id
    )
    return bool(session.execute(statement).scalar_one())


def newest_id(session: Session) -> int:
    """The newest row of the ledger; 0 when there is none."""
    return int(session.execute(select(func.max(col(StockMovement.id)))).scalar_one() or 0)


def balance_through(session: Session, movement_id: int) -> int:
    """Blanks by the book after the row, in pieces."""
    statement = select(func.coalesce(func.sum(col(StockMovement.quantity)), 0))
    return int(session.execute(statement.where(col(StockMovement.id) <= movement_id)).scalar_one())


def counts(session: Session, *, limit: int = 50) -> tuple[CountRow, ...]:
    """The physical counts, newest first."""
    rows = session.execute(_counts().order_by(col(StockCount.id).desc()).limit(limit))
    return tuple(_count_row(row) for row in rows)


def count_row(session: Session, *, movement_id: int) -> CountRow | None:
    """The count that a row of the ledger came from."""
    found = session.execute(
        _counts().where(col(StockCount.movement_id) == movement_id)
    ).one_or_none()
    return None if found is None else _count_row(found)


def _counts() -> Select[*tuple[Any, ...]]:
    return select(StockCount, col(Officer.full_name)).outerjoin(
        Officer, col(Officer.id) == col(StockCount.officer_id)
    )


def _count_row(found: Row[*tuple[Any, ...]]) -> CountRow:
    kept, officer = found
    return CountRow(
        kept.id, kept.movement_id, kept.number, kept.office_date, kept.at, kept.expected,
        kept.counted, kept.in_print, kept.print_counted, kept.reason, kept.note, officer or "",
        kept.second_name,
    )  # fmt: skip


def reserved(session: Session, *, day: date) -> int:
    """Pieces set aside on `day` and not used yet; a reserve holds until its own last day."""
    statement = select(
        func.coalesce(func.sum(col(StockReserve.quantity) - col(StockReserve.used)), 0)
    ).where(col(StockReserve.state) == ReserveState.HELD, col(StockReserve.until) >= day)
    return int(session.execute(statement).scalar_one())

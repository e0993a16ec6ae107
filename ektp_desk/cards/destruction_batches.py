"""Destructions to look at: the one being prepared, and those that were done."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models_destruction import (
    DestroyedPiece,
    DestructionBatch,
    DestructionCount,
    DestructionEvent,
    DestructionPick,
)
from ektp_desk.cards.rules_destruction import (
    BatchAct,
    BatchState,
    Method,
    StoreReason,
    Witness,
)


@dataclass(frozen=True)
class ReasonCheck:
    """A reason of a batch: pieces by the book and as counted by hand."""

    reason: StoreReason
    expected: int
    counted: int


@dataclass(frozen=True)
class BatchRow:
    """One destruction. `explanation` is of a difference between book and count, "" for none."""

    id: int
    number: str
    state: BatchState
    until: date
    office_date: date
    counted: bool
    pieces: int
    place: str
    method: Method | None
    witnesses: tuple[Witness, ...]
    destroyed_on: date | None
    signed_at: datetime | None
    signed_by: str
    signed_nip: str
    checks: tuple[ReasonCheck, ...]
    explanation: str


def batch(session: Session, *, batch_id: int) -> BatchRow | None:
    """One destruction."""
    found = session.execute(_batches().where(col(DestructionBatch.id) == batch_id)).one_or_none()
    return None if found is None else _batch_row(session, found)


def draft(session: Session) -> BatchRow | None:
    """The destruction that is being prepared, if one is."""
    statement = _batches().where(col(DestructionBatch.state) == BatchState.DRAFT)
    found = session.execute(statement).one_or_none()
    return None if found is None else _batch_row(session, found)


def batches(session: Session, *, limit: int = 200) -> tuple[BatchRow, ...]:
    """The destructions that were done, newest first."""
    statement = (
        _batches()
        .where(col(DestructionBatch.state) == BatchState.DONE)
        .order_by(col(DestructionBatch.destroyed_on).desc(), col(DestructionBatch.id).desc())
        .limit(limit)
    )
    return tuple(_batch_row(session, found) for found in session.execute(statement).all())


def _batches() -> Select[*tuple[Any, ...]]:
    destroyed = (
        select(func.count())
        .where(col(DestroyedPiece.batch_id) == col(DestructionBatch.id))
        .scalar_subquery()
    )
    picked = (
        select(func.count())
        .where(col(DestructionPick.batch_id) == col(DestructionBatch.id))
        .scalar_subquery()
    )
    return select(
        DestructionBatch,
        func.coalesce(Officer.full_name, ""),
        func.coalesce(Officer.nip, ""),
        destroyed + picked,
    ).outerjoin(Officer, col(Officer.id) == col(DestructionBatch.signed_by))


def _batch_row(session: Session, found: Any) -> BatchRow:
    row, signed_by, signed_nip, pieces = found
    return BatchRow(
        id=row.id,
        number=row.number or "",
        state=row.state,
        until=row.until,
        office_date=row.office_date,
        counted=row.counted_round > 0,
        pieces=int(pieces),
        place=row.place,
        method=row.method,
        witnesses=tuple(Witness(**witness) for witness in row.witnesses),
        destroyed_on=row.destroyed_on,
        signed_at=row.signed_at,
        signed_by=signed_by,
        signed_nip=signed_nip,
        checks=_checks(session, row),
        explanation=_explanation(session, row),
    )


def _checks(session: Session, row: DestructionBatch) -> tuple[ReasonCheck, ...]:
    statement = select(
        col(DestructionCount.reason), col(DestructionCount.expected),
        col(DestructionCount.counted),
    ).where(
        col(DestructionCount.batch_id) == row.id,
        col(DestructionCount.round) == row.counted_round,
    )  # fmt: skip
    found = {reason: (expected, counted) for reason, expected, counted in
             session.execute(statement)}  # fmt: skip
    return tuple(ReasonCheck(reason, *found[reason]) for reason in StoreReason if reason in found)


def _explanation(session: Session, row: DestructionBatch) -> str:
    """What the newest count said of a difference."""
    if not row.counted_round:
        return ""
    statement = (
        select(col(DestructionEvent.note))
        .where(
            col(DestructionEvent.batch_id) == row.id,
            col(DestructionEvent.act) == BatchAct.COUNTED,
        )
        .order_by(col(DestructionEvent.id).desc())
        .limit(1)
    )
    return str(session.execute(statement).scalar_one_or_none() or "")

"""Whether the destruction store says what the ledgers behind it say."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, String, and_, func, select, type_coerce
from sqlmodel import Session, col

from ektp_desk.cards.destruction import agreement
from ektp_desk.cards.destruction_pieces import every_piece
from ektp_desk.cards.models_destruction import (
    DestroyedPiece,
    DestructionBatch,
    DestructionCount,
    DestructionEvent,
)
from ektp_desk.cards.rules_destruction import LEAST_WITNESSES, STATE_AFTER, BatchState
from ektp_desk.storage.check import MOST_DETAILS, Finding


def destruction_agrees(session: Session) -> Iterator[Finding]:
    """Spoiled pieces are one figure in print log, blank ledger and store; what was destroyed came
    in before, for the same reason; each batch stands as its history and its count say."""
    books = agreement(session)
    if not books.agrees:
        yield Finding(
            "check.store_differs",
            {"print_log": books.print_log, "ledger": books.ledger, "kept": books.kept},
        )
    yield from _destroyed(session)
    yield from _histories(session)
    yield from _counts(session)


def _destroyed(session: Session) -> Iterator[Finding]:
    """Pieces that no ledger knows, that came in later, or for another reason."""
    pieces = every_piece()
    known = and_(
        pieces.c.source == type_coerce(DestroyedPiece.source, String),
        pieces.c.source_id == col(DestroyedPiece.source_id),
        pieces.c.reason == type_coerce(DestroyedPiece.reason, String),
        pieces.c.since <= col(DestructionBatch.destroyed_on),
    )
    statement: Select[*tuple[Any, ...]] = (
        select(col(DestructionBatch.number), col(DestroyedPiece.id))
        .join(DestructionBatch, col(DestructionBatch.id) == col(DestroyedPiece.batch_id))
        .outerjoin(pieces, known)
        .where(pieces.c.source_id.is_(None))
        .limit(MOST_DETAILS)
    )
    for number, row in session.execute(statement):
        yield Finding("check.destroyed_unknown", {"number": str(number), "row": str(row)})


def _histories(session: Session) -> Iterator[Finding]:
    """A batch stands where the last line of its history left it; a done one has its witnesses."""
    newest = (
        select(func.max(col(DestructionEvent.id)))
        .where(col(DestructionEvent.batch_id) == col(DestructionBatch.id))
        .correlate(DestructionBatch)
        .scalar_subquery()
    )
    statement = select(DestructionBatch, col(DestructionEvent.act)).outerjoin(
        DestructionEvent, col(DestructionEvent.id) == newest
    )
    for batch, act in session.execute(statement):
        few = batch.state is BatchState.DONE and len(batch.witnesses) < LEAST_WITNESSES
        if few or act is None or STATE_AFTER[act] is not batch.state:
            yield Finding("check.batch_log", {"number": batch.number or str(batch.id)})


def _counts(session: Session) -> Iterator[Finding]:
    """What a done batch destroyed is what its count had by the book, reason by reason."""
    done = select(col(DestructionBatch.id)).where(col(DestructionBatch.state) == BatchState.DONE)
    destroyed = select(
        col(DestroyedPiece.batch_id), col(DestroyedPiece.reason), func.count()
    ).group_by(col(DestroyedPiece.batch_id), col(DestroyedPiece.reason))
    booked = (
        select(col(DestructionCount.batch_id), col(DestructionCount.reason),
               col(DestructionCount.expected))
        .join(
            DestructionBatch,
            and_(
                col(DestructionBatch.id) == col(DestructionCount.batch_id),
                col(DestructionBatch.counted_round) == col(DestructionCount.round),
            ),
        )
        .where(col(DestructionCount.expected) > 0, col(DestructionBatch.id).in_(done))
    )  # fmt: skip
    gone = {(row[0], row[1]): row[2] for row in session.execute(destroyed)}
    book = {(row[0], row[1]): row[2] for row in session.execute(booked)}
    wrong = {key[0] for key in gone.keys() | book.keys() if gone.get(key) != book.get(key)}
    for batch_id in sorted(wrong):
        batch = session.get(DestructionBatch, batch_id)
        number = batch.number if batch is not None else None
        yield Finding("check.batch_count", {"number": number or str(batch_id)})

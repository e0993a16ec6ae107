"""The destruction store to look at: what is in it, why, since when, and what was destroyed.

The store is derived: spoiled cards, old cards taken in at a hand-over, cards that nobody fetched
and entries by hand, less the pieces that a signed batch destroyed. See docs/decisions/0033.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, String, and_, func, select, type_coerce
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.cards.destruction_batches import BatchRow, batches, draft
from ektp_desk.cards.destruction_pieces import every_piece, is_of, kept
from ektp_desk.cards.models import CardEvent
from ektp_desk.cards.models_destruction import (
    DestroyedPiece,
    DestructionBatch,
    DestructionPick,
)
from ektp_desk.cards.rules import CardAct
from ektp_desk.cards.rules_destruction import (
    Due,
    Piece,
    StoreReason,
    StoreSource,
    due,
)
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.rules import Movement


@dataclass(frozen=True)
class ReasonCount:
    """Pieces of one reason in the store; the oldest came in on `oldest`."""

    reason: StoreReason
    pieces: int
    oldest: date | None


@dataclass(frozen=True)
class StoreCount:
    """What is in the store, by every reason in its order. `chosen` of it are in the draft."""

    total: int
    chosen: int
    oldest: date | None
    reasons: tuple[ReasonCount, ...]


@dataclass(frozen=True)
class StoreRow:
    """One piece of the store or of a batch. `number` is the card's, the hand-over's or the
    entry's; `serial` the blank's, where it was kept; `chosen` whether it is in the draft."""

    source: StoreSource
    source_id: int
    since: date
    reason: StoreReason
    number: str
    name: str
    masked_nik: str
    serial: str
    note: str
    chosen: bool

    @property
    def key(self) -> Piece:
        """What names the piece."""
        return Piece(self.source, self.source_id)


@dataclass(frozen=True)
class Agreement:
    """Spoiled pieces as the print log, the blank ledger and the store with what was destroyed
    have them: three figures that must be one."""

    print_log: int
    ledger: int
    kept: int

    @property
    def agrees(self) -> bool:
        """Whether no piece is unaccounted for."""
        return self.print_log == self.ledger == self.kept


@dataclass(frozen=True)
class MonthLine:
    """A reason over a time: opening + came_in - destroyed = closing."""

    reason: StoreReason
    opening: int
    came_in: int
    destroyed: int

    @property
    def closing(self) -> int:
        """Pieces in the store at the end."""
        return self.opening + self.came_in - self.destroyed


@dataclass(frozen=True)
class StoreBook:
    """Everything the tab shows, read at one moment."""

    store: StoreCount
    due: Due
    agreement: Agreement
    draft: BatchRow | None
    batches: tuple[BatchRow, ...]


def in_store(session: Session) -> StoreCount:
    """What is in the store now, those chosen for the draft among it."""
    pieces = every_piece()
    statement: Select[*tuple[Any, ...]] = (
        select(
            pieces.c.reason,
            func.count(),
            func.min(pieces.c.since),
            func.count(col(DestructionPick.batch_id)),
        )
        .select_from(pieces)
        .outerjoin(DestructionPick, is_of(pieces, DestructionPick))
        .where(kept(pieces))
        .group_by(pieces.c.reason)
    )
    found = {StoreReason(row[0]): (int(row[1]), row[2], int(row[3]))
             for row in session.execute(statement)}  # fmt: skip
    reasons = tuple(ReasonCount(reason, *found.get(reason, (0, None, 0))[:2])
                    for reason in StoreReason)  # fmt: skip
    return StoreCount(
        total=sum(row.pieces for row in reasons),
        chosen=sum(chosen for _, _, chosen in found.values()),
        oldest=min((row.oldest for row in reasons if row.oldest is not None), default=None),
        reasons=reasons,
    )


def destruction_due(session: Session, *, day: date) -> Due:
    """Whether pieces have lain longer than the office's `destruction_days` on `day`."""
    period = profile(session).destruction_days
    pieces = every_piece()
    older = pieces.c.since < day - timedelta(days=period)
    statement = (
        select(func.min(pieces.c.since), func.count().filter(older))
        .select_from(pieces)
        .where(kept(pieces))
    )
    oldest, count = session.execute(statement).one()
    return due(oldest, int(count), period_days=period, today=day)


def store_pieces(session: Session, *, until: date | None = None) -> tuple[StoreRow, ...]:
    """The pieces in the store that came in up to `until`, oldest first."""
    pieces = every_piece()
    conditions = [kept(pieces)]
    if until is not None:
        conditions.append(pieces.c.since <= until)
    return _rows(session, _listed(pieces).where(*conditions))


def batch_pieces(session: Session, *, batch_id: int) -> tuple[StoreRow, ...]:
    """The pieces of a batch: of a draft those chosen, else those destroyed; oldest first."""
    pieces = every_piece()
    statement = _listed(pieces)
    done = and_(is_of(pieces, DestroyedPiece), col(DestroyedPiece.batch_id) == batch_id)
    destroyed = _rows(session, statement.join(DestroyedPiece, done))
    if destroyed:
        return destroyed
    return _rows(session, statement.where(col(DestructionPick.batch_id) == batch_id))


def chosen_counts(session: Session, *, batch_id: int) -> dict[StoreReason, int]:
    """How many pieces of each reason are chosen for a draft, by the book."""
    pieces = every_piece()
    statement = (
        select(pieces.c.reason, func.count())
        .select_from(pieces)
        .join(DestructionPick, is_of(pieces, DestructionPick))
        .where(col(DestructionPick.batch_id) == batch_id)
        .group_by(pieces.c.reason)
    )
    return {StoreReason(reason): int(count) for reason, count in session.execute(statement)}


def agreement(session: Session) -> Agreement:
    """Compare the three books of spoiled pieces."""
    log = select(func.count()).where(col(CardEvent.act) == CardAct.SPOILED)
    ledger = select(func.count()).where(
        col(StockMovement.source_type) == "card", col(StockMovement.kind) == Movement.SPOILED
    )
    pieces = every_piece()
    spoiled = pieces.c.source == StoreSource.SPOILED.value
    waiting = select(func.count()).select_from(pieces).where(spoiled, kept(pieces))
    gone = select(func.count()).where(col(DestroyedPiece.source) == StoreSource.SPOILED)
    counts = [int(session.execute(one).scalar_one()) for one in (log, ledger, waiting, gone)]
    return Agreement(counts[0], counts[1], counts[2] + counts[3])


def over_time(session: Session, *, first: date, last: date) -> tuple[MonthLine, ...]:
    """What came in and was destroyed from `first` to `last` (both included), by reason."""
    pieces = every_piece()
    came = _before_and_within(session, pieces.c.reason, pieces.c.since, pieces, first, last)
    gone = _before_and_within(
        session,
        type_coerce(DestroyedPiece.reason, String),
        col(DestructionBatch.destroyed_on),
        DestroyedPiece.__table__.join(DestructionBatch.__table__),  # type: ignore[attr-defined]
        first,
        last,
    )
    lines = []
    for reason in StoreReason:
        came_before, came_in = came.get(reason, (0, 0))
        gone_before, destroyed = gone.get(reason, (0, 0))
        lines.append(MonthLine(reason, came_before - gone_before, came_in, destroyed))
    return tuple(lines)


def book(session: Session, *, day: date) -> StoreBook:
    """Everything the tab shows."""
    return StoreBook(
        in_store(session), destruction_due(session, day=day), agreement(session),
        draft(session), batches(session),
    )  # fmt: skip


def _before_and_within(
    session: Session, reason: Any, day: Any, rows: Any, first: date, last: date
) -> Mapping[StoreReason, tuple[int, int]]:
    statement = (
        select(
            reason,
            func.count().filter(day < first),
            func.count().filter(day.between(first, last)),
        )
        .select_from(rows)
        .group_by(reason)
    )
    return {StoreReason(row[0]): (int(row[1]), int(row[2])) for row in session.execute(statement)}


def _listed(pieces: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            pieces.c.source,
            pieces.c.source_id,
            pieces.c.since,
            pieces.c.reason,
            pieces.c.number,
            func.coalesce(Resident.name, "").label("name"),
            func.coalesce(Resident.nik, pieces.c.nik).label("nik"),
            pieces.c.serial,
            pieces.c.note,
            col(DestructionPick.batch_id).label("picked"),
        )
        .select_from(pieces)
        .outerjoin(Resident, col(Resident.id) == pieces.c.resident_id)
        .outerjoin(DestructionPick, is_of(pieces, DestructionPick))
        .order_by(pieces.c.since, pieces.c.source, pieces.c.source_id)
    )


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[StoreRow, ...]:
    return tuple(
        StoreRow(
            StoreSource(row.source), row.source_id, row.since, StoreReason(row.reason),
            row.number, row.name, mask_nik(row.nik) if row.nik else "", row.serial, row.note,
            row.picked is not None,
        )
        for row in session.execute(statement)
    )  # fmt: skip

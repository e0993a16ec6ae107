"""Pieces put into the destruction store by hand, and the batches in which pieces are destroyed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from ektp_desk.cards.rules_destruction import (
    BatchAct,
    BatchState,
    Method,
    StoreReason,
    StoreSource,
)
from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of

_DRAFT = text("state = 'draft'")


class DestructionBatch(SQLModel, table=True):
    """One destruction. At most one is a draft; its number comes with the signature.

    `counted_round` is the count that stands, 0 while the chosen pieces are not counted.
    `until` is the day up to which pieces were chosen.
    """

    __tablename__ = "destruction_batch"
    __table_args__ = (
        one_of("destruction_batch", "state", BatchState),
        one_of("destruction_batch", "method", Method),
        Index(
            "uq_destruction_draft", "state", unique=True, sqlite_where=_DRAFT,
            postgresql_where=_DRAFT,
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = Field(default=None, unique=True, max_length=60)
    state: BatchState = Field(sa_type=EnumText(BatchState))
    until: date
    office_date: date
    opened_at: datetime = Field(sa_type=UtcTime)
    opened_by: int | None = Field(default=None, foreign_key="officer.id")
    counted_round: int = 0
    place: str = Field(default="", max_length=120)
    method: Method | None = Field(default=None, sa_type=EnumText(Method))
    witnesses: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonText)
    destroyed_on: date | None = Field(default=None, index=True)
    signed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    signed_by: int | None = Field(default=None, foreign_key="officer.id")


class StoreEntry(SQLModel, table=True):
    """A piece put into the store by hand: append-only.

    `nik` is kept only where the person is in no entry of the roll; `corrects_id` names the batch
    whose record said the piece was destroyed.
    """

    __tablename__ = "store_entry"
    __table_args__ = (one_of("store_entry", "reason", StoreReason),)

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    office_date: date = Field(index=True)
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    reason: StoreReason = Field(sa_type=EnumText(StoreReason))
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    nik: str = Field(default="", max_length=16)
    card_number: str = Field(default="", max_length=30)
    serial: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=200)
    corrects_id: int | None = Field(default=None, foreign_key="destruction_batch.id")


class DestructionPick(SQLModel, table=True):
    """A piece chosen for the draft; gone when the draft is signed or put away."""

    __tablename__ = "destruction_pick"
    __table_args__ = (one_of("destruction_pick", "source", StoreSource),)

    source: StoreSource = Field(primary_key=True, sa_type=EnumText(StoreSource))
    source_id: int = Field(primary_key=True)
    batch_id: int = Field(foreign_key="destruction_batch.id", index=True)


class DestroyedPiece(SQLModel, table=True):
    """A piece that was destroyed, once for all: append-only."""

    __tablename__ = "destroyed_piece"
    __table_args__ = (
        one_of("destroyed_piece", "source", StoreSource),
        one_of("destroyed_piece", "reason", StoreReason),
        UniqueConstraint("source", "source_id", name="uq_destroyed_piece"),
    )

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="destruction_batch.id", index=True)
    source: StoreSource = Field(sa_type=EnumText(StoreSource))
    source_id: int
    reason: StoreReason = Field(sa_type=EnumText(StoreReason))


class DestructionCount(SQLModel, table=True):
    """What was counted of one reason, against the book: append-only; a count again is a round."""

    __tablename__ = "destruction_count"
    __table_args__ = (
        one_of("destruction_count", "reason", StoreReason),
        UniqueConstraint("batch_id", "round", "reason", name="uq_destruction_count"),
    )

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="destruction_batch.id")
    round: int
    reason: StoreReason = Field(sa_type=EnumText(StoreReason))
    expected: int
    counted: int


class DestructionEvent(SQLModel, table=True):
    """The history of a batch: append-only. `note` explains a difference or a correction."""

    __tablename__ = "destruction_event"
    __table_args__ = (one_of("destruction_event", "act", BatchAct),)

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="destruction_batch.id", index=True)
    act: BatchAct = Field(sa_type=EnumText(BatchAct))
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    note: str = Field(default="", max_length=300)

"""The blank-stock ledger."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.stock.rules import Movement


class StockMovement(SQLModel, table=True):
    """One movement of blanks; append-only. The balance is the sum of `quantity` (pieces).

    (source_type, source_id, kind) is unique: a card can use its blank only once. A mistake is
    corrected by a `reversal` row that names the row it takes back.
    """

    __tablename__ = "stock_movement"
    __table_args__ = (
        one_of("stock_movement", "kind", Movement),
        CheckConstraint("quantity <> 0 OR kind IN ('count', 'opening')", name="ck_stock_quantity"),
        Index("uq_stock_source", "source_type", "source_id", "kind", unique=True),
        Index("ix_stock_day", "occurred_on", "kind", "quantity"),
    )

    id: int | None = Field(default=None, primary_key=True)
    occurred_on: date
    recorded_at: datetime = Field(sa_type=UtcTime)
    kind: Movement = Field(sa_type=EnumText(Movement))
    quantity: int
    source_type: str = Field(max_length=20)
    source_id: int
    counterpart: str = Field(default="", max_length=120)
    document: str = Field(default="", max_length=80)
    note: str = Field(default="", max_length=300)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    reverses_id: int | None = Field(default=None, foreign_key="stock_movement.id", unique=True)

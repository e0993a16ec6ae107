"""The blank-stock ledger, its counts, the serials received, and what is set aside."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.stock.rules import CountReason, Movement, ReserveState


class StockMovement(SQLModel, table=True):
    """One movement of blanks; append-only. The balance is the sum of `quantity` (pieces).

    (source_type, source_id, kind) is unique: a card can use its blank only once. A mistake is
    corrected by a `reversal` row that names the row it takes back. What comes back of a loan, and
    a reversal of that, names the loan's first row in `loan_id`.
    """

    __tablename__ = "stock_movement"
    __table_args__ = (
        one_of("stock_movement", "kind", Movement),
        CheckConstraint("quantity <> 0 OR kind IN ('count', 'opening')", name="ck_stock_quantity"),
        CheckConstraint(
            "kind NOT IN ('given_back', 'got_back') OR loan_id IS NOT NULL", name="ck_stock_loan"
        ),
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
    loan_id: int | None = Field(default=None, foreign_key="stock_movement.id", index=True)


class StockCount(SQLModel, table=True):
    """What was found at a physical count, and what had to be there; append-only (pieces).

    `expected` is the book up to the row `through_id`, frozen when the count began, less the
    pieces then in the printers (`in_print`) where these were not counted.
    """

    __tablename__ = "stock_count"
    __table_args__ = (
        one_of("stock_count", "reason", CountReason),
        CheckConstraint("counted >= 0", name="ck_stock_count_counted"),
        CheckConstraint("(counted = expected) = (reason IS NULL)", name="ck_stock_count_why"),
    )

    id: int | None = Field(default=None, primary_key=True)
    movement_id: int = Field(foreign_key="stock_movement.id", unique=True)
    number: str = Field(unique=True, max_length=30)
    office_date: date
    at: datetime = Field(sa_type=UtcTime)
    through_id: int = Field(foreign_key="stock_movement.id")
    expected: int
    counted: int
    in_print: int = 0
    print_counted: bool = True
    reason: CountReason | None = Field(default=None, sa_type=EnumText(CountReason))
    note: str = Field(default="", max_length=300)
    second_name: str = Field(default="", max_length=120)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")


class BlankSerialRange(SQLModel, table=True):
    """Serials that came or went with a movement, from `first` to `last`; append-only.

    A serial is `prefix` and a number written with `digits` digits.
    """

    __tablename__ = "blank_serial_range"
    __table_args__ = (
        CheckConstraint("first <= last", name="ck_blank_serial_range_order"),
        CheckConstraint("digits > 0", name="ck_blank_serial_range_digits"),
        Index("ix_blank_serial_range_place", "prefix", "digits", "first"),
    )

    id: int | None = Field(default=None, primary_key=True)
    movement_id: int = Field(foreign_key="stock_movement.id", index=True)
    prefix: str = Field(default="", max_length=30)
    digits: int
    first: int = Field(sa_type=BigInteger)
    last: int = Field(sa_type=BigInteger)


class BlankSerialNote(SQLModel, table=True):
    """A serial that was noted as missing, or as found again; append-only."""

    __tablename__ = "blank_serial_note"

    id: int | None = Field(default=None, primary_key=True)
    serial: str = Field(max_length=40, index=True)
    missing: bool
    office_date: date
    at: datetime = Field(sa_type=UtcTime)
    note: str = Field(default="", max_length=300)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")


class StockReserve(SQLModel, table=True):
    """Blanks set aside for a purpose until a day: a promise, no movement (pieces)."""

    __tablename__ = "stock_reserve"
    __table_args__ = (
        one_of("stock_reserve", "state", ReserveState),
        CheckConstraint("quantity > 0", name="ck_stock_reserve_quantity"),
        CheckConstraint("used >= 0 AND used <= quantity", name="ck_stock_reserve_used"),
        Index("ix_stock_reserve_state", "state", "until"),
    )

    id: int | None = Field(default=None, primary_key=True)
    purpose: str = Field(max_length=120)
    quantity: int
    used: int = 0
    until: date
    state: ReserveState = Field(sa_type=EnumText(ReserveState))
    made_on: date
    made_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    reason: str = Field(default="", max_length=300)

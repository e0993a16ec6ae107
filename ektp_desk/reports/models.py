"""What supervisors signed: the closings of days, and which acts of the console they looked into."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import JsonText, UtcTime


class DayClose(SQLModel, table=True):
    """One signed closing of an office day; append-only.

    `entry` 1 closes the day, further ones amend it: each names the one before (`amends_id`) and
    says why (`reason`). `figures` and `lines` are as `reports.reckoning` and
    `reports.rules_closing` made them, each line with its explanation. `counted` are the blanks
    that were counted in the same act, in pieces. `audit_id` and `audit_hash` are the head of the
    audit chain when it was signed, the closing's own rows not among them.
    """

    __tablename__ = "day_close"
    __table_args__ = (
        CheckConstraint("(entry = 1) = (amends_id IS NULL)", name="ck_day_close_amends"),
        Index("uq_day_close_entry", "office_date", "entry", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: int = Field(unique=True)
    office_date: date
    entry: int
    closed_at: datetime = Field(sa_type=UtcTime)
    officer_id: int = Field(foreign_key="officer.id")
    figures: dict[str, Any] = Field(sa_type=JsonText)
    lines: list[dict[str, Any]] = Field(sa_type=JsonText)
    counted: int | None = None
    audit_id: int
    audit_hash: str = Field(max_length=64)
    reason: str = Field(default="", max_length=300)
    amends_id: int | None = Field(default=None, foreign_key="day_close.id", unique=True)


class ConsoleActSeen(SQLModel, table=True):
    """A supervisor looked into one act of the console; append-only. `audit_id` is the act's row."""

    __tablename__ = "console_act_seen"

    audit_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seen_at: datetime = Field(sa_type=UtcTime)
    officer_id: int = Field(foreign_key="officer.id")

"""Visits whose use of blanks is known ahead."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.stock.rules_planned import VisitKind


class PlannedVisit(SQLModel, table=True):
    """A known visit: pieces it is expected to take on its day. Changed or cancelled, never erased.

    (source_type, source_id) names who owns the row: `hand` is the supervisor at the stock page.
    """

    __tablename__ = "planned_use"
    __table_args__ = (
        one_of("planned_use", "kind", VisitKind),
        CheckConstraint("expected > 0", name="ck_planned_use_expected"),
        Index("uq_planned_use_source", "source_type", "source_id", unique=True),
        Index("ix_planned_use_day", "day", "cancelled_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    day: date
    expected: int
    kind: VisitKind = Field(sa_type=EnumText(VisitKind))
    name: str = Field(max_length=120)
    source_type: str = Field(max_length=20)
    source_id: int
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    recorded_at: datetime = Field(sa_type=UtcTime)
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcTime)

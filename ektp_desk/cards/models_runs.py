"""The versions of the scarcity rule, and runs of prints."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import JsonText, UtcTime

_OPEN = text("ended_at IS NULL")


class ScarcityRuleVersion(SQLModel, table=True):
    """One version of the scarcity rule (`scarcity.packed`): append-only, the newest is in force.

    Without any the one the program was delivered with is, as version 0.
    """

    __tablename__ = "scarcity_rule"

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(unique=True)
    name: str = Field(max_length=60)
    rule: dict[str, Any] = Field(sa_type=JsonText)
    note: str = Field(default="", max_length=300)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    at: datetime = Field(sa_type=UtcTime)
    office_date: date


class PrintRun(SQLModel, table=True):
    """Cards printed one after another by one operator, who has one open run at most.

    `planned` is how many people are gone through; its pieces carry its id. `service_code` and
    `village_code` narrow the print-ready list it works down.
    """

    __tablename__ = "print_run"
    __table_args__ = (
        CheckConstraint("planned > 0", name="ck_print_run_planned"),
        Index("ix_print_run_day", "office_date"),
        Index(
            "uq_print_run_open",
            "operator_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    planned: int
    service_code: str | None = Field(default=None, foreign_key="service.code")
    village_code: str | None = Field(default=None, foreign_key="region.code")
    operator_id: int | None = Field(default=None, foreign_key="officer.id")
    station: str = Field(default="", max_length=80)
    printer_name: str = Field(default="", max_length=80)
    office_date: date
    started_at: datetime = Field(sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)

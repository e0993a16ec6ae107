"""Requests for blanks and everything that was done about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.stock.rules_requests import Channel, RequestAct, RequestStage, Supplier


class BlankRequest(SQLModel, table=True):
    """One request for blanks (pieces). `stage` is the step last taken; how much has come in is
    never stored here but summed from the ledger, through the request's deliveries.

    `figures` is the proposal the amount stands on. `beside_id` names the overdue request that
    was open when this one was begun.
    """

    __tablename__ = "blank_request"
    __table_args__ = (
        one_of("blank_request", "stage", RequestStage),
        one_of("blank_request", "supplier", Supplier),
        CheckConstraint("requested > 0", name="ck_blank_request_requested"),
        CheckConstraint(
            "approved IS NULL OR (approved > 0 AND approved <= requested)",
            name="ck_blank_request_approved",
        ),
        CheckConstraint(
            "stage IN ('draft', 'submitted', 'refused', 'cancelled') OR approved IS NOT NULL",
            name="ck_blank_request_stage_approved",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=20)
    stage: RequestStage = Field(sa_type=EnumText(RequestStage))
    supplier: Supplier = Field(sa_type=EnumText(Supplier))
    proposed: int
    requested: int
    approved: int | None = None
    reason: str = Field(default="", max_length=300)
    figures: dict[str, Any] = Field(sa_type=JsonText)
    letter_number: str = Field(default="", max_length=60)
    drafted_on: date
    submitted_on: date | None = None
    expected_on: date | None = None
    approved_on: date | None = None
    shipped_on: date | None = None
    ended_on: date | None = None
    beside_id: int | None = Field(default=None, foreign_key="blank_request.id")
    officer_id: int | None = Field(default=None, foreign_key="officer.id")


class BlankRequestEvent(SQLModel, table=True):
    """One thing done about a request; append-only.

    `happened_on` is the day on which it was so, `at` when it was written down. A delivery names
    its row of the ledger. Telling names whom, and by which channel.
    """

    __tablename__ = "blank_request_event"
    __table_args__ = (
        one_of("blank_request_event", "act", RequestAct),
        one_of("blank_request_event", "channel", Channel),
        CheckConstraint(
            "(act = 'received') = (movement_id IS NOT NULL)", name="ck_blank_request_event_movement"
        ),
        CheckConstraint(
            "act <> 'told' OR (told <> '' AND channel IS NOT NULL)",
            name="ck_blank_request_event_told",
        ),
        Index(
            "uq_blank_request_event_movement",
            "movement_id",
            unique=True,
            sqlite_where=text("movement_id IS NOT NULL"),
            postgresql_where=text("movement_id IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="blank_request.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    happened_on: date
    act: RequestAct = Field(sa_type=EnumText(RequestAct))
    quantity: int | None = None
    document: str = Field(default="", max_length=80)
    serials: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=300)
    told: str = Field(default="", max_length=120)
    channel: Channel | None = Field(default=None, sa_type=EnumText(Channel))
    movement_id: int | None = Field(default=None, foreign_key="stock_movement.id")
    paper_key: str = Field(default="", max_length=120)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")

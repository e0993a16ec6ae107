"""Hand-overs taken back, reminders, and the lists that leave with a kelurahan."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from ektp_desk.cards.rules_pickup import DeliveryOutcome, DeliveryState, ReminderChannel
from ektp_desk.kernel.columns import EnumText, UtcTime, one_of

_OUT = text("outcome = 'out'")


class HandoverReversal(SQLModel, table=True):
    """A hand-over that was a mistake, and why: append-only. The card waits again."""

    __tablename__ = "handover_reversal"

    id: int | None = Field(default=None, primary_key=True)
    handover_id: int = Field(foreign_key="handover.id", unique=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    reason: str = Field(max_length=200)


class CardReminder(SQLModel, table=True):
    """Somebody was told that a card waits: append-only."""

    __tablename__ = "card_reminder"
    __table_args__ = (one_of("card_reminder", "channel", ReminderChannel),)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    channel: ReminderChannel = Field(sa_type=EnumText(ReminderChannel))
    told: str = Field(max_length=120)
    note: str = Field(default="", max_length=200)


class CardDelivery(SQLModel, table=True):
    """A list of cards that left with somebody of a kelurahan."""

    __tablename__ = "card_delivery"
    __table_args__ = (
        one_of("card_delivery", "state", DeliveryState),
        Index("ix_card_delivery_state", "state", "due_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    village_code: str = Field(foreign_key="region.code")
    receiver_name: str = Field(max_length=120)
    receiver_identity: str = Field(max_length=60)
    receiver_position: str = Field(max_length=120)
    due_on: date
    state: DeliveryState = Field(sa_type=EnumText(DeliveryState))
    office_date: date = Field(index=True)
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    home_on: date | None = None


class CardDeliveryItem(SQLModel, table=True):
    """One card of a list; at most one list has it out."""

    __tablename__ = "card_delivery_item"
    __table_args__ = (
        one_of("card_delivery_item", "outcome", DeliveryOutcome),
        UniqueConstraint("delivery_id", "card_id", name="uq_card_delivery_item_card"),
        Index(
            "uq_card_delivery_item_out",
            "card_id",
            unique=True,
            sqlite_where=_OUT,
            postgresql_where=_OUT,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    delivery_id: int = Field(foreign_key="card_delivery.id", index=True)
    card_id: int = Field(foreign_key="card.id")
    position: int
    outcome: DeliveryOutcome = Field(sa_type=EnumText(DeliveryOutcome))
    happened_on: date | None = None
    received_by: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=200)
    settled_at: datetime | None = Field(default=None, sa_type=UtcTime)
    settled_by: int | None = Field(default=None, foreign_key="officer.id")

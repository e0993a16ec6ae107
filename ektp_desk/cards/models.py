"""Printed cards, the print log, and hand-overs."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from ektp_desk.cards.models_runs import PrintRun as PrintRun  # `card.run_id` names its table
from ektp_desk.cards.offers import BacklogState
from ektp_desk.cards.rules import CardAct, CardState, Collector, OldCardReason, SpoilReason
from ektp_desk.cards.rules_handover import IdentityKind, Proof, Relation
from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of

_UNSETTLED = text("state IN ('printing', 'unknown')")
_STILL_LISTED = text("state IN ('waiting', 'invited')")


class Card(SQLModel, table=True):
    """One piece that was or is being printed. At most one unsettled piece per person."""

    __tablename__ = "card"
    __table_args__ = (
        one_of("card", "state", CardState),
        Index(
            "uq_card_unsettled_person",
            "resident_id",
            unique=True,
            sqlite_where=_UNSETTLED,
            postgresql_where=_UNSETTLED,
        ),
        Index("ix_card_state_day", "state", "office_date"),
        Index("ix_card_run", "run_id", "resident_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    token: str = Field(unique=True, max_length=32)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    service_code: str = Field(foreign_key="service.code")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    recording_id: int | None = Field(default=None, foreign_key="recording.id")
    office_date: date
    state: CardState = Field(sa_type=EnumText(CardState))
    blank_serial: str | None = Field(default=None, max_length=40, unique=True)
    spoil_reason: SpoilReason | None = Field(default=None, sa_type=EnumText(SpoilReason))
    operator_id: int | None = Field(default=None, foreign_key="officer.id")
    station: str = Field(default="", max_length=80)
    instance: str = Field(default="", max_length=32)
    run_id: int | None = Field(default=None, foreign_key="print_run.id")
    intended_at: datetime = Field(sa_type=UtcTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcTime)


class CardEvent(SQLModel, table=True):
    """The print log: append-only. `rule_version`: the scarcity rule an intent was made under."""

    __tablename__ = "card_event"
    __table_args__ = (one_of("card_event", "act", CardAct),)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    act: CardAct = Field(sa_type=EnumText(CardAct))
    officer_id: int | None = None
    reason: str = Field(default="", max_length=200)
    rule_version: int | None = None


class Handover(SQLModel, table=True):
    """A card given to its owner, a proxy or the kelurahan: append-only.

    `turn` counts the hand-overs of a card from 1; a next one is possible only after the one
    before was taken back (`HandoverReversal`). `questions` are those answered without a receipt.
    """

    __tablename__ = "handover"
    __table_args__ = (
        one_of("handover", "collector", Collector),
        one_of("handover", "proof", Proof),
        one_of("handover", "identity_kind", IdentityKind),
        one_of("handover", "relation", Relation),
        UniqueConstraint("card_id", "turn", name="uq_handover_turn"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    card_id: int = Field(foreign_key="card.id")
    turn: int = 1
    office_date: date = Field(index=True)
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    proof: Proof = Field(sa_type=EnumText(Proof))
    no_receipt_reason: str = Field(default="", max_length=200)
    questions: list[str] = Field(default_factory=list, sa_type=JsonText)
    collector: Collector = Field(sa_type=EnumText(Collector))
    collector_name: str = Field(max_length=120)
    relation: Relation | None = Field(default=None, sa_type=EnumText(Relation))
    identity_kind: IdentityKind | None = Field(default=None, sa_type=EnumText(IdentityKind))
    collector_identity: str = Field(default="", max_length=60)
    authority_letter: str = Field(default="", max_length=80)
    authority_date: date | None = None
    old_card_taken: bool = False
    old_card_reason: OldCardReason | None = Field(default=None, sa_type=EnumText(OldCardReason))
    old_card_absence: str = Field(default="", max_length=200)


class PrintBacklog(SQLModel, table=True):
    """Somebody who waits for blanks; one open entry per person. `since` decides the turn.

    `ticket_id` is the number with which the person was put on the list; `reason` says why an
    entry was cancelled.
    """

    __tablename__ = "print_backlog"
    __table_args__ = (
        one_of("print_backlog", "state", BacklogState),
        Index("ix_print_backlog_state", "state", "since"),
        Index(
            "uq_print_backlog_person",
            "resident_id",
            unique=True,
            sqlite_where=_STILL_LISTED,
            postgresql_where=_STILL_LISTED,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    service_code: str = Field(foreign_key="service.code")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    since: datetime = Field(sa_type=UtcTime)
    office_date: date
    state: BacklogState = Field(sa_type=EnumText(BacklogState))
    invited_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    reason: str = Field(default="", max_length=200)

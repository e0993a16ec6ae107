"""Recordings, their checklist items, and central status as seen.

No biometrics are ever stored: no images, no templates, only that each step was done.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.rules import (
    CentralStatus,
    ExceptionKind,
    ItemState,
    RecordingState,
    SightingSource,
    Transport,
)

_OPEN = text("state IN ('draft', 'documents_ok', 'captured', 'awaiting_review', 'returned')")
_READY = text("status = 'PRINT_READY_RECORD'")


class ChecklistVersion(SQLModel, table=True):
    """One published checklist (`definitions.packed`): append-only, the newest one is in force.

    Version 1 is the one the program was delivered with, kept by whoever records first.
    """

    __tablename__ = "checklist_version"

    id: int | None = Field(default=None, primary_key=True)
    number: int = Field(unique=True)
    definition: dict[str, Any] = Field(sa_type=JsonText)
    reason: str = Field(default="", max_length=300)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    published_at: datetime = Field(sa_type=UtcTime)
    office_date: date


class Recording(SQLModel, table=True):
    """One biometric recording of one person, from eligibility to review.

    Only its operator marks things: whoever was one, now or formerly, does not review it.
    `checklist_version_id` is the checklist it was begun under. `needs` makes it a special one
    (perekaman khusus), at whose agreement `witness` was present.
    """

    __tablename__ = "recording"
    __table_args__ = (
        one_of("recording", "state", RecordingState),
        one_of("recording", "transport", Transport),
        Index(
            "uq_recording_open_person",
            "resident_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_recording_day_state", "office_date", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    token: str = Field(unique=True, max_length=32)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    service_code: str = Field(foreign_key="service.code")
    office_date: date
    place: str = Field(default="", max_length=120)
    state: RecordingState = Field(sa_type=EnumText(RecordingState))
    transport: Transport = Field(default=Transport.LOCAL, sa_type=EnumText(Transport))
    checklist_version_id: int = Field(foreign_key="checklist_version.id")
    needs: list[str] = Field(default_factory=list, sa_type=JsonText)
    witness: str = Field(default="", max_length=120)
    override_reason: str = Field(default="", max_length=300)
    operator_id: int | None = Field(default=None, foreign_key="officer.id")
    former_operators: list[int] = Field(default_factory=list, sa_type=JsonText)
    reviewer_id: int | None = Field(default=None, foreign_key="officer.id")
    return_reason: str = Field(default="", max_length=500)
    started_at: datetime = Field(sa_type=UtcTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcTime)
    reviewed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = 1


class RecordingItem(SQLModel, table=True):
    """One thing of the checklist, by key ("paper:kk", "photo", "right_thumb", "left_iris", …)."""

    __tablename__ = "recording_item"
    __table_args__ = (
        one_of("recording_item", "state", ItemState),
        Index("uq_recording_item", "recording_id", "key", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    recording_id: int = Field(foreign_key="recording.id")
    position: int
    key: str = Field(max_length=40)
    label: str = Field(default="", max_length=120)
    state: ItemState = Field(default=ItemState.PENDING, sa_type=EnumText(ItemState))
    exception: ExceptionKind | None = Field(default=None, sa_type=EnumText(ExceptionKind))
    reason: str = Field(default="", max_length=300)
    attempts: int = 0
    signed_off_by: int | None = Field(default=None, foreign_key="officer.id")
    at: datetime | None = Field(default=None, sa_type=UtcTime)


class RecordingEvent(SQLModel, table=True):
    """What happened to a recording, and when: append-only. Durations are counted from it."""

    __tablename__ = "recording_event"
    __table_args__ = (one_of("recording_event", "act", RecordingAct),)

    id: int | None = Field(default=None, primary_key=True)
    recording_id: int = Field(foreign_key="recording.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None
    act: RecordingAct = Field(sa_type=EnumText(RecordingAct))
    step: str = Field(default="", max_length=40)
    keys: list[str] = Field(default_factory=list, sa_type=JsonText)


class CentralRecord(SQLModel, table=True):
    """The newest central status seen of one person; `since` is the office day it was first seen.

    `service_code`, `urgent_reason` and `ticket_id` say why a card is wanted while it is
    print-ready: the print-ready list is the rows with PRINT_READY_RECORD.
    """

    __tablename__ = "central_record"
    __table_args__ = (
        one_of("central_record", "status", CentralStatus),
        Index("ix_central_record_status", "status", "since"),
        Index(
            "ix_central_record_ready",
            "since",
            "resident_id",
            sqlite_where=_READY,
            postgresql_where=_READY,
        ),
    )

    resident_id: int = Field(primary_key=True, foreign_key="resident.id")
    status: CentralStatus = Field(sa_type=EnumText(CentralStatus))
    since: date
    seen_at: datetime = Field(sa_type=UtcTime)
    service_code: str | None = Field(default=None, foreign_key="service.code")
    urgent_reason: str = Field(default="", max_length=200)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    recording_id: int | None = Field(default=None, foreign_key="recording.id")


class CentralSighting(SQLModel, table=True):
    """Each time a status was seen: append-only."""

    __tablename__ = "central_sighting"
    __table_args__ = (
        one_of("central_sighting", "status", CentralStatus),
        one_of("central_sighting", "source", SightingSource),
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    status: CentralStatus = Field(sa_type=EnumText(CentralStatus))
    source: SightingSource = Field(sa_type=EnumText(SightingSource))
    seen_at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None
    note: str = Field(default="", max_length=300)

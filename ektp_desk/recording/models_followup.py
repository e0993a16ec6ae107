"""Following up the central status: limits, imports, notes, correction cases, activations."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import (
    Addressee,
    CaseAct,
    CaseAnswer,
    CaseKind,
    CaseState,
    DeviceCheck,
    FollowUpAct,
    Remedy,
)

_OPEN_CASE = text("state IN ('opened', 'letter_made', 'sent', 'answered', 'recording_again')")


class CentralAgeing(SQLModel, table=True):
    """An ageing limit that the office set itself; `days` empty: the status never ages."""

    __tablename__ = "central_ageing"
    __table_args__ = (
        one_of("central_ageing", "status", CentralStatus),
        one_of("central_ageing", "remedy", Remedy),
        CheckConstraint("days IS NULL OR days BETWEEN 0 AND 3650", name="ck_central_ageing_days"),
    )

    status: CentralStatus = Field(primary_key=True, sa_type=EnumText(CentralStatus))
    days: int | None = None
    remedy: Remedy = Field(sa_type=EnumText(Remedy))


class CentralImport(SQLModel, table=True):
    """One exported list that was taken over, by its content: append-only."""

    __tablename__ = "central_import"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None
    file_name: str = Field(max_length=200)
    sha256: str = Field(max_length=64, index=True)
    taken: int
    unchanged: int
    refused: int


class FollowUpNote(SQLModel, table=True):
    """What was done about a person's status, and when to look again: append-only.

    The newest row of a person says what holds, as long as the status is still that one.
    """

    __tablename__ = "follow_up_note"
    __table_args__ = (
        one_of("follow_up_note", "act", FollowUpAct),
        one_of("follow_up_note", "status", CentralStatus),
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    status: CentralStatus = Field(sa_type=EnumText(CentralStatus))
    act: FollowUpAct = Field(sa_type=EnumText(FollowUpAct))
    note: str = Field(default="", max_length=500)
    remind_on: date | None = None
    paper_key: str = Field(default="", max_length=120)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class CorrectionCase(SQLModel, table=True):
    """A record at the centre that must be put right: at most one open case a person."""

    __tablename__ = "correction_case"
    __table_args__ = (
        one_of("correction_case", "kind", CaseKind),
        one_of("correction_case", "state", CaseState),
        one_of("correction_case", "addressee", Addressee),
        one_of("correction_case", "answer", CaseAnswer),
        Index("ix_correction_case_state", "state", "opened_on"),
        Index(
            "uq_correction_case_person",
            "resident_id",
            unique=True,
            sqlite_where=_OPEN_CASE,
            postgresql_where=_OPEN_CASE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    kind: CaseKind = Field(sa_type=EnumText(CaseKind))
    state: CaseState = Field(sa_type=EnumText(CaseState))
    addressee: Addressee = Field(sa_type=EnumText(Addressee))
    elsewhere: str = Field(default="", max_length=200)
    story: str = Field(default="", max_length=500)
    recording_id: int | None = Field(default=None, foreign_key="recording.id")
    letter_number: str = Field(default="", max_length=60)
    answer: CaseAnswer | None = Field(default=None, sa_type=EnumText(CaseAnswer))
    remind_on: date | None = None
    opened_on: date
    opened_by: int | None = Field(default=None, foreign_key="officer.id")
    version: int = 1


class CorrectionEvent(SQLModel, table=True):
    """The history of a case: append-only."""

    __tablename__ = "correction_event"
    __table_args__ = (
        one_of("correction_event", "act", CaseAct),
        one_of("correction_event", "state", CaseState),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="correction_case.id", index=True)
    act: CaseAct = Field(sa_type=EnumText(CaseAct))
    state: CaseState = Field(sa_type=EnumText(CaseState))
    happened_on: date
    note: str = Field(default="", max_length=500)
    paper_key: str = Field(default="", max_length=120)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class IkdActivation(SQLModel, table=True):
    """One activation of the digital identity (IKD) at the counter: append-only."""

    __tablename__ = "ikd_activation"
    __table_args__ = (one_of("ikd_activation", "device_check", DeviceCheck),)

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    device_check: DeviceCheck = Field(sa_type=EnumText(DeviceCheck))
    note: str = Field(default="", max_length=200)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    officer_id: int | None = None

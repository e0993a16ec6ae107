"""Laptops with their keys, files that went out and came home, and the events in them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.outreach.rules_field import (
    DecisionMatter,
    DeviceAct,
    DeviceState,
    EventKind,
    EventOutcome,
    QuarantineReason,
)


class OfficeKey(SQLModel, table=True):
    """The office's keys towards its laptops, hexadecimal (`sealed.Keys`); the newest counts.

    Older ones stay: a laptop that was away may still seal for them.
    """

    __tablename__ = "office_key"

    id: int | None = Field(default=None, primary_key=True)
    sign_private: str = Field(max_length=64)
    box_private: str = Field(max_length=64)
    made_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None


class FieldDevice(SQLModel, table=True):
    """A laptop that was registered; `sign_key` and `box_key` are its public keys, hexadecimal.

    A name is not given twice while its laptop is active.
    """

    __tablename__ = "field_device"
    __table_args__ = (one_of("field_device", "state", DeviceState),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=32)
    name: str = Field(max_length=80)
    sign_key: str = Field(unique=True, max_length=64)
    box_key: str = Field(max_length=64)
    state: DeviceState = Field(sa_type=EnumText(DeviceState))
    registered_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    version: int = 1


class FieldDeviceEvent(SQLModel, table=True):
    """The history of a laptop: append-only."""

    __tablename__ = "field_device_event"
    __table_args__ = (one_of("field_device_event", "act", DeviceAct),)

    id: int | None = Field(default=None, primary_key=True)
    device_id: int = Field(foreign_key="field_device.id", index=True)
    act: DeviceAct = Field(sa_type=EnumText(DeviceAct))
    reason: str = Field(default="", max_length=300)
    happened_on: date
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class BundleOut(SQLModel, table=True):
    """One file that went out to a laptop for a visit: append-only."""

    __tablename__ = "bundle_out"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=32)
    device_id: int = Field(foreign_key="field_device.id", index=True)
    visit_id: int = Field(foreign_key="outreach_visit.id", index=True)
    people: int
    sha256: str = Field(default="", max_length=64)
    expires_at: datetime = Field(sa_type=UtcTime)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class BundlePerson(SQLModel, table=True):
    """Whose data went out in a file: append-only; what a lost laptop held."""

    __tablename__ = "bundle_person"

    bundle_id: int = Field(primary_key=True, foreign_key="bundle_out.id")
    resident_id: int = Field(primary_key=True, foreign_key="resident.id", index=True)


class NumberLease(SQLModel, table=True):
    """Document numbers `first` to `last` of a series that a laptop may give; `used` of them, from
    the first on, once it said so (None before)."""

    __tablename__ = "number_lease"
    __table_args__ = (
        CheckConstraint("first <= last", name="ck_number_lease_order"),
        CheckConstraint(
            "used IS NULL OR used BETWEEN 0 AND last - first + 1", name="ck_number_lease_used"
        ),
        UniqueConstraint("scope", "first", name="uq_number_lease"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle_out.id", index=True)
    scope: str = Field(max_length=80)
    first: int
    last: int
    used: int | None = None


class BundleIn(SQLModel, table=True):
    """One file that came home and was taken in: append-only. `made_at` is the laptop's clock."""

    __tablename__ = "bundle_in"
    __table_args__ = (UniqueConstraint("device_id", "sequence", name="uq_bundle_in_sequence"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=32)
    device_id: int = Field(foreign_key="field_device.id")
    visit_id: int = Field(foreign_key="outreach_visit.id", index=True)
    sequence: int
    previous: str = Field(default="", max_length=64)
    sha256: str = Field(unique=True, max_length=64)
    file_name: str = Field(default="", max_length=200)
    made_at: datetime = Field(sa_type=UtcTime)
    events: int
    applied: int
    linked: int
    disputed: int
    quarantined: int
    unchanged: int
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class FieldEvent(SQLModel, table=True):
    """One event that came home: append-only. `at` and `officer_id` are the event's own, the
    importer stands in its `bundle_in`; `sha256` is of `content` as canonical JSON."""

    __tablename__ = "field_event"
    __table_args__ = (
        one_of("field_event", "kind", EventKind),
        one_of("field_event", "outcome", EventOutcome),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=40)
    bundle_id: int = Field(foreign_key="bundle_in.id", index=True)
    kind: EventKind = Field(sa_type=EnumText(EventKind))
    outcome: EventOutcome = Field(sa_type=EnumText(EventOutcome))
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    recording_id: int | None = Field(default=None, foreign_key="recording.id", index=True)
    sha256: str = Field(max_length=64)
    content: dict[str, Any] = Field(sa_type=JsonText)


class FieldQuarantine(SQLModel, table=True):
    """An event that was set apart, with what it says: append-only."""

    __tablename__ = "field_quarantine"
    __table_args__ = (
        one_of("field_quarantine", "reason", QuarantineReason),
        UniqueConstraint("event_uid", "sha256", name="uq_field_quarantine"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle_in.id", index=True)
    event_uid: str = Field(max_length=40)
    reason: QuarantineReason = Field(sa_type=EnumText(QuarantineReason))
    sha256: str = Field(max_length=64)
    content: dict[str, Any] = Field(sa_type=JsonText)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date


class FieldDecision(SQLModel, table=True):
    """What a supervisor decided: append-only, and not asked again.

    `about` names what it was about for good: for a double the numbers of its recordings, sorted
    and joined by spaces; for a quarantined event its uid and hash. `choice` is the number of the
    recording that was kept, or "kept" / "taken".
    """

    __tablename__ = "field_decision"
    __table_args__ = (
        one_of("field_decision", "matter", DecisionMatter),
        UniqueConstraint("matter", "about", name="uq_field_decision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    matter: DecisionMatter = Field(sa_type=EnumText(DecisionMatter))
    about: str = Field(max_length=400)
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    choice: str = Field(max_length=60)
    note: str = Field(default="", max_length=300)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class FieldPerson(SQLModel, table=True):
    """Somebody who was not on the roll and was added on a visit, with the team's note.

    On the laptop and, once it came home, in the office.
    """

    __tablename__ = "field_person"

    resident_id: int = Field(primary_key=True, foreign_key="resident.id")
    note: str = Field(max_length=300)
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None


class FieldOutbox(SQLModel, table=True):
    """On a laptop: an event for the office, frozen when it happened.

    `sequence` is the file it went out in last; `received_at` is when the office's receipt for it
    was taken in.
    """

    __tablename__ = "field_outbox"
    __table_args__ = (one_of("field_outbox", "kind", EventKind),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=40)
    kind: EventKind = Field(sa_type=EnumText(EventKind))
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None
    sha256: str = Field(max_length=64)
    content: dict[str, Any] = Field(sa_type=JsonText)
    sequence: int | None = None
    received_at: datetime | None = Field(default=None, sa_type=UtcTime)

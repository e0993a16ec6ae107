"""Visits with their teams, kits, targets and history; requests for a visit."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

import ektp_desk.coverage.models
import ektp_desk.partners.models  # noqa: F401  (a visit names both: whoever maps it needs them)
from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.outreach.rules import (
    MemberRole,
    RequestSource,
    RequestState,
    TargetOutcome,
    TargetReason,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.residents.rules import Sex


class OutreachKit(SQLModel, table=True):
    """A case of equipment that goes along: `contents` says what is in it, a line each."""

    __tablename__ = "outreach_kit"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=80)
    contents: str = Field(default="", max_length=1000)
    active: bool = True


class OutreachVisit(SQLModel, table=True):
    """One visit. `uid` names it on every laptop; `needs` are values of `recording.needs.Need`.

    `officer_sex` is the sex of the officer who is asked for, if that matters to the people there.
    `expected_people` and `expected_blanks` (pieces) are the plan; the blanks flow into the
    forecast (`stock.models_planned`, source "outreach").
    """

    __tablename__ = "outreach_visit"
    __table_args__ = (
        one_of("outreach_visit", "kind", VisitKind),
        one_of("outreach_visit", "state", VisitState),
        one_of("outreach_visit", "officer_sex", Sex),
        CheckConstraint("expected_people >= 0", name="ck_outreach_visit_people"),
        CheckConstraint("expected_blanks >= 0", name="ck_outreach_visit_blanks"),
        CheckConstraint(
            "starts IS NULL OR ends IS NULL OR starts < ends", name="ck_outreach_visit_times"
        ),
        Index("ix_outreach_visit_day", "day", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=32)
    number: str = Field(unique=True, max_length=30)
    kind: VisitKind = Field(sa_type=EnumText(VisitKind))
    state: VisitState = Field(sa_type=EnumText(VisitState))
    title: str = Field(max_length=120)
    place: str = Field(default="", max_length=200)
    village_code: str | None = Field(default=None, foreign_key="region.code")
    school_id: int | None = Field(default=None, foreign_key="school.id")
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    day: date
    starts: time | None = None
    ends: time | None = None
    contact_name: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=120)
    power_note: str = Field(default="", max_length=300)
    road_note: str = Field(default="", max_length=300)
    needs: list[str] = Field(default_factory=list, sa_type=JsonText)
    officer_sex: Sex | None = Field(default=None, sa_type=EnumText(Sex))
    kit_id: int | None = Field(default=None, foreign_key="outreach_kit.id")
    expected_people: int = 0
    expected_blanks: int = 0
    note: str = Field(default="", max_length=500)
    report: str = Field(default="", max_length=2000)
    created_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    version: int = 1


class OutreachMember(SQLModel, table=True):
    """One officer of a visit's team."""

    __tablename__ = "outreach_member"
    __table_args__ = (one_of("outreach_member", "role", MemberRole),)

    visit_id: int = Field(primary_key=True, foreign_key="outreach_visit.id")
    officer_id: int = Field(primary_key=True, foreign_key="officer.id")
    role: MemberRole = Field(sa_type=EnumText(MemberRole))


class OutreachEvent(SQLModel, table=True):
    """The history of a visit: append-only. `day` is the day of the visit after the act; for an
    attempt that met nobody the day it was tried."""

    __tablename__ = "outreach_event"
    __table_args__ = (one_of("outreach_event", "act", VisitAct),)

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="outreach_visit.id", index=True)
    act: VisitAct = Field(sa_type=EnumText(VisitAct))
    day: date
    note: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None


class OutreachTarget(SQLModel, table=True):
    """One person a visit is for, and what became of them."""

    __tablename__ = "outreach_target"
    __table_args__ = (
        one_of("outreach_target", "reason", TargetReason),
        one_of("outreach_target", "outcome", TargetOutcome),
        Index("uq_outreach_target", "visit_id", "resident_id", unique=True),
        Index("ix_outreach_target_resident", "resident_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="outreach_visit.id")
    resident_id: int = Field(foreign_key="resident.id")
    reason: TargetReason = Field(sa_type=EnumText(TargetReason))
    outcome: TargetOutcome | None = Field(default=None, sa_type=EnumText(TargetOutcome))
    note: str = Field(default="", max_length=300)
    outcome_at: datetime | None = Field(default=None, sa_type=UtcTime)
    outcome_by: int | None = Field(default=None, foreign_key="officer.id")


class OutreachRequest(SQLModel, table=True):
    """Somebody asks the office to come. A home visit names the person (`resident_id`)."""

    __tablename__ = "outreach_request"
    __table_args__ = (
        one_of("outreach_request", "source", RequestSource),
        one_of("outreach_request", "kind", VisitKind),
        one_of("outreach_request", "state", RequestState),
        one_of("outreach_request", "officer_sex", Sex),
        CheckConstraint("people >= 1", name="ck_outreach_request_people"),
        Index("ix_outreach_request_state", "state", "received_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=30)
    source: RequestSource = Field(sa_type=EnumText(RequestSource))
    letter_number: str = Field(default="", max_length=60)
    letter_date: date | None = None
    received_on: date
    kind: VisitKind = Field(sa_type=EnumText(VisitKind))
    state: RequestState = Field(sa_type=EnumText(RequestState))
    village_code: str | None = Field(default=None, foreign_key="region.code")
    school_id: int | None = Field(default=None, foreign_key="school.id")
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    requester: str = Field(max_length=120)
    contact: str = Field(default="", max_length=120)
    place: str = Field(default="", max_length=200)
    people: int = 1
    wanted_on: date | None = None
    needs: list[str] = Field(default_factory=list, sa_type=JsonText)
    officer_sex: Sex | None = Field(default=None, sa_type=EnumText(Sex))
    note: str = Field(default="", max_length=500)
    answer: str = Field(default="", max_length=300)
    visit_id: int | None = Field(default=None, foreign_key="outreach_visit.id", index=True)
    created_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    version: int = 1

"""Why people are not recorded, and the schools of those who turn 17."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.coverage.rules import AgeGroup, ReportState, SchoolLevel, Stage, WhyNot
from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.residents.rules import Sex

_OPEN = text("state IN ('prepared', 'handed_over')")


class Absence(SQLModel, table=True):
    """One word about why somebody is not recorded: append-only, the newest row counts.

    `why` is None where the reason was withdrawn. `seen_on` is the day it was found out, `source`
    who or what says so, `said_by` the person who told, `evidence` the paper behind it.
    """

    __tablename__ = "absence"
    __table_args__ = (
        one_of("absence", "why", WhyNot),
        Index("ix_absence_resident", "resident_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id")
    why: WhyNot | None = Field(default=None, sa_type=EnumText(WhyNot))
    evidence: str = Field(default="", max_length=200)
    seen_on: date
    source: str = Field(default="", max_length=120)
    said_by: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = Field(default=None, foreign_key="officer.id")


class School(SQLModel, table=True):
    """A school whose pupils are recorded."""

    __tablename__ = "school"
    __table_args__ = (one_of("school", "level", SchoolLevel),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=120)
    level: SchoolLevel = Field(sa_type=EnumText(SchoolLevel))
    village_code: str | None = Field(default=None, foreign_key="region.code")
    active: bool = True


class ResidentSchool(SQLModel, table=True):
    """Which school and class somebody attends; `since` is the day that was last said."""

    __tablename__ = "resident_school"

    resident_id: int = Field(primary_key=True, foreign_key="resident.id")
    school_id: int = Field(foreign_key="school.id", index=True)
    class_name: str = Field(default="", max_length=40)
    since: date


class DepartureReport(SQLModel, table=True):
    """A death or a move reported to the civil-registration desk; one open report per person.

    It is over when the roll says so (`resident.presence`): this table never does.
    """

    __tablename__ = "departure_report"
    __table_args__ = (
        one_of("departure_report", "why", WhyNot),
        one_of("departure_report", "state", ReportState),
        Index(
            "uq_departure_report_open",
            "resident_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=40)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    absence_id: int  # no foreign key: the ledger's own guards must answer whoever empties it
    why: WhyNot = Field(sa_type=EnumText(WhyNot))
    state: ReportState = Field(sa_type=EnumText(ReportState))
    prepared_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    handed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    handed_to: str = Field(default="", max_length=120)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class CoverageTaking(SQLModel, table=True):
    """One day's count: when it was last made, and up to which line of the audit."""

    __tablename__ = "coverage_taking"

    day: date = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    audit_id: int


class CoverageDay(SQLModel, table=True):
    """A day's end in one village ("" for people without one): what the trend is drawn from."""

    __tablename__ = "coverage_day"

    village_code: str = Field(primary_key=True, max_length=13)
    day: date = Field(primary_key=True)
    obliged: int
    recorded: int
    ready: int
    held: int


class CoverageCount(SQLModel, table=True):
    """The newest count in full: how many obliged people are alike in all five ways."""

    __tablename__ = "coverage_count"
    __table_args__ = (
        one_of("coverage_count", "sex", Sex),
        one_of("coverage_count", "age", AgeGroup),
        one_of("coverage_count", "stage", Stage),
    )

    village_code: str = Field(primary_key=True, max_length=13)
    sex: Sex = Field(primary_key=True, sa_type=EnumText(Sex))
    age: AgeGroup = Field(primary_key=True, sa_type=EnumText(AgeGroup))
    stage: Stage = Field(primary_key=True, sa_type=EnumText(Stage))
    why: str = Field(primary_key=True, max_length=40)
    people: int

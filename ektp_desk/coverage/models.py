"""Why people are not recorded, and the schools of those who turn 17."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from ektp_desk.coverage.rules import SchoolLevel, WhyNot
from ektp_desk.kernel.columns import EnumText, UtcTime, one_of


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

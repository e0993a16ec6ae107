"""The partner register, working lists with their frozen lines, and what came home."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.partners.rules import Answer, Decision, ListState, PartnerKind, Purpose

_ACTIVE = text("active")


class Partner(SQLModel, table=True):
    """Somebody who helps: `contact_name` and `contact` say whom to call, not who may sign in."""

    __tablename__ = "partner"
    __table_args__ = (
        one_of("partner", "kind", PartnerKind),
        Index(
            "uq_partner_active",
            "kind",
            "name_key",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: PartnerKind = Field(sa_type=EnumText(PartnerKind))
    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    village_code: str | None = Field(default=None, foreign_key="region.code")
    school_id: int | None = Field(default=None, foreign_key="school.id")
    contact_name: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=120)
    active: bool = True
    created_at: datetime = Field(sa_type=UtcTime)
    version: int = 1


class PartnerList(SQLModel, table=True):
    """One working list: whom it asked, about whom, until when. Its lines never change."""

    __tablename__ = "partner_list"
    __table_args__ = (
        one_of("partner_list", "purpose", Purpose),
        one_of("partner_list", "state", ListState),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=20)
    partner_id: int = Field(foreign_key="partner.id", index=True)
    purpose: Purpose = Field(sa_type=EnumText(Purpose))
    area: str = Field(max_length=160)
    office_date: date
    made_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    expires_on: date
    state: ListState = Field(sa_type=EnumText(ListState))
    lines: int


class PartnerLine(SQLModel, table=True):
    """One person of a list as the partner sees them: append-only.

    The full NIK and the birth date stay in the office.
    """

    __tablename__ = "partner_line"
    __table_args__ = (Index("uq_partner_line_place", "list_id", "position", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    list_id: int = Field(foreign_key="partner_list.id")
    position: int
    code: str = Field(unique=True, max_length=12)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    name: str = Field(max_length=120)
    masked_nik: str = Field(max_length=16)
    sex: str = Field(max_length=1)
    birth_year: int
    address: str = Field(default="", max_length=240)


class PartnerImport(SQLModel, table=True):
    """A filled list that came home and changed something: append-only."""

    __tablename__ = "partner_import"

    id: int | None = Field(default=None, primary_key=True)
    list_id: int = Field(foreign_key="partner_list.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    file_name: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    taken: int
    kept: int
    later: int
    problems: int


class PartnerAnswer(SQLModel, table=True):
    """What a partner said of a person and what the office decided: append-only, newest counts.

    `absence_id` is the reason that was noted because of it. `import_id` is empty for what was
    decided later, without the file.
    """

    __tablename__ = "partner_answer"
    __table_args__ = (
        one_of("partner_answer", "answer", Answer),
        one_of("partner_answer", "decision", Decision),
    )

    id: int | None = Field(default=None, primary_key=True)
    line_id: int = Field(foreign_key="partner_line.id", index=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    import_id: int | None = Field(default=None, foreign_key="partner_import.id")
    answer: Answer = Field(sa_type=EnumText(Answer))
    seen_on: date
    evidence: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=200)
    fingerprint: str = Field(max_length=64)
    decision: Decision = Field(sa_type=EnumText(Decision))
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    absence_id: int | None = None

"""The roll: regions and residents."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime, one_of
from ektp_desk.residents.rules import Citizenship, MaritalStatus, Presence, RegionLevel, Sex


class Region(SQLModel, table=True):
    """A node of the region tree, by its Kemendagri code: 73.73 city, 73.73.01 district, …."""

    __tablename__ = "region"
    __table_args__ = (one_of("region", "level", RegionLevel),)

    code: str = Field(primary_key=True, max_length=13)
    parent_code: str | None = Field(default=None, foreign_key="region.code", index=True)
    level: RegionLevel = Field(sa_type=EnumText(RegionLevel))
    name: str = Field(max_length=80)
    name_key: str = Field(max_length=80, index=True)


class Resident(SQLModel, table=True):
    """One person of the roll. `name_key` is the folded name (`rules.name_key`) search stands on."""

    __tablename__ = "resident"
    __table_args__ = (
        one_of("resident", "sex", Sex),
        one_of("resident", "marital_status", MaritalStatus),
        one_of("resident", "citizenship", Citizenship),
        one_of("resident", "presence", Presence),
        CheckConstraint("length(nik) = 16", name="ck_resident_nik"),
        Index(
            "ix_resident_name_key",
            "name_key",
            "id",
            postgresql_ops={"name_key": "text_pattern_ops"},
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    nik: str = Field(unique=True, max_length=16)
    kk_number: str = Field(default="", max_length=16, index=True)
    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    sex: Sex = Field(sa_type=EnumText(Sex))
    birth_place: str = Field(default="", max_length=80)
    birth_date: date = Field(index=True)
    marital_status: MaritalStatus = Field(sa_type=EnumText(MaritalStatus))
    citizenship: Citizenship = Field(default=Citizenship.WNI, sa_type=EnumText(Citizenship))
    itap_until: date | None = None
    address: str = Field(default="", max_length=200)
    rt: str = Field(default="", max_length=5)
    rw: str = Field(default="", max_length=5)
    village_code: str | None = Field(default=None, foreign_key="region.code", index=True)
    presence: Presence = Field(default=Presence.PRESENT, sa_type=EnumText(Presence))
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)
    version: int = 1


class RollImport(SQLModel, table=True):
    """One import of a roll file: what came in, by its content hash."""

    __tablename__ = "roll_import"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None
    file_name: str = Field(max_length=200)
    sha256: str = Field(max_length=64, index=True)
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0

"""The roll: regions and residents."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.residents.rollcompare import ChangeKind
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    RegionLevel,
    RollState,
    Sex,
)
from ektp_desk.residents.sounds import LONGEST_KEY

_IS_MERGED = text("merged_into IS NOT NULL")
_GONE = text("roll_state = 'gone'")


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
    """One person of the roll.

    `name_key` is the folded name (`rules.name_key`) that search stands on, `sound_key` the name
    by its sound (`sounds.sound_key`). `merged_into` names the entry that stands for this one
    since both were found to be one person (decision 22); its `presence` is then MERGED.

    `own_edits` holds, by column, what the roll said before the office changed it by hand; a newer
    roll does not undo such a change unasked. No id is given twice (`sqlite_autoincrement`):
    undoing a roll takes people away again, and ledgers go on naming them.
    """

    __tablename__ = "resident"
    __table_args__ = (
        one_of("resident", "sex", Sex),
        one_of("resident", "marital_status", MaritalStatus),
        one_of("resident", "citizenship", Citizenship),
        one_of("resident", "presence", Presence),
        one_of("resident", "roll_state", RollState),
        CheckConstraint("length(nik) = 16", name="ck_resident_nik"),
        CheckConstraint(
            "(presence = 'merged') = (merged_into IS NOT NULL)", name="ck_resident_merged"
        ),
        Index(
            "ix_resident_name_key",
            "name_key",
            "id",
            postgresql_ops={"name_key": "text_pattern_ops"},
        ),
        Index(
            "ix_resident_village_name",
            "village_code",
            "name_key",
            "id",
            postgresql_ops={"name_key": "text_pattern_ops"},
        ),
        Index(
            "ix_resident_merged_into",
            "merged_into",
            sqlite_where=_IS_MERGED,
            postgresql_where=_IS_MERGED,
        ),
        Index("ix_resident_gone", "id", sqlite_where=_GONE, postgresql_where=_GONE),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    nik: str = Field(unique=True, max_length=16)
    kk_number: str = Field(default="", max_length=16, index=True)
    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    sound_key: str = Field(
        default="", max_length=LONGEST_KEY, sa_column_kwargs={"server_default": ""}
    )
    sex: Sex = Field(sa_type=EnumText(Sex))
    birth_place: str = Field(default="", max_length=80)
    birth_date: date = Field(index=True)
    marital_status: MaritalStatus = Field(sa_type=EnumText(MaritalStatus))
    citizenship: Citizenship = Field(default=Citizenship.WNI, sa_type=EnumText(Citizenship))
    itap_until: date | None = None
    address: str = Field(default="", max_length=200)
    rt: str = Field(default="", max_length=5)
    rw: str = Field(default="", max_length=5)
    village_code: str | None = Field(default=None, foreign_key="region.code")
    presence: Presence = Field(default=Presence.PRESENT, sa_type=EnumText(Presence))
    merged_into: int | None = Field(
        default=None,
        # Deferred: where a database is copied row by row, the other entry may come later.
        sa_column=Column(ForeignKey("resident.id", deferrable=True, initially="DEFERRED")),
    )
    roll_state: RollState = Field(default=RollState.TYPED, sa_type=EnumText(RollState))
    own_edits: dict[str, str] = Field(default_factory=dict, sa_type=JsonText)
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)
    version: int = 1


class RollImport(SQLModel, table=True):
    """One update by a roll file: what came in, by its content hash.

    `whole_of` is the region whose whole roll the file claimed to be, "" for a part.
    """

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
    gone: int = 0
    whole_of: str = Field(default="", max_length=13)
    undone_at: datetime | None = Field(default=None, sa_type=UtcTime)
    undone_by: int | None = None


class ResidentMerge(SQLModel, table=True):
    """Two entries became one person, or such a merge was undone; append-only.

    `inverse` is all that undoing needs (`merging`); an undoing row names in `undoes_id` what it
    undid and has none.
    """

    __tablename__ = "resident_merge"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None
    kept_id: int = Field(foreign_key="resident.id", index=True)
    merged_id: int = Field(foreign_key="resident.id", index=True)
    note: str = Field(default="", max_length=300)
    inverse: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
    undoes_id: int | None = Field(default=None, foreign_key="resident_merge.id", unique=True)


class ResidentDistinct(SQLModel, table=True):
    """Two entries that look alike and are two people, as a supervisor found; append-only."""

    __tablename__ = "resident_distinct"
    __table_args__ = (
        UniqueConstraint("low_id", "high_id", name="uq_resident_distinct"),
        CheckConstraint("low_id < high_id", name="ck_resident_distinct_order"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = None
    low_id: int = Field(foreign_key="resident.id")
    high_id: int = Field(foreign_key="resident.id")
    note: str = Field(default="", max_length=300)


class RollChange(SQLModel, table=True):
    """What an update did to a person, append-only: enough to take it back.

    `fields` holds (before, after) by column. A row of kind `added` stands for everybody from
    `resident_id` to `until_id`. No foreign key: who was added may be taken away again.
    """

    __tablename__ = "roll_change"
    __table_args__ = (one_of("roll_change", "kind", ChangeKind),)

    id: int | None = Field(default=None, primary_key=True)
    roll_id: int = Field(foreign_key="roll_import.id", index=True)
    kind: ChangeKind = Field(sa_type=EnumText(ChangeKind))
    resident_id: int = Field(index=True)
    until_id: int
    fields: dict[str, list[str]] = Field(default_factory=dict, sa_type=JsonText)

"""The kernel's tables: the hash-chained audit, its head, number series, office settings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import JsonText, UtcTime

_OF_RESIDENT = text("noun = 'resident'")
_OF_ACCESS = text("noun = 'access'")
# In words that both engines find the index by; no window's station has the mark (`kernel.station`).
OF_CONSOLE = text("replace(station, ' (console)', '') <> station")


class AuditEntry(SQLModel, table=True):
    """One act, written once (triggers refuse change). Its hash covers it and the one before."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        # A person's past asks for the acts on their entry; the index holds no others.
        Index(
            "ix_audit_entry_resident",
            "row_id",
            sqlite_where=_OF_RESIDENT,
            postgresql_where=_OF_RESIDENT,
        ),
        # Who looked at a person, likewise; asked at each opening whether it stands there.
        Index(
            "ix_audit_entry_access",
            "row_id",
            "office_date",
            sqlite_where=_OF_ACCESS,
            postgresql_where=_OF_ACCESS,
        ),
        # What the console did, which the supervisor's desk asks for at every change.
        Index(
            "ix_audit_entry_console",
            "action",
            sqlite_where=OF_CONSOLE,
            postgresql_where=OF_CONSOLE,
        ),
    )

    id: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    officer_id: int | None = Field(default=None, index=True)
    station: str = ""
    instance: str = Field(default="", max_length=32)
    action: str = Field(max_length=60)
    noun: str = Field(max_length=40)
    row_id: int
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JsonText)
    previous_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class AuditHead(SQLModel, table=True):
    """The chain's newest row, locked while a transaction appends. One row, id 1."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    last_id: int = 0
    hash: str = Field(default="", max_length=64)


class NumberSeries(SQLModel, table=True):
    """A counter row: the last number given in `scope`. Without gaps, rolled back with its act.

    `until` is where the numbers end that were leased to this computer; None for no end.
    """

    __tablename__ = "number_series"

    scope: str = Field(primary_key=True, max_length=80)
    last: int = 0
    until: int | None = None


class OfficeSetting(SQLModel, table=True):
    """One declared setting of the office (see `accounts.rules.OfficeProfile`)."""

    __tablename__ = "office_setting"

    key: str = Field(primary_key=True, max_length=60)
    value: Any = Field(default=None, sa_type=JsonText)

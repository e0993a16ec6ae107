"""Papers: the frozen data of everything printed for people."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import JsonText, UtcTime

_UNPRINTED = text("printed_at IS NULL")


class Paper(SQLModel, table=True):
    """One paper. `slip` is all that stands on it, so that it can be made again to the letter.

    Written in the same transaction as the act it proves; `printed_at` stays empty until a printer
    has taken it, so that a crash between commit and printer loses no receipt. `station` and
    `instance` name the program that is to print it: the one that issued it, and after that one's
    end the one that took it up.
    """

    __tablename__ = "paper"
    __table_args__ = (
        Index(
            "ix_paper_unprinted",
            "instance",
            sqlite_where=_UNPRINTED,
            postgresql_where=_UNPRINTED,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=120)
    kind: str = Field(max_length=40, index=True)
    number: str = Field(max_length=60, index=True)
    office_date: date = Field(index=True)
    made_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = None
    resident_id: int | None = Field(default=None, index=True)
    slip: dict[str, Any] = Field(sa_type=JsonText)
    copies: int = 0
    station: str = Field(default="", max_length=80)
    instance: str = Field(default="", max_length=32)
    printed_at: datetime | None = Field(default=None, sa_type=UtcTime)

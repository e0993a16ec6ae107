"""The register of temporary certificates (suket)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.cards.rules_suket import SuketState
from ektp_desk.kernel.columns import EnumText, UtcTime, one_of

_VALID = text("state = 'valid'")


class Suket(SQLModel, table=True):
    """One certificate. An extension is a certificate of its own that names the one before."""

    __tablename__ = "suket"
    __table_args__ = (
        one_of("suket", "state", SuketState),
        Index("ix_suket_until", "state", "valid_until"),
        Index(
            "uq_suket_valid_person",
            "resident_id",
            unique=True,
            sqlite_where=_VALID,
            postgresql_where=_VALID,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=60)
    token: str = Field(unique=True, max_length=32)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    state: SuketState = Field(sa_type=EnumText(SuketState))
    issued_on: date = Field(index=True)
    valid_until: date
    purpose: str = Field(default="", max_length=120)
    extends_id: int | None = Field(default=None, foreign_key="suket.id")
    ended_on: date | None = None
    end_reason: str = Field(default="", max_length=200)
    made_at: datetime = Field(sa_type=UtcTime)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")

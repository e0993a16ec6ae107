"""Card printers, where they stood when, and the ledger of what they use up."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from ektp_desk.cards.rules_printers import ConsumableAct, ConsumableKind
from ektp_desk.kernel.columns import EnumText, UtcTime, one_of

_STANDS = text("until IS NULL")


class CardPrinter(SQLModel, table=True):
    """A machine that prints cards; never deleted, the past names it."""

    __tablename__ = "card_printer"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    model: str = Field(default="", max_length=80)
    note: str = Field(default="", max_length=200)
    active: bool = True


class PrinterPlace(SQLModel, table=True):
    """A printer at a station from `since` to `until`: a card printed there then is of this printer.

    A printer stands in one place, and a station has one printer, at a time.
    """

    __tablename__ = "printer_place"
    __table_args__ = (
        Index(
            "uq_printer_place_station", "station", unique=True, sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        Index(
            "uq_printer_place_printer", "printer_id", unique=True, sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    printer_id: int = Field(foreign_key="card_printer.id")
    station: str = Field(max_length=80)
    since: datetime = Field(sa_type=UtcTime)
    until: datetime | None = Field(default=None, sa_type=UtcTime)


class Consumable(SQLModel, table=True):
    """A product that printers use up; `prints` a roll is good for."""

    __tablename__ = "consumable"
    __table_args__ = (
        one_of("consumable", "kind", ConsumableKind),
        UniqueConstraint("kind", "name", name="uq_consumable_name"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: ConsumableKind = Field(sa_type=EnumText(ConsumableKind))
    name: str = Field(max_length=80)
    prints: int


class ConsumableEvent(SQLModel, table=True):
    """What happened to rolls: append-only. A removal names the load it ends, once."""

    __tablename__ = "consumable_event"
    __table_args__ = (
        one_of("consumable_event", "act", ConsumableAct),
        CheckConstraint("rolls > 0", name="ck_consumable_event_rolls"),
    )

    id: int | None = Field(default=None, primary_key=True)
    consumable_id: int = Field(foreign_key="consumable.id", index=True)
    act: ConsumableAct = Field(sa_type=EnumText(ConsumableAct))
    rolls: int
    printer_id: int | None = Field(default=None, foreign_key="card_printer.id", index=True)
    load_id: int | None = Field(default=None, foreign_key="consumable_event.id", unique=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    note: str = Field(default="", max_length=200)

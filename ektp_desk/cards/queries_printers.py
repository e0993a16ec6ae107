"""Card printers to look at: where they stand, what is loaded, what it is still good for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.cards.models import Card, CardEvent
from ektp_desk.cards.models_printers import CardPrinter, Consumable, ConsumableEvent, PrinterPlace
from ektp_desk.cards.rules import CardAct
from ektp_desk.cards.rules_printers import (
    ON_SHELF,
    ConsumableAct,
    ConsumableKind,
    Left,
    left,
)

PRINTED = (CardAct.GOOD, CardAct.SPOILED)  # either has run through the printer


@dataclass(frozen=True)
class LoadRow:
    """A roll in a printer, and what it is still good for."""

    id: int
    printer_id: int
    consumable_id: int
    kind: ConsumableKind
    name: str
    at: datetime
    left: Left


@dataclass(frozen=True)
class PrinterRow:
    """A card printer; `station` is "" when it stands nowhere."""

    id: int
    name: str
    model: str
    note: str
    active: bool
    station: str
    loads: tuple[LoadRow, ...]

    @property
    def low(self) -> bool:
        """Whether something in it runs out."""
        return any(load.left.low for load in self.loads)


@dataclass(frozen=True)
class ShelfRow:
    """A product and how many rolls of it lie on the shelf."""

    id: int
    kind: ConsumableKind
    name: str
    prints: int
    rolls: int


@dataclass(frozen=True)
class RollRow:
    """One line of the ledger of consumables."""

    id: int
    at: datetime
    act: ConsumableAct
    kind: ConsumableKind
    name: str
    rolls: int
    printer: str
    officer: str
    note: str


@dataclass(frozen=True)
class PrinterRoom:
    """Printers, shelf and known stations, read at one moment."""

    printers: tuple[PrinterRow, ...]
    shelf: tuple[ShelfRow, ...]
    stations: tuple[str, ...]


def printer_room(session: Session) -> PrinterRoom:
    """All that the printers' window shows."""
    return PrinterRoom(printers(session), shelf(session), stations(session))


def printers(session: Session) -> tuple[PrinterRow, ...]:
    """All printers, those in use first, by name."""
    statement = (
        select(CardPrinter, func.coalesce(PrinterPlace.station, ""))
        .outerjoin(
            PrinterPlace,
            and_(
                col(PrinterPlace.printer_id) == col(CardPrinter.id),
                col(PrinterPlace.until).is_(None),
            ),
        )
        .order_by(col(CardPrinter.active).desc(), col(CardPrinter.name))
    )
    loads: dict[int, list[LoadRow]] = {}
    for load in open_loads(session):
        loads.setdefault(load.printer_id, []).append(load)
    return tuple(
        PrinterRow(row.id or 0, row.name, row.model, row.note, row.active, station,
                   tuple(loads.get(row.id or 0, ())))
        for row, station in session.execute(statement)
    )  # fmt: skip


def running_low(session: Session) -> tuple[str, ...]:
    """The names of printers in use in which something runs out."""
    return tuple(row.name for row in printers(session) if row.active and row.low)


def open_loads(session: Session, *, printer_id: int | None = None) -> tuple[LoadRow, ...]:
    """What is loaded now, in one printer or in all, with the prints it is still good for."""
    share = profile(session).consumable_share
    removal = aliased(ConsumableEvent)
    statement = (
        select(
            col(ConsumableEvent.id),
            col(ConsumableEvent.printer_id),
            col(ConsumableEvent.consumable_id),
            col(Consumable.kind),
            col(Consumable.name),
            col(Consumable.prints),
            col(ConsumableEvent.at),
        )
        .join(Consumable, col(Consumable.id) == col(ConsumableEvent.consumable_id))
        .where(
            col(ConsumableEvent.act) == ConsumableAct.LOADED,
            ~select(col(removal.id))
            .where(col(removal.load_id) == col(ConsumableEvent.id))
            .exists(),
        )
        .order_by(col(Consumable.kind), col(ConsumableEvent.id))
    )
    if printer_id is not None:
        statement = statement.where(col(ConsumableEvent.printer_id) == printer_id)
    return tuple(
        LoadRow(
            row.id, row.printer_id, row.consumable_id, row.kind, row.name, row.at,
            left(row.prints, printed_since(session, printer_id=row.printer_id, since=row.at),
                 share=share),
        )
        for row in session.execute(statement).all()
    )  # fmt: skip


def printed_since(session: Session, *, printer_id: int, since: datetime) -> int:
    """Pieces, good and spoiled, that a printer printed from a moment on."""
    statement = (
        select(func.count())
        .select_from(CardEvent)
        .join(Card, col(Card.id) == col(CardEvent.card_id))
        .join(PrinterPlace, of_place(col(CardEvent.at)))
        .where(
            col(PrinterPlace.printer_id) == printer_id,
            col(CardEvent.at) >= since,
            col(CardEvent.act).in_(PRINTED),
        )
    )
    return int(session.execute(statement).scalar_one())


def of_place(at: Any) -> ColumnElement[bool]:
    """Whether a card was printed where a printer stood at the moment `at`."""
    return and_(
        col(PrinterPlace.station) == col(Card.station),
        col(PrinterPlace.since) <= at,
        or_(col(PrinterPlace.until).is_(None), col(PrinterPlace.until) > at),
    )


def on_shelf(session: Session, *, consumable_id: int) -> int:
    """Rolls of a product on the shelf: the sum of its ledger."""
    statement = select(_sum()).where(col(ConsumableEvent.consumable_id) == consumable_id)
    return int(session.execute(statement).scalar_one())


def shelf(session: Session) -> tuple[ShelfRow, ...]:
    """All products with their rolls on the shelf."""
    statement: Select[*tuple[Any, ...]] = (
        select(col(Consumable.id), col(Consumable.kind), col(Consumable.name),
               col(Consumable.prints), _sum())
        .join(ConsumableEvent, col(ConsumableEvent.consumable_id) == col(Consumable.id))
        .group_by(col(Consumable.id), col(Consumable.kind), col(Consumable.name),
                  col(Consumable.prints))
        .order_by(col(Consumable.kind), col(Consumable.name))
    )  # fmt: skip
    return tuple(
        ShelfRow(row[0], row[1], row[2], row[3], int(row[4])) for row in session.execute(statement)
    )


def roll_log(session: Session, *, limit: int = 200) -> tuple[RollRow, ...]:
    """The ledger of consumables, newest first."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            col(ConsumableEvent.id),
            col(ConsumableEvent.at),
            col(ConsumableEvent.act),
            col(Consumable.kind),
            col(Consumable.name),
            col(ConsumableEvent.rolls),
            func.coalesce(CardPrinter.name, "").label("printer"),
            func.coalesce(Officer.full_name, "").label("officer"),
            col(ConsumableEvent.note),
        )
        .join(Consumable, col(Consumable.id) == col(ConsumableEvent.consumable_id))
        .outerjoin(CardPrinter, col(CardPrinter.id) == col(ConsumableEvent.printer_id))
        .outerjoin(Officer, col(Officer.id) == col(ConsumableEvent.officer_id))
        .order_by(col(ConsumableEvent.id).desc())
        .limit(limit)
    )
    return tuple(RollRow(**row._mapping) for row in session.execute(statement))


def stations(session: Session) -> tuple[str, ...]:
    """The stations that ever printed a card, or have a printer."""
    printed = select(col(Card.station)).distinct()
    placed = select(col(PrinterPlace.station)).distinct()
    found = {*session.execute(printed).scalars(), *session.execute(placed).scalars()}
    return tuple(sorted(station for station in found if station))


def _sum() -> ColumnElement[int]:
    change = case(
        *(
            (col(ConsumableEvent.act) == act, by * col(ConsumableEvent.rolls))
            for act, by in ON_SHELF.items()
        ),
        else_=0,
    )
    return func.coalesce(func.sum(change), 0)

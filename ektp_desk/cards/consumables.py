"""Ribbons, films and cleaning kits: each roll on the shelf, in a printer, or used up."""

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import queries_printers as queries
from ektp_desk.cards.models_printers import CardPrinter, Consumable, ConsumableEvent, PrinterPlace
from ektp_desk.cards.rules_printers import (
    MOST_PRINTS,
    MOST_ROLLS,
    ConsumableAct,
    ConsumableKind,
)
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work

LOCK = "consumables"  # the shelf is read and written by one at a time
KEEPERS = (Role.PRINTER, Role.SUPERVISOR)
MOST_NAME, MOST_NOTE = 80, 200


def receive_rolls(
    work: Work, *, kind: ConsumableKind | str, name: str, prints: int, rolls: int, note: str = ""
) -> int:
    """Put rolls on the shelf; a product seen for the first time is registered. The product's id.

    `prints` is what one roll is good for; a known product keeps the figure it came with
    (`consumable.other_prints` for another).
    """
    work.require(Role.SUPERVISOR)
    work.number(LOCK)
    tidy = " ".join(name.split())[:MOST_NAME]
    if not tidy:
        raise OfficeError("consumable.name_needed", field="name")
    if not 1 <= prints <= MOST_PRINTS:
        raise OfficeError("consumable.prints", field="prints", most=MOST_PRINTS)
    _require_rolls(rolls)
    consumable_id = _product(work, ConsumableKind(kind), tidy, prints)
    event_id = _write(work, ConsumableAct.RECEIVED, consumable_id, rolls=rolls, note=note)
    work.record("consumable.received", event_id, rolls=rolls)
    return consumable_id


def load_roll(work: Work, *, printer_id: int, consumable_id: int) -> None:
    """Put a roll from the shelf into a printer. One of the same kind that is still in it comes
    out in the same act. Refused for an empty shelf, and a printer that stands nowhere."""
    work.require(*KEEPERS)
    work.number(LOCK)
    product = _require_product(work, consumable_id)
    _require_standing(work, printer_id)
    if queries.on_shelf(work.session, consumable_id=consumable_id) < 1:
        raise OfficeError("consumable.none_left", field="consumable")
    for load in queries.open_loads(work.session, printer_id=printer_id):
        if load.kind is product.kind:
            _take_out(work, load.id, load.consumable_id, printer_id, "")
    event_id = _write(work, ConsumableAct.LOADED, consumable_id, printer_id=printer_id)
    work.record("consumable.loaded", event_id, printer=printer_id)


def remove_roll(work: Work, *, load_id: int, note: str = "") -> None:
    """Take a roll out of its printer, empty or not; it does not go back on the shelf."""
    work.require(*KEEPERS)
    work.number(LOCK)
    found = work.session.get(ConsumableEvent, load_id)
    if found is None or found.act is not ConsumableAct.LOADED:
        raise OfficeError("consumable.not_loaded")
    _take_out(work, load_id, found.consumable_id, found.printer_id or 0, note)


def discard_rolls(work: Work, *, consumable_id: int, rolls: int, note: str) -> None:
    """Throw rolls from the shelf away, with the reason; never more than lie there."""
    work.require(Role.SUPERVISOR)
    work.number(LOCK)
    _require_product(work, consumable_id)
    _require_rolls(rolls)
    if not note.strip():
        raise OfficeError("consumable.reason_needed", field="note")
    lie = queries.on_shelf(work.session, consumable_id=consumable_id)
    if rolls > lie:
        raise OfficeError("consumable.too_many", field="rolls", shelf=lie)
    event_id = _write(work, ConsumableAct.DISCARDED, consumable_id, rolls=rolls, note=note)
    work.record("consumable.discarded", event_id, rolls=rolls)


def _take_out(work: Work, load_id: int, consumable_id: int, printer_id: int, note: str) -> None:
    try:
        event_id = _write(work, ConsumableAct.REMOVED, consumable_id, printer_id=printer_id,
                          load_id=load_id, note=note)  # fmt: skip
    except IntegrityError:
        raise OfficeError("consumable.not_loaded") from None
    work.record("consumable.removed", event_id, printer=printer_id)


def _write(
    work: Work,
    act: ConsumableAct,
    consumable_id: int,
    *,
    rolls: int = 1,
    printer_id: int | None = None,
    load_id: int | None = None,
    note: str = "",
) -> int:
    values: dict[str, Any] = {
        "consumable_id": consumable_id,
        "act": act,
        "rolls": rolls,
        "printer_id": printer_id,
        "load_id": load_id,
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
        "note": " ".join(note.split())[:MOST_NOTE],
    }
    statement = insert(ConsumableEvent).values(**values).returning(col(ConsumableEvent.id))
    return int(work.session.execute(statement).scalar_one() or 0)


def _product(work: Work, kind: ConsumableKind, name: str, prints: int) -> int:
    known = work.session.execute(
        select(col(Consumable.id), col(Consumable.prints)).where(
            col(Consumable.kind) == kind, col(Consumable.name) == name
        )
    ).one_or_none()
    if known is None:
        made = insert(Consumable).values(kind=kind, name=name, prints=prints)
        return int(work.session.execute(made.returning(col(Consumable.id))).scalar_one() or 0)
    if known.prints != prints:
        raise OfficeError("consumable.other_prints", field="prints", prints=known.prints)
    return int(known.id)


def _require_product(work: Work, consumable_id: int) -> Consumable:
    product = work.session.get(Consumable, consumable_id)
    if product is None:
        raise OfficeError("consumable.unknown", field="consumable")
    return product


def _require_rolls(rolls: int) -> None:
    if not 1 <= rolls <= MOST_ROLLS:
        raise OfficeError("consumable.rolls", field="rolls", most=MOST_ROLLS)


def _require_standing(work: Work, printer_id: int) -> None:
    """Prints are counted by the place of a printer: one that stands nowhere counts none."""
    printer = work.session.get(CardPrinter, printer_id)
    if printer is None or not printer.active:
        raise OfficeError("printer.missing")
    stands = select(col(PrinterPlace.id)).where(
        col(PrinterPlace.printer_id) == printer_id, col(PrinterPlace.until).is_(None)
    )
    if work.session.execute(stands).first() is None:
        raise OfficeError("printer.stands_nowhere", field="station")

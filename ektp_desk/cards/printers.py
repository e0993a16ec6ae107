"""Card printers: registered, set up at a station, moved, and taken out of use."""

from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.models_printers import CardPrinter, PrinterPlace
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work

LOCK = "printers"  # who moves a printer waits here for who moves another
MOST_NAME, MOST_MODEL, MOST_NOTE, MOST_STATION = 60, 80, 200, 80


def add_printer(
    work: Work, *, name: str, model: str = "", station: str = "", note: str = ""
) -> int:
    """Register a printer, standing at `station` from now on if one is given; its id.

    A station has one printer: another that stands there is moved away by its own act first
    (`printer.station_taken`).
    """
    work.require(Role.SUPERVISOR)
    work.number(LOCK)
    values = _tidy(name, model, note)
    try:
        found = work.session.execute(
            insert(CardPrinter).values(**values, active=True).returning(col(CardPrinter.id))
        ).scalar_one()
    except IntegrityError:
        raise OfficeError("printer.name_taken", field="name") from None
    printer_id = int(found or 0)
    work.record("printer.added", printer_id)
    _place(work, printer_id, station)
    return printer_id


def change_printer(
    work: Work, *, printer_id: int, name: str, model: str, station: str, note: str, active: bool
) -> None:
    """Change what is known of a printer. Another station counts from now on; the cards printed
    before stay those of the station it stood at. One taken out of use stands nowhere."""
    work.require(Role.SUPERVISOR)
    work.number(LOCK)
    values = _tidy(name, model, note)
    try:
        found = work.session.execute(
            update(CardPrinter)
            .where(col(CardPrinter.id) == printer_id)
            .values(**values, active=active)
            .returning(col(CardPrinter.id))
        ).one_or_none()
    except IntegrityError:
        raise OfficeError("printer.name_taken", field="name") from None
    if found is None:
        raise OfficeError("printer.missing")
    work.record("printer.changed", printer_id, active=active)
    wanted = " ".join(station.split())[:MOST_STATION] if active else ""
    stands = work.session.execute(
        select(col(PrinterPlace.station)).where(
            col(PrinterPlace.printer_id) == printer_id, col(PrinterPlace.until).is_(None)
        )
    ).scalar_one_or_none()
    if wanted != (stands or ""):
        _leave(work, printer_id)
        _place(work, printer_id, wanted)


def _tidy(name: str, model: str, note: str) -> dict[str, Any]:
    tidy = " ".join(name.split())[:MOST_NAME]
    if not tidy:
        raise OfficeError("printer.name_needed", field="name")
    return {
        "name": tidy,
        "model": " ".join(model.split())[:MOST_MODEL],
        "note": " ".join(note.split())[:MOST_NOTE],
    }


def _leave(work: Work, printer_id: int) -> None:
    work.session.execute(
        update(PrinterPlace)
        .where(col(PrinterPlace.printer_id) == printer_id, col(PrinterPlace.until).is_(None))
        .values(until=work.now)
    )


def _place(work: Work, printer_id: int, station: str) -> None:
    wanted = " ".join(station.split())[:MOST_STATION]
    if not wanted:
        return
    try:
        work.session.execute(
            insert(PrinterPlace),
            {"printer_id": printer_id, "station": wanted, "since": work.now, "until": None},
        )
    except IntegrityError:
        raise OfficeError("printer.station_taken", field="station") from None
    work.record("printer.placed", printer_id)

"""Card printers of the demonstration office, and each roll that its year of printing used up."""

from datetime import datetime, timedelta

from ektp_desk.cards.rules import CardAct
from ektp_desk.cards.rules_printers import ConsumableAct, ConsumableKind
from ektp_desk.demo.rows import Ledger, Row, Staff

STATION = "cetak"  # where `Production` prints
PRODUCTS = (
    (ConsumableKind.RIBBON, "Pita warna YMCK", 500),
    (ConsumableKind.FILM, "Film transfer bening", 1_000),
    (ConsumableKind.CLEANING_KIT, "Kartu pembersih", 5_000),
)
A_BOX = 10  # rolls that come together, when fewer than two are left


def add_printers(ledger: Ledger, staff: Staff) -> None:
    """One printer at the printing station since the first day, one in reserve."""
    prints = sorted(
        event["at"]
        for event in ledger.rows["card_event"]
        if event["act"] in (CardAct.GOOD, CardAct.SPOILED)
    )
    if not prints:
        return
    begin = prints[0] - timedelta(hours=1)
    main = ledger.add("card_printer", name="Pencetak 1", model="Retransfer dua sisi", note="",
                      active=True)  # fmt: skip
    ledger.add("card_printer", name="Pencetak 2", model="Retransfer dua sisi",
               note="Cadangan, belum ditempatkan", active=True)  # fmt: skip
    ledger.add("printer_place", printer_id=main["id"], station=STATION, since=begin, until=None)
    for kind, name, capacity in PRODUCTS:
        product = ledger.add("consumable", kind=kind, name=name, prints=capacity)
        _use_up(ledger, product, main["id"], [begin, *prints[capacity - 1 :: capacity]], staff)


def _use_up(
    ledger: Ledger, product: Row, printer_id: int, changes: list[datetime], staff: Staff
) -> None:
    """A new roll at each change; boxes come before the shelf is empty."""
    shelf, load_id = 0, 0
    for place, at in enumerate(changes):
        if shelf < 2:
            _event(ledger, product, ConsumableAct.RECEIVED, at, staff.supervisor, rolls=A_BOX)
            shelf += A_BOX
        moment = at + timedelta(seconds=1)
        operator = staff.printers[0]
        if place:
            _event(ledger, product, ConsumableAct.REMOVED, moment, operator,
                   printer_id=printer_id, load_id=load_id)  # fmt: skip
        load = _event(ledger, product, ConsumableAct.LOADED, moment, operator,
                      printer_id=printer_id)  # fmt: skip
        load_id, shelf = load["id"], shelf - 1


def _event(
    ledger: Ledger, product: Row, act: ConsumableAct, at: datetime, officer: int, *,
    rolls: int = 1, printer_id: int | None = None, load_id: int | None = None,
) -> Row:  # fmt: skip
    return ledger.add(
        "consumable_event",
        consumable_id=product["id"],
        act=act,
        rolls=rolls,
        printer_id=printer_id,
        load_id=load_id,
        at=at,
        office_date=at.date(),
        officer_id=officer,
        note="",
    )

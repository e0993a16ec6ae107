"""Moving blanks: every change of the stock is one new row of the ledger."""

from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import ledger, queries, serials
from ektp_desk.stock.counts import Counted, count, require_count
from ektp_desk.stock.ledger import BY_HAND
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.movements import Moved, give_back, move
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.queries_books import came_back
from ektp_desk.stock.rules import REVERSIBLE, Movement

__all__ = [
    "BY_HAND", "FROM_CARD", "OPENING", "Counted", "Moved", "count", "give_back", "move",
    "open_stock", "receive", "reverse", "use_blank",
]  # fmt: skip

FROM_CARD = "card"
OPENING = "opening"


def open_stock(work: Work, *, quantity: int, note: str = "") -> MovementRow:
    """Write the opening count of blanks (pieces, zero allowed); once per office."""
    work.require(Role.SUPERVISOR)
    require_count(quantity, field="quantity")
    if queries.last_count(work.session) is not None:
        raise OfficeError("stock.already_open")
    try:
        movement_id = ledger.append(
            work, Movement.OPENING, quantity, source=(OPENING, 1), note=note
        )
    except IntegrityError:
        raise OfficeError("stock.already_open") from None
    work.record("stock.opened", movement_id, quantity=quantity)
    return ledger.row(work, movement_id)


def receive(
    work: Work,
    *,
    quantity: int,
    counterpart: str,
    document: str,
    occurred_on: date,
    note: str = "",
    serial_text: str = "",
) -> MovementRow:
    """Book blanks received from `counterpart` (province or centre) by hand-over `document`.

    The day must not be in the future and not before the last count; the same document of the
    same counterpart is booked once. `serial_text` names the serials received ("" for none); they
    must be as many as the pieces.
    """
    work.require(Role.SUPERVISOR)
    source = ledger.take_hand(work)
    counterpart, document = _needed(counterpart, document)
    ledger.require_movement(work, quantity=quantity, occurred_on=occurred_on)
    if queries.has_document(work.session, counterpart=counterpart, document=document):
        raise OfficeError("stock.document_used", field="document", document=document)
    movement_id = ledger.append(
        work,
        Movement.RECEIVED,
        quantity,
        source=source,
        occurred_on=occurred_on,
        counterpart=counterpart,
        document=document,
        note=note,
    )
    serials.keep(work, movement_id=movement_id, text=serial_text, quantity=quantity, incoming=True)
    work.record("stock.received", movement_id, quantity=quantity)
    return ledger.row(work, movement_id)


def use_blank(work: Work, *, card_id: int, kind: Movement) -> None:
    """Take one blank out for a card, as `used` or `spoiled`; a card takes only one, ever.

    Called by the cards room in its own act, which checks the officer's role. The balance is not
    asked here: a card in the hand has used its blank, whatever the book says.
    """
    if kind not in (Movement.USED, Movement.SPOILED):
        raise ValueError(f"a card does not make a movement of kind {kind}")
    try:
        movement_id = ledger.append(work, kind, -1, source=(FROM_CARD, card_id))
    except IntegrityError:
        raise OfficeError("stock.blank_used") from None
    work.record(f"stock.{kind}", movement_id, card=card_id)


def take_back_blank(work: Work, *, card_id: int, note: str) -> None:
    """Take back the blank a card used, by a row that names it; the cards room books it anew.

    Refused when the card used none, or it was taken back (`stock.movement_missing`).
    """
    used = work.session.exec(
        select(StockMovement.id).where(
            col(StockMovement.source_type) == FROM_CARD,
            col(StockMovement.source_id) == card_id,
            col(StockMovement.kind) == Movement.USED,
        )
    ).first()
    if used is None:
        raise OfficeError("stock.movement_missing")
    try:
        reversal_id = ledger.append(
            work, Movement.REVERSAL, 1, source=(FROM_CARD, card_id), note=note, reverses_id=used
        )
    except IntegrityError:
        raise OfficeError("stock.reversed_already") from None
    work.record("stock.reversed", reversal_id, reverses=used, quantity=1)


def reverse(work: Work, *, movement_id: int, reason: str, in_print: int = 0) -> MovementRow:
    """Take back a row typed by hand, by a new row that names it; the mistake stays readable.

    Refused for a card's blank, the opening and counts, for a row already taken back, for a row
    older than the last count, which has settled it, for a loan of which something came back, and
    when the pieces it brought in have left meanwhile (`stock.short`).
    """
    work.require(Role.SUPERVISOR)
    source = ledger.take_hand(work)
    if not reason.strip():
        raise OfficeError("stock.reason_needed", field="reason")
    mistake = work.session.get(StockMovement, movement_id)
    if mistake is None:
        raise OfficeError("stock.movement_missing")
    _require_reversible(work, mistake)
    ledger.require_clock(work)
    if mistake.quantity > 0:
        ledger.require_left(
            work,
            quantity=mistake.quantity,
            occurred_on=work.office_date,
            in_print=in_print,
        )
    reversal_id = ledger.append(
        work,
        Movement.REVERSAL,
        -mistake.quantity,
        source=source,
        counterpart=mistake.counterpart,
        document=mistake.document,
        note=reason.strip(),
        reverses_id=movement_id,
        loan_id=mistake.loan_id,
    )
    work.record("stock.reversed", reversal_id, reverses=movement_id, quantity=-mistake.quantity)
    return ledger.row(work, reversal_id)


def _needed(counterpart: str, document: str) -> tuple[str, str]:
    counterpart = ledger.tidied(counterpart, ledger.LONGEST_COUNTERPART)
    document = ledger.tidied(document, ledger.LONGEST_DOCUMENT)
    if not counterpart:
        raise OfficeError("stock.counterpart_needed", field="counterpart")
    if not document:
        raise OfficeError("stock.document_needed", field="document")
    return counterpart, document


def _require_reversible(work: Work, mistake: StockMovement) -> None:
    if mistake.source_type == FROM_CARD:
        raise OfficeError("stock.card_blank")
    if mistake.kind not in REVERSIBLE:
        raise OfficeError("stock.not_reversible")
    reversed_already = work.session.exec(
        select(StockMovement.id).where(col(StockMovement.reverses_id) == mistake.id)
    ).first()
    if reversed_already is not None:
        raise OfficeError("stock.reversed_already")
    if queries.counted_after(work.session, mistake.id or 0):
        raise OfficeError("stock.counted_since")
    if came_back(work.session, loan_id=mistake.id or 0):
        raise OfficeError("stock.loan_came_back")

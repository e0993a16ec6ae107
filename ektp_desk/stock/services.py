"""Moving blanks: every change of the stock is one new row of the ledger."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import queries
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.rules import MOST_PIECES, REVERSIBLE, Movement, movement_problem

BY_HAND = "hand"
FROM_CARD = "card"
OPENING = "opening"
# What the columns hold, in letters.
LONGEST_COUNTERPART, LONGEST_DOCUMENT, LONGEST_NOTE = 120, 80, 300
_LEDGER = StockMovement.metadata.tables["stock_movement"]
_APPEND = insert(_LEDGER).returning(_LEDGER.c.id)  # made once: every card goes through it


@dataclass(frozen=True)
class Counted:
    """A physical count, in pieces: `difference` is counted minus expected."""

    movement: MovementRow
    expected: int
    counted: int
    difference: int


def open_stock(work: Work, *, quantity: int, note: str = "") -> MovementRow:
    """Write the opening count of blanks (pieces, zero allowed); once per office."""
    work.require(Role.SUPERVISOR)
    _require_count(quantity, field="quantity")
    if queries.last_count(work.session) is not None:
        raise OfficeError("stock.already_open")
    try:
        movement_id = _write(work, Movement.OPENING, quantity, source=(OPENING, 1), note=note)
    except IntegrityError:
        raise OfficeError("stock.already_open") from None
    work.record("stock.opened", movement_id, quantity=quantity)
    return _row(work, movement_id)


def receive(
    work: Work, *, quantity: int, counterpart: str, document: str, occurred_on: date, note: str = ""
) -> MovementRow:
    """Book blanks received from `counterpart` (province or centre) by hand-over `document`.

    The day must not be in the future and not before the last count; the same document of the
    same counterpart is booked once.
    """
    work.require(Role.SUPERVISOR)
    number = work.number("stock/hand")  # taken first: manual rows wait for each other here
    counterpart, document = _needed(counterpart, document)
    problem = movement_problem(
        quantity=quantity,
        occurred_on=occurred_on,
        today=work.office_date,
        last_count=queries.last_count(work.session),
    )
    if problem is not None:
        code, field = problem
        raise OfficeError(code, field=field, most=MOST_PIECES)
    if queries.has_document(work.session, counterpart=counterpart, document=document):
        raise OfficeError("stock.document_used", field="document", document=document)
    movement_id = _write(
        work,
        Movement.RECEIVED,
        quantity,
        source=(BY_HAND, number),
        occurred_on=occurred_on,
        counterpart=counterpart,
        document=document,
        note=note,
    )
    work.record("stock.received", movement_id, quantity=quantity)
    return _row(work, movement_id)


def use_blank(work: Work, *, card_id: int, kind: Movement) -> None:
    """Take one blank out for a card, as `used` or `spoiled`; a card takes only one, ever.

    Called by the cards room in its own act, which checks the officer's role. The balance is not
    asked here: a card in the hand has used its blank, whatever the book says.
    """
    if kind not in (Movement.USED, Movement.SPOILED):
        raise ValueError(f"a card does not make a movement of kind {kind}")
    try:
        movement_id = _write(work, kind, -1, source=(FROM_CARD, card_id))
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
        reversal_id = _write(
            work, Movement.REVERSAL, 1, source=(FROM_CARD, card_id), note=note, reverses_id=used
        )
    except IntegrityError:
        raise OfficeError("stock.reversed_already") from None
    work.record("stock.reversed", reversal_id, reverses=used, quantity=1)


def reverse(work: Work, *, movement_id: int, reason: str) -> MovementRow:
    """Take back a row typed by hand, by a new row that names it; the mistake stays readable.

    Refused for a card's blank, the opening and counts, for a row already taken back, and for a
    row older than the last count, which has settled it.
    """
    work.require(Role.SUPERVISOR)
    number = work.number("stock/hand")
    if not reason.strip():
        raise OfficeError("stock.reason_needed", field="reason")
    mistake = work.session.get(StockMovement, movement_id)
    if mistake is None:
        raise OfficeError("stock.movement_missing")
    _require_reversible(work, mistake)
    reversal_id = _write(
        work,
        Movement.REVERSAL,
        -mistake.quantity,
        source=(BY_HAND, number),
        counterpart=mistake.counterpart,
        document=mistake.document,
        note=reason.strip(),
        reverses_id=movement_id,
    )
    work.record("stock.reversed", reversal_id, reverses=movement_id, quantity=-mistake.quantity)
    return _row(work, reversal_id)


def count(work: Work, *, counted: int, note: str = "") -> Counted:
    """Settle the book by a blind physical count: pieces counted, without seeing the balance.

    A count that agrees is kept too (quantity 0). A difference needs its reason in `note`
    (`stock.count_reason`, with `difference`).
    """
    work.require(Role.SUPERVISOR)
    number = work.number("stock/hand")
    _require_count(counted, field="counted")
    _hold_ledger(work)
    if queries.last_count(work.session) is None:
        raise OfficeError("stock.not_opened")
    expected = queries.balance(work.session)
    difference = counted - expected
    if difference and not note.strip():
        raise OfficeError("stock.count_reason", field="note", difference=f"{difference:+d}")
    movement_id = _write(
        work, Movement.COUNT, difference, source=(BY_HAND, number), note=note.strip()
    )
    work.record(
        "stock.counted", movement_id, counted=counted, expected=expected, difference=difference
    )
    return Counted(_row(work, movement_id), expected, counted, difference)


def _write(
    work: Work,
    kind: Movement,
    quantity: int,
    *,
    source: tuple[str, int],
    occurred_on: date | None = None,
    counterpart: str = "",
    document: str = "",
    note: str = "",
    reverses_id: int | None = None,
) -> int:
    values = {
        "occurred_on": occurred_on or work.office_date,
        "recorded_at": work.now,
        "kind": kind,
        "quantity": quantity,
        "source_type": source[0],
        "source_id": source[1],
        "counterpart": counterpart,
        "document": document,
        "note": note[:LONGEST_NOTE],
        "officer_id": work.actor.officer_id,
        "reverses_id": reverses_id,
    }
    return int(work.session.connection().execute(_APPEND, values).scalar_one())


def _row(work: Work, movement_id: int) -> MovementRow:
    row = queries.movement(work.session, movement_id)
    assert row is not None
    return row


def _require_count(pieces: int, *, field: str) -> None:
    if not 0 <= pieces <= MOST_PIECES:
        raise OfficeError("stock.count_range", field=field, most=MOST_PIECES)


def _needed(counterpart: str, document: str) -> tuple[str, str]:
    counterpart = " ".join(counterpart.split())[:LONGEST_COUNTERPART]
    document = " ".join(document.split())[:LONGEST_DOCUMENT]
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


def _hold_ledger(work: Work) -> None:
    """Let no blank leave between reading the balance and settling it."""
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(text("LOCK TABLE stock_movement IN SHARE ROW EXCLUSIVE MODE"))

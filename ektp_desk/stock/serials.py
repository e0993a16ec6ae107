"""Serials of blanks: which came with a delivery, which went, and what a typed one must be."""

from collections.abc import Iterable, Iterator

from sqlalchemy import insert, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock.models import BlankSerialNote, BlankSerialRange, StockMovement
from ektp_desk.stock.rules_serials import (
    Span,
    after,
    covered,
    single,
    spans,
    tidy_serial,
    twice,
)

LONGEST_NOTE = 300


def keep(work: Work, *, movement_id: int, text: str, quantity: int, incoming: bool) -> None:
    """Keep the serials typed with a movement; nothing for "".

    Refused: what is no range (`serial.range`), not as many as the pieces (`serial.count`), one
    that is in the office already (`serial.known`), or leaves and is not here (`serial.not_here`).
    """
    found, odd = spans(text)
    if odd:
        raise OfficeError("serial.range", field="serial_text", text=odd)
    if not found:
        return
    pieces = sum(map(len, found))
    if pieces != quantity:
        raise OfficeError("serial.count", field="serial_text", serials=pieces, quantity=quantity)
    doubled = twice(found)
    here = held(work.session)
    for span in found:
        if span is doubled or (incoming and any(span.meets(other) for other in here)):
            raise OfficeError("serial.known", field="serial_text", serial=str(span))
        if not incoming and not covered(span, here):
            raise OfficeError("serial.not_here", field="serial_text", serial=str(span))
    rows = [{"movement_id": movement_id, **vars(span)} for span in found]
    work.session.execute(insert(BlankSerialRange), rows)


def require_known(session: Session, text: str | None) -> str | None:
    """The serial as it is stored, if a blank with it can be in the office; None for nothing.

    Refused (`serial.unknown`) when it never came, or was sent away; an office that keeps no
    serials of what it receives takes any. That no two cards have one is `card.serial_used`.
    """
    serial = tidy_serial(text)
    if serial is None:
        return None
    here = held(session)
    if not here and not _any(session):
        return serial
    if not among(serial, here):
        raise OfficeError("serial.unknown", field="blank_serial", serial=serial)
    return serial


def among(serial: str, here: Iterable[Span]) -> bool:
    """Whether a serial is in one of the spans."""
    span = single(serial)
    return span is not None and covered(span, here)


def held(session: Session) -> tuple[Span, ...]:
    """The serials that came and were not sent away, used ones among them."""
    return after((span, incoming) for span, incoming, _ in moves(session))


def moves(session: Session) -> Iterator[tuple[Span, bool, int]]:
    """Serials that moved, in order: (span, whether it came in, the movement's row)."""
    mistake = aliased(StockMovement)
    statement = (
        select(BlankSerialRange, col(StockMovement.quantity))
        .join(StockMovement, col(StockMovement.id) == col(BlankSerialRange.movement_id))
        .where(
            ~select(col(mistake.id))
            .where(col(mistake.reverses_id) == col(StockMovement.id))
            .exists()
        )
        .order_by(col(BlankSerialRange.id))
    )
    for kept, quantity in session.execute(statement):
        span = Span(kept.prefix, kept.digits, kept.first, kept.last)
        yield span, quantity > 0, kept.movement_id


def missing(session: Session) -> frozenset[str]:
    """The serials that are noted as missing now."""
    newest: dict[str, bool] = {}
    statement = select(col(BlankSerialNote.serial), col(BlankSerialNote.missing))
    for serial, gone in session.execute(statement.order_by(col(BlankSerialNote.id))):
        newest[serial] = gone
    return frozenset(serial for serial, gone in newest.items() if gone)


def note_serial(work: Work, *, serial: str, gone: bool, note: str = "") -> None:
    """Note that a blank of this serial is missing (with `note`), or was found again.

    Refused: a serial that is not in the office (`serial.unknown`), one that stands so already.
    """
    work.require(Role.SUPERVISOR)
    work.number("serial_note")  # two who note the same serial wait for each other
    tidy = require_known(work.session, serial)
    if tidy is None:
        raise OfficeError("serial.needed", field="blank_serial")
    if gone and not note.strip():
        raise OfficeError("stock.reason_needed", field="note")
    if gone == (tidy in missing(work.session)):
        raise OfficeError("serial.noted_already", field="blank_serial")
    note_id = work.session.execute(
        insert(BlankSerialNote).returning(col(BlankSerialNote.id)),
        {
            "serial": tidy,
            "missing": gone,
            "office_date": work.office_date,
            "at": work.now,
            "note": note.strip()[:LONGEST_NOTE],
            "officer_id": work.actor.officer_id,
        },
    ).scalar_one()
    work.record("stock.serial_noted", int(note_id or 0), missing=gone)


def _any(session: Session) -> bool:
    return session.execute(select(col(BlankSerialRange.id)).limit(1)).first() is not None

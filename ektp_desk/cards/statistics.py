"""Statistics of printing over a period, by printer and by operator."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names
from ektp_desk.cards.models import Card, CardEvent
from ektp_desk.cards.models_printers import CardPrinter, PrinterPlace
from ektp_desk.cards.queries_printers import PRINTED, of_place
from ektp_desk.cards.rules import CardAct
from ektp_desk.cards.rules_statistics import PrintedPiece, Tally, tally
from ektp_desk.kernel.errors import OfficeError


@dataclass(frozen=True)
class TallyRow:
    """What one printer or operator made; `name` is "" for pieces of none that is known."""

    id: int
    name: str
    tally: Tally


@dataclass(frozen=True)
class PrintStatistics:
    """The period's pieces: by printer, by operator, and all together."""

    first: date
    last: date
    printers: tuple[TallyRow, ...]
    operators: tuple[TallyRow, ...]
    whole: Tally


def print_statistics(session: Session, *, first: date, last: date) -> PrintStatistics:
    """How printing went from `first` to `last` (both included), whoever has most pieces first.

    A piece belongs to the printer that stood at its station when it was settled. Raises
    `statistics.span` for an empty period.
    """
    if first > last:
        raise OfficeError("statistics.span", field="last")
    rows = session.execute(_outcomes(first, last)).all()
    lost = session.execute(_unknown(first, last)).all()
    names = dict(session.execute(select(col(CardPrinter.id), col(CardPrinter.name))).all())
    by_printer = [_piece(row, row.printer_id) for row in rows]
    by_operator = [_piece(row, row.operator_id) for row in rows]
    return PrintStatistics(
        first,
        last,
        _rows(by_printer, Counter(row.printer_id for row in lost), names),
        _rows(by_operator, Counter(row.operator_id for row in lost), officer_names(session)),
        _whole(by_operator, len(lost)),
    )


def _whole(pieces: list[PrintedPiece], unknown: int) -> Tally:
    """All together: hours are the sum of those of each operator, not of the wall clock."""
    summed = tally(pieces, unknown=unknown)
    of_each = defaultdict(list)
    for piece in pieces:
        of_each[piece.owner].append(piece)
    hours = sum(tally(own).hours for own in of_each.values())
    return Tally(summed.good, summed.spoiled, unknown, hours, summed.seconds)


def _rows(
    pieces: list[PrintedPiece], unknown: Counter[Any], names: dict[Any, str]
) -> tuple[TallyRow, ...]:
    of_each: dict[int | None, list[PrintedPiece]] = defaultdict(list)
    for piece in pieces:
        of_each[piece.owner].append(piece)
    rows = [
        TallyRow(owner or 0, names.get(owner, ""), tally(of_each[owner], unknown=unknown[owner]))
        for owner in {*of_each, *unknown}
    ]
    return tuple(sorted(rows, key=lambda row: (-row.tally.pieces, row.name)))


def _piece(row: Any, owner: int | None) -> PrintedPiece:
    reason = row.spoil_reason if row.act is CardAct.SPOILED else None
    return PrintedPiece(owner, row.intended_at, row.at, reason)


def _outcomes(first: date, last: date) -> Select[*tuple[Any, ...]]:
    return _of_period(first, last).where(col(CardEvent.act).in_(PRINTED))


def _unknown(first: date, last: date) -> Select[*tuple[Any, ...]]:
    return _of_period(first, last).where(col(CardEvent.act) == CardAct.UNKNOWN)


def _of_period(first: date, last: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(CardEvent.act),
            col(CardEvent.at),
            col(Card.intended_at),
            col(Card.spoil_reason),
            col(Card.operator_id),
            col(PrinterPlace.printer_id),
        )
        .join(Card, col(Card.id) == col(CardEvent.card_id))
        .outerjoin(PrinterPlace, of_place(col(CardEvent.at)))
        .where(col(CardEvent.office_date).between(first, last))
        .order_by(col(CardEvent.id))
    )

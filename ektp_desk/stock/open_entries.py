"""What is still open in the books of blanks: what may explain a balance that seems too small."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ektp_desk.stock import queries
from ektp_desk.stock import queries_books as books
from ektp_desk.stock.queries_requests import request_under_way


@dataclass(frozen=True)
class OpenEntries:
    """The balance and what has yet to be booked, in pieces.

    `in_print` are being printed or nobody knows how they came out, `lent` are with other offices,
    `underway` were approved for this office and not booked yet. `last_count` is None before the
    stock is opened; `days_uncounted` are calendar days since.
    """

    balance: int
    in_print: int
    lent: int
    underway: int
    last_count: date | None
    days_uncounted: int


def found(session: Session, *, day: date, in_print: int) -> OpenEntries:
    """The open entries on `day`; the rooms above say how many pieces are `in_print`."""
    last = queries.last_count(session)
    request = request_under_way(session)
    return OpenEntries(
        balance=queries.balance(session),
        in_print=in_print,
        lent=sum(loan.owed for loan in books.open_loans(session) if loan.outward),
        underway=request.missing if request is not None else 0,
        last_count=last,
        days_uncounted=(day - last).days if last is not None else 0,
    )

"""What the records of the blanks show."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead, Signature

COUNT_RECORD = "stock.count"
MOVEMENT_RECORD = "stock.movement"


@dataclass(frozen=True)
class CountSlip:
    """The record of a physical count (berita acara opname); pieces.

    `counted_by` and `second` are the two parties; without a second the line is written by hand.
    """

    office: Letterhead
    number: str
    day: date
    expected: int
    counted: int
    difference: str
    in_print: int
    print_counted: bool
    reason: str
    note: str
    counted_by: str
    second: str
    signed: Signature


@dataclass(frozen=True)
class MovementSlip:
    """The record of blanks that went to another office or came from it; pieces.

    `outgoing` says who hands over: this office or `counterpart`. `owed` is what is still to come
    back of the loan, if it is one.
    """

    office: Letterhead
    number: str
    day: date
    title: str
    body: str
    outgoing: bool
    counterpart: str
    quantity: int
    document: str
    note: str
    owed: str
    officer: str
    signed: Signature

"""The record of a destruction and the store's monthly report, as paper's data."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead, Signature

DESTRUCTION = "cards.destruction"
STORE_REPORT = "cards.store"


@dataclass(frozen=True)
class Party:
    """Who signs: as a party, or as a witness."""

    name: str
    position: str
    nip: str


@dataclass(frozen=True)
class ReasonLine:
    """Pieces of one reason: by the book, and as counted before they were destroyed."""

    reason: str
    book: int
    counted: int


@dataclass(frozen=True)
class PieceLine:
    """One piece of the annex; `serial` is the blank's, "" where it is not known."""

    number: str
    masked_nik: str
    serial: str
    reason: str


@dataclass(frozen=True)
class DestructionSlip:
    """A4 berita acara pemusnahan with its annex. `day` is that of the destruction; `book` and
    `counted` sum up the lines; `explanation` is of a difference between them."""

    office: Letterhead
    number: str
    day: date
    place: str
    method: str
    first: Party
    second: Party
    witnesses: tuple[Party, ...]
    reasons: tuple[ReasonLine, ...]
    book: int
    counted: int
    explanation: str
    pieces: tuple[PieceLine, ...]


@dataclass(frozen=True)
class StoreLine:
    """A reason over the time: opening + came_in - destroyed = closing, in pieces."""

    reason: str
    opening: int
    came_in: int
    destroyed: int
    closing: int


@dataclass(frozen=True)
class RecordLine:
    """A destruction of the time."""

    number: str
    day: date
    pieces: int


@dataclass(frozen=True)
class StoreReportSlip:
    """A4 report of the destruction store from `first` to `last`; `total` sums up the lines.

    `print_log`, `ledger` and `kept` are the spoiled pieces by each book at the end of the time
    of writing; they must be one figure.
    """

    office: Letterhead
    first: date
    last: date
    lines: tuple[StoreLine, ...]
    total: StoreLine
    records: tuple[RecordLine, ...]
    print_log: int
    ledger: int
    kept: int
    made_at: datetime
    made_by: str
    signed: Signature

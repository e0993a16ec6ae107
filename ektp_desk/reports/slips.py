"""The day sheet, as data for paper."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead, Signature

DAY_SHEET = "reports.day"


@dataclass(frozen=True)
class ServiceLine:
    """One service's tickets of the day; waiting times in whole minutes (median, longest)."""

    service: str
    taken: int
    done: int
    no_show: int
    open: int
    median_wait: int | None
    longest_wait: int | None


@dataclass(frozen=True)
class OfficerLine:
    """What one officer did."""

    name: str
    served: int
    recorded: int
    printed: int
    spoiled: int
    handed_over: int


@dataclass(frozen=True)
class CardLine:
    """One line of the print log of the day."""

    time: str
    number: str
    name: str
    masked_nik: str
    outcome: str
    officer: str


@dataclass(frozen=True)
class StockLines:
    """Blanks of the day, in pieces: opening + received - used - spoiled + other = closing."""

    opening: int
    received: int
    used: int
    spoiled: int
    other: int
    closing: int
    plan_rate: int
    actual_rate: float
    days_left: float
    warning: str


@dataclass(frozen=True)
class ClosingLine:
    """One comparison of the day's end that did not agree, with what was said about it."""

    compared: str
    left: int
    right: int
    state: str
    said: str


@dataclass(frozen=True)
class ClosingMark:
    """The day's closing in force: its number, who signed when, and the log's head then.

    `agreed` is how many comparisons agreed of `compared`; `lines` are the others. `counted` are
    blanks in pieces, None where nobody counted; `amended` says why an entry amends the first.
    """

    number: int
    entry: int
    signed_at: datetime
    signed_by: str
    compared: int
    agreed: int
    lines: tuple[ClosingLine, ...]
    counted: int | None
    amended: str
    changed_since: bool
    log_count: int
    log_hash: str


@dataclass(frozen=True)
class DayVisit:
    """One visit of jemput bola that day, in people; `added` were not on the roll."""

    number: str
    title: str
    listed: int
    met: int
    recorded: int
    cards: int
    added: int


@dataclass(frozen=True)
class DaySlip:
    """A4 day sheet: the office's day on one page or more, anchored by the audit head."""

    office: Letterhead
    day: date
    day_in_words: str
    services: tuple[ServiceLine, ...]
    recorded: int
    approved: int
    returned: int
    print_ready_left: int
    printed: int
    spoiled: int
    unknown: int
    handed_over: int
    uncollected: int
    stock: StockLines
    officers: tuple[OfficerLine, ...]
    cards: tuple[CardLine, ...]
    audit_count: int
    audit_hash: str
    made_at: datetime
    made_by: str
    signed: Signature
    closing: ClosingMark | None = None
    visits: tuple[DayVisit, ...] = ()

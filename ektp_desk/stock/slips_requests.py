"""Papers of a blank request, as data: the letters and the hand-over record (domain.md, Letters)."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead, Signature

REQUEST_LETTER = "stock.request"
REMINDER = "stock.reminder"
DELIVERY_RECORD = "stock.delivery"


@dataclass(frozen=True)
class RequestLetterSlip:
    """A4 letter asking for `requested` pieces, with the figures it stands on.

    Rates in pieces a working day, `used` and `spoiled` pieces of the last 30 days. Days of lead
    are calendar days; days left, of the week and of cover are working days. `days_left` is None
    if nothing is used.
    """

    office: Letterhead
    number: str
    day: date
    to: tuple[str, ...]
    request_number: str
    requested: int
    stock: int
    reserved: int
    plan_rate: int
    actual_rate: float
    used: int
    spoiled: int
    days_left: float | None
    lead_days: int
    week_days: int
    cover_days: int
    needed: int
    reason: str
    signed: Signature
    copies: tuple[str, ...]


@dataclass(frozen=True)
class ReminderSlip:
    """A4 letter reminding of a request whose blanks should have come; pieces, calendar days.

    `approved` is None as long as nothing was approved.
    """

    office: Letterhead
    number: str
    day: date
    to: tuple[str, ...]
    request_number: str
    letter_number: str
    asked_on: date
    expected_on: date
    waited: int
    requested: int
    approved: int | None
    received: int
    missing: int
    stock: int
    days_left: float | None
    signed: Signature
    copies: tuple[str, ...]


@dataclass(frozen=True)
class Party:
    """One side of a hand-over."""

    name: str
    position: str
    institution: str


@dataclass(frozen=True)
class BlankDeliverySlip:
    """A4 record of one part of a request handed over. Pieces; `serials` as they were given.

    `received` counts this part too, `missing` what is still to come of what was approved.
    """

    office: Letterhead
    document: str
    day: date
    place: str
    giver: Party
    taker: Party
    pieces: int
    serials: str
    request_number: str
    letter_number: str
    approved: int
    received: int
    missing: int
    note: str
    witnesses: tuple[str, ...]
    signed: Signature

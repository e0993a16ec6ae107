"""Uncollected cards, and the list that leaves with a kelurahan, as paper's data."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead

UNCOLLECTED_LIST = "cards.uncollected"
DELIVERY_LIST = "cards.delivery"


@dataclass(frozen=True)
class UncollectedLine:
    """One card that waits; `told_on` is None for an owner nobody told."""

    name: str
    masked_nik: str
    village: str
    card_number: str
    printed_on: date
    days: int
    told_on: date | None


@dataclass(frozen=True)
class UncollectedSlip:
    """A4 list of cards that wait to be fetched, by kelurahan, the oldest first.

    `chosen` says in words which of them are listed; `bands` are (name, cards) of all that wait.
    """

    office: Letterhead
    chosen: str
    bands: tuple[tuple[str, int], ...]
    lines: tuple[UncollectedLine, ...]
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class DeliveryLine:
    """One card on the way; `old_card`: the old one is to be brought back."""

    name: str
    masked_nik: str
    card_number: str
    old_card: bool


@dataclass(frozen=True)
class DeliverySlip:
    """A4 record of the cards given to a kelurahan: two parties, a line to sign for each card.

    `token` is the list's number, which its code holds: scanned at home, it opens the list.
    """

    office: Letterhead
    number: str
    day: date
    village: str
    district: str
    due_on: date
    officer: str
    receiver: str
    receiver_identity: str
    receiver_position: str
    lines: tuple[DeliveryLine, ...]
    token: str

"""The card receipt (to fetch a card with) and the hand-over receipt, as data for paper."""

from dataclasses import dataclass
from datetime import datetime

from ektp_desk.papers.slips import Letterhead

CARD_RECEIPT = "cards.receipt"
HANDOVER_RECEIPT = "cards.handover"


@dataclass(frozen=True)
class CardSlip:
    """80 mm receipt: the card is printed; bring this to fetch it. QR and Code 128 hold `token`
    and `number`; `printed_at` is office-local wall time."""

    office: Letterhead
    number: str
    name: str
    masked_nik: str
    service: str
    printed_at: datetime
    officer: str
    bring: tuple[str, ...]
    token: str
    footer: str


@dataclass(frozen=True)
class HandoverSlip:
    """A6 record of a hand-over, with lines to sign for the collector and the officer.

    `relation` and `authority` are "" when the owner came in person; `old_card` says what became
    of the old card in words.
    """

    office: Letterhead
    number: str
    card_number: str
    name: str
    masked_nik: str
    handed_at: datetime
    collector: str
    collector_identity: str
    authority: str
    in_person: bool
    old_card: str
    officer: str
    token: str

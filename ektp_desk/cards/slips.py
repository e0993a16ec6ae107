"""The card receipt, the hand-over receipt and the list of who waits for blanks, as paper's data."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead

CARD_RECEIPT = "cards.receipt"
HANDOVER_RECEIPT = "cards.handover"
BACKLOG_LIST = "cards.backlog"


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

    `relation` and `authority` are "" when the owner came in person; `proof` says what proved whose
    card it is ("" on papers older than that question), `old_card` what became of the old card.
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
    relation: str = ""
    proof: str = ""


@dataclass(frozen=True)
class BacklogLine:
    """One person on the list; `invited_on` is None for who was not invited yet."""

    name: str
    masked_nik: str
    village: str
    service: str
    urgent: bool
    since: date
    invited_on: date | None


@dataclass(frozen=True)
class BacklogSlip:
    """A4 list of who waits for blanks, in the order of their turn, for those who tell them.

    `free` are the blanks nobody has a claim to.
    """

    office: Letterhead
    waiting: int
    invited: int
    free: int
    lines: tuple[BacklogLine, ...]
    made_at: datetime
    made_by: str

"""Cards: states, outcomes, reasons, and who is printed first."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class CardState(StrEnum):
    """Where one printed piece stands. `printing` is the intent, before the outcome is confirmed."""

    PRINTING = "printing"
    UNKNOWN = "unknown"
    PRINTED = "printed"
    SPOILED = "spoiled"
    NOT_PRINTED = "not_printed"
    HANDED_OVER = "handed_over"
    OUT = "out"  # with the kelurahan that delivers it
    LOST = "lost"
    WITHDRAWN = "withdrawn"  # never fetched: in the destruction store


UNSETTLED = (CardState.PRINTING, CardState.UNKNOWN)
# Came out well, whatever became of it since: each used a blank.
GOOD_CARDS = (
    CardState.PRINTED,
    CardState.HANDED_OVER,
    CardState.OUT,
    CardState.LOST,
    CardState.WITHDRAWN,
)


class CardAct(StrEnum):
    """One line of the print log."""

    INTENDED = "intended"
    GOOD = "good"
    SPOILED = "spoiled"
    UNKNOWN = "unknown"
    NOT_PRINTED = "not_printed"
    HANDED_OVER = "handed_over"
    TAKEN_BACK = "taken_back"  # a hand-over that was a mistake
    SENT_OUT = "sent_out"
    BROUGHT_BACK = "brought_back"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


# The state each act leaves a piece in: what the log's last line must agree with.
STATE_AFTER = {
    CardAct.INTENDED: CardState.PRINTING,
    CardAct.GOOD: CardState.PRINTED,
    CardAct.SPOILED: CardState.SPOILED,
    CardAct.UNKNOWN: CardState.UNKNOWN,
    CardAct.NOT_PRINTED: CardState.NOT_PRINTED,
    CardAct.HANDED_OVER: CardState.HANDED_OVER,
    CardAct.TAKEN_BACK: CardState.PRINTED,
    CardAct.SENT_OUT: CardState.OUT,
    CardAct.BROUGHT_BACK: CardState.PRINTED,
    CardAct.LOST: CardState.LOST,
    CardAct.WITHDRAWN: CardState.WITHDRAWN,
    CardAct.CORRECTED: CardState.PRINTING,  # its outcome is open, for the line that follows
}


class Outcome(StrEnum):
    """What became of a piece nobody was sure of."""

    GOOD = "good"
    SPOILED = "spoiled"
    NOT_PRINTED = "not_printed"


class SpoilReason(StrEnum):
    """Why a blank was spoiled (domain.md)."""

    FACTORY_DEFECT = "factory_defect"
    CANNOT_ENCODE = "cannot_encode"
    MISPRINT = "misprint"


class OldCardReason(StrEnum):
    """Why an old card was taken in (domain.md)."""

    WORN = "worn"
    DATA_CHANGE = "data_change"
    MOVED = "moved"
    DECEASED = "deceased"
    LOST_THEN_FOUND = "lost_then_found"


class Collector(StrEnum):
    """Who fetched the card."""

    SELF = "self"
    PROXY = "proxy"
    KELURAHAN = "kelurahan"  # brought home by the kelurahan, against a signed list


class PrintRank(IntEnum):
    """Who of the waiting list is invited before whom (domain.md, Scarcity)."""

    URGENT = 0
    FIRST_TIMER = 1
    OTHER = 2


FIRST_CARD_SERVICE = "NEW"
# The papers of these services name an old card (domain.md, Services and papers).
OLD_CARD_SERVICES = frozenset({"DAMAGED", "DATA_CHANGE", "MOVED_IN"})
LOST_CARD_SERVICE = "LOST"


def print_rank(*, urgent_reason: str, service_code: str | None) -> PrintRank:
    """The rank of one person's card; urgent only with a reason."""
    if urgent_reason.strip():
        return PrintRank.URGENT
    return PrintRank.FIRST_TIMER if service_code == FIRST_CARD_SERVICE else PrintRank.OTHER


@dataclass(frozen=True, order=True)
class PrintKey:
    """The place in the print-ready list, and its page mark: within a rank first in, first out.

    `rank` is the place of the scarcity rule's criterion, `since` the day the person was first seen
    print-ready.
    """

    rank: int
    since: date
    resident_id: int


def asks_for_old_card(service_code: str) -> bool:
    """Whether the old card is taken in when the new one is handed over."""
    return service_code in OLD_CARD_SERVICES


def may_bring_old_card(service_code: str) -> bool:
    """Whether an old card may turn up at the hand-over: a lost one that was found again may."""
    return asks_for_old_card(service_code) or service_code == LOST_CARD_SERVICE

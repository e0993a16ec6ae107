"""Cards: states, outcomes, reasons, who is printed first, and what a hand-over asks for."""

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


UNSETTLED = (CardState.PRINTING, CardState.UNKNOWN)


class CardAct(StrEnum):
    """One line of the print log."""

    INTENDED = "intended"
    GOOD = "good"
    SPOILED = "spoiled"
    UNKNOWN = "unknown"
    NOT_PRINTED = "not_printed"
    HANDED_OVER = "handed_over"
    CORRECTED = "corrected"


# The state each act leaves a piece in: what the log's last line must agree with.
STATE_AFTER = {
    CardAct.INTENDED: CardState.PRINTING,
    CardAct.GOOD: CardState.PRINTED,
    CardAct.SPOILED: CardState.SPOILED,
    CardAct.UNKNOWN: CardState.UNKNOWN,
    CardAct.NOT_PRINTED: CardState.NOT_PRINTED,
    CardAct.HANDED_OVER: CardState.HANDED_OVER,
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


class PrintRank(IntEnum):
    """Who of the waiting list is invited before whom (domain.md, Scarcity)."""

    URGENT = 0
    FIRST_TIMER = 1
    OTHER = 2


FIRST_CARD_SERVICE = "NEW"
# The papers of these services name an old card (domain.md, Services and papers).
OLD_CARD_SERVICES = frozenset({"DAMAGED", "DATA_CHANGE", "MOVED_IN"})


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


def tidy_serial(text: str | None) -> str | None:
    """A blank's serial as stored: capitals without spaces, 40 at most; None for nothing."""
    serial = "".join((text or "").split()).upper()[:40]
    return serial or None


def asks_for_old_card(service_code: str) -> bool:
    """Whether the old card is taken in when the new one is handed over."""
    return service_code in OLD_CARD_SERVICES


@dataclass(frozen=True)
class HandoverForm:
    """What the officer filled in at a hand-over; texts are "" when empty."""

    collector: Collector
    collector_name: str
    collector_identity: str
    authority_letter: str
    identity_checked: bool
    old_card_taken: bool
    old_card_reason: OldCardReason | None
    old_card_absence: str


def handover_problems(form: HandoverForm, *, service_code: str) -> tuple[tuple[str, str], ...]:
    """What is still missing, as (code, field) in the order of the form; empty when complete.

    A proxy brings an authority letter (surat kuasa) and an identity (domain.md, Pick-up). The
    old card is taken with its reason, or its absence explained where the service asks for one.
    """
    problems = []
    if form.collector is Collector.PROXY:
        for text, name in (
            (form.collector_name, "collector_name"),
            (form.collector_identity, "collector_identity"),
            (form.authority_letter, "authority_letter"),
        ):
            if not text.strip():
                problems.append((f"handover.{name}_needed", name))
    if not form.identity_checked:
        problems.append(("handover.identity_unchecked", "identity_checked"))
    if form.old_card_taken and form.old_card_reason is None:
        problems.append(("handover.old_card_reason_needed", "old_card_reason"))
    if (
        asks_for_old_card(service_code)
        and not form.old_card_taken
        and not form.old_card_absence.strip()
    ):
        problems.append(("handover.old_card_needed", "old_card_absence"))
    return tuple(problems)

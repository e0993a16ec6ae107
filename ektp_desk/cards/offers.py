"""What intake may promise about a card while blanks are short or gone. Pure.

Sources: domain.md, Scarcity (first-timers and urgent first, the rest wait in a print backlog or
get a suket) and Services and papers (suket: only for people already recorded, only when blanks
are short, may be switched off).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue.rules import NEEDS_CARD, Course, Offer


class Supply(StrEnum):
    """How the blanks stand for the next person."""

    ENOUGH = "enough"
    SHORT = "short"
    GONE = "gone"


class BacklogState(StrEnum):
    """Where somebody stands who waits for blanks."""

    WAITING = "waiting"
    INVITED = "invited"
    SERVED = "served"
    CANCELLED = "cancelled"


STILL_LISTED = (BacklogState.WAITING, BacklogState.INVITED)


@dataclass(frozen=True)
class Judged:
    """One offer with the reason for or against it (a sentence's code)."""

    offer: Offer
    reason: str


@dataclass(frozen=True)
class Choices:
    """What may be offered, in the order of the buttons, and what may not.

    Nothing may be, and nothing need be, for a service without a card.
    """

    supply: Supply
    allowed: tuple[Judged, ...] = ()
    refused: tuple[Judged, ...] = ()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What may be chosen."""
        return tuple(judged.offer for judged in self.allowed)

    @property
    def must_choose(self) -> bool:
        """Whether the person has to be told and asked before a number is given."""
        return self.supply is not Supply.ENOUGH and bool(self.allowed)


def offers_of(refusal: OfficeError) -> tuple[Judged, ...]:
    """What may be offered, out of the refusal `stock.short_choose`."""
    params: Mapping[str, Any] = refusal.params
    pairs = zip(params["offers"], params["reasons"], strict=True)
    return tuple(Judged(*pair) for pair in pairs)


def supply(*, opened: bool, short: bool, free: int) -> Supply:
    """Judge the blanks; `free` are those not held, promised or kept for anybody, in pieces.

    `short`: less than a week of use is left.

    A stock whose book was never begun (`opened` False) says nothing, and nothing is held back.
    """
    if not opened:
        return Supply.ENOUGH
    if free <= 0:
        return Supply.GONE
    return Supply.SHORT if short else Supply.ENOUGH


def choices(
    course: Course, blanks: Supply, *, suket_enabled: bool, recorded: bool, kept: bool
) -> Choices:
    """What may be offered to one person for one service.

    `recorded`: the person was recorded already; False also for somebody unknown. `kept`: a blank
    is kept for them, because they were invited from the backlog.
    """
    if course not in NEEDS_CARD:
        return Choices(blanks)
    judged = (
        _card(blanks, kept=kept),
        _suket(blanks, enabled=suket_enabled, recorded=recorded),
        _backlog(blanks),
        _recording_only(course),
    )
    return Choices(
        blanks,
        tuple(Judged(offer, why) for offer, may, why in judged if may),
        tuple(Judged(offer, why) for offer, may, why in judged if not may),
    )


Answer = tuple[Offer, bool, str]


def _card(blanks: Supply, *, kept: bool) -> Answer:
    if kept:
        return Offer.CARD, True, "offer.why.kept"
    if blanks is Supply.GONE:
        return Offer.CARD, False, "offer.why.none_left"
    short = blanks is Supply.SHORT
    return Offer.CARD, True, "offer.why.last_ones" if short else "offer.why.enough"


def _suket(blanks: Supply, *, enabled: bool, recorded: bool) -> Answer:
    if not enabled:
        return Offer.SUKET, False, "offer.why.suket_off"
    if blanks is Supply.ENOUGH:
        return Offer.SUKET, False, "offer.why.enough"
    if not recorded:
        return Offer.SUKET, False, "offer.why.not_recorded"
    return Offer.SUKET, True, "offer.why.suket"


def _backlog(blanks: Supply) -> Answer:
    if blanks is Supply.ENOUGH:
        return Offer.BACKLOG, False, "offer.why.enough"
    return Offer.BACKLOG, True, "offer.why.backlog"


def _recording_only(course: Course) -> Answer:
    if course is not Course.RECORDING:
        return Offer.RECORDING_ONLY, False, "offer.why.no_recording"
    return Offer.RECORDING_ONLY, True, "offer.why.recording_only"


def may_invite(*, free: int, waiting: int) -> int:
    """How many of the backlog can be invited now: one blank each."""
    return max(0, min(free, waiting))

"""Card printers and what they use up: kinds, acts, what is left. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_ROLLS = 1_000
MOST_PRINTS = 100_000  # of one roll: more is a typing slip


class ConsumableKind(StrEnum):
    """What a card printer uses up. A cleaning kit counts the prints until the next cleaning."""

    RIBBON = "ribbon"
    FILM = "film"
    CLEANING_KIT = "cleaning_kit"


class ConsumableAct(StrEnum):
    """One line of the ledger of consumables."""

    RECEIVED = "received"
    LOADED = "loaded"
    REMOVED = "removed"
    DISCARDED = "discarded"


# What each act does to the shelf, for each roll; what leaves a printer is used up.
ON_SHELF: Mapping[ConsumableAct, int] = {
    ConsumableAct.RECEIVED: 1,
    ConsumableAct.LOADED: -1,
    ConsumableAct.REMOVED: 0,
    ConsumableAct.DISCARDED: -1,
}


@dataclass(frozen=True)
class Left:
    """What a loaded roll has left: prints, below zero when it printed more than was promised."""

    prints: int
    capacity: int
    low: bool


def left(capacity: int, printed: int, *, share: int) -> Left:
    """Prints left after `printed` pieces; low under `share` per cent of the capacity."""
    prints = capacity - printed
    return Left(prints, capacity, prints * 100 < capacity * share)

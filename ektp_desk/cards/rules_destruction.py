"""The destruction store: reasons, batches, witnesses, and when a destruction is due. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.cards.rules import OldCardReason

LEAST_WITNESSES = 2
MOST_WITNESSES = 6
MOST_PIECES = 100_000  # of one reason in one batch: more is a typing slip


class StoreReason(StrEnum):
    """Why a piece is to be destroyed: every spoil and old-card reason (domain.md, Cards and
    blanks), and cards that nobody fetched."""

    FACTORY_DEFECT = "factory_defect"
    CANNOT_ENCODE = "cannot_encode"
    MISPRINT = "misprint"
    WORN = "worn"
    DATA_CHANGE = "data_change"
    MOVED = "moved"
    DECEASED = "deceased"
    LOST_THEN_FOUND = "lost_then_found"
    UNCOLLECTED = "uncollected"


# What may be put in by hand: a spoiled blank comes from the print log alone.
BY_HAND = (*(StoreReason(reason) for reason in OldCardReason), StoreReason.UNCOLLECTED)


class StoreSource(StrEnum):
    """Which ledger a piece of the store is in; with the row's id it names the piece."""

    SPOILED = "spoiled"  # card
    HANDOVER = "handover"  # handover, with the old card taken in
    WITHDRAWN = "withdrawn"  # card that nobody fetched
    HAND = "hand"  # store_entry


class Method(StrEnum):
    """How pieces are destroyed."""

    BURNT = "burnt"
    SHREDDED = "shredded"


class BatchState(StrEnum):
    """Where a destruction stands; done is final."""

    DRAFT = "draft"
    DONE = "done"
    CANCELLED = "cancelled"


class BatchAct(StrEnum):
    """What happened with a batch: one row of its history each."""

    OPENED = "opened"
    CHOSEN = "chosen"
    COUNTED = "counted"
    SIGNED = "signed"
    CANCELLED = "cancelled"
    CORRECTED = "corrected"


# The state each act leaves a batch in: what its history's last line must agree with.
STATE_AFTER: Mapping[BatchAct, BatchState] = {
    BatchAct.OPENED: BatchState.DRAFT,
    BatchAct.CHOSEN: BatchState.DRAFT,
    BatchAct.COUNTED: BatchState.DRAFT,
    BatchAct.SIGNED: BatchState.DONE,
    BatchAct.CORRECTED: BatchState.DONE,
    BatchAct.CANCELLED: BatchState.CANCELLED,
}


@dataclass(frozen=True)
class Piece:
    """What names one piece of the store for good: the ledger it is in and the row there."""

    source: StoreSource
    source_id: int


@dataclass(frozen=True)
class Witness:
    """Who saw the destruction; `nip` may stay empty."""

    name: str
    position: str
    nip: str = ""


@dataclass(frozen=True)
class Due:
    """Whether a destruction is due: `pieces` are older than the office's period, the oldest came
    in on `oldest`, and `by` is the last day on which that one is not overdue."""

    due: bool
    pieces: int
    oldest: date | None
    by: date | None


def due(oldest: date | None, pieces: int, *, period_days: int, today: date) -> Due:
    """Judge the store: due once its oldest piece is older than the period (calendar days)."""
    if oldest is None:
        return Due(False, 0, None, None)
    by = oldest + timedelta(days=period_days)
    return Due(today > by, pieces, oldest, by)


def differences(
    expected: Mapping[StoreReason, int], counted: Mapping[StoreReason, int]
) -> dict[StoreReason, int]:
    """Counted minus expected by reason, where they differ."""
    found = {reason: counted.get(reason, 0) - expected.get(reason, 0) for reason in StoreReason}
    return {reason: by for reason, by in found.items() if by}


def count_problem(counted: Mapping[StoreReason, int]) -> tuple[str, str] | None:
    """Why a physical count cannot be, as (code, field), or None."""
    for reason, pieces in counted.items():
        if not 0 <= pieces <= MOST_PIECES:
            return "destruction.count_range", reason.value
    return None


def signing_problem(place: str, witnesses: Sequence[Witness]) -> tuple[str, str] | None:
    """What a record still lacks, as (code, field): a place, and at least two different witnesses,
    each with name and position."""
    if not place.strip():
        return "destruction.place_needed", "place"
    for number, witness in enumerate(witnesses, start=1):
        if not witness.name.strip():
            return "destruction.witness_name", f"witness_name_{number}"
        if not witness.position.strip():
            return "destruction.witness_position", f"witness_position_{number}"
    if len(witnesses) < LEAST_WITNESSES:
        return "destruction.witnesses_few", f"witness_name_{len(witnesses) + 1}"
    if len(witnesses) > MOST_WITNESSES:
        return "destruction.witnesses_many", "witness_name_1"
    names = [" ".join(witness.name.split()).casefold() for witness in witnesses]
    for number, name in enumerate(names, start=1):
        if name in names[: number - 1]:
            return "destruction.witness_twice", f"witness_name_{number}"
    return None

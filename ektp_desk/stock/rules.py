"""Blank cards: kinds of movement, and the plain warning a week before they run out."""

from enum import StrEnum


class Movement(StrEnum):
    """Kinds of ledger rows; `quantity` carries the sign (domain.md, Cards and blanks)."""

    OPENING = "opening"
    RECEIVED = "received"
    USED = "used"
    SPOILED = "spoiled"
    RETURNED = "returned"
    LENT = "lent"
    BORROWED = "borrowed"
    COUNT = "count"
    REVERSAL = "reversal"

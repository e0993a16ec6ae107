"""Cards: states, outcomes, reasons, and what a hand-over asks for."""

from enum import StrEnum


class CardState(StrEnum):
    """Where one printed piece stands. `printing` is the intent, before the outcome is confirmed."""

    PRINTING = "printing"
    UNKNOWN = "unknown"
    PRINTED = "printed"
    SPOILED = "spoiled"
    NOT_PRINTED = "not_printed"
    HANDED_OVER = "handed_over"


class CardAct(StrEnum):
    """One line of the print log."""

    INTENDED = "intended"
    GOOD = "good"
    SPOILED = "spoiled"
    UNKNOWN = "unknown"
    NOT_PRINTED = "not_printed"
    HANDED_OVER = "handed_over"


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

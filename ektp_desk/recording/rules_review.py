"""Reviewing at the end of the day: why a recording goes back, and what may pass several at once.

Pure, standard library only.
"""

from enum import StrEnum

# More failed attempts than this beyond one for each thing are worth a look of their own.
MANY_ATTEMPTS = 6


class ReviewOutcome(StrEnum):
    """What a reviewer decided."""

    APPROVED = "approved"
    RETURNED = "returned"


class ReturnReason(StrEnum):
    """Why a recording goes back to its operator; the words are printed on no paper."""

    PHOTO_BACKGROUND = "photo_background"
    PHOTO_UNCLEAR = "photo_unclear"
    GLASSES = "glasses"
    SIGNATURE = "signature"
    FINGERS = "fingers"
    IRISES = "irises"
    BIODATA = "biodata"
    PAPERS = "papers"
    EXCEPTION = "exception"
    NOT_SENT = "not_sent"
    WRONG_PERSON = "wrong_person"


class ReviewFlag(StrEnum):
    """Why a recording is looked at by itself before it is approved."""

    OWN = "own"
    EXCEPTIONS = "exceptions"
    OVERRIDDEN = "overridden"
    ATTEMPTS = "attempts"
    RETURNED_BEFORE = "returned_before"


def review_flags(
    *, own: bool, exceptions: int, overridden: bool, extra_attempts: int, returned: int
) -> tuple[ReviewFlag, ...]:
    """What keeps a recording from being approved among several; none means it is safe.

    `extra_attempts` are those beyond the first of each thing, `returned` how often it went back.
    """
    asked = (
        (ReviewFlag.OWN, own),
        (ReviewFlag.EXCEPTIONS, exceptions > 0),
        (ReviewFlag.OVERRIDDEN, overridden),
        (ReviewFlag.ATTEMPTS, extra_attempts > MANY_ATTEMPTS),
        (ReviewFlag.RETURNED_BEFORE, returned > 0),
    )
    return tuple(flag for flag, raised in asked if raised)

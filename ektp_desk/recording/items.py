"""The things a recording consists of, by key, and the steps the program knows.

Standard library only. A key is "paper:0", "photo", "right_thumb", "left_iris", …
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

RIGHT_FOUR = ("right_index", "right_middle", "right_ring", "right_little")
LEFT_FOUR = ("left_index", "left_middle", "left_ring", "left_little")
THUMBS = ("right_thumb", "left_thumb")
IRISES = ("right_iris", "left_iris")
FINGERS = (*RIGHT_FOUR, *LEFT_FOUR, *THUMBS)
PAPER = "paper:"
# Asked of the rules when a recording begins: no mark changes the answer.
ASKED_FIRST = "eligibility"
PHOTO, APPROVAL = "photo", "photo_approved"
SIGNATURE = "signature"
# Steps that an office adds of its own are called by this and a number.
OWN = "own_"


class StepKey(StrEnum):
    """The steps the program knows, in the order it is shipped with."""

    ELIGIBILITY = "eligibility"
    PAPERS = "papers"
    BIODATA = "biodata"
    PHOTO = "photo"
    PHOTO_APPROVAL = "photo_approval"
    SIGNATURE = "signature"
    FINGERS = "fingers"
    IRISES = "irises"
    VERIFICATION = "verification"
    AGREEMENT = "agreement"
    SENT = "sent"


ITEMS_OF_STEP: Mapping[str, tuple[str, ...]] = {
    StepKey.ELIGIBILITY: (ASKED_FIRST,),
    StepKey.PAPERS: (),  # as many as the service asks for
    StepKey.BIODATA: ("biodata",),
    StepKey.PHOTO: (PHOTO,),
    StepKey.PHOTO_APPROVAL: (APPROVAL,),
    StepKey.SIGNATURE: (SIGNATURE,),
    StepKey.FINGERS: FINGERS,
    StepKey.IRISES: IRISES,
    StepKey.VERIFICATION: ("verification",),
    StepKey.AGREEMENT: ("agreement",),
    StepKey.SENT: ("sent",),
}


def group_of(key: str) -> Sequence[str]:
    """The items captured together with `key`: four fingers, two thumbs, two eyes."""
    for group in (RIGHT_FOUR, LEFT_FOUR, THUMBS, IRISES):
        if key in group:
            return group
    return (key,)

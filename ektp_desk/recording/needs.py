"""Perekaman khusus: what a person needs, and how the checklist follows. Pure.

Recording somebody who lies in bed, cannot see or has lost fingers is no failure of the ordinary
way but a way of its own (domain.md, Recording): what is missing is known from the beginning and
seen once by a second person, what cannot be read is read aloud, and nobody is hurried.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import FINGERS, IRISES, SIGNATURE, StepKey


class Need(StrEnum):
    """What somebody needs while being recorded."""

    LYING_DOWN = "lying_down"
    WHEELCHAIR = "wheelchair"
    MISSING_FINGERS = "missing_fingers"
    BLIND = "blind"
    LOW_VISION = "low_vision"
    DEAF = "deaf"
    CANNOT_SIGN = "cannot_sign"
    MORE_TIME = "more_time"


READ_BIODATA, READ_CONSENT, WITNESS = "biodata_read_aloud", "consent_read_aloud", "witness"
READ_ALOUD = frozenset({Need.BLIND, Need.LOW_VISION})
WITNESSED = frozenset({Need.BLIND, Need.CANNOT_SIGN})
# What may be known to be missing from the beginning.
MAY_BE_MISSING = (*FINGERS, *IRISES, SIGNATURE)
# In which steps a need asks for something; the words are in `need_hint.<need>.<step>`.
HINTS: Mapping[Need, tuple[StepKey, ...]] = {
    Need.LYING_DOWN: (StepKey.PHOTO, StepKey.FINGERS, StepKey.IRISES),
    Need.WHEELCHAIR: (StepKey.PHOTO, StepKey.FINGERS),
    Need.MISSING_FINGERS: (StepKey.FINGERS,),
    Need.BLIND: (StepKey.PHOTO_APPROVAL, StepKey.IRISES, StepKey.AGREEMENT),
    Need.LOW_VISION: (StepKey.PHOTO_APPROVAL,),
    Need.DEAF: (StepKey.BIODATA, StepKey.FINGERS),
    Need.CANNOT_SIGN: (StepKey.SIGNATURE, StepKey.AGREEMENT),
    Need.MORE_TIME: (),
}


def adapted(definition: Definition, needs: Collection[Need]) -> Definition:
    """The definition with the things that these needs add to its steps."""
    added: dict[str, tuple[str, ...]] = {}
    if READ_ALOUD & set(needs):
        added[StepKey.BIODATA] = (READ_BIODATA,)
        added[StepKey.AGREEMENT] = (READ_CONSENT,)
    if WITNESSED & set(needs):
        added[StepKey.AGREEMENT] = (*added.get(StepKey.AGREEMENT, ()), WITNESS)
    steps = [
        replace(step, items=(*added.get(step.key, ()), *step.items)) for step in definition.steps
    ]
    return replace(definition, steps=tuple(steps))


def added_items(needs: Collection[Need]) -> tuple[str, ...]:
    """The things these needs add, in the order of the steps."""
    read = READ_ALOUD & set(needs)
    witnessed = WITNESSED & set(needs)
    return (*((READ_BIODATA, READ_CONSENT) if read else ()), *((WITNESS,) if witnessed else ()))


def known_missing(needs: Collection[Need], missing: Iterable[str]) -> tuple[str, ...]:
    """What is excused from the beginning: what was pointed at, and the signature of somebody who
    cannot sign."""
    keys = {*missing, *((SIGNATURE,) if Need.CANNOT_SIGN in needs else ())}
    return tuple(key for key in MAY_BE_MISSING if key in keys)


def unhurried(needs: Collection[Need]) -> bool:
    """Whether no clock is shown: every special recording takes the time it takes."""
    return bool(needs)


def ordered(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Each need once, in the order they are shown in."""
    wanted = set(needs)
    return tuple(need for need in Need if need in wanted)

"""The ordered checklist of a recording (domain.md, Recording, in order) and what it asks.

Pure: from the items' states to the state of each step, and to the reasons why a recording cannot
be sent yet. Standard library only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ektp_desk.recording.rules import ItemState

RIGHT_FOUR = ("right_index", "right_middle", "right_ring", "right_little")
LEFT_FOUR = ("left_index", "left_middle", "left_ring", "left_little")
THUMBS = ("right_thumb", "left_thumb")
IRISES = ("right_iris", "left_iris")
PAPER = "paper:"
# Asked of the rules when a recording begins: no mark changes the answer.
ASKED_FIRST = "eligibility"
# Things that may be excused with a reason; the others must be done.
EXCUSABLE = frozenset({"photo", "signature", *RIGHT_FOUR, *LEFT_FOUR, *THUMBS, *IRISES,
                       "verification"})  # fmt: skip


class StepKey(StrEnum):
    """The steps in order."""

    ELIGIBILITY = "eligibility"
    PAPERS = "papers"
    BIODATA = "biodata"
    PHOTO = "photo"
    SIGNATURE = "signature"
    FINGERS = "fingers"
    IRISES = "irises"
    VERIFICATION = "verification"
    AGREEMENT = "agreement"
    SENT = "sent"


ITEMS_OF_STEP: Mapping[StepKey, tuple[str, ...]] = {
    StepKey.ELIGIBILITY: ("eligibility",),
    StepKey.PAPERS: (),
    StepKey.BIODATA: ("biodata",),
    StepKey.PHOTO: ("photo", "photo_approved"),
    StepKey.SIGNATURE: ("signature",),
    StepKey.FINGERS: (*RIGHT_FOUR, *LEFT_FOUR, *THUMBS),
    StepKey.IRISES: IRISES,
    StepKey.VERIFICATION: ("verification",),
    StepKey.AGREEMENT: ("agreement",),
    StepKey.SENT: ("sent",),
}


class StepState(StrEnum):
    """How a step stands; `current` is the first open one."""

    DONE = "done"
    EXCEPTION = "exception"
    CURRENT = "current"
    OPEN = "open"


@dataclass(frozen=True)
class Step:
    """One step with its items done of all."""

    key: StepKey
    state: StepState
    done: int
    total: int


def item_keys(papers: int = 2) -> tuple[str, ...]:
    """All item keys of a recording with so many papers, in order."""
    keys: list[str] = []
    for step, items in ITEMS_OF_STEP.items():
        keys += [f"{PAPER}{n}" for n in range(papers)] if step is StepKey.PAPERS else items
    return tuple(keys)


def step_of(key: str) -> StepKey:
    """The step an item belongs to."""
    if key.startswith(PAPER):
        return StepKey.PAPERS
    return next(step for step, items in ITEMS_OF_STEP.items() if key in items)


def steps(states: Mapping[str, ItemState]) -> tuple[Step, ...]:
    """The steps of a recording from its items' states."""
    found = []
    current_seen = False
    for key in StepKey:
        items = [state for item, state in states.items() if step_of(item) is key]
        done = sum(state is not ItemState.PENDING for state in items)
        if done < len(items):
            state = StepState.OPEN if current_seen else StepState.CURRENT
            current_seen = True
        elif ItemState.EXCEPTION in items:
            state = StepState.EXCEPTION
        else:
            state = StepState.DONE
        found.append(Step(key, state, done, len(items)))
    return tuple(found)


def open_items(states: Mapping[str, ItemState]) -> tuple[str, ...]:
    """Items still pending, in order: why a recording cannot be submitted yet."""
    order = sorted(states, key=_place)
    return tuple(key for key in order if states[key] is ItemState.PENDING)


def blocked_by(key: str, states: Mapping[str, ItemState]) -> str | None:
    """The item that must be done before `key`, or None.

    Steps are taken in order; within a step only the photo's approval waits, for the photo
    (circular of 11 October 2024: shown and approved before going on).
    """
    step = step_of(key)
    if key == "photo_approved" and states.get("photo") is ItemState.EXCEPTION:
        return "photo"  # there is none to approve
    for other in sorted(states, key=_place):
        earlier = states[other] is ItemState.PENDING and _place(other) < _place(key)
        if earlier and (step_of(other) is not step or key == "photo_approved"):
            return other
    return None


def undone_by(key: str, states: Mapping[str, ItemState]) -> tuple[str, ...]:
    """Items that follow `key`: a new photo asks for approval again, an excused one for none."""
    return ("photo_approved",) if key == "photo" and "photo_approved" in states else ()


def _place(key: str) -> tuple[int, int]:
    step = step_of(key)
    number = int(key.removeprefix(PAPER)) if key.startswith(PAPER) else (
        ITEMS_OF_STEP[step].index(key)
    )  # fmt: skip
    return list(StepKey).index(step), number


def group_of(key: str) -> Sequence[str]:
    """The items captured together with `key`: four fingers, two thumbs, two eyes."""
    for group in (RIGHT_FOUR, LEFT_FOUR, THUMBS, IRISES):
        if key in group:
            return group
    return (key,)

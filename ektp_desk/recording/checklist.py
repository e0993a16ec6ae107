"""The ordered checklist of a recording by its definition, and what it asks.

Pure: from the items' states to the state of each step, and to the reasons why a recording cannot
be sent yet. Standard library only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import APPROVAL, PAPER, PHOTO, StepKey
from ektp_desk.recording.rules import ExceptionKind, ItemState


class StepState(StrEnum):
    """How a step stands; `current` is the first open one."""

    DONE = "done"
    EXCEPTION = "exception"
    CURRENT = "current"
    OPEN = "open"


@dataclass(frozen=True)
class Step:
    """One step with its items done of all."""

    key: str
    state: StepState
    done: int
    total: int


def item_keys(definition: Definition, papers: int = 2) -> tuple[str, ...]:
    """All item keys of a recording with so many papers, in order."""
    keys: list[str] = []
    for step in definition.steps:
        if step.key == StepKey.PAPERS:
            keys += [f"{PAPER}{n}" for n in range(papers)]
        keys += step.items
    return tuple(keys)


def step_of(definition: Definition, key: str) -> str:
    """The key of the step an item belongs to."""
    if key.startswith(PAPER):
        return StepKey.PAPERS
    return next(step.key for step in definition.steps if key in step.items)


def steps(definition: Definition, states: Mapping[str, ItemState]) -> tuple[Step, ...]:
    """The steps of a recording from its items' states."""
    by_step: dict[str, list[ItemState]] = {step.key: [] for step in definition.steps}
    for item, state in states.items():
        by_step[step_of(definition, item)].append(state)
    found = []
    current_seen = False
    for key, items in by_step.items():
        done = sum(state is not ItemState.PENDING for state in items)
        if done < len(items):
            standing = StepState.OPEN if current_seen else StepState.CURRENT
            current_seen = True
        else:
            excused = ItemState.EXCEPTION in items
            standing = StepState.EXCEPTION if excused else StepState.DONE
        found.append(Step(key, standing, done, len(items)))
    return tuple(found)


def open_items(definition: Definition, states: Mapping[str, ItemState]) -> tuple[str, ...]:
    """Items still pending, in order: why a recording cannot be submitted yet."""
    return tuple(
        key for key in _in_order(definition, states) if states[key] is ItemState.PENDING
    )  # fmt: skip


def blocked_by(
    definition: Definition, key: str, states: Mapping[str, ItemState]
) -> str | None:  # fmt: skip
    """The item that must be done before `key`, or None: steps are taken in order."""
    if key == APPROVAL and states.get(PHOTO) is ItemState.EXCEPTION:
        return PHOTO  # there is none to approve
    here = step_of(definition, key)
    for other in _in_order(definition, states):
        if step_of(definition, other) == here:
            return None
        if states[other] is ItemState.PENDING:
            return other
    return None


def undone_by(key: str, states: Mapping[str, ItemState]) -> tuple[str, ...]:
    """Items that follow `key`: a new photo asks for approval again, an excused one for none."""
    return (APPROVAL,) if key == PHOTO and APPROVAL in states else ()


def kinds_for(definition: Definition, key: str) -> tuple[ExceptionKind, ...]:
    """The kinds of exception a thing may be excused by; none if it must be done."""
    return definition.step(step_of(definition, key)).exceptions


def _in_order(definition: Definition, states: Mapping[str, ItemState]) -> list[str]:
    papers = sum(key.startswith(PAPER) for key in states)
    return [key for key in item_keys(definition, papers) if key in states]

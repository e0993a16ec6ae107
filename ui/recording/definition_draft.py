"""A checklist being edited: what may be done with it, and what stands in the way. No widgets."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.recording.definition_rules import (
    ALWAYS_SIGNED,
    MOST_STEPS,
    Problem,
    may_move,
    optional,
    problem,
)
from ektp_desk.recording.definitions import Definition, StepRule, shipped_step
from ektp_desk.recording.items import OWN, StepKey
from ektp_desk.recording.rules import ExceptionKind


class Draft(QObject):
    """`changed` after every edit; nothing is stored before it is published."""

    changed = Signal()

    def __init__(self, definition: Definition, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.definition = definition
        self._begun_with = definition

    @property
    def problem(self) -> Problem | None:
        """Why it cannot be published as it stands."""
        return problem(self.definition)

    @property
    def edited(self) -> bool:
        """Whether anything is different from what is in force."""
        return self.definition != self._begun_with

    def may_move(self, key: str, places: int) -> bool:
        """Whether the step may go so many places down, or up."""
        return may_move(self.definition, key, places)

    def may_remove(self, key: str) -> bool:
        """Whether the office can do without the step."""
        return optional(self.definition.step(key))

    def left_out(self) -> tuple[str, ...]:
        """The program's steps that are not in the checklist."""
        return tuple(key for key in StepKey if key not in self.definition.step_keys())

    def move(self, key: str, places: int) -> None:
        """Put a step elsewhere; left where it is if the order forbids it."""
        if not self.may_move(key, places):
            return
        steps = list(self.definition.steps)
        place = self.definition.step_keys().index(key)
        steps.insert(place + places, steps.pop(place))
        self._set(steps=tuple(steps))

    def remove(self, key: str) -> None:
        """Leave a step out."""
        self._set(steps=tuple(step for step in self.definition.steps if step.key != key))

    def add(self, key: str = "", *, name: str = "") -> str:
        """Take a step in, before the agreement: one left out, or a new one of the office's own."""
        made = shipped_step(key or self._next_own())
        if made.own:
            made = replace(made, name_id=name)
        steps = list(self.definition.steps)
        steps.insert(self.definition.step_keys().index(StepKey.AGREEMENT), made)
        self._set(steps=tuple(steps))
        return made.key

    @property
    def full(self) -> bool:
        """Whether no further step fits in."""
        return len(self.definition.steps) >= MOST_STEPS

    def change(self, key: str, **values: Any) -> None:
        """Change a step's name or thresholds."""
        steps = (
            replace(step, **values) if step.key == key else step for step in self.definition.steps
        )
        self._set(steps=tuple(steps))

    def set_kind(self, key: str, kind: ExceptionKind, wanted: bool) -> None:
        """Let a step know a kind of exception, or no longer."""
        step = self.definition.step(key)
        kinds = {*step.exceptions, kind} if wanted else set(step.exceptions) - {kind}
        self.change(key, exceptions=tuple(one for one in ExceptionKind if one in kinds))

    def set_sign_off(self, kind: ExceptionKind, wanted: bool) -> None:
        """Ask for a second person for a kind of exception, or no longer."""
        kinds = {*self.definition.sign_off, kind}
        if not wanted and kind not in ALWAYS_SIGNED:
            kinds -= {kind}
        self._set(sign_off=tuple(one for one in ExceptionKind if one in kinds))

    def set_papers(self, service: str, papers: Sequence[str]) -> None:
        """Ask for these papers for a service."""
        asked = tuple(line for paper in papers if (line := " ".join(paper.split())))
        self._set(papers={**self.definition.papers, service: asked})

    def may_excuse(self, step: StepRule) -> bool:
        """Whether the step could know exceptions at all."""
        return step.own or bool(shipped_step(step.key).exceptions)

    def _next_own(self) -> str:
        taken = self.definition.step_keys()
        number = 1
        while f"{OWN}{number}" in taken:
            number += 1
        return f"{OWN}{number}"

    def _set(self, **values: Any) -> None:
        wanted = replace(self.definition, **values)
        if wanted != self.definition:
            self.definition = wanted
            self.changed.emit()

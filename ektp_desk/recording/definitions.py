"""What a recording's checklist is: its steps, papers, exceptions and thresholds, as data.

A definition is a value: it is published as a version (`services_checklist`), and a recording keeps
the version it was begun under. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ektp_desk.recording.items import ITEMS_OF_STEP, OWN, StepKey
from ektp_desk.recording.rules import ExceptionKind

ATTEMPTS = 3
# A device or a moment may get better, and nobody refuses alone: a second person looks.
SIGN_OFF = (ExceptionKind.TEMPORARY, ExceptionKind.REFUSED, ExceptionKind.DEVICE_FAILURE)
_EXCUSABLE = (
    StepKey.PHOTO,
    StepKey.SIGNATURE,
    StepKey.FINGERS,
    StepKey.IRISES,
    StepKey.VERIFICATION,
)
_MINUTES = {StepKey.PAPERS: 2, StepKey.BIODATA: 2, StepKey.PHOTO: 3, StepKey.SIGNATURE: 1,
            StepKey.FINGERS: 4, StepKey.IRISES: 2, StepKey.VERIFICATION: 1}  # fmt: skip


@dataclass(frozen=True)
class StepRule:
    """One step. Empty names mean the program's own words; `attempts` come before an exception of
    the kinds in `exceptions` (none: nothing here is excused); `minutes` it usually takes at most,
    0 for no such limit."""

    key: str
    items: tuple[str, ...]
    name_id: str = ""
    name_en: str = ""
    attempts: int = ATTEMPTS
    minutes: int = 0
    exceptions: tuple[ExceptionKind, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the office added it."""
        return self.key.startswith(OWN)

    def name(self, language: str) -> str:
        """The office's name for it, "" where the program's own word stands."""
        return (self.name_en if language == "en" else self.name_id) or self.name_id


@dataclass(frozen=True)
class Definition:
    """The steps in their order, the kinds of exception a second person signs off, and the papers
    by service code (a service that is not named asks for what its own row says)."""

    steps: tuple[StepRule, ...]
    sign_off: tuple[ExceptionKind, ...] = SIGN_OFF
    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def step(self, key: str) -> StepRule:
        """A step by its key."""
        return next(step for step in self.steps if step.key == key)

    def step_keys(self) -> tuple[str, ...]:
        """The steps' keys in order."""
        return tuple(step.key for step in self.steps)


def shipped() -> Definition:
    """The checklist the program is delivered with (domain.md, Recording, in order)."""
    return Definition(tuple(shipped_step(key) for key in StepKey))


def shipped_step(key: str) -> StepRule:
    """A step as it is delivered; one of the office's own has one item, called like the step."""
    known = StepKey(key) if key in ITEMS_OF_STEP else None
    return StepRule(
        key=key,
        items=ITEMS_OF_STEP[key] if known else (key,),
        minutes=_MINUTES.get(known, 0) if known else 0,
        exceptions=tuple(ExceptionKind) if known in _EXCUSABLE else (),
    )


def packed(definition: Definition) -> dict[str, Any]:
    """The definition as plain JSON values, for its row."""
    return {
        "steps": [
            {**vars(step), "items": list(step.items), "exceptions": list(step.exceptions)}
            for step in definition.steps
        ],
        "sign_off": list(definition.sign_off),
        "papers": {code: list(papers) for code, papers in definition.papers.items()},
    }


def unpacked(stored: Mapping[str, Any]) -> Definition:
    """The definition out of its row; the counterpart of `packed`."""
    return Definition(
        steps=tuple(
            StepRule(
                **{
                    **step,
                    "items": tuple(step["items"]),
                    "exceptions": _kinds(step["exceptions"]),
                }
            )
            for step in stored["steps"]
        ),
        sign_off=_kinds(stored["sign_off"]),
        papers={code: tuple(papers) for code, papers in stored["papers"].items()},
    )


def _kinds(values: list[str]) -> tuple[ExceptionKind, ...]:
    return tuple(ExceptionKind(value) for value in values)

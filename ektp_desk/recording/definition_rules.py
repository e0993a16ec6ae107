"""What a checklist must hold, whatever the office makes of it. Pure.

The order that law and the central system ask for stands fast: who may be recorded is asked before
anything else, the photo is approved right after it was taken (circular of 11 October 2024), the
agreement comes before sending and sending comes last.
"""

from dataclasses import dataclass

from ektp_desk.recording.definitions import Definition, StepRule, shipped_step
from ektp_desk.recording.items import ITEMS_OF_STEP, OWN, StepKey
from ektp_desk.recording.rules import ExceptionKind

NEEDED = (
    StepKey.ELIGIBILITY,
    StepKey.PAPERS,
    StepKey.BIODATA,
    StepKey.PHOTO,
    StepKey.PHOTO_APPROVAL,
    StepKey.AGREEMENT,
    StepKey.SENT,
)
# These may get better: they are never excused by one person alone.
ALWAYS_SIGNED = (ExceptionKind.TEMPORARY, ExceptionKind.DEVICE_FAILURE)
MOST_STEPS, MOST_NAME = 20, 60
MOST_ATTEMPTS, MOST_MINUTES = 20, 120
MOST_PAPERS, MOST_PAPER = 12, 120


@dataclass(frozen=True)
class Problem:
    """Why a definition is refused: a code for a sentence, the step and field it is about."""

    code: str
    step: str = ""
    field: str = ""
    service: str = ""
    limit: int = 0


def problem(definition: Definition) -> Problem | None:
    """The first reason why nobody may work by this definition, or None."""
    found = _steps_problem(definition) or _order_problem(definition.step_keys())
    if found is not None:
        return found
    for step in definition.steps:
        found = _step_problem(step)
        if found is not None:
            return found
    missing = [kind for kind in ALWAYS_SIGNED if kind not in definition.sign_off]
    if missing:
        return Problem("checklist.sign_off_needed", field="sign_off")
    return _papers_problem(definition)


def may_move(definition: Definition, key: str, places: int) -> bool:
    """Whether a step may go so many places down (or up), by the rules of the order."""
    keys = list(definition.step_keys())
    place = keys.index(key)
    target = place + places
    if not 0 <= target < len(keys):
        return False
    keys.insert(target, keys.pop(place))
    return _order_problem(tuple(keys)) is None


def optional(step: StepRule) -> bool:
    """Whether an office may do without the step."""
    return step.key not in NEEDED


def _steps_problem(definition: Definition) -> Problem | None:
    keys = definition.step_keys()
    if len(keys) > MOST_STEPS:
        return Problem("checklist.too_many_steps", limit=MOST_STEPS)
    for place, key in enumerate(keys):
        known = key in ITEMS_OF_STEP or key.startswith(OWN)
        if not known or key in keys[:place]:
            return Problem("checklist.step_unknown", step=key)
    for key in NEEDED:
        if key not in keys:
            return Problem("checklist.step_needed", step=key)
    return None


def _order_problem(keys: tuple[str, ...]) -> Problem | None:
    if keys[0] != StepKey.ELIGIBILITY:
        return Problem("checklist.eligibility_first", step=StepKey.ELIGIBILITY)
    if keys[-1] != StepKey.SENT:
        return Problem("checklist.sent_last", step=StepKey.SENT)
    if keys.index(StepKey.PHOTO_APPROVAL) != keys.index(StepKey.PHOTO) + 1:
        return Problem("checklist.approval_after_photo", step=StepKey.PHOTO_APPROVAL)
    if keys.index(StepKey.BIODATA) > keys.index(StepKey.PHOTO):
        return Problem("checklist.biodata_before_photo", step=StepKey.BIODATA)
    if StepKey.VERIFICATION in keys:
        before = keys[: keys.index(StepKey.VERIFICATION)]
        if StepKey.FINGERS not in before:
            return Problem("checklist.fingers_before_verification", step=StepKey.VERIFICATION)
    captured = [key for key in keys if key in _CAPTURED]
    if any(keys.index(key) > keys.index(StepKey.AGREEMENT) for key in captured):
        return Problem("checklist.agreement_after_capture", step=StepKey.AGREEMENT)
    return None


_CAPTURED = (StepKey.PHOTO, StepKey.SIGNATURE, StepKey.FINGERS, StepKey.IRISES)


def _step_problem(step: StepRule) -> Problem | None:
    if step.items != shipped_step(step.key).items:
        return Problem("checklist.items_fixed", step=step.key)
    if step.own and not step.name_id.strip():
        return Problem("checklist.name_needed", step=step.key, field="name_id")
    for name in ("name_id", "name_en"):
        if len(getattr(step, name)) > MOST_NAME:
            return Problem("checklist.name_long", step=step.key, field=name, limit=MOST_NAME)
    if step.exceptions and not (step.own or shipped_step(step.key).exceptions):
        return Problem("checklist.not_excusable", step=step.key, field="exceptions")
    if not 1 <= step.attempts <= MOST_ATTEMPTS:
        return Problem("checklist.attempts", step=step.key, field="attempts", limit=MOST_ATTEMPTS)
    if not 0 <= step.minutes <= MOST_MINUTES:
        return Problem("checklist.minutes", step=step.key, field="minutes", limit=MOST_MINUTES)
    return None


def _papers_problem(definition: Definition) -> Problem | None:
    for service, papers in definition.papers.items():
        code, limit = "", MOST_PAPERS
        if len(papers) > MOST_PAPERS:
            code = "checklist.too_many_papers"
        elif len({paper.casefold() for paper in papers}) != len(papers):
            code = "checklist.paper_twice"
        elif any(not paper.strip() or len(paper) > MOST_PAPER for paper in papers):
            code, limit = "checklist.paper_name", MOST_PAPER
        if code:
            return Problem(code, field="papers", service=service, limit=limit)
    return None

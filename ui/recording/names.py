"""What steps and their things are called: the office's words, or the program's own."""

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.checklist import step_of
from ektp_desk.recording.definitions import Definition, StepRule
from ektp_desk.recording.items import PAPER
from ektp_desk.recording.queries import RecordingView
from ui.context import Context


def step_name(context: Context, step: StepRule) -> str:
    """A step's name in the window's language."""
    return step.name(context.sentences.language) or context.say(f"step.{step.key}")


def step_help(context: Context, step: StepRule) -> str:
    """What to do in a step."""
    return context.say("step_help.own" if step.own else f"step_help.{step.key}")


def item_name(context: Context, definition: Definition, key: str) -> str:
    """A thing's name; the one thing of an office's own step is called like the step."""
    if key.startswith(PAPER):
        return context.say("item.paper")
    step = definition.step(step_of(definition, key))
    return step_name(context, step) if step.own else context.say(f"item.{key}")


def refusal_sentence(
    context: Context, error: OfficeError | MachineError, view: RecordingView | None = None
) -> str:
    """A recording's refusal with item keys turned into words."""
    for name in ("blocker", "first"):
        key = error.params.get(name)
        if isinstance(key, str):
            known = view is not None and key in view.states()
            if view is not None and known:
                error.params[name] = item_name(context, view.definition, key)
            else:
                shown = "paper" if key.startswith(PAPER) else key
                error.params[name] = context.say(f"item.{shown}")
    return context.refusal(error)

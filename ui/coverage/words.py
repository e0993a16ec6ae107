"""Figures of coverage in words: percents, parts of the gap."""

from math import floor

from ektp_desk.coverage.figures import GapPart, Tally
from ektp_desk.coverage.rules import Stage
from ui.context import Context


def percent(context: Context, share: float) -> str:
    """A share in percent with one decimal, never rounded up to 100: 97,6 %."""
    tenths = floor(share * 1_000 + 1e-9)
    return f"{context.locale.toString(tenths / 10, 'f', 1)} %"


def part_name(context: Context, part: tuple[Stage, str]) -> str:
    """What a part of the gap is called: a reason, or where the card waits."""
    stage, why = part
    if stage is not Stage.UNRECORDED:
        return context.say(f"stage.{stage}")
    return context.say(f"why_not.{why}") if why else context.say("absence.not_noted")


def part_share(context: Context, part: GapPart, tally: Tally) -> str:
    """A part of the gap in percent of the gap."""
    return percent(context, part.people / tally.missing) if tally.missing else "–"

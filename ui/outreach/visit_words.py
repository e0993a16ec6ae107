"""A visit in words, as several windows say it."""

from datetime import time

from ektp_desk.outreach.queries_visits import VisitRow, VisitView
from ektp_desk.outreach.rules import VisitAct
from ektp_desk.outreach.rules_visits import Warned
from ui.context import Context


def hours(starts: time | None, ends: time | None) -> str:
    """The hours of a visit: 08.00–14.00; "" where none are known."""
    if starts is None:
        return ""
    return f"{starts:%H.%M}–{ends:%H.%M}" if ends is not None else f"{starts:%H.%M}"


def where(row: VisitRow) -> str:
    """Place and village."""
    return ", ".join(part for part in (row.place, row.village) if part)


def warning_lines(context: Context, warned: tuple[Warned, ...]) -> str:
    """The warnings, a line each."""
    return "\n".join(
        context.say(f"visit_warning.{one.kind}", name=one.name, other=one.other) for one in warned
    )


def history_lines(context: Context, view: VisitView) -> str:
    """What happened to a visit, newest first, a line each."""
    lines = []
    for event in view.events:
        said = [context.short_day(event.at.astimezone(context.zone).date())]
        said.append(context.say(f"outreach_act.{event.act}"))
        if event.act in (VisitAct.MOVED, VisitAct.NOT_MET):
            said.append(context.short_day(event.day))
        said += [event.note, event.officer]
        lines.append(" · ".join(part for part in said if part))
    return "\n".join(lines)

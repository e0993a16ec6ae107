"""`stock forecast` and `stock backtest`: the end of the blanks, and how well it was foretold."""

import argparse
from dataclasses import asdict
from datetime import date

from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.stock import queries
from ektp_desk.stock.backtest import backtest
from ektp_desk.stock.picture import advice_of

EARLIEST_YEAR = 1901  # the forecast looks back more than a year


def forecast(options: argparse.Namespace, console: Console) -> Answer:
    """When the blanks run out, as foretold and at the plan rate, and by when to apply."""
    day = _day(options, console)
    status = console.desk.read(queries.status, day=day)
    told, both = status.foreseen.forecast, status.foreseen
    facts = {
        "date": day.isoformat(),
        "balance": status.balance,
        "p10": told.p10.isoformat(),
        "p50": told.p50.isoformat(),
        "p90": told.p90.isoformat(),
        "apply_by": both.apply_by.isoformat(),
        "late": both.late,
        "reason": str(told.reason),
        "rate": round(told.rate, 1),
        "plan_rate": status.plan_rate,
        "plan_runs_out": both.plan_runs_out.isoformat(),
        "plan_apply_by": both.plan.day.isoformat(),
        "lead_days": both.lead_days,
        "week_days": told.week_days,
        "history_days": told.days,
        "visits": told.visits,
        "waiting": told.waiting,
    }
    if not status.opened:
        return Answer({"opened": False, **facts}, (console.say("stock.not_opened"),))
    advice = console.desk.read(advice_of, status, day=day)
    said = console.say(f"stock.advice.{advice.deed}", day=advice.day, **advice.facts)
    return Answer(
        {"opened": True, **facts, "advice": str(advice.deed)},
        (*console.lines({name: facts[name] for name in facts if name not in ("reason", "late")}),
         said),
    )  # fmt: skip


def check(_options: argparse.Namespace, console: Console) -> Answer:
    """How the forecast would have done on the office's own past days."""
    scores = console.desk.read(backtest, day=console.today)
    facts = {"scores": [asdict(one) for one in scores]}
    if not any(one.cycles for one in scores):
        return Answer(facts, (console.say("cli.backtest_nothing"),))
    lines = [
        console.say(
            "cli.backtest_line",
            way=(console.say(f"forecast_way.{one.way}"),),
            cycles=one.cycles,
            late=one.late,
            early="–" if one.early is None else f"{one.early:g}",
            error="–" if one.error is None else f"{one.error:.1f}",
            held="–" if one.coverage is None else f"{one.coverage:.0%}",
        )
        for one in scores
    ]
    return Answer(facts, tuple(lines))


def _day(options: argparse.Namespace, console: Console) -> date:
    if not options.day:
        return console.today
    try:
        day = date.fromisoformat(options.day)
    except ValueError:
        raise OfficeError("date.unreadable", value=options.day) from None
    if day.year < EARLIEST_YEAR:
        raise OfficeError("date.unreadable", value=options.day)
    if day > console.today:
        raise OfficeError("report.future")
    return day

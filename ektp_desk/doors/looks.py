"""`stock status`, `report day` and `audit verify`: looking without changing."""

import argparse
from datetime import date
from pathlib import Path

from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.reports import queries as reports
from ektp_desk.reports.services import issue_day_sheet
from ektp_desk.stock import queries as stock
from ektp_desk.storage.check import audit_chain

EARLIEST_YEAR = 1900  # the calendar's first days have no beginning in UTC


def stock_status(_options: argparse.Namespace, console: Console) -> Answer:
    """How many blanks are left, how long they last, when to apply."""
    status = console.desk.read(stock.status, day=console.today)
    facts = {
        "opened": status.opened,
        "balance": status.balance,
        "plan_rate": status.plan_rate,
        "actual_rate": round(status.actual_rate, 1),
        "days_left": _finite(status.days_left),
        "apply_by": status.apply_by.isoformat() if status.apply_by else None,
        "level": str(status.warning.level),
    }
    shown = {name: value for name, value in facts.items() if name not in ("opened", "level")}
    sentence = console.say(f"stock.level.{status.warning.level}")
    if not status.opened:
        return Answer(facts, (console.say("stock.not_opened"),))
    return Answer(facts, (*console.lines(shown), sentence))


def report_day(options: argparse.Namespace, console: Console) -> Answer:
    """The figures of one day; with `--pdf` the day sheet is issued and written there."""
    try:
        day = date.fromisoformat(options.date)
    except ValueError:
        raise OfficeError("date.unreadable", value=options.date) from None
    if day.year < EARLIEST_YEAR:
        raise OfficeError("date.unreadable", value=options.date)
    if day > console.today:
        raise OfficeError("report.future")
    slip = console.desk.read(
        reports.day, day=day, made_by=console.actor.name, now=console.clock.now()
    )
    facts = {
        "date": day.isoformat(),
        "tickets": sum(line.taken for line in slip.services),
        "recorded": slip.recorded,
        "approved": slip.approved,
        "printed": slip.printed,
        "spoiled": slip.spoiled,
        "unknown": slip.unknown,
        "handed_over": slip.handed_over,
        "opening": slip.stock.opening,
        "received": slip.stock.received,
        "closing": slip.stock.closing,
        "audit_count": slip.audit_count,
        "audit_hash": slip.audit_hash,
    }
    if options.pdf:
        facts["pdf"] = str(_write_sheet(Path(options.pdf), day, console))
    return Answer(facts, console.lines(facts))


def audit_verify(_options: argparse.Namespace, console: Console) -> Answer:
    """Verify the chain of the audit log."""
    report = console.desk.read(audit_chain)
    facts = {
        "checked": report.checked,
        "head_hash": report.head_hash,
        "broken_at": report.broken_at,
    }
    if report.broken_at is None and not report.problem:
        return Answer(facts, (console.say("cli.done.audit", count=report.checked),))
    told = console.say("cli.audit_broken", row=report.broken_at or 0)
    return Answer(facts | {"problem": report.problem}, (told,), ok=False)


def _write_sheet(path: Path, day: date, console: Console) -> Path:
    from printing.catalogue import render
    from printing.spool.printers import write_whole

    paper = console.write(issue_day_sheet, day=day)
    try:
        write_whole(path, render(paper.kind, paper.slip, paper.copy))
    except OSError as error:
        raise MachineError("machine.cannot_write", path=str(path)) from error
    return path


def _finite(days: float) -> float | None:
    """Days as a number JSON knows; None for "for ever"."""
    return None if days == float("inf") else round(days, 1)

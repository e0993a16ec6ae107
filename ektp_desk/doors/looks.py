"""`stock status`, `report day|month|year` and `audit verify|compare`: looking without changing."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports import periods
from ektp_desk.reports import queries as reports
from ektp_desk.reports.period_book import write_period
from ektp_desk.reports.services import issue_day_sheet, issue_period_report
from ektp_desk.stock import queries as stock
from ektp_desk.storage.audit_compare import compare
from ektp_desk.storage.check import audit_chain
from ektp_desk.storage.files import write_whole

PDF, XLSX = ".pdf", ".xlsx"
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
    day = _day(options.date, options.date)
    if day > console.today:
        raise OfficeError("report.future")
    if options.pdf:  # before the sheet is issued
        require_target(Path(options.pdf))
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
        paper = console.write(issue_day_sheet, day=day)
        facts["pdf"] = str(write_paper(Path(options.pdf), paper))
    return Answer(facts, console.lines(facts))


def report_month(options: argparse.Namespace, console: Console) -> Answer:
    """The figures of a month; with `--out` its report, as PDF or XLSX by the file's ending."""
    return _report(options, console, _day(f"{options.month}-01", options.month), yearly=False)


def report_year(options: argparse.Namespace, console: Console) -> Answer:
    """The figures of a year; with `--out` its report, as PDF or XLSX by the file's ending."""
    return _report(options, console, _day(f"{options.year}-01-01", options.year), yearly=True)


def _report(options: argparse.Namespace, console: Console, day: date, *, yearly: bool) -> Answer:
    if day > console.today:
        raise OfficeError("report.future")
    path = Path(options.out) if options.out else None
    if path is not None:
        if path.suffix.casefold() not in (PDF, XLSX):
            raise OfficeError("report.ending", name=path.name)
        require_target(path)  # before the report is issued
    slip = console.desk.read(
        periods.period, day=day, yearly=yearly, made_by=console.actor.name,
        now=console.clock.now(), language=options.language or "id",
    )  # fmt: skip
    facts: dict[str, object] = {"period": slip.name, "until": slip.until.isoformat()}
    facts |= {line.key: line.now for line in slip.figures}
    facts |= {"obliged": slip.coverage.obliged, "held": slip.coverage.held}
    lines = [f"{line.name}: {line.now}" for line in slip.figures]
    if path is not None:
        if path.suffix.casefold() == XLSX:
            write_period(path, slip, console.say)
        else:
            write_paper(path, console.write(issue_period_report, day=day, yearly=yearly))
        facts["file"] = str(path)
        lines.append(console.line("file", path))
    return Answer(facts, tuple(lines))


def _day(text: str, given: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise OfficeError("date.unreadable", value=given) from None
    if day.year < EARLIEST_YEAR:
        raise OfficeError("date.unreadable", value=given)
    return day


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


def audit_compare(options: argparse.Namespace, console: Console) -> Answer:
    """Compare the head of the log that a paper names with the file."""
    found = console.desk.read(compare, rows=options.rows, seal=options.seal)
    facts: dict[str, Any] = {
        "outcome": found.outcome,
        "rows": found.rows,
        "last": found.last,
        "proven": found.proven,
        "since": found.since,
    }
    if found.group:
        facts["group"] = found.group
    if found.broken_at is not None:
        facts["broken_at"] = found.broken_at
    told = console.say(
        f"audit.compared.{found.outcome}", rows=found.rows, last=found.last, since=found.since,
        group=found.group, row=found.broken_at or 0,
    )  # fmt: skip
    return Answer(facts, (told,), ok=found.agrees)


def write_paper(path: Path, paper: PaperRow) -> Path:
    """Write a paper's PDF. Raises `MachineError("machine.cannot_write")`."""
    from printing.catalogue import render

    try:
        pdf = render(paper.kind, paper.slip, paper.copy)
        write_whole(path, pdf, forced=False, makes_folder=True)
    except OSError as error:
        raise MachineError("machine.cannot_write", path=str(path)) from error
    return path


def _finite(days: float) -> float | None:
    """Days as a number JSON knows; None for "for ever"."""
    return None if days == float("inf") else round(days, 1)

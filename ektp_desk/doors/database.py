"""`db upgrade|check|repair|move`."""

import argparse
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from ektp_desk import schema
from ektp_desk.doors.console import Answer, Console
from ektp_desk.doors.keys import seal_moved
from ektp_desk.kernel.instance import carry_over
from ektp_desk.reports import repairs
from ektp_desk.reports.audit_checks import CHECKS, checks_of
from ektp_desk.storage import backup, moving
from ektp_desk.storage.check import Finding
from ektp_desk.storage.check import check as check_office
from ektp_desk.storage.engines import name_of, open_desk, parse_url, told


def upgrade(options: argparse.Namespace, console: Console) -> Answer:
    """Bring the schema to this program's version, a verified copy first."""
    # Not `console.desk`: that refuses an older schema, which is what we are here for.
    desk = open_desk(console.address, clock=console.clock, zone=ZoneInfo("UTC"), key=console.key)
    try:
        folder = None if options.without_backup else console.settings.backups
        done = backup.upgrade_safely(desk.engine, now=console.clock.now(), folder=folder)
    finally:
        desk.close()
    facts = {"changed": done.changed, "backup": str(done.backup) if done.backup else None}
    told = [console.say("cli.done.upgraded" if done.changed else "cli.done.current")]
    if done.backup:
        told.append(console.line("backup", done.backup))
    return Answer(facts, tuple(told))


def check(_options: argparse.Namespace, console: Console) -> Answer:
    """Look the whole office over."""
    desk = console.desk
    report = check_office(desk.engine, metadata=schema.metadata(), further=desk.read(checks_of))
    facts: dict[str, Any] = {
        "rows": report.rows,
        "audit_count": report.audit_count,
        "audit_hash": report.audit_hash,
        "findings": told_findings(report.findings, console),
    }
    if report.sound:
        told = console.say("cli.done.sound", count=sum(report.rows.values()))
        return Answer(facts, (told,))
    lines = [finding["reason"] for finding in facts["findings"]]
    return Answer(facts, (console.say("cli.not_sound"), *lines), ok=False)


def repair(_options: argparse.Namespace, console: Console) -> Answer:
    """Rebuild what can be rebuilt, a verified copy first; then look everything over again."""
    mended = repairs.mend(
        console.desk, console.actor, folder=console.settings.backups, metadata=schema.metadata()
    )
    done, report = mended.done, mended.report
    findings = told_findings(report.findings, console)
    facts = {**vars(done), "schema": list(done.schema), "backup": str(mended.backup)}
    lines = [console.say("cli.done.repaired" if done.anything else "cli.done.nothing_to_repair")]
    lines += [console.say("cli.repaired.schema", name=name) for name in done.schema]
    lines += [
        console.say(f"cli.repaired.{name}", count=count) for name, count in done.counts.items()
    ]
    lines.append(console.line("backup", mended.backup))
    if not report.sound:
        lines += [console.say("cli.not_repaired"), *(found["reason"] for found in findings)]
    return Answer({**facts, "findings": findings}, tuple(lines), ok=report.sound)


def move(options: argparse.Namespace, console: Console) -> Answer:
    """Copy the office in this computer's file to the office server, whole, and close the file."""
    target = console.with_password(options.to)
    outcome = moving.move(
        console.address,
        target,
        key=console.key,
        metadata=schema.metadata(),
        checks=CHECKS,
        progress=lambda table, done, total: console.progress(table, done, total),
    )
    if isinstance(outcome, moving.NotSound):
        findings = told_findings(outcome.findings, console)
        lines = [finding["reason"] for finding in findings]
        return Answer({"findings": findings}, (console.say("cli.not_moved"), *lines), ok=False)
    programs, url = console.settings.documents / ".programs", parse_url(options.to)
    carry_over(programs / name_of(parse_url(console.address)), programs / name_of(url))
    contents = outcome.contents
    sealed = seal_moved(console, target)
    facts = {
        "database": told(url),
        "rows": contents.rows,
        "audit_count": contents.audit_count,
        "audit_hash": contents.audit_hash,
        "without_nul": outcome.without_nul,
        "again": outcome.again,
        **sealed.facts,
    }
    told_lines = [
        console.say("cli.done.moved", count=sum(contents.rows.values())),
        console.say("cli.done.moved_next", address=told(url)),
    ]
    if outcome.without_nul:
        told_lines.append(console.say("cli.done.moved_nul", count=outcome.without_nul))
    return Answer(facts, (*told_lines, *sealed.lines))


def told_findings(findings: Iterable[Finding], console: Console) -> list[dict[str, Any]]:
    """Findings as they are answered: code and sentence."""
    return [
        {"code": finding.code, "reason": console.say(finding.code, **finding.params)}
        for finding in findings
    ]

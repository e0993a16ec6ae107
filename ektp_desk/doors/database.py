"""`db upgrade|check|move` and `backup create|verify|restore`."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ektp_desk import schema
from ektp_desk.doors.console import Answer, Console, existing
from ektp_desk.kernel.instance import carry_over
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.storage import backup, manifest, moving
from ektp_desk.storage.check import Finding
from ektp_desk.storage.check import check as check_office
from ektp_desk.storage.engines import name_of, open_desk, parse_url, told


def upgrade(_options: argparse.Namespace, console: Console) -> Answer:
    """Bring the schema to this program's version, a verified copy first."""
    # Not `console.desk`: that refuses an older schema, which is what we are here for.
    desk = open_desk(console.address, clock=console.clock, zone=ZoneInfo("UTC"), key=console.key)
    try:
        done = backup.upgrade_safely(desk.engine, now=console.clock.now())
    finally:
        desk.close()
    facts = {"changed": done.changed, "backup": str(done.backup) if done.backup else None}
    told = [console.say("cli.done.upgraded" if done.changed else "cli.done.current")]
    if done.backup:
        told.append(console.line("backup", done.backup))
    return Answer(facts, tuple(told))


def check(_options: argparse.Namespace, console: Console) -> Answer:
    """Look the whole office over."""
    report = check_office(console.desk.engine, metadata=schema.metadata(), further=CHECKS)
    facts: dict[str, Any] = {
        "rows": report.rows,
        "audit_count": report.audit_count,
        "audit_hash": report.audit_hash,
        "findings": _findings(report.findings, console),
    }
    if report.sound:
        told = console.say("cli.done.sound", count=sum(report.rows.values()))
        return Answer(facts, (told,))
    lines = [finding["reason"] for finding in facts["findings"]]
    return Answer(facts, (console.say("cli.not_sound"), *lines), ok=False)


def move(options: argparse.Namespace, console: Console) -> Answer:
    """Copy the office in this computer's file to the office server, whole, and close the file."""
    outcome = moving.move(
        console.address,
        console.with_password(options.to),
        key=console.key,
        metadata=schema.metadata(),
        checks=CHECKS,
        progress=lambda table, done, total: console.progress(table, done, total),
    )
    if isinstance(outcome, moving.NotSound):
        findings = _findings(outcome.findings, console)
        lines = [finding["reason"] for finding in findings]
        return Answer({"findings": findings}, (console.say("cli.not_moved"), *lines), ok=False)
    programs, url = console.settings.documents / ".programs", parse_url(options.to)
    carry_over(programs / name_of(parse_url(console.address)), programs / name_of(url))
    contents = outcome.contents
    facts = {
        "database": told(url),
        "rows": contents.rows,
        "audit_count": contents.audit_count,
        "audit_hash": contents.audit_hash,
        "without_nul": outcome.without_nul,
        "again": outcome.again,
    }
    told_lines = [
        console.say("cli.done.moved", count=sum(contents.rows.values())),
        console.say("cli.done.moved_next", address=told(url)),
    ]
    if outcome.without_nul:
        told_lines.append(console.say("cli.done.moved_nul", count=outcome.without_nul))
    return Answer(facts, tuple(told_lines))


def backup_create(options: argparse.Namespace, console: Console) -> Answer:
    """Make a backup while the office goes on working."""
    folder = Path(options.out) if options.out else console.settings.backups
    made = backup.create(console.desk.engine, folder, now=console.clock.now())
    facts = {"backup": str(made.path), "sha256": made.manifest.sha256, "bytes": made.manifest.bytes}
    return Answer(facts, (console.say("cli.done.backup"), *console.lines(facts)))


def backup_verify(options: argparse.Namespace, console: Console) -> Answer:
    """Compare a backup with its manifest."""
    result = backup.verify(existing(options.file), key=_key_of(options.file, console))
    facts: dict[str, Any] = {
        "backup": options.file,
        "rows": result.manifest.contents.rows,
        "findings": _findings(result.findings, console),
    }
    if result.sound:
        return Answer(facts, (console.say("cli.done.backup_sound"),))
    lines = [finding["reason"] for finding in facts["findings"]]
    return Answer(facts, (console.say("cli.backup_not_sound"), *lines), ok=False)


def backup_restore(options: argparse.Namespace, console: Console) -> Answer:
    """Put a backup back; the present office is kept beside it."""
    result = backup.restore(
        existing(options.file), console.address, now=console.clock.now(),
        key=_key_of(options.file, console),
    )  # fmt: skip
    facts = {
        "database": console.told_address,
        "kept": str(result.kept) if result.kept else None,
    }
    return Answer(facts, (console.say("cli.done.restored"), *console.lines(facts)))


def _key_of(file: str, console: Console) -> bytes | None:
    """The key of a backup: this computer's key store has it, or the pass phrase."""
    found = manifest.read(existing(file))
    return console.unlocked(lambda typed: backup.backup_key(found, passphrase=typed))


def _findings(findings: Iterable[Finding], console: Console) -> list[dict[str, Any]]:
    return [
        {"code": finding.code, "reason": console.say(finding.code, **finding.params)}
        for finding in findings
    ]

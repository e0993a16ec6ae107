"""`backup create|run|list|verify|restore`."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ektp_desk.accounts import backups as notes
from ektp_desk.accounts.restoring import put_back
from ektp_desk.doors.console import Answer, Console, existing
from ektp_desk.doors.database import told_findings
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.reports.closing import last_closed
from ektp_desk.storage import backup, manifest
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.engines import parse_url
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.pointintime import closed_days
from ektp_desk.storage.replacing import own_key
from ektp_desk.storage.safekeeping import keep, known_backups


def create(options: argparse.Namespace, console: Console) -> Answer:
    """Make a backup while the office goes on working."""
    folder = Path(options.out) if options.out else console.settings.backups
    made = backup.create(
        console.desk.engine, folder, now=_now(console), closed=console.desk.read(last_closed)
    )
    facts = {"backup": str(made.path), "sha256": made.manifest.sha256, "bytes": made.manifest.bytes}
    return Answer(facts, (console.say("cli.done.backup"), *console.lines(facts)))


def run(_options: argparse.Namespace, console: Console) -> Answer:
    """What the computer's timetable calls: a verified backup in both places, old ones let go."""
    desk = console.desk
    try:
        kept = keep(
            desk.engine, _places(console), now=_now(console), reason=Reason.PLANNED,
            closed=desk.read(last_closed), keeping=desk.read(notes.keeping),
        )  # fmt: skip
    except (MachineError, OfficeError) as error:
        console.write(notes.note_failed, problem=error.code)
        raise
    console.write(notes.note_kept, kept=kept)
    facts = {
        "backup": str(kept.backup.path),
        "second_backup": str(kept.second.path) if kept.second else None,
        "dropped": kept.dropped,
        "crowded_out": kept.crowded_out,
        "problem": kept.problem.code if kept.problem else None,
    }
    lines = [console.say("cli.done.backup_run"), *console.lines({**facts, "problem": None})]
    if kept.problem is not None:
        lines.append(console.say(kept.problem.code, **kept.problem.params))
    return Answer(facts, tuple(lines), ok=kept.problem is None)


def listed(_options: argparse.Namespace, console: Console) -> Answer:
    """The backups in both places, newest first; works without the office itself."""
    found = known_backups(_places(console))
    facts = [
        {
            "backup": str(one.path),
            "made_at": one.manifest.made_at,
            "closed_day": one.manifest.closed_day or None,
            "reason": one.manifest.reason,
        }
        for one in found
    ]
    lines = [
        console.say(
            "cli.backup_line",
            day=one.manifest.closed_day or "–",
            made=f"{one.manifest.made.astimezone():%Y-%m-%d %H.%M}",
            reason=console.say(f"backup_reason.{one.manifest.reason}"),
            path=one.path,
        )
        for one in found
    ]
    return Answer({"backups": facts}, tuple(lines) or (console.say("cli.no_backups"),))


def verify(options: argparse.Namespace, console: Console) -> Answer:
    """Compare a backup with its manifest."""
    result = backup.verify(existing(options.file), key=_key_of(Path(options.file), console))
    facts: dict[str, Any] = {
        "backup": options.file,
        "rows": result.manifest.contents.rows,
        "findings": told_findings(result.findings, console),
    }
    if result.sound:
        return Answer(facts, (console.say("cli.done.backup_sound"),))
    lines = [finding["reason"] for finding in facts["findings"]]
    return Answer(facts, (console.say("cli.backup_not_sound"), *lines), ok=False)


def restore(options: argparse.Namespace, console: Console) -> Answer:
    """Put a backup back, by its file or by a closed day; the present office is kept beside it."""
    path = _of_day(options.day, console).path if options.day else existing(options.file)
    made = Backup(path, manifest.read(path))
    done = put_back(
        path, console.address, key=_key_of(path, console), clock=console.clock,
        zone=ZoneInfo("UTC"), actor=console.actor, present=_office_key(made, console),
    )  # fmt: skip
    facts: dict[str, Any] = {
        "database": console.told_address,
        "backup": str(path) if options.day else None,
        "kept": str(done.kept) if done.kept else None,
    }
    lines = [console.say("cli.done.restored"), *console.lines(facts)]
    if done.manifest.plain_dump:
        lines.append(console.say("cli.done.restored_plain"))
    if done.encrypted:
        lines.append(console.say("cli.done.restored_encrypted"))
    if done.mended:
        lines.append(console.say("cli.done.restored_mended", names=", ".join(done.mended)))
    facts |= {
        "plain": done.manifest.plain_dump,
        "encrypted": done.encrypted,
        "mended": list(done.mended),
    }
    return Answer(facts, tuple(lines))


def _of_day(text: str, console: Console) -> Backup:
    """The backup made soonest after a day was closed."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise OfficeError("date.unreadable", value=text) from None
    for one in closed_days(known_backups(_places(console))):
        if one.day == day:
            return one.backup
    raise OfficeError("backup.none_of_day", field="day", day=f"{day:%d-%m-%Y}")


def _places(console: Console) -> Places:
    return Places(console.settings.backups, console.settings.second)


def _now(console: Console) -> Any:
    """Now, in the office's zone: files are named by its wall clock."""
    zone: ZoneInfo = console.desk.zone
    return console.clock.now().astimezone(zone)


def _office_key(made: Backup, console: Console) -> bytes | None:
    """The key with which a plain backup is encrypted in the place of an encrypted office."""
    url = parse_url(console.address)
    if not made.manifest.plain_file or url.get_backend_name() != "sqlite":
        return None
    return console.unlocked(lambda typed: own_key(Path(str(url.database)), typed=typed))


def _key_of(path: Path, console: Console) -> bytes | None:
    """The key of a backup: this computer's key store has it, or the pass phrase or the recovery
    key is asked for."""
    found = Backup(path, manifest.read(path))
    return console.unlocked(lambda typed: backup.backup_key(found, typed=typed))

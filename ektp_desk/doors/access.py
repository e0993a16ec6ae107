"""`access person` and `access breach`: who got to whose data, on the command line."""

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ektp_desk.accounts import queries as accounts
from ektp_desk.doors.console import Answer, Console, existing
from ektp_desk.doors.looks import PDF, XLSX, write_paper
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.reports import access_log, breach, breach_papers
from ektp_desk.reports.access_log import AccessRow, what
from ektp_desk.reports.rules_breach import Question
from ektp_desk.residents import queries as residents
from ektp_desk.residents.export import plain, write_book

COLUMNS = ("at", "way", "what", "officer", "station")


def person(options: argparse.Namespace, console: Console) -> Answer:
    """The log of access of the person whose NIK is asked for; `--out` writes it as PDF or XLSX."""
    path = _target(options.out)
    view = console.desk.read(residents.resident_by_nik, nik=console.nik())
    if view is None:
        raise OfficeError("resident.unknown")
    found = console.write(access_log.read_log, resident_id=view.id)
    rows = [_cells(row, console) for row in found.rows]
    facts: dict[str, object] = {"accesses": len(rows)}
    if path is None:
        facts["rows"] = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        return Answer(facts, tuple("  ".join(row) for row in rows))
    if path.suffix.casefold() == PDF:
        write_paper(path, console.write(access_log.issue_log, resident_id=view.id))
    else:
        console.write(access_log.log_taken_out, resident_id=view.id)
        headings = [console.say(f"breach.head_{name}") for name in COLUMNS]
        write_book(path, {console.say("breach.sheet_rows"): (headings, rows)})
    return Answer(facts | {"file": str(path)}, (console.line("file", path),))


def facts(options: argparse.Namespace, console: Console) -> Answer:
    """The facts of a breach for what is asked; `--out` writes them as PDF or XLSX."""
    path = _target(options.out)
    known_at = _moment(options.known, console) if options.known else console.clock.now()
    question = _question(options, console)
    found = console.write(breach.look_up, question=question, known_at=known_at)
    told: dict[str, object] = {
        "people": len(found.people), "under_17": found.under_17, "unmasked": found.unmasked,
        "accesses": len(found.rows), "report_by": str(plain(found.report_by, console.desk.zone)),
    }  # fmt: skip
    lines = list(console.lines(told))
    if path is not None:
        if path.suffix.casefold() == PDF:
            issued = console.write(breach_papers.issue_breach, question=question, known_at=known_at)
            write_paper(path, issued)
        else:
            out = console.write(breach.log_taken_out, question=question, known_at=known_at)
            write_book(path, breach_papers.sheets(out, console.say, console.desk.zone))
        told["file"] = str(path)
        lines.append(console.line("file", path))
    return Answer(told, tuple(lines))


def _question(options: argparse.Namespace, console: Console) -> Question:
    return Question(
        since=_moment(options.since, console),
        until=_moment(options.until, console, end=True),
        officer_id=_officer(options.officer, console) if options.officer else None,
        station=options.station,
        people=_people(options.people, console) if options.people else (),
    )


def _officer(username: str, console: Console) -> int:
    rows = console.desk.read(accounts.officers)
    found = next((row.id for row in rows if row.username == username.casefold()), None)
    if found is None:
        raise OfficeError("officer.unknown")
    return found


def _people(name: str, console: Console) -> tuple[int, ...]:
    """The people of a file with a NIK in each line: NIKs are no words of a command line."""
    path = existing(name)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except ValueError:
        raise OfficeError("breach.people_file", name=path.name) from None
    return tuple(_known(filter(None, map(str.strip, lines)), console))


def _known(niks: Iterable[str], console: Console) -> Iterable[int]:
    for number, nik in enumerate(niks, start=1):
        view = console.desk.read(residents.resident_by_nik, nik="".join(nik.split()))
        if view is None:
            raise OfficeError("breach.person_unknown", line=number)
        yield view.id


def _moment(given: str, console: Console, *, end: bool = False) -> datetime:
    """A day or a moment of the office's wall time; a day alone as `end` is over at midnight."""
    try:
        at = datetime.fromisoformat(given)
        local = at if at.tzinfo else at.replace(tzinfo=console.desk.zone)
        whole = end and len(given) <= len("2026-11-24")
        return (local + timedelta(days=1 if whole else 0)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise OfficeError("date.unreadable", value=given) from None


def _target(given: str) -> Path | None:
    """The file to write, looked at before anything is noted as given out."""
    if not given:
        return None
    path = Path(given)
    if path.suffix.casefold() not in (PDF, XLSX):
        raise OfficeError("report.ending", name=path.name)
    require_target(path)
    return path


def _cells(row: AccessRow, console: Console) -> list[str]:
    say = console.say
    return [str(plain(row.at, console.desk.zone)), say(f"access_way.{row.way}"),
            what(row.code, row.note, say), row.officer or say("access.console"),
            row.station]  # fmt: skip

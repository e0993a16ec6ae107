"""`import residents` and `import print-ready`."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ektp_desk.accounts import queries as accounts
from ektp_desk.doors.console import Answer, Console, existing
from ektp_desk.kernel.targets import require_target
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import import_statuses
from ektp_desk.recording.statusfile import open_statuses
from ektp_desk.residents.export import write_table
from ektp_desk.residents.rollimport import Preview, look_over
from ektp_desk.residents.rollupdate import import_roll

SHOWN_PROBLEMS = 20


def residents(options: argparse.Namespace, console: Console) -> Answer:
    """Import a roll; with `--dry-run` only say what would happen."""
    path = existing(options.file)
    preview = console.desk.read(
        look_over,
        path=path,
        region_code=console.desk.read(accounts.profile).region_code,
        today=console.today,
        progress=lambda done, total: console.progress(console.say("cli.checking"), done, total),
    )
    facts: dict[str, Any] = {
        "rows": preview.good,
        "added": preview.to_add,
        "changed": preview.to_change,
        "unchanged": preview.unchanged,
        "refused": preview.refused,
        "warnings": preview.warnings,
        "doubled": list(preview.columns.doubled),
        "imported": False,
    }
    if options.problems:  # first: when they cannot be written, nothing is imported either
        require_target(Path(options.problems), reading=Path(options.file))
        _write_problems(Path(options.problems), preview, console)
    if not options.dry_run:
        done = console.write(
            import_roll,
            preview=preview,
            progress=lambda done, total: console.progress(
                console.say("cli.importing"), done, total
            ),
        )
        facts |= asdict(done) | {"imported": True}
    told = "cli.done.import" if facts["imported"] else "cli.done.dry_run"
    lines = (console.say(told), *_counts(facts, console), *_problem_lines(preview, console))
    return Answer(facts | {"problems": _problems(preview, console)}, lines)


def print_ready(options: argparse.Namespace, console: Console) -> Answer:
    """Import a print-ready list exported from the central system."""
    path = existing(options.file)
    listed = open_statuses(path, default=CentralStatus.PRINT_READY_RECORD)
    done = console.write(
        import_statuses, lines=listed.lines, file_name=listed.name, sha256=listed.sha256
    )
    facts = {"seen": done.seen, "unchanged": done.unchanged, "print_ready": done.print_ready,
             "refused": len(done.problems)}  # fmt: skip
    problems = [
        {"line": p.line, "code": p.code, "reason": console.say(p.code, value=p.value)}
        for p in done.problems
    ]
    told = [f"{p['line']}: {p['reason']}" for p in problems[:SHOWN_PROBLEMS]]
    return Answer(facts | {"problems": problems}, (*console.lines(facts), *told))


def _counts(facts: dict[str, Any], console: Console) -> tuple[str, ...]:
    doubled = ", ".join(facts["doubled"]) or None
    shown = {name: value for name, value in facts.items() if name != "imported"}
    return console.lines({**shown, "doubled": doubled})


def _problems(preview: Preview, console: Console) -> list[dict[str, Any]]:
    return [
        {
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "reason": console.say(problem.code),
            "warning": problem.warning,
        }
        for problem in preview.problems
    ]


def _problem_lines(preview: Preview, console: Console) -> list[str]:
    shown = [
        f"{p.line}: {console.say(f'roll_column.{p.column}')}: {console.say(p.code)}"
        for p in preview.problems[:SHOWN_PROBLEMS]
    ]
    more = len(preview.problems) - len(shown)
    return [*shown, console.say("cli.more_problems", more=more)] if more else shown


def _write_problems(path: Path, preview: Preview, console: Console) -> None:
    headings = [console.say(f"cli.label.{name}") for name in ("line", "column", "value", "reason")]
    write_table(
        path,
        headings,
        (
            (p.line, console.say(f"roll_column.{p.column}"), p.value, console.say(p.code))
            for p in preview.problems
        ),
    )

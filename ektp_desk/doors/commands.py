"""The command line: its words, its parser, its answers. See `ektp_desk.cli` for what holds for all.

Doors are imported when their subcommand is called.
"""

import argparse
import importlib
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NoReturn

from ektp_desk.doors.windows import may_open_windows, open_windows
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import LANGUAGES, Sentences

Say = Callable[..., str]
DONE, REFUSED, WRONG_USAGE = 0, 1, 2
KIOSK = "windows:kiosk"  # a door that opens windows, and so none of the console's
SMALLEST_CITY, SMALLEST_DAY, LARGEST_CITY = 10, 3_000, 1_000_000


class _UsageError(Exception):
    """The command line makes no sense."""


class _Parser(argparse.ArgumentParser):
    """Tells wrong usage as an exception, so that `--json` can answer too."""

    def __init__(self, **settings: Any) -> None:
        # `--json` and `--language` are looked for before parsing: only whole words are options.
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{self.format_usage().strip()}\n{message}")


def run(given: Sequence[str]) -> int:
    """Do what the words say; the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # no code page may stop an answer on its way
        sys.stdout.reconfigure(errors="backslashreplace")
    sentences = Sentences(_language(given))
    as_json = "--json" in given
    try:
        options = build_parser(sentences).parse_args(given)
        return _run(options, sentences)
    except _UsageError as error:
        sentence = sentences.say("cli.wrong_usage")
        return _refuse("cli.wrong_usage", f"{error}\n{sentence}", as_json, WRONG_USAGE)
    except (OfficeError, MachineError) as error:
        return _refuse(error.code, sentences.refusal(error), as_json, REFUSED)
    except KeyboardInterrupt:
        return _refuse("cli.interrupted", sentences.say("cli.interrupted"), as_json, REFUSED)


def _run(options: argparse.Namespace, sentences: Sentences) -> int:
    if options.door in (None, KIOSK):
        if not may_open_windows():
            raise MachineError("machine.no_screen")
        return open_windows(
            address=options.database, language=options.language, opening=options.open,
            kiosk=options.door == KIOSK,
        )  # fmt: skip
    from ektp_desk.doors.console import Console

    module, name = options.door.split(":")
    door = getattr(importlib.import_module(f"ektp_desk.doors.{module}"), name)
    try:
        with Console(options, sentences) as console:
            answer = door(options, console)
    except (OfficeError, MachineError):
        raise
    except Exception as error:  # noqa: BLE001 - a bug, or trouble nobody foresaw: said and logged
        return _unforeseen(error, sentences, as_json=options.json)
    if options.json:
        print(json.dumps({"ok": answer.ok, **answer.facts}, default=str))
    else:
        print("\n".join(answer.lines))
    return DONE if answer.ok else REFUSED


def _unforeseen(error: Exception, sentences: Sentences, *, as_json: bool) -> int:
    """One sentence for people and scripts; the places in the code go to the log."""
    from ektp_desk.config import load_settings
    from ektp_desk.kernel.log import LOG_FILE, open_log, report

    path = "–"
    with suppress(OSError, MachineError):
        folder = load_settings().logs
        open_log(folder).error(report(error))
        path = str(folder / LOG_FILE)
    sentence = sentences.say("cli.unforeseen", kind=type(error).__name__, path=path)
    return _refuse("cli.unforeseen", sentence, as_json, REFUSED)


def _refuse(code: str, sentence: str, as_json: bool, status: int) -> int:
    if as_json:
        print(json.dumps({"ok": False, "code": code, "message": sentence}))
    else:
        print(sentence, file=sys.stderr)
    return status


def _language(given: Sequence[str]) -> str:
    """The language is needed before the arguments are read: help is said in it."""
    for place, word in enumerate(given):
        if word == "--language" and place + 1 < len(given):
            return given[place + 1]
        if word.startswith("--language="):
            return word.partition("=")[2]
    return os.environ.get("EKTP_DESK_LANGUAGE", LANGUAGES[0])


# -- the words on the command line ------------------------------------------------------------


def build_parser(sentences: Sentences) -> argparse.ArgumentParser:
    """All subcommands with their options, helped in one language."""
    say = sentences.say
    common = _Parser(add_help=False)
    _common(common, say, default=argparse.SUPPRESS)
    parser = _Parser(prog="ektp-desk", description=say("cli.description"))
    _common(parser, say, default=None)
    parser.add_argument("--open", default="", metavar="FILE", help=say("cli.arg.open"))
    parser.set_defaults(door=None, json=False)
    doors = parser.add_subparsers(metavar=say("cli.command"), title=say("cli.commands"))
    commands = _Commands(doors, common, say)
    commands.add("kiosk", KIOSK)
    _office(commands)
    _settings(commands)
    _lists(commands)
    _looks(commands)
    _database(commands)
    _officers(commands)
    return parser


def _common(parser: argparse.ArgumentParser, say: Say, *, default: Any) -> None:
    """`default` is SUPPRESS for subcommands: an option given before the word must stay."""
    json_default = False if default is None else default
    parser.add_argument("--json", action="store_true", default=json_default, help=say("cli.json"))
    parser.add_argument("--database", metavar="URL", default=default, help=say("cli.database"))
    parser.add_argument("--language", choices=LANGUAGES, default=default, help=say("cli.language"))


class _Commands:
    """Adds subcommands: words, door, help."""

    def __init__(
        self,
        doors: "argparse._SubParsersAction[_Parser]",
        common: _Parser,
        say: Say,
    ) -> None:
        self._doors = doors
        self._common = common
        self.say = say

    def add(self, word: str, door: str) -> argparse.ArgumentParser:
        """A subcommand that opens a door."""
        help_text = self.say(f"cli.{door.replace(':', '.')}")
        parser = self._doors.add_parser(
            word, parents=[self._common], help=help_text, description=help_text
        )
        parser.set_defaults(door=door)
        return parser

    def group(self, word: str) -> "_Commands":
        """A word with subcommands of its own: `backup create`."""
        help_text = self.say(f"cli.{word}_group")
        parser = self._doors.add_parser(word, help=help_text, description=help_text)
        inner = parser.add_subparsers(metavar=self.say("cli.command"), required=True)
        return _Commands(inner, self._common, self.say)


def _office(commands: _Commands) -> None:
    say = commands.say
    init = commands.add("init", "office:init")
    init.add_argument("--username", required=True, help=say("cli.arg.username"))
    init.add_argument("--full-name", required=True, help=say("cli.arg.full_name"))
    init.add_argument("--office-name", default="", help=say("cli.arg.office_name"))
    init.add_argument("--city", default="", metavar="CODE", help=say("cli.arg.city"))
    init.add_argument("--regions", default="", metavar="FILE", help=say("cli.arg.regions"))
    init.add_argument("--no-encryption", action="store_true", help=say("cli.arg.no_encryption"))
    for word, door, least in (
        ("demo", "office:demo", SMALLEST_CITY),
        ("demo-day", "day:demo_day", SMALLEST_DAY),
    ):
        demo = commands.add(word, door)
        demo.add_argument("--out", required=True, metavar="DIR", help=say("cli.arg.out"))
        demo.add_argument("--seed", type=int, default=1, help=say("cli.arg.seed"))
        demo.add_argument("--residents", type=_city(least), default=None,
                          help=say("cli.arg.residents"))  # fmt: skip


def _settings(commands: _Commands) -> None:
    say = commands.say
    group = commands.group("settings")
    group.add("show", "settings:show")
    change = group.add("set", "settings:change")
    keys = ("database", "documents", "backups", "second_backups", "shared", "field", "field_folder")
    change.add_argument("key", choices=keys, help=say("cli.arg.key"))
    change.add_argument("value", help=say("cli.arg.value"))
    change.add_argument("--machine", action="store_true", help=say("cli.arg.machine"))


def _city(least: int) -> Callable[[str], int]:
    """Reads a number of residents of which a year's or a day's work can be made."""

    def number(text: str) -> int:
        if not least <= int(text) <= LARGEST_CITY:
            raise argparse.ArgumentTypeError(f"{text}: {least} … {LARGEST_CITY}")
        return int(text)

    return number


def _lists(commands: _Commands) -> None:
    say = commands.say
    group = commands.group("import")
    residents = group.add("residents", "imports:residents")
    residents.add_argument("file", metavar="FILE", help=say("cli.arg.file"))
    residents.add_argument("--dry-run", action="store_true", help=say("cli.arg.dry_run"))
    residents.add_argument("--problems", default="", metavar="FILE", help=say("cli.arg.problems"))
    export = commands.group("export").add("person", "exports:person")
    export.add_argument("--out", required=True, metavar="FILE", help=say("cli.arg.export_out"))
    export.add_argument("--why", required=True, metavar="TEXT", help=say("cli.arg.why"))
    ready = group.add("print-ready", "imports:print_ready")
    ready.add_argument("file", metavar="FILE", help=say("cli.arg.file"))


def _looks(commands: _Commands) -> None:
    say = commands.say
    display = commands.add("display", "display:show")
    display.add_argument("--window", action="store_true", help=say("cli.arg.window"))
    report = commands.group("report")
    stock = commands.group("stock")
    stock.add("status", "looks:stock_status")
    told = stock.add("forecast", "stock:forecast")
    told.add_argument("--day", default="", metavar="YYYY-MM-DD", help=say("cli.arg.forecast_day"))
    stock.add("backtest", "stock:check")
    day = report.add("day", "looks:report_day")
    day.add_argument("--date", required=True, metavar="YYYY-MM-DD", help=say("cli.arg.date"))
    day.add_argument("--pdf", default="", metavar="FILE", help=say("cli.arg.pdf"))
    month = report.add("month", "looks:report_month")
    month.add_argument("--month", required=True, metavar="YYYY-MM", help=say("cli.arg.month"))
    year = report.add("year", "looks:report_year")
    year.add_argument("--year", required=True, metavar="YYYY", help=say("cli.arg.year"))
    for period in (month, year):
        period.add_argument("--out", default="", metavar="FILE", help=say("cli.arg.report_out"))
    audit = commands.group("audit")
    audit.add("verify", "looks:audit_verify")
    paper = audit.add("compare", "looks:audit_compare")
    paper.add_argument("--rows", required=True, type=int, metavar="N", help=say("cli.arg.rows"))
    paper.add_argument("--seal", required=True, metavar="HEX", help=say("cli.arg.seal"))


def _database(commands: _Commands) -> None:
    say = commands.say
    group = commands.group("db")
    group.add("upgrade", "database:upgrade").add_argument(
        "--without-backup", action="store_true", help=say("cli.arg.without_backup")
    )
    group.add("check", "database:check")
    group.add("repair", "database:repair")
    group.add("encrypt", "keys:encrypt_office")
    key = commands.group("key")
    for word, door in (
        ("change", "change"), ("passphrase", "passphrase"), ("recovery", "recovery"),
        ("open-here", "open_here"),
    ):  # fmt: skip
        key.add(word, f"keys:{door}")
    group.add("move", "database:move").add_argument(
        "--to", required=True, metavar="URL", help=say("cli.arg.to")
    )
    backup = commands.group("backup")
    create = backup.add("create", "backups:create")
    create.add_argument("--out", default="", metavar="DIR", help=say("cli.arg.backup_out"))
    backup.add("run", "backups:run")
    backup.add("list", "backups:listed")
    backup.add("verify", "backups:verify").add_argument(
        "file", metavar="FILE", help=say("cli.arg.backup_file")
    )
    restore = backup.add("restore", "backups:restore")
    chosen = restore.add_mutually_exclusive_group(required=True)
    chosen.add_argument("file", metavar="FILE", nargs="?", help=say("cli.arg.backup_file"))
    chosen.add_argument("--day", metavar="YYYY-MM-DD", help=say("cli.arg.backup_day"))


def _officers(commands: _Commands) -> None:
    say = commands.say
    group = commands.group("officers")
    add = group.add("add", "officers:add")
    add.add_argument("username", help=say("cli.arg.username"))
    add.add_argument("--full-name", required=True, help=say("cli.arg.full_name"))
    add.add_argument("--nip", default="", help=say("cli.arg.nip"))
    add.add_argument("--role", action="append", required=True, metavar="ROLE",
                     help=say("cli.arg.role"))  # fmt: skip
    for word in ("disable", "enable", "reset"):
        group.add(word, f"officers:{word}").add_argument("username", help=say("cli.arg.username"))
    group.add("seal", "officers:seal")
    group.add("sessions", "officers:signed_in")
    group.add("end", "officers:end").add_argument(
        "session", type=int, metavar="ID", help=say("cli.arg.session")
    )

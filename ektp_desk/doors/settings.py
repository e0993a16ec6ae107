"""`settings`: where this computer keeps its data, before and after the first start."""

import argparse
from pathlib import Path

from ektp_desk.config import Settings, config_files, load_settings, remember
from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.storage.engines import parse_url, told
from ektp_desk.storage.places import claim

YES, NO, NONE = "yes", "no", "none"
SECOND = "second_backups"


def show(_options: argparse.Namespace, console: Console) -> Answer:
    """The settings in force, and the files they may come from."""
    return _answer(console, load_settings())


def change(options: argparse.Namespace, console: Console) -> Answer:
    """Set one, for this user or for everybody on this computer."""
    path = remember({options.key: _checked(options.key, options.value)}, machine=options.machine)
    answer = _answer(console, load_settings())
    return Answer(
        {**answer.facts, "file": str(path)},
        (console.say("cli.done.settings", path=path), *answer.lines),
    )


def _checked(key: str, value: str) -> str | bool:
    """The value as it is kept. Raises `OfficeError` naming what is wrong with it."""
    if key in ("shared", "field"):
        if value not in (YES, NO):
            raise OfficeError("settings.yes_or_no", yes=YES, no=NO)
        return value == YES
    if key == "database" and "://" in value:
        parse_url(value)
        return value
    if key == SECOND and value == NONE:
        return str(Path())
    if not Path(value).expanduser().is_absolute():
        raise OfficeError("settings.not_absolute", value=value)
    if key == SECOND:
        claim(Path(value).expanduser())
    return str(Path(value).expanduser())


def _answer(console: Console, settings: Settings) -> Answer:
    files = [str(path) for path in config_files() if path.exists()]
    facts = {
        "database": told(parse_url(settings.database)),
        "documents": str(settings.documents),
        "backups": str(settings.backups),
        "second_backups": str(settings.second) if settings.second else None,
        "shared": settings.shared,
        "field": settings.field,
        "field_folder": str(settings.field_folder),
        "files": files,
    }
    spoken = {key: YES if facts[key] else NO for key in ("shared", "field")}
    shown = {**facts, **spoken, "files": ", ".join(files) or None}
    return Answer(facts, console.lines(shown))

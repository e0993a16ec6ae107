"""`settings`: where this computer keeps its data, before and after the first start."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from ektp_desk.config import Settings, config_files, load_settings, remember
from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.storage import credentials
from ektp_desk.storage.credentials import FoundInSettings
from ektp_desk.storage.engines import parse_url, told, try_connecting
from ektp_desk.storage.keystore import system_store
from ektp_desk.storage.places import claim, require_apart
from ektp_desk.storage.tls import CHECKS, VERIFY_FULL

YES, NO, NONE = "yes", "no", "none"
SECOND = "second_backups"


def show(_options: argparse.Namespace, console: Console) -> Answer:
    """The settings in force, and the files they may come from."""
    return _answer(console, load_settings())


def change(options: argparse.Namespace, console: Console) -> Answer:
    """Set one, for this user or for everybody on this computer."""
    value = _checked(options.key, options.value)
    kept = None
    if options.key == "database" and "://" in str(value):
        value, kept = _without_password(str(value))
    path = remember({options.key: value}, machine=options.machine)
    answer = _answer(console, load_settings())
    lines = [console.say("cli.done.settings", path=path)]
    if kept is not None:
        lines.append(console.say(f"cli.done.password_{'kept' if kept else 'not_kept'}"))
    told_kept = {} if kept is None else {"kept": kept}
    return Answer({**answer.facts, "file": str(path), **told_kept}, (*lines, *answer.lines))


def password(_options: argparse.Namespace, console: Console) -> Answer:
    """Keep the server's password in this computer's key store, once the server has taken it."""
    found = credentials.take_out_of_settings(system_store)
    if found is not None and found.moved:
        return Answer({"kept": True}, (_said(found, console),))
    url = parse_url(load_settings().database)
    if url.get_backend_name() == "sqlite":
        raise OfficeError("settings.no_server")
    typed = _typed(console, told(url))
    try_connecting(url.set(password=typed).render_as_string(hide_password=False))
    if not credentials.keep(url, typed, system_store()):
        raise OfficeError("key.no_store")
    return Answer({"kept": True}, (console.say("cli.done.password_kept"),))


def _typed(console: Console, address: str) -> str:
    given = os.environ.get(credentials.VARIABLE, "")
    if not given and sys.stdin.isatty():
        given = getpass.getpass(f"{console.say('cli.server_password', address=address)}: ")
    if not given:
        raise OfficeError("settings.password_needed")
    return given


def _without_password(address: str) -> tuple[str, bool | None]:
    """The address as it may be written down, and whether its password was kept (None: has none)."""
    url = parse_url(address)
    if not url.password:
        return address, None
    return credentials.told_bare(url), credentials.keep(url, str(url.password), system_store())


def _checked(key: str, value: str) -> str | bool:
    """The value as it is kept. Raises `OfficeError` naming what is wrong with it."""
    if key in ("shared", "field"):
        if value not in (YES, NO):
            raise OfficeError("settings.yes_or_no", yes=YES, no=NO)
        return value == YES
    if key == "server_check":
        if value not in CHECKS:
            raise OfficeError("settings.check", known=", ".join(reversed(CHECKS)))
        return value
    if key == "database" and "://" in value:
        parse_url(value)
        return value
    if key == SECOND and value == NONE:
        return str(Path())
    if not Path(value).expanduser().is_absolute():
        raise OfficeError("settings.not_absolute", value=value)
    if key == SECOND:
        require_apart(Path(value).expanduser(), load_settings().backups)
        claim(Path(value).expanduser())
    return str(Path(value).expanduser())


def _said(found: FoundInSettings, console: Console) -> str:
    code = "settings.password_moved" if found.moved else "settings.password_left"
    return console.say(code, path=found.path)


def _answer(console: Console, settings: Settings) -> Answer:
    files = [str(path) for path in config_files() if path.exists()]
    facts = {
        "database": told(parse_url(settings.database)),
        "server_ca": str(settings.authority) if settings.authority else None,
        "server_check": settings.server_check,
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
    return Answer(facts, (*console.lines(shown), *_warnings(console, settings)))


def _warnings(console: Console, settings: Settings) -> tuple[str, ...]:
    """What an administrator should put right."""
    warnings = []
    if settings.server_check != VERIFY_FULL:
        warnings.append(console.say("settings.weak_check", check=settings.server_check))
    path = credentials.password_in_settings()
    if path is not None:
        warnings.append(console.say("settings.password_left", path=path))
    return tuple(warnings)

"""What every door is given: database, clock, passwords, words; and what it answers."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.rules import Role
from ektp_desk.config import load_settings
from ektp_desk.kernel.clock import SystemClock, local_day
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import settled
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.station import console_station
from ektp_desk.kernel.work import Actor
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage import keyfile, upgrade
from ektp_desk.storage.engines import open_desk, parse_url, stored_key, told, try_connecting

PASSWORD_VARIABLE = "EKTP_DESK_PASSWORD"
PASSPHRASE_VARIABLE = "EKTP_DESK_PASSPHRASE"


@dataclass(frozen=True)
class Answer:
    """What a door has to say: `facts` for `--json`, `lines` for people; not ok ends with 1."""

    facts: dict[str, Any]
    lines: tuple[str, ...]
    ok: bool = True


class Console:
    """One call from the command line. Use as a context: it closes what it opened."""

    def __init__(self, options: argparse.Namespace, sentences: Sentences) -> None:
        self.say = sentences.say
        self.settings = load_settings()
        self._given: str = options.database or self.settings.database
        self._address = ""
        self.clock = SystemClock()
        # No instance: windows of the same computer must hear what is done here.
        self.actor = Actor(
            None, "console", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), console_station()
        )
        self._quiet = bool(options.json)
        self._desk: Desk | None = None
        self._key: bytes | None = None

    def __enter__(self) -> "Console":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the office's connections back; it is opened again when it is needed."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @property
    def address(self) -> str:
        """The office's address; whoever sits there is asked once for a server's password."""
        if not self._address:
            self._address = self.with_password(self._given)
        return self._address

    def with_password(self, address: str) -> str:
        """An address, with the password of its server if nothing but the person here knows it.

        What else stands in the way is said where the address is opened.
        """
        url = parse_url(address)
        if url.get_backend_name() == "sqlite" or url.password or not sys.stdin.isatty():
            return address
        try:
            try_connecting(address)
        except (MachineError, OfficeError) as error:
            if error.code != "machine.password_needed":
                return address
            asked = self.say("cli.server_password", address=told(url))
            url = url.set(password=getpass.getpass(f"{asked}: "))
            return url.render_as_string(hide_password=False)
        return address

    @property
    def key(self) -> bytes | None:
        """The key of an encrypted file, None for a plain one and a server.

        From this computer's key store, or by a pass phrase. Raises `MachineError("machine.locked")`
        where there is neither, and what `keyfile.unlock` raises.
        """
        url = parse_url(self.address)
        if self._key is None and url.get_backend_name() == "sqlite":
            path = Path(str(url.database))
            self._key = self.unlocked(lambda typed: self._opened(path, typed))
        return self._key

    def _opened(self, path: Path, typed: str) -> bytes | None:
        """On a field laptop it is the team's pass phrase that opens a visit's file."""
        file = keyfile.read(path) if typed else None
        if file is None or keyfile.HOLDER not in file.ways:
            return stored_key(path, typed)
        laptop = FieldStore(path.parent.parent)
        laptop.unlock(typed, now=self.clock.now())
        return laptop.visit_key(path)

    def unlocked(self, unlock: Callable[[str], bytes | None]) -> bytes | None:
        """The key `unlock("")` finds in this computer's key store, else `unlock(pass phrase)`."""
        try:
            return unlock("")
        except MachineError as error:
            typed = self.passphrase(twice=False) if error.code == "machine.locked" else ""
            if not typed:
                raise
            return unlock(typed)

    @property
    def told_address(self) -> str:
        """The address as it is answered: without the server's password."""
        return told(parse_url(self._given)) if "://" in self._given else self._given

    @property
    def desk(self) -> Desk:
        """The office's desk, opened once. Raises `MachineError` when there is no office."""
        if self._desk is None:
            desk = open_desk(self.address, clock=self.clock, zone=ZoneInfo("UTC"), key=self.key)
            self._desk = desk
            upgrade.require_current(desk.reading_engine)
            if not desk.read(accounts.has_office):
                raise MachineError("machine.no_office")
            desk.zone = ZoneInfo(desk.read(accounts.profile).zone)
        return self._desk

    @property
    def today(self) -> date:
        """The office's day."""
        return local_day(self.clock.now(), self.desk.zone)

    def write(self, service: Any, **kwargs: Any) -> Any:
        """Run a service as the administrator at the console.

        Who calls again after a plain "unreachable" may do so: an act whose answer was lost is
        asked about here (`kernel.lost.settled`).
        """
        return settled(lambda: self.desk.write(self.actor, service, **kwargs)).result

    def line(self, name: str, value: object) -> str:
        """A line "label: value"."""
        return f"{self.say(f'cli.label.{name}')}: {value}"

    def lines(self, facts: dict[str, Any]) -> tuple[str, ...]:
        """A line for every fact that there is."""
        return tuple(self.line(name, value) for name, value in facts.items() if value is not None)

    def progress(self, text: str, done: int, total: int) -> None:
        """Show how far something long is, to people only."""
        if self._quiet or not sys.stderr.isatty():
            return
        share = f"{100 * done // total:3d}%" if total else "    "
        print(f"\r\033[K{share} {text}", end="", file=sys.stderr, flush=True)
        if total and done >= total:
            print(file=sys.stderr)

    def nik(self) -> str:
        """A NIK from standard input, asked for when somebody sits there."""
        if sys.stdin.isatty():
            return "".join(input("NIK: ").split())
        return "".join(sys.stdin.readline().split())

    def passphrase(self, *, twice: bool) -> str:
        """A pass phrase from the environment or asked for, a new one `twice`; "" where nobody
        sits."""
        given = os.environ.get(PASSPHRASE_VARIABLE, "")
        if given or not sys.stdin.isatty():
            return given
        first = getpass.getpass(f"{self.say('cli.passphrase')}: ")
        if twice and first != getpass.getpass(f"{self.say('cli.passphrase_again')}: "):
            raise OfficeError("cli.passwords_differ")
        return first

    def password(self) -> str:
        """A new password: from the environment, standard input, or asked for twice."""
        given = os.environ.get(PASSWORD_VARIABLE)
        if given:
            return given
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\r\n")
        first = getpass.getpass(f"{self.say('cli.password')}: ")
        if first != getpass.getpass(f"{self.say('cli.password_again')}: "):
            raise OfficeError("cli.passwords_differ")
        return first


def existing(name: str) -> Path:
    """A file that must be there (`file.missing`)."""
    path = Path(name)
    if not path.is_file():
        raise OfficeError("file.missing", name=path.name)
    return path

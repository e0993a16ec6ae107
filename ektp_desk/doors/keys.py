"""`db encrypt` and `key …`: the key of an encrypted office or of a server's backups, its ways."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.protection import KeyAct, backup_key, keep_backup_key, note_key_act
from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import settled
from ektp_desk.storage import backup_keys, keyfile
from ektp_desk.storage.backup_keys import BackupKey
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk, parse_url
from ektp_desk.storage.keyfile import KeyFile, Protected
from ektp_desk.storage.keystore import system_store


@dataclass(frozen=True)
class _Held:
    """A key file with the key in it, and how another one takes its place."""

    file: KeyFile
    key: bytes
    keep: Callable[[KeyAct, KeyFile], None]


def encrypt_office(_options: argparse.Namespace, console: Console) -> Answer:
    """Encrypt a plain office, which nobody may have open; on a server its backups."""
    if _on_server(console):
        if console.desk.read(backup_key) is not None:
            raise OfficeError("key.protected_already")
        return _seal_anew(console)
    path = _file(console)
    if keyfile.is_protected(path):
        raise OfficeError("key.protected_already")
    console.write(note_key_act, act=KeyAct.ENCRYPT)
    return _anew(path, None, console)


def change(_options: argparse.Namespace, console: Console) -> Answer:
    """Encrypt an office anew, under another key, which nobody may have open; on a server the
    backups that are made from now on."""
    if _on_server(console):
        return _seal_anew(console)
    path = _file(console)
    _, key = _opened(path, console)
    console.write(note_key_act, act=KeyAct.CHANGE_KEY)
    return _anew(path, key, console)


def passphrase(_options: argparse.Namespace, console: Console) -> Answer:
    """Give the office a new pass phrase; the one before opens nothing any more."""
    held = _held(console)
    new = keyfile.with_passphrase(held.file, held.key, console.passphrase(twice=True))
    held.keep(KeyAct.CHANGE_PASSPHRASE, new)
    return Answer({}, (console.say("cli.done.passphrase"),))


def recovery(_options: argparse.Namespace, console: Console) -> Answer:
    """Make a new recovery key; the one before opens nothing any more."""
    held = _held(console)
    new, spelled = keyfile.with_recovery(held.file, held.key)
    held.keep(KeyAct.NEW_RECOVERY, new)
    return told_recovery(console, spelled)


def open_here(_options: argparse.Namespace, console: Console) -> Answer:
    """Let this computer's key store open the office from now on."""
    held = _held(console)
    store = system_store()
    new = None if store is None else keyfile.with_store(held.file, held.key, store)
    if new is None:
        raise OfficeError("key.no_store")
    held.keep(KeyAct.OPEN_HERE, new)
    return Answer({}, (console.say("cli.done.open_here"),))


def told_recovery(console: Console, spelled: str) -> Answer:
    """The recovery key, said once."""
    facts = {"recovery": spelled}
    return Answer(facts, (*console.lines(facts), console.say("cli.done.recovery")))


def seal_moved(console: Console, target: str) -> Answer:
    """The key for backups of an office that has just moved from its file to the server `target`:
    the file's own, whose paper and pass phrase go on holding, or a new one.

    The office has moved whatever becomes of this; what is missing is said.
    """
    file, key = keyfile.read(_file(console)), console.key
    recovery = ""
    if file is not None and key is not None:
        seal = backup_keys.of_file(file, key)
    else:
        typed = console.passphrase(twice=True)
        seal, made = backup_keys.new_key(store=system_store(), passphrase=typed)
        recovery = made.recovery
    try:
        _keep_there(console, target, seal)
    except (MachineError, OfficeError):
        return Answer({}, (console.say("cli.done.moved_no_key"),))
    if recovery:
        return told_recovery(console, recovery)
    return Answer({}, (console.say("cli.done.moved_key"),))


def _keep_there(console: Console, target: str, seal: BackupKey) -> None:
    desk = open_desk(target, clock=console.clock, zone=ZoneInfo("UTC"))
    try:
        desk.zone = ZoneInfo(desk.read(accounts.profile).zone)
        act = KeyAct.ENCRYPT
        settled(lambda: desk.write(console.actor, keep_backup_key, act=act, key=seal, former=None))
    finally:
        desk.close()


def _anew(path: Path, key: bytes | None, console: Console) -> Answer:
    console.close()
    made: Protected = encrypt(
        path, store=system_store(), passphrase=console.passphrase(twice=True), key=key
    )
    told = told_recovery(console, made.recovery)
    return Answer(told.facts, (console.say("cli.done.encrypted"), *told.lines))


def _seal_anew(console: Console) -> Answer:
    """A new key for a server's backups; nobody needs the one before for that."""
    former = console.desk.read(backup_key)
    key, made = backup_keys.new_key(store=system_store(), passphrase=console.passphrase(twice=True))
    act = KeyAct.CHANGE_KEY if former else KeyAct.ENCRYPT
    console.write(keep_backup_key, act=act, key=key, former=former)
    told = told_recovery(console, made.recovery)
    return Answer(told.facts, (console.say("cli.done.backup_key"), *told.lines))


def _held(console: Console) -> _Held:
    return _held_by_server(console) if _on_server(console) else _held_beside(console)


def _held_beside(console: Console) -> _Held:
    path = _file(console)
    file, key = _opened(path, console)

    def keep(act: KeyAct, new: KeyFile) -> None:
        console.write(note_key_act, act=act)
        keyfile.write(path, new)

    return _Held(file, key, keep)


def _held_by_server(console: Console) -> _Held:
    found = console.desk.read(backup_key)
    if found is None:
        raise OfficeError("backup.no_key")
    file, store = found.file, system_store()
    key = console.unlocked(lambda typed: keyfile.unlock_typed(file, typed, store=store))
    assert key is not None

    def keep(act: KeyAct, new: KeyFile) -> None:
        console.write(keep_backup_key, act=act, key=BackupKey(found.public, new), former=found)

    return _Held(file, key, keep)


def _on_server(console: Console) -> bool:
    return parse_url(console.address).get_backend_name() != "sqlite"


def _file(console: Console) -> Path:
    path = Path(str(parse_url(console.address).database))
    if not path.exists():
        raise MachineError("machine.no_file", path=str(path))
    return path


def _opened(path: Path, console: Console) -> tuple[KeyFile, bytes]:
    key, file = console.key, keyfile.read(path)
    if key is None or file is None:
        raise OfficeError("key.not_protected")
    return file, key

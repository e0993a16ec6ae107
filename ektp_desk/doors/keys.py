"""`db encrypt` and `key …`: an encrypted office and the ways to open it."""

import argparse
from pathlib import Path

from ektp_desk.accounts.protection import KeyAct, note_key_act
from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import keyfile
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import parse_url
from ektp_desk.storage.keyfile import KeyFile, Protected
from ektp_desk.storage.keystore import system_store


def encrypt_office(_options: argparse.Namespace, console: Console) -> Answer:
    """Encrypt a plain office; nobody may have it open."""
    path = _file(console)
    if keyfile.is_protected(path):
        raise OfficeError("key.protected_already")
    console.write(note_key_act, act=KeyAct.ENCRYPT)
    return _anew(path, None, console)


def change(_options: argparse.Namespace, console: Console) -> Answer:
    """Encrypt an office anew, under another key; nobody may have it open."""
    path = _file(console)
    _, key = _opened(path, console)
    console.write(note_key_act, act=KeyAct.CHANGE_KEY)
    return _anew(path, key, console)


def passphrase(_options: argparse.Namespace, console: Console) -> Answer:
    """Give the office a new pass phrase; the one before opens nothing any more."""
    path = _file(console)
    file, key = _opened(path, console)
    new = keyfile.with_passphrase(file, key, console.passphrase(twice=True))
    console.write(note_key_act, act=KeyAct.CHANGE_PASSPHRASE)
    keyfile.write(path, new)
    return Answer({}, (console.say("cli.done.passphrase"),))


def recovery(_options: argparse.Namespace, console: Console) -> Answer:
    """Make a new recovery key; the one before opens nothing any more."""
    path = _file(console)
    file, key = _opened(path, console)
    new, spelled = keyfile.with_recovery(file, key)
    console.write(note_key_act, act=KeyAct.NEW_RECOVERY)
    keyfile.write(path, new)
    return told_recovery(console, spelled)


def open_here(_options: argparse.Namespace, console: Console) -> Answer:
    """Let this computer's key store open the office from now on."""
    path = _file(console)
    file, key = _opened(path, console)
    store = system_store()
    new = None if store is None else keyfile.with_store(file, key, store)
    if new is None:
        raise OfficeError("key.no_store")
    console.write(note_key_act, act=KeyAct.OPEN_HERE)
    keyfile.write(path, new)
    return Answer({}, (console.say("cli.done.open_here"),))


def told_recovery(console: Console, spelled: str) -> Answer:
    """The recovery key, said once."""
    facts = {"recovery": spelled}
    return Answer(facts, (*console.lines(facts), console.say("cli.done.recovery")))


def _anew(path: Path, key: bytes | None, console: Console) -> Answer:
    console.close()
    made: Protected = encrypt(
        path, store=system_store(), passphrase=console.passphrase(twice=True), key=key
    )
    told = told_recovery(console, made.recovery)
    return Answer(told.facts, (console.say("cli.done.encrypted"), *told.lines))


def _file(console: Console) -> Path:
    url = parse_url(console.address)
    if url.get_backend_name() != "sqlite":
        raise OfficeError("key.only_files")
    path = Path(str(url.database))
    if not path.exists():
        raise MachineError("machine.no_file", path=str(path))
    return path


def _opened(path: Path, console: Console) -> tuple[KeyFile, bytes]:
    key, file = console.key, keyfile.read(path)
    if key is None or file is None:
        raise OfficeError("key.not_protected")
    return file, key

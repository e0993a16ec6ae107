"""Another file in the place of an office's: made ready beside it, the former one kept.

Whatever goes wrong before the last step leaves the office as it was. An encrypted office is never
followed by a plain one: a plain file is encrypted with the office's own key while it is copied.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage import driver, keyfile
from ektp_desk.storage.encrypting import encrypt_copy
from ektp_desk.storage.engines import stored_key
from ektp_desk.storage.files import (
    force_to_disk,
    free_name,
    keep_beside,
    new_private_file,
    put_in_place,
    stamp,
)
from ektp_desk.storage.keyfile import KeyFile
from ektp_desk.storage.keystore import system_store

IN_USE_MS = 2_000
JOURNALS = ("-wal", "-shm")


@dataclass(frozen=True)
class Copied:
    """A copy that takes an office's place, or took it; `kept` is where the former office lies, None
    if there was none.

    `key` opens the copy, None: it is plain. `encrypted`: it was made of a plain file, with the key
    of the office that was there.
    """

    path: Path
    kept: Path | None
    key: bytes | None
    encrypted: bool


Prepare = Callable[[Copied], None]


def replace_file(
    source: Path,
    target: Path,
    *,
    now: datetime,
    key_file: KeyFile | None,
    key: bytes | None = None,
    present: bytes | None = None,
    prepare: Prepare | None = None,
) -> Copied:
    """Put a copy of `source` with its `key_file` (None: it is plain) in the place of an office's
    file.

    `key` opens `source`, and `present` the office, where this computer's key store does not.
    `prepare(copy)` may change the copy before it takes the place. Raises what `own_key` raises for
    a plain `source`, `MachineError("machine.in_use")` while somebody has the office open, what
    `prepare` raises, and OSError.
    """
    own = own_key(target, present=present) if key_file is None else None
    if own is not None:
        key_file, key = keyfile.read(target), own
    keys = tuple(one for one in (present, key) if one is not None)
    dated = free_name(target.with_name(f"{target.stem}-{stamp(now)}{target.suffix}"))
    part = target.with_name(f".{target.name}.part")
    copy = Copied(part, dated if target.exists() else None, key, encrypted=own is not None)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _close_journal(target, keys)
        _copy(source, part, own)
        if prepare is not None:
            prepare(copy)
            _close_journal(part, keys)
        force_to_disk(part)
        _set_aside(target, dated, keys)
        if key_file is not None:
            keyfile.begin_change(target, key_file, part)
        put_in_place(part, target)
        if key_file is not None:
            keyfile.end_change(target)
        else:
            keyfile.path_of(target).unlink(missing_ok=True)
        return replace(copy, path=target)
    finally:
        _remove(part)


def own_key(database: Path, *, present: bytes | None = None, typed: str = "") -> bytes | None:
    """The key of the encrypted office at a place, also where only its key file is left; None for a
    plain one and where there is none.

    By its pass phrase or recovery key if one was `typed`, else by this computer's key store, else
    `present`, with which it stood open. Raises as `keyfile.unlock_typed` does.
    """
    keyfile.settle_change(database)
    file = keyfile.read(database)
    if file is None or keyfile.is_plain(database):
        return None
    try:
        return keyfile.unlock_typed(file, typed, store=system_store())
    except MachineError:
        if present is None:
            raise
        return present


def _copy(source: Path, part: Path, own: bytes | None) -> None:
    _remove(part)
    new_private_file(part)
    if own is None:
        shutil.copyfile(source, part)
    else:
        encrypt_copy(source, part, own)


def _remove(part: Path) -> None:
    """The copy in hand, and the journal that a power cut left beside an earlier one."""
    for ending in ("", *JOURNALS):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _set_aside(target: Path, kept: Path, keys: tuple[bytes, ...]) -> None:
    """The office, and what lies beside its file even where that itself is gone: a journal that
    stayed would be read into whatever takes the file's place."""
    if target.exists():
        _close_journal(target, keys)
        keep_beside(target, kept)
    if keyfile.is_protected(target):
        keep_beside(keyfile.path_of(target), keyfile.path_of(kept))
    for ending in JOURNALS:  # left only by a file that is gone, or too damaged to be opened
        beside = target.with_name(target.name + ending)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + ending))


def _close_journal(database: Path, keys: tuple[bytes, ...]) -> None:
    """Bring the write-ahead log into the file, which works only if nobody else has it open."""
    if not database.exists():
        return
    try:
        connection = _connected(database, keys)
        if connection is None:  # nobody can open it any more: it is kept as it lies there
            return
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            connection.close()
    except driver.DatabaseError as error:
        if driver.error_code(error) in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
            raise MachineError("machine.in_use", detail=str(error)) from error


def _connected(database: Path, keys: tuple[bytes, ...]) -> Any:
    """A connection by this computer's key store or one of the keys; None when none opens it."""
    tried: list[bytes | None] = list(keys)
    with suppress(MachineError):
        tried.insert(0, stored_key(database))
    for key in tried:
        with suppress(MachineError):
            connection = driver.connect(
                database, key=key, timeout=IN_USE_MS / 1_000, isolation_level=None
            )
            if key is not None or _is_readable(connection):
                return connection
            connection.close()
    return None


def _is_readable(connection: Any) -> bool:
    """Whether a file opened without a key is a plain one."""
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except driver.DatabaseError as error:
        if driver.error_code(error) == driver.SQLITE_NOTADB:
            return False
        connection.close()
        raise
    return True

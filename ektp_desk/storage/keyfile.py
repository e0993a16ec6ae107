"""The key of an encrypted office, and who may have it.

The database is encrypted with a random key of 256 bits. Beside the database lies its key file
(`ektp-desk.db.key`): the same key, wrapped (AES-256-GCM) once for each way to open the office: a
secret in the system's key store, a pass phrase (Argon2id), and the recovery key that was printed
once. Whoever has only the files has nothing. Changing a pass phrase wraps anew and leaves the
database alone.

What a field laptop keeps has one way only, and no recovery: the key store or, where there is none,
a pass phrase for the laptop's own key and that key (its holder) for everything else.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import recovery_text
from ektp_desk.storage.files import (
    file_trouble,
    free_name,
    json_object,
    overwrite,
    put_in_place,
    read_small,
    write_whole,
)
from ektp_desk.storage.keystore import KeyStore

FORMAT = 1
KEY_BYTES = 32
SUFFIX = ".key"
_FORMER = ".lama"  # of an office that was there before
LEAST_PASSPHRASE = 12  # letters; a sentence of four words has more
# RFC 9106's second recommended set: opening happens once a day, guessing a pass phrase often.
_ARGON = {"time": 3, "memory": 65_536, "lanes": 4}
# What a key file may ask of Argon2; one that asks for more was not written by us, and would take
# this computer's memory or its hours before anybody knows whether the pass phrase is right.
_MOST_MEMORY, _MOST_LANES, _MOST_WORK = 262_144, 16, 2_097_152  # KiB, threads, KiB times passes
_NONCE_BYTES, _SALT_BYTES, _TAG_BYTES = 12, 16, 16
_PLAIN = b"SQLite format 3\0".hex()  # https://sqlite.org/fileformat2.html, 1.3.1
_NAME = re.compile(r"[0-9a-z]{1,64}")
STORE, PASSPHRASE, RECOVERY, HOLDER = "store", "passphrase", "recovery", "holder"


@dataclass(frozen=True)
class KeyFile:
    """A key file's content: `ways` holds the wrapped key by way of opening (hexadecimal texts).

    `head` is how the database's file begins (SQLCipher's salt), "" before that is known: by it a
    key file and its database are known to belong together.
    """

    id: str
    ways: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    head: str = ""
    format: int = FORMAT


@dataclass(frozen=True)
class Protected:
    """A new key file: the database's key, and the recovery key as it is printed, once."""

    key: bytes
    recovery: str
    in_store: bool


def path_of(database: Path) -> Path:
    """Where the key file of a database lies."""
    return database.with_name(database.name + SUFFIX)


def is_protected(database: Path) -> bool:
    """Whether the database at this place is encrypted, as its key file says."""
    return path_of(database).exists()


def new_key(
    *,
    store: KeyStore | None,
    passphrase: str = "",
    key: bytes = b"",
    paper_alone: bool = False,
) -> tuple[KeyFile, Protected]:
    """A key with its key file, not yet on the disk; `key` wraps one that exists anew.

    Raises `OfficeError("key.passphrase_needed")` where there is no store and no pass phrase, unless
    the recovery key will do (`paper_alone`), and `key.passphrase_short`.
    """
    key = key or secrets.token_bytes(KEY_BYTES)
    file = KeyFile(id=secrets.token_hex(8))
    stored = None if store is None else with_store(file, key, store)
    file = stored or file
    if passphrase:
        file = with_passphrase(file, key, passphrase)
    elif stored is None and not paper_alone:
        raise OfficeError("key.passphrase_needed", field="passphrase")
    file, recovery = with_recovery(file, key)
    return file, Protected(key, recovery, stored is not None)


def lent_key(
    *, store: KeyStore | None, passphrase: str = "", holder: bytes = b""
) -> tuple[KeyFile, bytes]:
    """A key that nobody can recover, for data that are lent and can be given anew.

    One way opens it: the key store or, where there is none, the `holder` (a key of 32 bytes) or
    the pass phrase. Raises as `new_key`.
    """
    key, file = secrets.token_bytes(KEY_BYTES), KeyFile(id=secrets.token_hex(8))
    stored = None if store is None else with_store(file, key, store)
    if stored is not None:
        return stored, key
    if holder:
        return _with(file, HOLDER, _wrap(key, holder, file.id)), key
    if not passphrase:
        raise OfficeError("key.passphrase_needed", field="passphrase")
    return with_passphrase(file, key, passphrase), key


def require_passphrase(passphrase: str) -> None:
    """Refuse what is too short for a new pass phrase: `key.passphrase_short`."""
    if len(passphrase.strip()) < LEAST_PASSPHRASE:
        raise OfficeError("key.passphrase_short", field="passphrase", least=LEAST_PASSPHRASE)


def with_passphrase(file: KeyFile, key: bytes, passphrase: str) -> KeyFile:
    """The key file with a new pass phrase; the one before opens nothing any more."""
    require_passphrase(passphrase)
    salt = secrets.token_bytes(_SALT_BYTES)
    wrapped = _wrap(key, _stretched(passphrase, salt, _ARGON), file.id)
    return _with(file, PASSPHRASE, {**wrapped, **_ARGON, "salt": salt.hex()})


def with_recovery(file: KeyFile, key: bytes) -> tuple[KeyFile, str]:
    """The key file with a new recovery key, and that key as it is printed."""
    secret = secrets.token_bytes(recovery_text.SECRET_BYTES)
    wrapped = _wrap(key, _derived(secret, file.id), file.id)
    return _with(file, RECOVERY, wrapped), recovery_text.spelled(secret)


def with_store(file: KeyFile, key: bytes, store: KeyStore) -> KeyFile | None:
    """The key file with this computer's key store as a way; None when the store refuses."""
    secret = secrets.token_bytes(KEY_BYTES)
    if not store.put(file.id, secret):
        return None
    return _with(file, STORE, _wrap(key, secret, file.id))


def unlock(
    file: KeyFile,
    *,
    store: KeyStore | None = None,
    passphrase: str = "",
    recovery: str = "",
    holder: bytes = b"",
) -> bytes:
    """The database's key, by whatever was handed over.

    Raises `OfficeError` (`key.wrong_passphrase`, `key.wrong_recovery`, `key.recovery_typed` for a
    recovery key that was misread) and `MachineError("machine.locked")` when nothing was handed
    over that opens it.
    """
    if recovery:
        way = file.ways.get(RECOVERY)
        secret = recovery_text.read(recovery)
        key = way and _unwrap(way, _derived(secret, file.id), file.id)
        if not key:
            raise OfficeError("key.wrong_recovery", field="recovery")
        return key
    if passphrase:
        way = file.ways.get(PASSPHRASE)
        key = way and _unwrap(way, _stretched(passphrase, bytes.fromhex(way["salt"]), way), file.id)
        if not key:
            raise OfficeError("key.wrong_passphrase", field="passphrase")
        return key
    key = _by_itself(file, store, holder)
    if key:
        return key
    raise MachineError("machine.locked")


def unlock_typed(file: KeyFile, typed: str, *, store: KeyStore | None = None) -> bytes:
    """As `unlock`, by one text that is a pass phrase or the recovery key; "" asks the store only.

    What stands in groups with dashes, or has the recovery key's check sum, is the recovery key.
    """
    if recovery_text.is_meant(typed):
        return unlock(file, recovery=typed)
    return unlock(file, store=store, passphrase=typed)


def _by_itself(file: KeyFile, store: KeyStore | None, holder: bytes) -> bytes | None:
    """The key by what nobody has to type."""
    way = file.ways.get(HOLDER)
    if way is not None and holder:
        return _unwrap(way, holder, file.id)
    way = file.ways.get(STORE)
    secret = store.get(file.id) if way is not None and store is not None else None
    return None if way is None or secret is None else _unwrap(way, secret, file.id)


def is_plain(database: Path) -> bool:
    """Whether the file at this place is a database that nobody encrypted."""
    return database.exists() and head_of(database) == _PLAIN


def read(database: Path) -> KeyFile | None:
    """The key file of a database; None where there is none.

    Raises `MachineError("machine.key_file")` for one that makes no sense.
    """
    return _read(path_of(database))


def set_aside(database: Path) -> None:
    """Keep the key file of a database that is gone under another name before a new one is begun in
    its place: whoever finds that database opens it with this. Raises OSError."""
    path = path_of(database)
    if path.exists():
        path.replace(free_name(path.with_name(f"{path.name}{_FORMER}")))


def begin_change(database: Path, file: KeyFile, part: Path) -> None:
    """Lay the key file of `part` ready before that takes the database's place: whichever of the
    two databases a power cut leaves, its key file is there."""
    _write(_coming(database), replace(file, head=head_of(part)))


def end_change(database: Path) -> None:
    """The new database lies there: its key file takes the place of the old one."""
    try:
        put_in_place(_coming(database), path_of(database))
    except OSError as error:
        raise file_trouble(error) from error


def settle_change(database: Path) -> None:
    """End a change that a power cut interrupted, or drop it, by which database lies there."""
    file = _read(_coming(database))
    if file is None:
        return
    if database.exists() and head_of(database) == file.head:
        end_change(database)
    else:
        _coming(database).unlink(missing_ok=True)


def head_of(database: Path) -> str:
    """How a database's file begins, 16 bytes in hex: random for every encrypted one."""
    try:
        with database.open("rb") as file:
            return file.read(16).hex()
    except OSError as error:
        raise file_trouble(error) from error


def _coming(database: Path) -> Path:
    return path_of(database).with_name(path_of(database).name + ".new")


def _read(path: Path) -> KeyFile | None:
    try:
        return parse(read_small(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise file_trouble(error) from error
    except ValueError as error:
        raise MachineError("machine.key_file", path=str(path)) from error


def parse(text: str) -> KeyFile:
    """A key file from its text. Raises ValueError."""
    values = json_object(text)
    if values.get("format") != FORMAT:
        raise ValueError("not a key file")
    ways, name, head = values.get("ways"), values.get("id"), values.get("head")
    if not (isinstance(name, str) and isinstance(ways, dict) and isinstance(head, str)):
        raise ValueError("not a key file")  # noqa: TRY004 - one error for whatever is wrong
    if not _NAME.fullmatch(name):
        raise ValueError("no key file has such a name")
    for kind, way in ways.items():
        _require_way(kind, way)
    return KeyFile(name, ways, head)


def forget(path: Path, store: KeyStore | None) -> None:
    """Let a key go for good: `path` is a key file's. First it goes out of the key store, then from
    the disk, overwritten; whoever finds what it opened has nothing. Raises OSError.

    A key file that makes no sense is overwritten as well.
    """
    try:
        file = _read(path)
    except MachineError:
        file = None
    if file is not None:
        forget_secret(file, store)
    if path.exists():
        overwrite(path)
        path.unlink()


def forget_secret(file: KeyFile, store: KeyStore | None) -> None:
    """Take what the key store keeps for a key file out of it."""
    if store is not None and STORE in file.ways:
        store.forget(file.id)


def told(file: KeyFile) -> str:
    """A key file as text; nothing in it is secret by itself."""
    values = {"format": file.format, "head": file.head, "id": file.id, "ways": file.ways}
    return json.dumps(values, indent=2, sort_keys=True)


def write(database: Path, file: KeyFile) -> None:
    """Write the key file beside its database, whole or not at all, forced to the disk."""
    _write(path_of(database), file)


def _write(target: Path, file: KeyFile) -> None:
    try:
        write_whole(target, told(file).encode(), private=True)
    except OSError as error:
        raise file_trouble(error) from error


def _with(file: KeyFile, kind: str, way: Mapping[str, Any]) -> KeyFile:
    return replace(file, ways={**file.ways, kind: way})


def _require_way(kind: str, way: Any) -> None:
    if kind not in (STORE, PASSPHRASE, RECOVERY, HOLDER) or not isinstance(way, dict):
        raise ValueError("unknown way")
    sizes = {"nonce": _NONCE_BYTES, "wrapped": KEY_BYTES + _TAG_BYTES}
    for name, size in (sizes | ({"salt": _SALT_BYTES} if kind == PASSPHRASE else {})).items():
        value = way.get(name)
        if not isinstance(value, str) or len(bytes.fromhex(value)) != size:
            raise ValueError(f"{name} makes no sense")
    if kind == PASSPHRASE:
        time, memory, lanes = (_whole(way.get(name)) for name in _ARGON)
        sane = 1 <= lanes <= _MOST_LANES and 8 * lanes <= memory <= _MOST_MEMORY
        if not (sane and time >= 1 and time * memory <= _MOST_WORK):
            raise ValueError("Argon2's parameters make no sense")


def _whole(value: Any) -> int:
    return value if type(value) is int else 0


def _wrap(key: bytes, secret: bytes, name: str) -> dict[str, str]:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return {
        "nonce": nonce.hex(),
        "wrapped": AESGCM(secret).encrypt(nonce, key, name.encode()).hex(),
    }


def _unwrap(way: Mapping[str, Any], secret: bytes, name: str) -> bytes | None:
    try:
        return AESGCM(secret).decrypt(
            bytes.fromhex(way["nonce"]), bytes.fromhex(way["wrapped"]), name.encode()
        )
    except (InvalidTag, ValueError):
        return None


def _stretched(passphrase: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    return hash_secret_raw(
        passphrase.strip().encode(), salt, cost["time"], cost["memory"], cost["lanes"],
        KEY_BYTES, Type.ID,
    )  # fmt: skip


def _derived(secret: bytes, name: str) -> bytes:
    """The wrapping key of a recovery key: 160 random bits need no stretching."""
    return HKDF(SHA256(), KEY_BYTES, name.encode(), b"ektp-desk recovery").derive(secret)

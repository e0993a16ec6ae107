"""Encrypting an office's file, and giving it another key: a new file takes the old one's place.

The new file is made beside the old one, compared with it, and put in place in one step; its key
file lies ready before (`keyfile.begin_change`), so that a power cut at any moment leaves an office
that opens.
"""

from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import driver, keyfile
from ektp_desk.storage.alone import alone, engine_on
from ektp_desk.storage.files import file_trouble, force_to_disk, new_private_file, put_in_place
from ektp_desk.storage.keyfile import KeyFile, Protected
from ektp_desk.storage.keystore import KeyStore
from ektp_desk.storage.manifest import Contents, contents_of

_SEQUENCES = "SELECT name, seq FROM sqlite_sequence ORDER BY name"


def encrypt(
    database: Path, *, store: KeyStore | None, passphrase: str = "", key: bytes | None = None
) -> Protected:
    """Encrypt a file anew: a plain one (`key` None) for the first time, or under another key.

    Nobody may have it open (`machine.in_use`). Raises what `keyfile.new_key` raises, and
    `MachineError("backup.not_sound")` when the new file does not hold what the old one holds;
    the office is then as it was.
    """
    file, made = keyfile.new_key(store=store, passphrase=passphrase)
    encrypt_with(database, file, made.key, key=key)
    return made


def encrypt_with(
    database: Path, file: KeyFile, new_key: bytes, *, key: bytes | None = None
) -> None:
    """As `encrypt`, under a key that was made before, with its key file."""
    part = database.with_name(f".{database.name}.part")
    try:
        new_private_file(part)
        with alone(database, key) as connection:
            _export(connection, part, new_key)
            force_to_disk(part)
            if _holds(part, new_key) != _held(connection):
                raise MachineError("backup.not_sound", path=str(part))
            keyfile.begin_change(database, file, part)
        put_in_place(part, database)
        keyfile.end_change(database)
    except OSError as error:
        raise file_trouble(error) from error
    finally:
        part.unlink(missing_ok=True)


def encrypt_copy(source: Path, part: Path, key: bytes) -> None:
    """Copy a plain file that nobody writes to into the empty `part`, encrypted: nothing readable
    lies there for a moment.

    Raises `MachineError("backup.not_sound")` when the copy does not hold what `source` holds.
    """
    address = f"{source.resolve().as_uri()}?mode=ro&immutable=1"
    connection = driver.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        _export(connection, part, key)
        if _holds(part, key) != _held(connection):
            raise MachineError("backup.not_sound", path=str(part))
    except driver.DatabaseError as error:
        wrapped = DBAPIError("", None, error)
        raise machine_error(wrapped) or wrapped from error
    finally:
        connection.close()


def _export(connection: Any, part: Path, key: bytes) -> None:
    connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex()}'\"", (str(part),))
    for pragma in ("journal_mode", "synchronous"):  # the file counts only once it was compared
        connection.execute(f"PRAGMA fresh.{pragma} = OFF").fetchall()
    connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
    connection.execute("DETACH DATABASE fresh")


def _holds(part: Path, key: bytes) -> tuple[Contents, list[Any]]:
    connection = driver.connect(part, key=key, isolation_level=None, check_same_thread=False)
    try:
        return _held(connection)
    finally:
        connection.close()


def _held(connection: Any) -> tuple[Contents, list[Any]]:
    """What a file holds, and the ids its tables will never give again."""
    with Session(engine_on(connection)) as session:
        contents = contents_of(session)
        session.rollback()
    return contents, connection.execute(_SEQUENCES).fetchall()

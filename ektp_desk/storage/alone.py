"""An office's file in the hands of one program alone, for what nobody may see half done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import driver

ALONE_MS = 2_000


@contextmanager
def alone(database: Path, key: bytes | None) -> Iterator[Any]:
    """One connection that keeps everybody else out, readers too; the file has no journal then.

    `key` opens an encrypted file. Raises `MachineError("machine.in_use")` while somebody has it.
    """
    connection = driver.connect(
        database, key=key, timeout=ALONE_MS / 1_000, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        # Leaving the write-ahead log works only for one who is alone, and the lock is then kept.
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection
    except driver.DatabaseError as error:
        if driver.error_code(error) in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
            raise MachineError("machine.in_use", detail=str(error)) from error
        wrapped = DBAPIError("", None, error)
        raise machine_error(wrapped) or wrapped from error
    finally:
        connection.close()


def engine_on(connection: Any) -> Engine:
    """An engine that has this one connection and makes no other."""
    return create_engine(
        "sqlite://", module=driver.dbapi2, creator=lambda: connection, poolclass=StaticPool
    )

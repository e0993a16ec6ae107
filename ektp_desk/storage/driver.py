"""SQLite's driver: SQLCipher's, which is SQLite and reads plain files as well.

One driver for encrypted offices and plain ones: the same version of SQLite and the same errors.
"""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from ektp_desk.kernel.errors import MachineError

__all__ = ["connect", "dbapi2", "error_code"]

Error = dbapi2.Error
DatabaseError = dbapi2.DatabaseError
SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOTADB = 5, 6, 26  # https://sqlite.org/rescode.html


def connect(target: Path | str, *, key: bytes | None = None, **settings: Any) -> Any:
    """A connection whose key was handed over; `settings` as `sqlite3.connect` takes them.

    Raises `MachineError("machine.wrong_key")` when the key does not open the file.
    """
    connection = dbapi2.connect(str(target), **settings)
    # What is wrong with a file is told by the error, once; SQLCipher would print it as well.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is None:
        return connection
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except DatabaseError as error:
        connection.close()  # else it holds the file until somebody collects it
        if error_code(error) == SQLITE_NOTADB:
            raise MachineError("machine.wrong_key", path=str(target)) from error
        raise
    return connection


def error_code(error: BaseException | None) -> int:
    """SQLite's primary result code behind an error; 0 when there is none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF

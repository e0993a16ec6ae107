"""Dumps of an office on a server: sealed while they are made, opened while they are read.

What `pg_dump` writes and `pg_restore` reads goes through pipes: no plain dump ever lies on a disk,
and memory holds a piece of it. Dumps of an earlier program are plain and can still be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.trouble import is_transient, machine_error
from ektp_desk.storage import backup_keys, keyfile, sealing
from ektp_desk.storage.check import Finding
from ektp_desk.storage.files import file_trouble
from ektp_desk.storage.manifest import Contents, contents_of
from ektp_desk.storage.postgres_tools import PIECE, run_tool
from ektp_desk.storage.replacing import IN_USE_MS
from ektp_desk.storage.sealing import BrokenSeal, Sealer


@dataclass(frozen=True)
class Dumped:
    """What was dumped, the key of the one file, and the key file's text."""

    contents: Contents
    key: bytes
    key_file: str


def dump(engine: Engine, part: Path, tools: Path | None) -> Dumped:
    """Dump an office into `part`, sealed. The rows are counted in the very snapshot that is dumped.

    Raises `OfficeError("backup.no_key")` while the office has none, what `run_tool` raises, and
    OSError.
    """
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
            office = backup_keys.required(connection)
            contents = contents_of(Session(connection))
            head, key = sealing.begin(bytes.fromhex(office.public))
            with part.open("wb") as file:
                sealer = Sealer(file, head, key)
                run_tool(
                    "pg_dump",
                    ["--format=custom", "--no-owner", "--no-privileges", "--no-password",
                     "--enable-row-security",  # the role for daily work sees every row
                     f"--snapshot={snapshot}"],
                    url=engine.url,
                    folder=tools,
                    take=sealer.write,
                )  # fmt: skip
                sealer.close()
    except DBAPIError as error:
        raise machine_error(error) or error from error
    return Dumped(contents, key, keyfile.told(office.file))


def key_of(path: Path, key: bytes) -> bytes:
    """The key of one dump by the key in its office's key file.

    Raises `OfficeError("backup.seal")` for a file that was not sealed.
    """
    try:
        with path.open("rb") as file:
            return sealing.key_of(file.read(sealing.HEAD_BYTES), backup_keys.private_of(key))
    except BrokenSeal:
        raise OfficeError("backup.seal", field="file") from None
    except OSError as error:
        raise file_trouble(error) from error


def look_over(
    path: Path, expected: Contents, key: bytes | None, tools: Path | None
) -> list[Finding]:
    """Open a dump to its last piece and compare its list of contents; a plain one has no `key`."""
    try:
        listed = run_tool(
            "pg_restore", ["--list"], url=None, folder=tools, given=_pieces(path, key)
        )
    except BrokenSeal:
        return [Finding("backup.seal")]
    missing = [table for table in expected.rows if f" {table} " not in listed]
    return [Finding("backup.table_missing", {"table": table}) for table in missing]


def load(path: Path, url: URL, key: bytes | None, tools: Path | None) -> None:
    """Put a dump into a database in one transaction, in the place of what stands there.

    Raises what `run_tool` raises, and `OfficeError("backup.seal")`; nothing is changed then.
    """
    try:
        run_tool(
            "pg_restore",
            ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--no-password",
             "--single-transaction", "--exit-on-error", f"--dbname={url.database}"],
            url=url,
            folder=tools,
            given=_pieces(path, key),
        )  # fmt: skip
    except BrokenSeal:
        raise OfficeError("backup.seal", field="file") from None


def require_idle(engine: Engine) -> None:
    """Nobody may be in the tables: `pg_restore` itself would wait for them without end.

    The server's own housekeeping (autovacuum) gives way to who waits, so a moment is waited.
    """
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {IN_USE_MS}")
            names = inspect(connection).get_table_names()
            quoted = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in names)
            connection.exec_driver_sql(f"LOCK TABLE {quoted} IN ACCESS EXCLUSIVE MODE")
            connection.rollback()
    except DBAPIError as error:
        if is_transient(error):
            raise MachineError("machine.in_use", detail=str(error.orig)) from error
        raise


def _pieces(path: Path, key: bytes | None) -> Iterator[bytes]:
    with path.open("rb") as file:
        if key is not None:
            yield from sealing.opened(file, key)
            return
        while piece := file.read(PIECE):
            yield piece

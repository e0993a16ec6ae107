"""Moving an office from its file to the office server: all of it, proven equal, or nothing.

The file is held alone from the first look to the last, so that nobody writes what would not come
along. On the server everything, the schema too, happens in one transaction: a failure leaves it
as it was, and the move is simply begun again. If only the answer to the last commit was lost, the
next attempt finds its own rows on the server, row for row, and finishes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    Table,
    event,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import moved, rights
from ektp_desk.storage.alone import alone, engine_on
from ektp_desk.storage.check import MOST_DETAILS, Check, Finding, check
from ektp_desk.storage.copying import Mover, Progress
from ektp_desk.storage.engines import make_engines, parse_url, stored_key, told
from ektp_desk.storage.manifest import Contents, contents_of
from ektp_desk.storage.upgrade import config, current, head, refuse_newer

ONE_MOVE = 7_373_001  # the advisory lock that keeps two moves to one server apart
HEAD_TABLE = "audit_head"  # the one table that a new schema puts a row into


@dataclass(frozen=True)
class Moved:
    """What was moved and compared: contents equal on both sides.

    `without_nul` counts texts in which a NUL sign was left out, which the server does not take;
    `again`: an earlier attempt had already copied everything, only its answer was lost.
    """

    contents: Contents
    without_nul: int
    again: bool


@dataclass(frozen=True)
class NotSound:
    """Nothing was moved: the file itself does not agree, and with what."""

    findings: tuple[Finding, ...]


def move(
    source: str,
    target: str,
    *,
    key: bytes | None = None,
    metadata: MetaData,
    checks: Sequence[Check],
    progress: Progress,
) -> Moved | NotSound:
    """Copy the office in the file `source` to the server `target` and mark the file as moved.

    `key` opens an encrypted file where this computer's key store does not.

    `progress` hears (table, rows done, rows in all). Raises `OfficeError` (`move.source`,
    `move.target`, `move.target_not_empty`, `move.row_refused`, `move.differs`) and
    `MachineError` (also `machine.in_use`, `machine.moved`, `machine.newer`, `machine.older`);
    the server is then as it was before, and so is the file.
    """
    path = _source_file(source)
    url = parse_url(target)
    if url.get_backend_name() != "postgresql":
        raise OfficeError("move.target", field="to")
    server = make_engines(target).writer
    try:
        with _alone(path, key or stored_key(path)) as file:
            report = check(file, metadata=metadata, further=checks)
            if not report.sound:
                return NotSound(report.findings)
            with file.connect() as old:
                done = _copied(old, server, metadata, checks, progress)
                moved.mark(old, told(url))
                old.commit()
                return done
    except DBAPIError as error:
        raise machine_error(error) or error from error
    finally:
        server.dispose()


def _source_file(source: str) -> Path:
    url = parse_url(source)
    if url.get_backend_name() != "sqlite":
        raise OfficeError("move.source")
    path = Path(str(url.database))
    if not path.exists():
        raise MachineError("machine.no_file", path=str(path))
    return path


@contextmanager
def _alone(path: Path, key: bytes | None) -> Iterator[Engine]:
    """The file through one connection that keeps everybody else out, readers too."""
    with alone(path, key) as connection:
        engine = engine_on(connection)
        event.listen(engine, "begin", lambda opened: opened.exec_driver_sql("BEGIN IMMEDIATE"))
        connection.execute("PRAGMA foreign_keys = ON")
        try:
            yield engine
        finally:
            engine.dispose()


def _copied(
    old: Connection,
    server: Engine,
    metadata: MetaData,
    checks: Sequence[Check],
    progress: Progress,
) -> Moved:
    """Copy, prove and commit on the server; or find that an earlier attempt had done it all."""
    tables = metadata.sorted_tables
    expected = contents_of(Session(old))
    revision = current(server)
    refuse_newer(revision)
    with server.begin() as new:
        if not new.execute(select(func.pg_try_advisory_xact_lock(ONE_MOVE))).scalar_one():
            raise MachineError("machine.in_use")
        if not revision and inspect(new).get_table_names():
            raise MachineError("machine.not_a_database")  # somebody else's tables stand there
        if revision != head():
            command.upgrade(config(new), "head")
            rights.settle(new)
        again = not _is_empty(new, tables)
        mover = Mover(old, new, progress, sum(expected.rows.values()))
        if again:
            _require_same(contents_of(Session(new)), expected)
        else:
            new.execute(text(f"DELETE FROM {HEAD_TABLE}"))
        for table in tables:
            mover.prove(table) if again else mover.copy(table)
        if not again:
            _advance_sequences(new, tables)
            new.execute(text("ANALYZE"))
        _prove(new, expected, checks)
        return Moved(expected, mover.without_nul, again)


def _is_empty(new: Connection, tables: Sequence[Table]) -> bool:
    """Whether no office stands on the server: a fresh schema has the audit's head row only."""
    for table in tables:
        statement = select(table).limit(1)
        if table.name == HEAD_TABLE:
            statement = statement.where(table.c.last_id > 0)
        if new.execute(statement).first() is not None:
            return False
    return True


def _require_same(found: Contents, expected: Contents) -> None:
    if found != expected:
        raise OfficeError("move.target_not_empty", field="to")


def _prove(new: Connection, expected: Contents, checks: Sequence[Check]) -> None:
    """Rows by table, the audit chain from its first row, and what must agree between rooms."""
    session = Session(new)
    found = contents_of(session)
    findings = [finding for look in checks for finding in look(session)]
    if found != expected or findings:
        differs = [name for name, rows in expected.rows.items() if found.rows.get(name) != rows]
        raise OfficeError("move.differs", table=", ".join(differs[:MOST_DETAILS]) or HEAD_TABLE)


def _advance_sequences(new: Connection, tables: Sequence[Table]) -> None:
    """The next row gets the number after the newest one copied."""
    for table in tables:
        columns = list(table.primary_key.columns)
        if len(columns) != 1:
            continue
        name = new.execute(
            select(func.pg_get_serial_sequence(table.name, columns[0].name))
        ).scalar_one()
        if name is not None:
            newest = select(func.max(columns[0])).scalar_subquery()
            new.execute(select(func.setval(name, func.coalesce(newest, 1), newest.is_not(None))))

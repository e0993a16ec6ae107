"""Copying tables from one database to another, each value compared after it was read back."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.storage.check import UNREADABLE

BATCH = 2_000
MOST_CELLS = 2**256

Progress = Callable[[str, int, int], None]
Cells = tuple[Any, ...]


class Mover:
    """Copies table by table and compares every value read back with what was read before."""

    def __init__(self, old: Connection, new: Connection, progress: Progress, total: int) -> None:
        self._old = old
        self._new = new
        self._progress = progress
        self._total = 2 * total  # written once and read back once
        self._done = 0
        self.without_nul = 0

    def copy(self, table: Table) -> None:
        """Copy one table and prove it."""
        given = 0
        for rows in _batches(self._old, table):
            cells = [self._clean(row) for row in rows]
            given = _mixed(given, cells)
            self._insert(table, cells)
            self._tell(table, len(cells))
        self._compare(table, given)

    def prove(self, table: Table) -> None:
        """Prove a table that an earlier attempt has copied."""
        given = 0
        for rows in _batches(self._old, table):
            given = _mixed(given, [self._clean(row) for row in rows])
            self._tell(table, len(rows))
        if self._sum_of_new(table) != given:
            raise OfficeError("move.target_not_empty", field="to")

    def _compare(self, table: Table, given: int) -> None:
        if self._sum_of_new(table) != given:
            raise OfficeError("move.differs", table=table.name)

    def _sum_of_new(self, table: Table) -> int:
        found = 0
        for rows in _batches(self._new, table):
            found = _mixed(found, [tuple(row) for row in rows])
            self._tell(table, len(rows))
        return found

    def _clean(self, row: Row[Any]) -> Cells:
        """The row as the server takes it: no text there holds a NUL (see `storage.engines`)."""
        cells = list(row)
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and "\0" in cell:
                cells[place] = cell.replace("\0", "")
                self.without_nul += 1
        return tuple(cells)

    def _insert(self, table: Table, cells: list[Cells]) -> None:
        """Insert a batch; a value that the server does not take is named by its row."""
        names = [column.name for column in table.columns]
        rows = [dict(zip(names, values, strict=True)) for values in cells]
        try:
            with self._new.begin_nested():
                self._new.execute(insert(table), rows)
        except (DataError, IntegrityError) as error:
            if len(cells) == 1:
                keys = [str(rows[0][column.name]) for column in table.primary_key.columns]
                raise OfficeError(
                    "move.row_refused", table=table.name, row=" / ".join(keys)
                ) from error
            middle = len(cells) // 2
            self._insert(table, cells[:middle])
            self._insert(table, cells[middle:])

    def _tell(self, table: Table, rows: int) -> None:
        self._done += rows
        self._progress(table.name, self._done, self._total)


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """All rows in the order of their keys, so that parents come before their children."""
    statement = select(table).order_by(*table.primary_key.columns)
    try:
        result = connection.execute(statement, execution_options={"yield_per": BATCH})
        yield from result.partitions()
    except UNREADABLE as error:
        raise OfficeError("move.unreadable", table=table.name) from error
    except DatabaseError as error:  # text that is no text: SQLite keeps any bytes
        if "decode" in str(error.orig):
            raise OfficeError("move.unreadable", table=table.name) from error
        raise


def _mixed(so_far: int, rows: Sequence[Cells]) -> int:
    """A sum over rows that does not depend on their order: the engines sort text differently."""
    for row in rows:
        so_far += int.from_bytes(sha256(repr(row).encode()).digest())
    return so_far % MOST_CELLS

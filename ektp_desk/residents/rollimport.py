"""Looking a roll over before it is imported: nothing is written here."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Row, text
from sqlmodel import Session

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.regions import village_codes
from ektp_desk.residents.rollfile import Table, read_table
from ektp_desk.residents.rollmap import (
    ColumnMap,
    RollColumn,
    RollRow,
    RowChecker,
    RowProblem,
    recognise,
)
from ektp_desk.residents.rules import Citizenship, MaritalStatus

REPORT_EVERY = 2_000
SHOWN_ROWS = 20
# The columns that an import compares and writes, in the order of `stored_values`.
STORED = ("nik", "kk_number", "name", "name_key", "sex", "birth_place", "birth_date",
          "marital_status", "citizenship", "address", "rt", "rw", "village_code")  # fmt: skip


def _same(value: Any) -> Any:
    return value


# Columns a roll may lack, with what they are stored as.
OPTIONAL: tuple[tuple[RollColumn, str, Callable[[Any], Any]], ...] = (
    (RollColumn.KK, "kk_number", _same),
    (RollColumn.BIRTH_PLACE, "birth_place", _same),
    (RollColumn.MARITAL, "marital_status", MaritalStatus),
    (RollColumn.CITIZENSHIP, "citizenship", Citizenship),
    (RollColumn.ADDRESS, "address", _same),
    (RollColumn.RT, "rt", _same),
    (RollColumn.RW, "rw", _same),
    (RollColumn.VILLAGE, "village_code", _same),
)

Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Preview:
    """What an import would do. `rows` are the good rows, new and changed ones included."""

    file_name: str
    sha256: str
    columns: ColumnMap
    headers: tuple[str, ...]
    rows: tuple[RollRow, ...]
    added: int
    changed: int
    unchanged: int
    repeated: int
    refused: int
    problems: tuple[RowProblem, ...]

    @property
    def warnings(self) -> int:
        """How many problems only warn."""
        return sum(problem.warning for problem in self.problems)

    @property
    def first_rows(self) -> tuple[RollRow, ...]:
        """The first good rows, to look at."""
        return self.rows[:SHOWN_ROWS]


def look_over(
    session: Session,
    *,
    path: Path,
    region_code: str,
    today: date,
    chosen: Mapping[RollColumn, int] | None = None,
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = _never,
) -> Preview:
    """Read and check a roll file against the present roll.

    `chosen` maps columns by hand. Raises `OfficeError` for files that are no table
    (`file.…`), rolls without a needed column (`roll.columns_missing`) and when cancelled
    (`roll.cancelled`). `progress` hears (rows checked, rows in all).
    """
    table = read_table(path)
    columns = recognise(table.headers, chosen)
    if columns.missing:
        raise OfficeError("roll.columns_missing", columns=columns.missing)
    checker = RowChecker(
        columns.columns,
        villages=village_codes(session),
        region_code=region_code,
        today=today,
    )
    rows, problems, refused = _check(table, checker, progress, cancelled)
    stored = stored_rows(session)
    rows = with_what_is_known(rows, stored, columns.columns)
    added, changed = _compare(rows, stored)
    return Preview(
        file_name=path.name,
        sha256=table.sha256,
        columns=columns,
        headers=table.headers,
        rows=tuple(rows),
        added=added,
        changed=changed,
        unchanged=len(rows) - added - changed,
        repeated=checker.repeated,
        refused=refused,
        problems=tuple(problems),
    )


def _check(
    table: Table, checker: RowChecker, progress: Progress, cancelled: Callable[[], bool]
) -> tuple[list[RollRow], list[RowProblem], int]:
    rows: list[RollRow] = []
    problems: list[RowProblem] = []
    refused = 0
    for place, (line, cells) in enumerate(table.numbered()):
        if place % REPORT_EVERY == 0:
            if cancelled():
                raise OfficeError("roll.cancelled")
            progress(place, len(table.rows))
        row, found = checker.check(line, cells)
        problems += found
        if row is not None:
            rows.append(row)
        elif found:
            refused += 1
    progress(len(table.rows), len(table.rows))
    return rows, problems, refused


def with_what_is_known(
    rows: Sequence[RollRow],
    stored: Mapping[str, tuple[object, ...]],
    columns: Collection[RollColumn],
) -> list[RollRow]:
    """What a list has no column for stays as it is on the roll: nobody is unmarried by a list."""
    lacking = [
        (STORED.index(name), name, kind) for column, name, kind in OPTIONAL if column not in columns
    ]
    if not lacking:
        return list(rows)
    kept = []
    for row in rows:
        known = stored.get(row.nik)
        if known is not None:
            row = replace(row, **{name: kind(known[place]) for place, name, kind in lacking})
        kept.append(row)
    return kept


def _compare(rows: list[RollRow], stored: Mapping[str, tuple[object, ...]]) -> tuple[int, int]:
    added = sum(row.nik not in stored for row in rows)
    same = sum(stored.get(row.nik) == stored_values(row) for row in rows)
    return added, len(rows) - added - same


def stored_rows(session: Session) -> dict[str, tuple[object, ...]]:
    """The present roll's compared columns by NIK, as plain tuples."""
    statement = text(f"SELECT {', '.join(STORED)} FROM resident")
    return {row.nik: _plain(row) for row in session.execute(statement)}


def stored_values(row: RollRow) -> tuple[object, ...]:
    """A row's compared columns, as they come out of the database."""
    return (
        row.nik, row.kk_number, row.name, row.name_key, row.sex.value, row.birth_place,
        row.birth_date.isoformat(), row.marital_status.value, row.citizenship.value,
        row.address, row.rt, row.rw, row.village_code,
    )  # fmt: skip


def _plain(row: Row[tuple[object, ...]]) -> tuple[object, ...]:
    """SQLite gives dates as text, PostgreSQL as dates: compared as text."""
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)

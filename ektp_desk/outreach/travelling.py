"""Rows as JSON lines, and back: what a table's own column types say of each value.

A column that is added later travels by itself, unless it is named as one that stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Date, Select, Table, Time, insert, select
from sqlmodel import Session, SQLModel

from ektp_desk.kernel.columns import EnumText, UtcTime
from ektp_desk.kernel.parts import parts

Row = dict[str, Any]


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    return model.metadata.tables[str(model.__tablename__)]


def leaving(
    session: Session,
    model: type[SQLModel],
    *,
    key: str = "",
    ids: Sequence[Any] = (),
    stays: Iterable[str] = (),
) -> Iterator[Row]:
    """The rows of a table, all or those whose `key` is one of `ids`, without the columns that
    stay here, as plain JSON values; empty ones are left out."""
    table = table_of(model)
    kept = frozenset(stays)
    columns = [column for column in table.columns if column.name not in kept]
    statement = select(*columns).order_by(*table.primary_key.columns)
    for some in _statements(statement, table.columns[key] if key else None, ids):
        for row in session.execute(some):
            yield {
                column.name: _plain(value)
                for column, value in zip(columns, row, strict=True)
                if value is not None and value != ""
            }


def arriving(session: Session, model: type[SQLModel], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert what came, with `None` or "" where nothing was sent; how many rows.

    Raises `ValueError` (`KeyError`, `TypeError`) for what this table cannot hold.
    """
    table = table_of(model)
    values = [_values(table, row) for row in rows]
    for part in parts(values):
        session.execute(insert(table), part)
    return len(values)


def _statements(
    statement: Select[*tuple[Any, ...]], column: Column[Any] | None, ids: Sequence[Any]
) -> Iterator[Select[*tuple[Any, ...]]]:
    if column is None:
        yield statement
        return
    for part in parts(ids):
        yield statement.where(column.in_(part))


def _values(table: Table, row: Mapping[str, Any]) -> Row:
    unknown = row.keys() - table.columns.keys()
    if unknown:
        raise ValueError(f"{table.name} has no {sorted(unknown)}")
    return {
        column.name: _stored(column, row.get(column.name))
        for column in table.columns
        if not column.primary_key or column.name in row  # the database gives it an id
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _stored(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None if column.nullable else _default(column)
    kind = column.type
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    return kind.kind(value) if isinstance(kind, EnumText) else value


def _default(column: Column[Any]) -> Any:
    """What a column holds that was not sent: its own default, or nothing written."""
    if column.default is None:
        return ""
    made: Any = column.default
    return made.arg(None) if made.is_callable else made.arg

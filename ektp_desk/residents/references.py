"""What points at a resident, in all nouns: moved to another entry, and back again.

The tables are asked from the database itself: a noun above this one, or one that a later version
adds, is moved like any other without a word here. Append-only tables are left as they were
written; who reads them asks for all entries of the person (`queries.entries_of`).

Rows are named by their primary key, and kept as they come out of the database, so that what is
taken out for the time of a merge can be put back to the letter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.storage.append_only import guarded_tables

COLUMN = "resident_id"
# Where each of two entries has its one row, the newer counts; elsewhere that of the kept entry.
NEWER = {"central_record": "seen_at"}
# What a refusal calls by its name.
SAID = ("appointment", "card", "print_backlog", "recording", "ticket")
_SEARCH = "resident_search"  # SQLite's full-text table, made anew from the roll

_COLUMNS = {
    "sqlite": text(
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' ORDER BY m.name, c.cid"
    ),
    "postgresql": text(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
    ),
}

Values = dict[str, Any]


@dataclass(frozen=True)
class References:
    """A table with people in it: its primary key, and the keys that allow a person one row."""

    table: str
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]


def references(connection: Connection) -> tuple[References, ...]:
    """The tables whose rows can be moved from one entry to another."""
    looker = inspect(connection)
    guarded = guarded_tables(connection)
    found = []
    for table in sorted(tables_of_people(connection)):
        if table in guarded:
            continue
        key = tuple(looker.get_pk_constraint(table)["constrained_columns"])
        unique = [tuple(one["column_names"]) for one in looker.get_unique_constraints(table)]
        unique += [
            tuple(str(name) for name in index["column_names"])
            for index in looker.get_indexes(table)
            if index["unique"] and not _is_partial(index)
        ]
        once = tuple({columns for columns in (key, *unique) if COLUMN in columns})
        found.append(References(table, key, once))
    return tuple(found)


def tables_of_people(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The tables that name a resident, ledgers too, with their columns."""
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(_COLUMNS[connection.dialect.name]):
        found.setdefault(table, []).append(column)
    return {
        table: tuple(columns)
        for table, columns in found.items()
        if COLUMN in columns and not table.startswith(_SEARCH)
    }


def _is_partial(index: Mapping[str, Any]) -> bool:
    options = index.get("dialect_options", {})
    return any(name.endswith("_where") for name in options)


def move(connection: Connection, of: References, *, source: int, target: int) -> Values:
    """Move the rows of `source` to `target`; what undoing needs: `moved` keys, `taken` rows.

    Where `target` has a row that allows no second, one of the two is taken out. Raises
    `merge.both_open` where both have something open of which there may be one.
    """
    taken: list[Values] = []
    for columns in of.unique:
        taken += _take_out(connection, of, columns, source, target)
    moved = []
    for row in connection.execute(_select(of, f"{COLUMN} = :person"), {"person": source}).all():
        was = _plain(row._asdict())
        key = {name: was[name] for name in of.key}
        _set_person(connection, of, key, target)
        # A row that is named by its person may have become another one when it is to go back.
        moved.append(
            {"key": {**key, **_renamed(key, target)}, "was": was if COLUMN in key else None}
        )
    return {"table": of.table, "moved": moved, "taken": taken}


def move_back(
    connection: Connection, of: References, done: Mapping[str, Any], *, source: int, target: int
) -> None:
    """Undo `move`: the rows go back to `source`, and what was taken out is there again.

    A row that somebody has since given to a third person stays there. Where the one row of
    `target` was changed meanwhile, it stays, and `source` gets its own back as it was.
    """
    for row in done["moved"]:
        now = _row(connection, of, row["key"])
        if now is None or now[COLUMN] != target:
            continue
        if row["was"] is not None and now != {**row["was"], COLUMN: target}:
            _insert(connection, of.table, row["was"])
        else:
            _set_person(connection, of, row["key"], source)
    for row in done["taken"]:
        if _row(connection, of, {name: row[name] for name in of.key}) is None:
            _insert(connection, of.table, row)


def _set_person(
    connection: Connection, of: References, key: Mapping[str, Any], person: int
) -> None:
    statement = text(f"UPDATE {of.table} SET {COLUMN} = :person WHERE {_named(of.key)}")
    try:
        connection.execute(statement, {"person": person, **_bound(key)})
    except IntegrityError as error:
        raise _in_the_way(of) from error


def _in_the_way(of: References) -> OfficeError:
    return OfficeError("merge.both_open", open_things=(of.table if of.table in SAID else "other",))


def _renamed(key: Mapping[str, Any], person: int) -> Values:
    return {COLUMN: person} if COLUMN in key else {}


def _take_out(
    connection: Connection, of: References, columns: tuple[str, ...], source: int, target: int
) -> Iterator[Values]:
    """Rows of one entry that stand in the way of the other's, taken out of the table."""
    others = [name for name in columns if name != COLUMN]
    for row in connection.execute(_select(of, f"{COLUMN} = :person"), {"person": source}).all():
        mine = row._asdict()
        same = "".join(f" AND {name} = :b_{name}" for name in others)
        bound = {"person": target, **_bound({name: mine[name] for name in others})}
        found = connection.execute(_select(of, f"{COLUMN} = :person{same}"), bound).first()
        if found is None:
            continue
        theirs = found._asdict()
        by = NEWER.get(of.table)
        loser = theirs if by is not None and mine[by] > theirs[by] else mine
        _delete(connection, of, loser)
        yield _plain(loser)


def _select(of: References, where: str) -> Any:
    return text(f"SELECT * FROM {of.table} WHERE {where} ORDER BY {', '.join(of.key)}")


def _named(key: Sequence[str]) -> str:
    return " AND ".join(f"{name} = :b_{name}" for name in key)


def _bound(values: Mapping[str, Any]) -> Values:
    return {f"b_{name}": value for name, value in values.items()}


def _delete(connection: Connection, of: References, row: Mapping[str, Any]) -> None:
    try:
        connection.execute(
            text(f"DELETE FROM {of.table} WHERE {_named(of.key)}"),
            _bound({name: row[name] for name in of.key}),
        )
    except IntegrityError as error:  # something of another noun hangs on that row
        raise _in_the_way(of) from error


def _row(connection: Connection, of: References, key: Mapping[str, Any]) -> Values | None:
    found = connection.execute(_select(of, _named(of.key)), _bound(key)).first()
    return None if found is None else _plain(found._asdict())


def _insert(connection: Connection, table: str, row: Mapping[str, Any]) -> None:
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), dict(row))


def _plain(values: Mapping[str, Any]) -> Values:
    """Values as JSON keeps them; both engines take dates and times back as text."""
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value

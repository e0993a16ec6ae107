"""What an office holds, row by row, so that two moments of it can be told apart or equal."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Engine, inspect, text
from sqlmodel import Session

from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.storage.check import audit_chain, integrity
from ektp_desk.storage.migrations import SEARCH

Table = Mapping[str, tuple[str, ...]]  # by column, each row's value as text
Dump = Mapping[str, Table]
Column = tuple[str, str]


def dump(engine: Engine) -> Dump:
    """Every row of every table, read in one transaction; the search index is left out."""
    with engine.connect() as connection:
        names = sorted(
            name for name in inspect(connection).get_table_names() if not name.startswith(SEARCH)
        )
        found = {}
        for name in names:
            result = connection.execute(text(f'SELECT * FROM "{name}"'))
            keys, rows = list(result.keys()), result.all()
            found[name] = {
                key: tuple(repr(row[place]) for row in rows) for place, key in enumerate(keys)
            }
        connection.rollback()
    return found


def by_chance(one: Dump, other: Dump) -> set[Column]:
    """Columns that differ between two runs of the same acts: tokens and what hangs on them."""
    return {
        (table, column)
        for table, columns in one.items()
        for column, values in columns.items()
        if Counter(values) != Counter(other[table][column])
    }


def digest(found: Dump, *, left_out: Iterable[Column]) -> str:
    """One word for all rows, but for the columns left out."""
    chance, total = set(left_out), hashlib.sha256()
    for table, columns in sorted(found.items()):
        kept = [values for column, values in columns.items() if (table, column) not in chance]
        total.update(f"{table} {len(next(iter(columns.values()), ()))}\n".encode())
        for row in sorted(zip(*kept, strict=True)):
            total.update("\x1f".join(row).encode())
            total.update(b"\n")
    return total.hexdigest()


def look_over(engine: Engine) -> tuple[str, ...]:
    """The file's own pages and references, the audit chain, and what must agree between rooms."""
    with Session(engine) as session:
        found = [f"{item.code} {dict(item.params)}" for item in integrity(session)]
        chain = audit_chain(session)
        if chain.broken_at is not None:
            found.append(f"chain {chain.problem} at {chain.broken_at}")
        for check in CHECKS:
            found += [f"{item.code} {dict(item.params)}" for item in check(session)]
    return tuple(found)


def differences(found: Dump, wanted: Dump, *, left_out: Iterable[Column]) -> dict[str, Any]:
    """Where two moments differ, to be told when a test fails."""
    chance = set(left_out)
    return {
        f"{table}.{column}": (list(values)[-3:], list(wanted[table][column])[-3:])
        for table, columns in found.items()
        for column, values in columns.items()
        if (table, column) not in chance
        and Counter(values) != Counter(wanted[table].get(column, ()))
    }

"""The triggers of an office's tables: those that guard its ledgers, and any that nobody here made.

A trigger of somebody else's can swallow a row before it is written, or write another; so can a
rule on an office server. Neither leaves a mark in the log, which is why they are looked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sqlalchemy import Connection, text

from ektp_desk.storage.append_only import append_only
from ektp_desk.storage.fresh import NEWEST, fresh_schema

_OF_FILE = text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
# A guard is one that always fires, on every row and column, and runs the function as it was made:
# tgtype counts ROW 1, BEFORE 2, DELETE 8, UPDATE 16, TRUNCATE 32 (pg_trigger.h).
_OF_SERVER = text(
    "SELECT t.tgname, c.relname, t.tgenabled = 'A' AND t.tgqual IS NULL "
    "AND t.tgattr = CAST('' AS int2vector) AND p.proname = 'refuse_change' AND p.prosrc = :body "
    "AND t.tgtype = CASE WHEN t.tgname = c.relname || '_no_truncate' THEN 34 ELSE 27 END "
    "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
    "WHERE NOT t.tgisinternal AND c.relnamespace = CAST(current_schema() AS regnamespace)"
)
_RULES = text("SELECT rulename, tablename FROM pg_rules WHERE schemaname = current_schema()")
TRIGGER, RULE = "TRIGGER", "RULE"


@dataclass(frozen=True)
class Stranger:
    """A trigger or a rule that the program did not make; `kind` is SQL's word for it."""

    kind: str
    name: str
    table: str


@dataclass(frozen=True)
class _Standing:
    """A trigger as it stands; `as_made`: as a new office gets it, if it is one of the guards."""

    name: str
    table: str
    as_made: bool


@cache
def fresh_triggers(revision: str = NEWEST) -> Mapping[str, tuple[str, str]]:
    """(table, statement) by trigger name, as a new office of a schema's revision gets them."""
    return MappingProxyType({
        made.name: (made.table, made.sql)
        for made in fresh_schema(revision) if made.kind == "trigger"
    })  # fmt: skip


def missing_guards(connection: Connection, revision: str = NEWEST) -> Iterator[tuple[str, str]]:
    """(trigger, table) of each guard that is missing, off, or not as it was made."""
    sound = {(one.name, one.table) for one in _standing(connection, revision) if one.as_made}
    yield from (guard for guard in _guards(connection, revision) if guard not in sound)


def strangers(connection: Connection, revision: str = NEWEST) -> Iterator[Stranger]:
    """Each trigger and rule on the office's tables that is none of its guards."""
    known = set(_guards(connection, revision))
    for one in _standing(connection, revision):
        if (one.name, one.table) not in known:
            yield Stranger(TRIGGER, one.name, one.table)
    if connection.dialect.name == "postgresql":
        yield from (Stranger(RULE, name, table) for name, table in connection.execute(_RULES))


def drop(connection: Connection, stranger: Stranger) -> None:
    """Take a stranger away; on a server as the owner of its table."""
    name, table = (f'"{one.replace(chr(34), chr(34) * 2)}"' for one in
                   (stranger.name, stranger.table))  # fmt: skip
    on = "" if connection.dialect.name == "sqlite" else f" ON {table}"
    connection.exec_driver_sql(f"DROP {stranger.kind} {name}{on}")


def _guards(connection: Connection, revision: str) -> Iterator[tuple[str, str]]:
    made = fresh_triggers(revision)
    if connection.dialect.name == "sqlite":
        yield from ((name, table) for name, (table, _sql) in made.items())
        return
    for table in sorted({table for table, _sql in made.values()}):
        yield from ((f"{table}_no_{verb}", table) for verb in ("change", "truncate"))


def _standing(connection: Connection, revision: str) -> Iterator[_Standing]:
    if connection.dialect.name == "sqlite":
        made = fresh_triggers(revision)
        for name, table, sql in connection.execute(_OF_FILE):
            yield _Standing(name, table, made.get(name) == (table, sql))
        return
    body = append_only("postgresql", "x", ())[0].split("$$")[1]
    for name, table, as_made in connection.execute(_OF_SERVER, {"body": body}):
        yield _Standing(name, table, as_made)

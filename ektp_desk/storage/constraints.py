"""The rules that a database keeps by itself (CHECK, keys, unique indexes): all there, as made.

A rule that somebody took away or weakened leaves no mark in the log, and wrong rows come in
quietly. A file holds the statements that made it, which are compared whole. A server writes a rule
down in words of its own: there name, columns, values and the number of alternatives are compared,
so a rule made anew by hand with all of these alike and another comparison is not found.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Connection, Index, MetaData, Table, text

from ektp_desk.storage.fresh import fresh_schema

_OF_FILE = text(
    "SELECT name, tbl_name, sql FROM sqlite_master "
    "WHERE type IN ('table', 'index') AND sql IS NOT NULL"
)
_COLUMNS = (
    "(SELECT coalesce(string_agg(a.attname, ' '), '') FROM pg_attribute a "
    "WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))"
)
_KEPT = text(
    "SELECT c.relname, CASE k.contype WHEN 'p' THEN '' ELSE k.conname END, "
    f"CASE k.contype WHEN 'p' THEN '' ELSE pg_get_constraintdef(k.oid) END, {_COLUMNS} "
    "FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
    "WHERE k.contype IN ('c', 'p') "
    "AND c.relnamespace = CAST(current_schema() AS regnamespace)"
)
_INDEXES = text(
    "SELECT i.relname, x.indisvalid, coalesce(pg_get_expr(x.indpred, x.indrelid), '') "
    "FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
    "WHERE i.relnamespace = CAST(current_schema() AS regnamespace)"
)
# The server's own triggers behind references, which its administrator can put out of action.
_SLEEPING = text(
    "SELECT DISTINCT k.conname, c.relname FROM pg_trigger t "
    "JOIN pg_constraint k ON k.oid = t.tgconstraint JOIN pg_class c ON c.oid = k.conrelid "
    "WHERE t.tgisinternal AND t.tgenabled = 'D' "
    "AND c.relnamespace = CAST(current_schema() AS regnamespace)"
)
_TOKEN = re.compile(
    r"--[^\n]*|/\*.*?\*/|(?P<value>'(?:[^']|'')*')|\"(?P<quoted>(?:[^\"]|\"\")*)\""
    r"|(?P<word>\w+)|(?P<sign>[^\s\w])",
    re.DOTALL,
)
_VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+\b|\bOR\b|\btrue\b", re.IGNORECASE)
_STRING = re.compile(r"'(?:[^']|'')*'")
Piece = tuple[str, ...]


@dataclass(frozen=True)
class Lost:
    """A rule of a table that is missing, or is not as it was made."""

    name: str
    table: str


def lost(connection: Connection, metadata: MetaData) -> Iterator[Lost]:
    """Each rule that does not stand as it was made, by table.

    Indexes and references that are missing altogether are found by comparing the schema
    (`storage.check`).
    """
    found = _of_file(connection)
    if connection.dialect.name == "postgresql":
        found = _of_server(connection, metadata)
    yield from sorted(set(found), key=lambda one: (one.table, one.name))


def checks_lost(connection: Connection, metadata: MetaData) -> Iterator[CheckConstraint]:
    """On a server, the CHECK constraints that are missing or altered."""
    kept = {(table, name): (said, columns) for table, name, said, columns
            in connection.execute(_KEPT)}  # fmt: skip
    for table in metadata.tables.values():
        for rule in _checks(table):
            if not _same(rule, kept.get((table.name, str(rule.name)))):
                yield rule


# -- a file --------------------------------------------------------------------------------


def _of_file(connection: Connection) -> Iterator[Lost]:
    standing = {name: (owner, sql) for name, owner, sql in connection.execute(_OF_FILE)}
    for made in fresh_schema():
        owner, sql = standing.get(made.name, ("", made.sql))
        if made.kind == "trigger" or sql == made.sql:
            continue
        if made.kind == "index":
            if _tokens(sql) != _tokens(made.sql):
                yield Lost(made.name, owner)
            continue
        for piece in _difference(_pieces(made.sql), _pieces(sql)):
            yield Lost(_name(piece), made.table)


def _difference(made: list[Piece], standing: list[Piece]) -> Iterable[Piece]:
    """What is missing of a table, then what nobody here made of it."""
    expected, found = Counter(made), Counter(standing)
    return (*(expected - found), *(found - expected))


def _tokens(sql: str) -> Piece:
    """Words and signs, without comments and whatever the writing of names may differ in."""
    said = []
    for one in _TOKEN.finditer(sql):
        if one["value"] is not None:
            said.append(one["value"])
        elif one["quoted"] is not None:
            said.append(one["quoted"].lower())
        elif one["word"] or one["sign"]:
            said.append(one[0].lower())
    return tuple(said)


def _pieces(sql: str) -> list[Piece]:
    """The columns and rules of a table's statement, in no order that counts."""
    depth, pieces, piece = 0, list[Piece](), list[str]()
    for token in _tokens(sql):
        depth += (token == "(") - (token == ")")
        if (token == "," and depth == 1) or (token == ")" and depth == 0):
            pieces.append(tuple(piece))
            piece = []
        elif depth > 1 or (depth == 1 and (piece or token != "(")):
            piece.append(token)
    return pieces


def _name(piece: Piece) -> str:
    """A rule's name, else a column's, else what kind of key it is, on which columns."""
    if piece[0] == "constraint":
        return piece[1]
    if piece[0] in ("primary", "foreign", "unique", "check"):
        return re.sub(r"\s*([(),])\s*", r"\1", " ".join(piece))
    return piece[0]


# -- a server ------------------------------------------------------------------------------


def _of_server(connection: Connection, metadata: MetaData) -> Iterator[Lost]:
    for rule in checks_lost(connection, metadata):
        yield Lost(str(rule.name), rule.table.name)
    keys = {table: columns for table, name, _, columns in connection.execute(_KEPT) if not name}
    indexes = {name: (valid, where) for name, valid, where in connection.execute(_INDEXES)}
    for table in metadata.tables.values():
        if set(keys.get(table.name, "").split()) != set(table.primary_key.columns.keys()):
            yield Lost(f"{table.name}_pkey", table.name)
        for index in table.indexes:
            valid, where = indexes.get(str(index.name), (True, _where(index, connection)))
            if not valid or _values(where) != _values(_where(index, connection)):
                yield Lost(str(index.name), table.name)
    yield from (Lost(name, table) for name, table in connection.execute(_SLEEPING))


def _checks(table: Table) -> Iterator[CheckConstraint]:
    yield from (one for one in table.constraints if isinstance(one, CheckConstraint))


def _same(rule: CheckConstraint, kept: tuple[str, str] | None) -> bool:
    if kept is None:
        return False
    expected, (said, columns) = str(rule.sqltext), kept
    words = set(re.findall(r"\w+", _STRING.sub("", expected)))
    named = words & set(rule.table.columns.keys())
    return named == set(columns.split()) and _values(said) == _values(expected)


def _where(index: Index, connection: Connection) -> str:
    where = index.dialect_options["postgresql"]["where"]
    if where is None:
        return ""
    literal = where.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    return str(literal)


def _values(said: str) -> tuple[frozenset[str], int]:
    """What a condition compares with, and how many ways round it there are."""
    found = [one if one.startswith("'") else one.lower() for one in _VALUE.findall(said)]
    return frozenset(found), found.count("or")

"""The schema as a new office gets it: what an older office's own is compared with."""

import json
from dataclasses import astuple, dataclass
from functools import cache

from alembic import command
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from ektp_desk.storage.upgrade import MIGRATIONS, config

NEWEST = "head"  # the revision that this program was made for
# Written by `packaging/fresh_schema.py`: to make a schema only to look at it would keep a window
# waiting, because the interpreter clears away some hundred thousand objects afterwards.
FILE = MIGRATIONS / "fresh.json"
_MADE = text(
    "SELECT type, name, tbl_name, sql FROM sqlite_master "
    "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
)


@dataclass(frozen=True)
class Made:
    """A table, index or trigger of SQLite, with the statement that made it."""

    kind: str
    name: str
    table: str
    sql: str


@cache
def fresh_schema(revision: str = NEWEST) -> tuple[Made, ...]:
    """All that a new office in a file is made of at a schema's revision: the same in each
    program."""
    if revision != NEWEST:
        return made_by_migrations(revision)
    return tuple(Made(*row) for row in json.loads(FILE.read_text(encoding="utf-8")))


def made_by_migrations(revision: str = NEWEST) -> tuple[Made, ...]:
    """The same by making an office in memory, which takes its time."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            command.upgrade(config(connection), revision)
            return standing_schema(connection)
    finally:
        engine.dispose()


def standing_schema(connection: Connection) -> tuple[Made, ...]:
    """What an office in a file is made of."""
    return tuple(Made(*row) for row in connection.execute(_MADE))


def is_fresh(connection: Connection) -> bool:
    """Whether an office in a file is made, word for word, of what a new one is made of."""
    return set(standing_schema(connection)) == set(fresh_schema())


def told(schema: tuple[Made, ...]) -> str:
    """The text of `FILE`."""
    return json.dumps([astuple(made) for made in schema], indent=1, ensure_ascii=False) + "\n"

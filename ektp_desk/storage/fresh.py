"""The schema as a new office gets it: what an older office's own is compared with."""

from dataclasses import dataclass
from functools import cache

from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from ektp_desk.storage.upgrade import config

NEWEST = "head"  # the revision that this program was made for
_MADE = text("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")


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
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            command.upgrade(config(connection), revision)
            return tuple(Made(*row) for row in connection.execute(_MADE))
    finally:
        engine.dispose()

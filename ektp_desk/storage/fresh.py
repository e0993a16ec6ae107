"""The schema as a new office gets it: what an older office's own is compared with."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from ektp_desk.storage.upgrade import upgrade

_MADE = text("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")


@dataclass(frozen=True)
class Made:
    """A table, index or trigger of SQLite, with the statement that made it."""

    kind: str
    name: str
    table: str
    sql: str


@cache
def fresh_schema() -> tuple[Made, ...]:
    """All that a new office in a file is made of: the same in each program."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        upgrade(engine)
        with engine.connect() as connection:
            return tuple(Made(*row) for row in connection.execute(_MADE))
    finally:
        engine.dispose()

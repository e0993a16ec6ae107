"""What no connection of the program may do to an SQLite office: take its guards away.

SQLite asks the authorizer while it prepares a statement; the answer holds for every statement of
the connection, whoever wrote it. Only an upgrade and a repair lift it (`lifted`). On an office
server the role for daily work owns nothing, which is the same (docs/office-server.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from ektp_desk.storage.driver import dbapi2

_SCHEMA = frozenset(
    {
        dbapi2.SQLITE_CREATE_TRIGGER,
        dbapi2.SQLITE_CREATE_TEMP_TRIGGER,  # one that fires first could swallow a row
        dbapi2.SQLITE_CREATE_VIEW,
        dbapi2.SQLITE_DROP_TRIGGER,
        dbapi2.SQLITE_DROP_INDEX,
        dbapi2.SQLITE_DROP_TABLE,
        dbapi2.SQLITE_DROP_VIEW,
        dbapi2.SQLITE_DROP_VTABLE,
        dbapi2.SQLITE_ALTER_TABLE,
    }
)
_PRAGMAS = frozenset(
    {"writable_schema", "recursive_triggers", "ignore_check_constraints", "foreign_keys",
     "trusted_schema", "key", "rekey"}
)  # fmt: skip


def guard(connection: Any) -> None:
    """Let a driver's connection refuse, from now on, what takes guards away ("not authorized")."""
    connection.set_authorizer(_allowed)


@contextmanager
def lifted(connection: Connection) -> Iterator[None]:
    """Let an upgrade or a repair change the schema on this connection, and guard it again."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver_connection: Any = connection.connection.driver_connection
    driver_connection.set_authorizer(None)
    try:
        yield
    finally:
        guard(driver_connection)


def _allowed(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    if action in _SCHEMA:
        return int(dbapi2.SQLITE_DENY)
    if action == dbapi2.SQLITE_PRAGMA and second is not None and str(first).lower() in _PRAGMAS:
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)

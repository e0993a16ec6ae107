"""Decides, in one place, which database errors are known trouble and which are bugs."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.errors import MachineError

_SQLITE = {
    sqlite3.SQLITE_BUSY: "machine.busy",
    sqlite3.SQLITE_LOCKED: "machine.busy",
    sqlite3.SQLITE_FULL: "machine.disk_full",
    sqlite3.SQLITE_READONLY: "machine.read_only",
    sqlite3.SQLITE_CANTOPEN: "machine.cannot_open",
    sqlite3.SQLITE_CORRUPT: "machine.damaged",
    sqlite3.SQLITE_NOTADB: "machine.not_a_database",
    sqlite3.SQLITE_IOERR: "machine.disk_trouble",
    sqlite3.SQLITE_PERM: "machine.read_only",
}
# By SQLSTATE class (first two characters): PostgreSQL documentation, appendix A.
_POSTGRES = {
    "08": "machine.unreachable",
    "57": "machine.unreachable",
    "53": "machine.disk_full",
    "40": "machine.busy",
    "55": "machine.busy",
    "25": "machine.read_only",
    "28": "machine.access_denied",
    "XX": "machine.damaged",
}
_TRANSIENT_STATES = frozenset({"40001", "40P01", "55P03"})


def machine_error(error: DBAPIError) -> MachineError | None:
    """The known trouble behind a driver error, or None if it is none (a bug in our SQL)."""
    original = error.orig
    detail = type(original).__name__ if original is not None else ""
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", None)
        known = _SQLITE.get(code & 0xFF) if isinstance(code, int) else None
        return MachineError(known, detail=f"{detail} {code}") if known else None
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str) and state[:2] in _POSTGRES:
        return MachineError(_POSTGRES[state[:2]], detail=f"{detail} {state}")
    if error.connection_invalidated or (state is None and _is_operational(original)):
        return MachineError("machine.unreachable", detail=detail)
    return None


def _is_operational(original: BaseException | None) -> bool:
    """Whether the driver says so, by this class or one below it (a connection timed out)."""
    return any(kind.__name__ == "OperationalError" for kind in type(original).__mro__)


def is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may well succeed if it is simply tried again."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", 0) or 0
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(original, "sqlstate", None) in _TRANSIENT_STATES

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
_NO_RIGHT = "42501"  # the role for daily work was asked to do what is the owner's
# What stands in the way of connecting has no SQLSTATE in the driver, only the server's words (in
# English unless its `lc_messages` says otherwise: then it is "unreachable" with the rest).
_CONNECTING = {
    "no password supplied": "machine.password_needed",
    "does not support SSL": "machine.not_encrypted",
    "channel binding": "machine.not_trusted",  # another one than the server proves the password
    "password authentication failed": "machine.access_denied",
    "pg_hba.conf": "machine.access_denied",
    "is not permitted to log in": "machine.access_denied",
    "certificate": "machine.not_trusted",
    "does not exist": "machine.no_database",
    "SSL": "machine.not_trusted",
}
_SQLITE_DRIVERS = ("sqlite3", "sqlcipher3")  # the office's is SQLCipher's, with the same codes
_TRANSIENT_STATES = frozenset({"40001", "40P01", "55P03"})


def machine_error(error: DBAPIError) -> MachineError | None:
    """The known trouble behind a driver error, or None if it is none (a bug in our SQL)."""
    original = error.orig
    detail = type(original).__name__ if original is not None else ""
    if _is_sqlite(original):
        code = getattr(original, "sqlite_errorcode", None)
        known = _SQLITE.get(code & 0xFF) if isinstance(code, int) else None
        return MachineError(known, detail=f"{detail} {code}") if known else None
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str) and state[:2] in _POSTGRES:
        return MachineError(_POSTGRES[state[:2]], detail=f"{detail} {state}")
    if state == _NO_RIGHT:
        return MachineError("machine.no_right", detail=f"{detail} {state}")
    if error.connection_invalidated or (state is None and _is_operational(original)):
        return MachineError(_connecting(original), detail=detail)
    return None


def _connecting(original: BaseException | None) -> str:
    words = str(original)
    if "consuming input" in words or "closed the connection" in words:
        return "machine.unreachable"  # was connected: nothing to do with passwords
    found = (code for phrase, code in _CONNECTING.items() if phrase in words)
    return next(found, "machine.unreachable")


def _is_sqlite(original: BaseException | None) -> bool:
    return type(original).__module__.partition(".")[0] in _SQLITE_DRIVERS


def _is_operational(original: BaseException | None) -> bool:
    """Whether the driver says so, by this class or one below it (a connection timed out)."""
    return any(kind.__name__ == "OperationalError" for kind in type(original).__mro__)


def is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may well succeed if it is simply tried again."""
    original = error.orig
    if _is_sqlite(original):
        code = getattr(original, "sqlite_errorcode", 0) or 0
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(original, "sqlstate", None) in _TRANSIENT_STATES

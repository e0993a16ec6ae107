"""Making an office's database on a server, and the roles that may use it (docs/office-server.md).

The owner makes tables; the role for daily work reads and writes rows; the public display's role
reads what the display shows. Each has a random password of its own, which travels to the server
only as the proof that it keeps (SCRAM), so that it stands in no log there.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import rights
from ektp_desk.storage.engines import make_engines, parse_url

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_PASSWORD_BYTES = 18
_SHARED = ("postgres", "template1")  # every server has them, and lets everybody in at first
_PLAIN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"


@dataclass(frozen=True)
class Roles:
    """What the roles and the database are called."""

    owner: str = "ektp_owner"
    daily: str = "ektp_desk"
    display: str = "ektp_display"
    database: str = "ektp_desk"


@dataclass(frozen=True)
class Prepared:
    """`passwords` of the roles that got one now, by role: said once, kept nowhere here.

    `others` are further databases of this server that the role for daily work can enter.
    """

    roles: Roles
    passwords: Mapping[str, str]
    made_database: bool
    others: tuple[str, ...]


def prepare(address: str, roles: Roles, *, new_passwords: bool = False) -> Prepared:
    """Make, or put right, the database and its roles; `address` is the server administrator's.

    May be run again at any time: roles that exist keep their passwords unless `new_passwords`.
    Raises `OfficeError` (`server.name`, `server.only_servers`, `server.database_taken`) and
    `MachineError` (`machine.no_right` for somebody who is not the server's administrator).
    """
    _require_names(address, roles)
    admin = make_engines(address).writer
    url = admin.url.set(database=roles.database)
    try:
        with _by_itself(admin).connect() as connection:
            passwords = _make_roles(connection, roles, new_passwords)
            made = _make_database(connection, roles)
            _close_others(connection, roles)
        inside = make_engines(url.render_as_string(hide_password=False)).writer
        try:
            with inside.begin() as connection:
                _give_rights(connection, roles)
                others = _others(connection, roles)
        finally:
            inside.dispose()
    except DBAPIError as error:
        raise machine_error(error) or error from error
    finally:
        admin.dispose()
    return Prepared(roles, passwords, made, others)


def _require_names(address: str, roles: Roles) -> None:
    if parse_url(address).get_backend_name() != "postgresql":
        raise OfficeError("server.only_servers", field="database")
    names = [roles.owner, roles.daily, roles.display]
    for name in (*names, roles.database):
        if not _NAME.fullmatch(name) or name.startswith("pg_"):
            raise OfficeError("server.name", name=name)
    if len(set(names)) < len(names):
        raise OfficeError("server.name", name=roles.daily)


def _by_itself(engine: Engine) -> Engine:
    """Databases are made outside transactions."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _make_roles(connection: Connection, roles: Roles, new_passwords: bool) -> dict[str, str]:
    passwords = {}
    for role in (roles.owner, roles.daily, roles.display):
        known = connection.execute(
            text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}
        ).first()
        connection.exec_driver_sql(f"{'ALTER' if known else 'CREATE'} ROLE {role} {_PLAIN}")
        if new_passwords or not known:
            passwords[role] = secrets.token_urlsafe(_PASSWORD_BYTES)
            proof = _proof(connection, role, passwords[role])
            connection.exec_driver_sql(f"ALTER ROLE {role} PASSWORD '{proof}'")
    for role in (roles.daily, roles.display):
        _leave_all(connection, role)
    connection.exec_driver_sql(f"COMMENT ON ROLE {roles.display} IS '{rights.DISPLAY_MARK}'")
    return passwords


def _proof(connection: Connection, role: str, password: str) -> str:
    """What the server keeps of a password (SCRAM-SHA-256), reckoned on this side."""
    driver: Any = connection.connection.driver_connection
    proof: bytes = driver.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    )
    return proof.decode()


def _leave_all(connection: Connection, role: str) -> None:
    """Out of every other role, whose rights it would have."""
    of = connection.execute(
        text("SELECT quote_ident(pg_get_userbyid(roleid)) FROM pg_auth_members "
             "WHERE member = CAST(:role AS regrole)"),
        {"role": role},
    ).scalars()  # fmt: skip
    for group in of.all():
        connection.exec_driver_sql(f"REVOKE {group} FROM {role}")


def _make_database(connection: Connection, roles: Roles) -> bool:
    """Whether it was made now. Somebody else's of the same name is left alone."""
    owner = connection.execute(
        text("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = :name"),
        {"name": roles.database},
    ).scalar_one_or_none()
    if owner is not None and owner != roles.owner:
        raise OfficeError("server.database_taken", name=roles.database, owner=owner)
    if owner is None:
        connection.exec_driver_sql(
            f"CREATE DATABASE {roles.database} OWNER {roles.owner} TEMPLATE template0 "
            "ENCODING 'UTF8'"
        )
    return owner is None


def _close_others(connection: Connection, roles: Roles) -> None:
    """Nobody enters the office's database, nor the two that every server has, by being anybody."""
    connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {roles.database} FROM PUBLIC")
    for name in _SHARED:
        connection.exec_driver_sql(f"REVOKE CONNECT, TEMPORARY ON DATABASE {name} FROM PUBLIC")
    connection.exec_driver_sql(
        f"GRANT CONNECT ON DATABASE {roles.database} TO {roles.daily}, {roles.display}"
    )


def _give_rights(connection: Connection, roles: Roles) -> None:
    """For the tables that are there, and by default for those that the owner will make."""
    rows = f"SELECT, INSERT, UPDATE, DELETE ON {{}} TO {roles.daily}"
    counted = f"USAGE, SELECT ON {{}} TO {roles.daily}"
    by_default = f"ALTER DEFAULT PRIVILEGES FOR ROLE {roles.owner} IN SCHEMA public GRANT"
    for statement in (
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {roles.owner}",
        f"GRANT USAGE ON SCHEMA public TO {roles.daily}, {roles.display}",
        f"{by_default} {rows.format('TABLES')}",
        f"{by_default} {counted.format('SEQUENCES')}",
        f"GRANT {rows.format('ALL TABLES IN SCHEMA public')}",
        f"GRANT {counted.format('ALL SEQUENCES IN SCHEMA public')}",
    ):
        connection.exec_driver_sql(statement)
    rights.settle(connection)


def _others(connection: Connection, roles: Roles) -> tuple[str, ...]:
    found = connection.execute(
        text("SELECT datname FROM pg_database WHERE datallowconn AND datname <> :own "
             "AND has_database_privilege(CAST(:role AS text), oid, 'CONNECT') ORDER BY datname"),
        {"own": roles.database, "role": roles.daily},
    ).scalars()  # fmt: skip
    return tuple(found.all())

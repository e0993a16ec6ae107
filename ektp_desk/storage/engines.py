"""Engines for the two databases: SQLite (a file on this computer) and PostgreSQL (the office's).

SQLite never lies on a network share: several counters need the office server.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from ektp_desk.config import load_settings
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import credentials, driver, keyfile, tls
from ektp_desk.storage.guard import guard
from ektp_desk.storage.keystore import system_store
from ektp_desk.storage.presence import Presence

BUSY_TIMEOUT_MS = 5_000
PAGE_CACHE_KIB = 64_000
_KEY = "ektp_key"  # an engine's key, among its execution options
# A network that has died without a word is noticed in about ten seconds: asked after 4 s of
# silence, five times a second apart (Windows asks ten times); on Linux also what was sent and not
# taken for 8 s. Unknown to a system, they do nothing there.
CLIENT_KEEPALIVE = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 4,
    "keepalives_interval": 1,
    "keepalives_count": 5,
    "tcp_user_timeout": 8_000,
}
# The server notices a dead workstation, too, and lets go of the rows it had in hand. Only those
# two: a server on Windows refuses the others.

SERVER_KEEPALIVE = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=2"


@dataclass(frozen=True)
class Engines:
    """A writing engine and a reading one that cannot write."""

    writer: Engine
    reader: Engine


def parse_url(address: str) -> URL:
    """Read a database address; a bare path means an SQLite file.

    Raises `OfficeError("database.address")` for anything else than SQLite or PostgreSQL.
    """
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # a port that is no number is the latter
        raise OfficeError("database.address", field="database") from None
    backend = url.get_backend_name()
    if backend == "postgresql":
        return _server(url)
    if backend != "sqlite" or not url.database or url.database == ":memory:":
        raise OfficeError("database.address", field="database")
    return url


def _server(url: URL) -> URL:
    """A password behind the question mark stands where a password stands, so that it is hidden."""
    asked = url.query.get("password")
    if isinstance(asked, str):
        url = url.set(password=asked).difference_update_query(("password",))
    return url.set(drivername="postgresql+psycopg")


def told(url: URL) -> str:
    """Where the data lies, as people write it: a file, or the server without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    url = url.set(drivername="postgresql").difference_update_query(credentials.SECRETS)
    return url.render_as_string(hide_password=True)


def name_of(url: URL) -> str:
    """A folder's name for a database: the same whoever opens it, however it is encrypted."""
    if url.get_backend_name() == "sqlite":
        told = str(Path(str(url.database)).resolve())
    else:
        place = {name: url.query[name] for name in ("host", "port") if name in url.query}
        told = url._replace(username=None, password=None).set(query=place).render_as_string()
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def make_engines(address: str, *, key: bytes | None = None) -> Engines:
    """Engines for an address. Connects to nothing yet.

    An encrypted file needs its `key`; without one this computer's key store is asked for it, and
    `MachineError("machine.locked")` says that somebody must open it (`keyfile.unlock`). For a
    server raises what `tls.secured` raises.
    """
    url = parse_url(address)
    if url.get_backend_name() == "sqlite":
        key = key or stored_key(Path(str(url.database)))
        return Engines(_sqlite(url, key, reading=False), _sqlite(url, key, reading=True))
    url = server_url(url)
    return Engines(_postgres(url, reading=False), _postgres(url, reading=True))


def server_url(url: URL) -> URL:
    """A server's address as it is connected to: encrypted, checked, with the password kept for it.

    Raises what `tls.secured` raises.
    """
    settings = load_settings()
    url = tls.secured(url, authority=settings.authority, least=settings.server_check)
    return url if url.password is not None else credentials.completed(url, system_store())


def stored_key(database: Path, passphrase: str = "") -> bytes | None:
    """The key of an encrypted file out of this computer's key store, or by the pass phrase if one
    is given; None for a plain file, whatever key file a restore that was cut short left beside it.

    Raises `MachineError("machine.locked")` when the store does not have it, and what
    `keyfile.unlock` raises.
    """
    keyfile.settle_change(database)
    file = keyfile.read(database)
    if file is None or keyfile.is_plain(database):
        return None
    return keyfile.unlock(file, store=system_store(), passphrase=passphrase)


def key_of(engine: Engine) -> bytes | None:
    """The key an engine was made with."""
    key: bytes | None = engine.get_execution_options().get(_KEY)
    return key


def try_connecting(address: str) -> None:
    """Connect to a server once. Raises as `make_engines` does, and `MachineError` for what stands
    in the way (`machine.password_needed`, `machine.access_denied`, …)."""
    engine = make_engines(address).reader
    try:
        engine.connect().close()
    except DBAPIError as error:
        raise machine_error(error) or error from error
    finally:
        engine.dispose()


def enter(address: str, password: str) -> str:
    """Connect with a password that somebody typed, and keep it if this computer has a key store.

    The address to open the office with: with the password in it where nothing else keeps it.
    Raises as `try_connecting` does.
    """
    url = parse_url(address).set(password=password)
    whole = url.render_as_string(hide_password=False)
    try_connecting(whole)
    return credentials.told_bare(url) if credentials.keep(url, password, system_store()) else whole


def as_owner(engine: Engine, name: str, password: str) -> str:
    """The address of an engine's server for another role: who may put tables into the place of
    others. Connected to once; raises as `try_connecting`. Nothing is kept."""
    address = engine.url.set(username=name, password=password)
    whole = address.render_as_string(hide_password=False)
    try_connecting(whole)
    return whole


def open_desk(address: str, *, clock: Clock, zone: ZoneInfo, key: bytes | None = None) -> Desk:
    """A `Desk` on an existing, current database; `key` as for `make_engines`.

    Raises `MachineError` when an SQLite file is missing (`machine.no_file`): opening must never
    quietly make an empty office.
    """
    url = parse_url(address)
    engines = make_engines(address, key=key)
    if url.get_backend_name() != "sqlite":
        return Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=zone)
    path = Path(str(url.database))
    if not path.exists():
        raise MachineError("machine.no_file", path=str(path))
    presence = Presence(path, engines.reader, engines.writer)
    return Desk(
        reader=engines.reader, writer=engines.writer, clock=clock, zone=zone, require_data=presence
    )


def _sqlite(url: URL, key: bytes | None, *, reading: bool) -> Engine:
    engine = create_engine(
        url, module=driver.dbapi2, connect_args={"check_same_thread": False}, pool_timeout=10,
        execution_options={_KEY: key},
    )  # fmt: skip
    begin = text("BEGIN" if reading else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "do_connect")
    def _on_do_connect(_dialect: Any, _record: Any, target: Any, settings: Any) -> Any:
        return driver.connect(*target, key=key, **settings)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin by itself
        for pragma in _sqlite_pragmas(reading=reading):
            connection.execute(pragma)
        guard(connection)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.execute(begin)

    return engine


def _sqlite_pragmas(*, reading: bool) -> list[str]:
    pragmas = [
        f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA recursive_triggers = ON",  # so that REPLACE cannot slip past DELETE triggers
        "PRAGMA synchronous = FULL",
        f"PRAGMA cache_size = -{PAGE_CACHE_KIB}",
        "PRAGMA temp_store = MEMORY",
    ]
    if reading:
        return [*pragmas, "PRAGMA query_only = ON"]
    return ["PRAGMA journal_mode = WAL", *pragmas]


def _postgres(url: URL, *, reading: bool) -> Engine:
    options = f"-c timezone=UTC -c lock_timeout=10s {SERVER_KEEPALIVE}"
    if reading:
        options += " -c default_transaction_read_only=on"
    engine = create_engine(
        url,
        connect_args={**_given_up_soon(url), "options": options},
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_size=4,
    )
    event.listen(engine, "connect", _send_no_nul)
    return engine


def _given_up_soon(url: URL) -> dict[str, int]:
    """What the address itself does not say about how soon a silent network is given up."""
    return {name: value for name, value in CLIENT_KEEPALIVE.items() if name not in url.query}


def _send_no_nul(connection: Any, _record: object) -> None:
    """PostgreSQL takes no NUL in a text. What a scanner or a paste brings along is left out.

    Here and not in each input: searches take any text, and SQLite never minds.
    """
    from psycopg.types.string import StrDumperUnknown  # offices with a file never load it

    class WithoutNul(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", ""))

    connection.adapters.register_dumper(str, WithoutNul)

"""An office prepared for a kind of act, on either engine, which can be put back as it was."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from ektp_desk.accounts import passwords
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.storage import keyfile
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.keyfile import KeyFile
from ektp_desk.storage.upgrade import upgrade
from tests.conftest import MORNING, ZONE, Office, make_office
from tests.faults.acts import Kind

PHRASE = "kuda putih lari jauh"
WAL = ("-wal", "-shm")
# Numbers that a killed act took from a sequence are given again, so that what comes after it
# has the same ids as it would have had without the kill.
SEQUENCES = (
    "SELECT format('SELECT setval(%L, GREATEST(coalesce(max(%I), 0), 1), coalesce(max(%I), 0) > 0)"
    " FROM %I.%I', pg_get_serial_sequence(quote_ident(c.table_schema) || '.' || "
    "quote_ident(c.table_name), c.column_name), c.column_name, c.column_name, c.table_schema, "
    "c.table_name) FROM information_schema.columns c WHERE c.table_schema = 'public' AND "
    "pg_get_serial_sequence(quote_ident(c.table_schema) || '.' || quote_ident(c.table_name), "
    "c.column_name) IS NOT NULL"
)
# Who is idle has nothing in hand, and nothing of a killed program can come any more.
BUSY = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend' "
    "AND state IS DISTINCT FROM 'idle'"
)
BREATH = "SELECT pg_sleep(0.002)"


@dataclass(frozen=True)
class Stage:
    """The office at `address`; `scene` is what the acts are handed, `key` its key in hex."""

    kind: Kind
    address: str
    key: str
    scene: Path
    original: str  # the file or the database it is put back from

    @cached_property
    def engine(self) -> Engine:
        """For whoever looks after a kill, who lets go of it then (`dispose`)."""
        return make_engines(self.address, key=bytes.fromhex(self.key) or None).writer

    def put_back(self) -> None:
        """The office as it was before the first act."""
        self.engine.dispose()  # a file must not change under who has it open
        if self.key:
            path = Path(self.address)
            for ending in ("", *WAL):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            copyfile(self.original, path)
            return
        url = make_url(self.address)
        server_statement(self.original, f"DROP DATABASE IF EXISTS {url.database} WITH (FORCE)")
        server_statement(
            self.original, f"CREATE DATABASE {url.database} TEMPLATE {url.database}_before"
        )

    def settle(self, engine: Engine) -> None:
        """Wait until a server has ended what a killed program left in its hands."""
        if not self.key:
            settle_server(engine)


@dataclass(frozen=True)
class Ground:
    """A small office that nothing happened in yet, which each kind's own is copied from."""

    address: str
    protected: tuple[KeyFile, bytes] | None
    people: dict[str, Any]

    @property
    def key(self) -> bytes | None:
        """Of the encrypted file."""
        return None if self.protected is None else self.protected[1]


def file_ground(folder: Path) -> Ground:
    """In an encrypted file."""
    file, made = keyfile.new_key(store=None, passphrase=PHRASE)
    return _ground(str(folder / "ground.db"), (file, made.key))


@contextmanager
def server_ground(server: str) -> Iterator[Ground]:
    """On a server; `server` is the address of another database there."""
    server_statement(server, "CREATE DATABASE ektp_ground")
    yield _ground(_database(server, "ektp_ground"), None)
    server_statement(server, "DROP DATABASE ektp_ground WITH (FORCE)")


@contextmanager
def stage_on(ground: Ground, kind: Kind, folder: Path) -> Iterator[Stage]:
    """The office for one kind, on the same engine as `ground`."""
    if ground.protected is not None:
        file, key = ground.protected
        original, path = folder / "before.db", folder / "office.db"
        copyfile(ground.address, original)
        scene = _prepare(kind, str(original), ground, folder)
        stage = Stage(kind, str(path), key.hex(), scene, str(original))
        stage.put_back()
        keyfile.write(path, replace(file, head=keyfile.head_of(path)))
        yield stage
        return
    name = f"ektp_{kind.name}"
    before = f"{name}_before"
    server = _database(ground.address, "postgres")
    server_statement(server, f"CREATE DATABASE {before} TEMPLATE ektp_ground")
    scene = _prepare(kind, _database(server, before), ground, folder)
    stage = Stage(kind, _database(server, name), "", scene, server)
    stage.put_back()
    yield stage
    for database in (name, before):
        server_statement(server, f"DROP DATABASE {database} WITH (FORCE)")


def _ground(address: str, protected: tuple[KeyFile, bytes] | None) -> Ground:
    with _desk(address, protected and protected[1]) as (desk, clock):
        upgrade(desk.engine)
        office = make_office(desk, clock)
    names = [item.name for item in fields(Office) if item.name not in ("desk", "clock")]
    return Ground(address, protected, {name: getattr(office, name) for name in names})


def _prepare(kind: Kind, address: str, ground: Ground, folder: Path) -> Path:
    with _desk(address, ground.key) as (desk, clock):
        facts = kind.prepare(Office(desk=desk, clock=clock, **ground.people), folder)
    scene = folder / "scene.pickle"
    scene.write_bytes(pickle.dumps((ground.people, facts)))
    return scene


def settle_server(engine: Engine) -> None:
    """Wait until nobody else is busy in a server's database; lost numbers are given again."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while connection.execute(text(BUSY)).scalar_one():
            connection.execute(text(BREATH))
        for (statement,) in connection.execute(text(SEQUENCES)).all():
            connection.execute(text(statement))


@contextmanager
def _desk(address: str, key: bytes | None) -> Iterator[tuple[Desk, SetClock]]:
    """A desk whose file is whole by itself in the end, without a log beside it."""
    clock = SetClock(MORNING)
    engines = make_engines(address, key=key)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    yield desk, clock
    engines.reader.dispose()
    if key is not None:
        with engines.writer.connect() as connection:
            connection.execute(text("COMMIT"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            connection.execute(text("BEGIN"))
    desk.close()


def _database(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def server_statement(server: str, statement: str) -> None:
    """Run one statement outside of a transaction, as making databases needs."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def quick_hashes() -> None:
    """Real Argon2id with the smallest parameters, as every test has it."""
    passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    keyfile._ARGON.update(time=1, memory=8, lanes=1)

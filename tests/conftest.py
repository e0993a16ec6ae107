"""What every test stands on: both real databases, a clock that is set by hand, a small office."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from ektp_desk.accounts import passwords
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.residents import regions
from ektp_desk.residents import services as residents
from ektp_desk.residents.rules import MaritalStatus, Sex
from ektp_desk.storage import keyfile
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.upgrade import upgrade
from tests.postgres import postgres_server, quick_folder
from tests.sealing import give_key

# Windows are real, but must not flash over somebody's work, and need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ZONE = ZoneInfo("Asia/Makassar")
MORNING = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)  # Tuesday, 08.00 WITA
PASSWORD = "rahasia-sekali"
CONSOLE = Actor(None, "console", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "console")
_names = count(1)


def pytest_collection_finish() -> None:
    """What the tests are made of never becomes rubbish: it is not looked through for any."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's settings is read, and nothing is left in its folders."""
    for name in [name for name in os.environ if name.startswith("EKTP_DESK_")]:
        monkeypatch.delenv(name)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """Real Argon2id with the smallest parameters: strength is not under test, speed counts.

    `tests/storage/test_keyfile.py` looks at what the program itself has, in a process of its own.
    """
    passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    keyfile._ARGON.update(time=1, memory=8, lanes=1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real server for this test process; EKTP_TEST_POSTGRES may name one.

    Its data do not lie under pytest's own folder: as root the server runs as another user, and
    each further pytest that starts takes that user's way into the folder away.
    """
    given = os.environ.get("EKTP_TEST_POSTGRES")
    if given:
        yield given
        return
    with (
        TemporaryDirectory(prefix="ektp-postgres-", dir=quick_folder()) as folder,
        postgres_server(Path(folder) / "data") as address,
    ):
        yield address


@pytest.fixture(scope="session")
def postgresql_template(postgres: str) -> str:
    """A migrated database that each test's own is copied from."""
    _statement(postgres, "CREATE DATABASE ektp_template")
    engines = make_engines(database(postgres, "ektp_template"))
    upgrade(engines.writer)
    engines.writer.dispose()
    engines.reader.dispose()
    return "ektp_template"


@pytest.fixture(scope="session")
def postgresql_office(postgres: str, postgresql_template: str) -> Iterator[str]:
    """A database with the small office, to be copied likewise."""
    with copied(postgres, postgresql_template) as name:
        with furnishing(database(postgres, name), empty=True):
            pass
        yield name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that each test's own is copied from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engines = make_engines(str(path))
    upgrade(engines.writer)
    with engines.writer.connect() as connection:
        connection.execute(text("COMMIT"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        connection.execute(text("BEGIN"))
    engines.writer.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_office(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the small office, to be copied likewise."""
    path = copyfile(sqlite_template, tmp_path_factory.mktemp("office") / "office.db")
    with furnishing(str(path), empty=True):
        pass
    return path


@pytest.fixture
def template(request: pytest.FixtureRequest) -> str:
    """Which of the databases made once is copied: with the small office for a test that asks for
    it, else an empty one. A folder of tests may have others: `sqlite_NAME`, `postgresql_NAME`.
    """
    return "office" if "office" in request.fixturenames else "template"


@pytest.fixture(params=os.environ.get("EKTP_TEST_ENGINES", "sqlite,postgresql").split(","))
def address(request: pytest.FixtureRequest, template: str, tmp_path: Path) -> Iterator[str]:
    """A migrated database on each engine, copied from the one that `template` names."""
    made_once = request.getfixturevalue(f"{request.param}_{template}")
    if request.param == "sqlite":
        yield str(copyfile(made_once, tmp_path / "office.db"))
        return
    server = request.getfixturevalue("postgres")
    with copied(server, made_once) as name:
        yield database(server, name)


@pytest.fixture
def sqlite_address(tmp_path: Path, sqlite_template: Path) -> str:
    """An empty, migrated SQLite file, for what concerns only that engine."""
    path = tmp_path / "office.db"
    copyfile(sqlite_template, path)
    return str(path)


@pytest.fixture
def clock() -> SetClock:
    """Tuesday, 24 November 2026, 08.00 WITA, until a test sets it."""
    return SetClock(MORNING)


@pytest.fixture
def desk(address: str, clock: SetClock) -> Iterator[Desk]:
    """A desk on an empty database of each engine."""
    engines = make_engines(address)
    made = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    yield made
    made.close()


@dataclass(frozen=True)
class Office:
    """A small open office: actors by duty, counters, and a few people."""

    desk: Desk
    clock: SetClock
    supervisor: Actor
    counter: Actor
    second_counter: Actor
    recorder: Actor
    second_recorder: Actor
    printer: Actor
    handover: Actor
    adult: int  # Andi Sitti Aminah, 34
    married: int  # Baso Yusuf, 20
    pupil: int  # Citra Lestari, 16
    child: int  # Dewi Anggraeni, 15


PEOPLE = (
    ("adult", "7373014405920001", "Andi Sitti Aminah", Sex.FEMALE, date(1992, 5, 4),
     MaritalStatus.MARRIED),
    ("married", "7373021203060002", "Baso Yusuf", Sex.MALE, date(2006, 3, 12),
     MaritalStatus.MARRIED),
    ("pupil", "7373036001100003", "Citra Lestari", Sex.FEMALE, date(2010, 1, 20),
     MaritalStatus.SINGLE),
    ("child", "7373047007110004", "Dewi Anggraeni", Sex.FEMALE, date(2011, 7, 30),
     MaritalStatus.SINGLE),
)  # fmt: skip
STAFF = (
    ("counter", "loket1", Role.COUNTER, 1),
    ("second_counter", "loket2", Role.COUNTER, 2),
    ("recorder", "rekam1", Role.RECORDER, None),
    ("second_recorder", "rekam2", Role.RECORDER, None),
    ("printer", "cetak1", Role.PRINTER, None),
    ("handover", "ambil1", Role.HANDOVER, None),
)


def make_office(desk: Desk, clock: SetClock) -> Office:
    """Open a small office in an empty database."""
    office = office_on(desk, clock)
    supervisor = desk.write(
        CONSOLE, accounts.open_office, profile=OfficeProfile(), username="supervisor",
        full_name="Supervisor", password=PASSWORD, counters=3,
    ).result  # fmt: skip
    assert supervisor == office.supervisor.officer_id
    for duty, username, role, _counter in STAFF:
        officer = desk.write(
            CONSOLE, accounts.add_officer, username=username, full_name=f"Petugas {username}",
            nip="", roles=[role], password=PASSWORD,
        ).result  # fmt: skip
        assert officer == getattr(office, duty).officer_id
    if desk.engine.dialect.name == "postgresql":
        give_key(desk.engine)
    desk.write(CONSOLE, queue.add_default_services)
    desk.write(CONSOLE, regions.load_shipped, "73.73")
    for name, nik, full_name, sex, born, marital in PEOPLE:
        person = residents.Person(
            nik=nik, name=full_name, sex=sex, birth_date=born, marital_status=marital,
            kk_number="7373010101100001", birth_place="Palopo", address="Jl. Merdeka No. 1",
            rt="001", rw="002", village_code="73.73.01.1001",
        )  # fmt: skip
        resident = desk.write(CONSOLE, residents.add_resident, person=person).result
        assert resident == getattr(office, name)
    return office


def office_on(desk: Desk, clock: SetClock) -> Office:
    """Who is in a small office that stands already: ids go in the order they were given."""
    actors = {
        duty: Actor(officer, f"Petugas {username}", frozenset({role}), f"meja-{username}", counter)
        for officer, (duty, username, role, counter) in enumerate(STAFF, start=2)
    }
    supervisor = Actor(1, "Supervisor", frozenset(Role), "meja-s", 3)
    people = {name: number for number, (name, *_) in enumerate(PEOPLE, start=1)}
    return Office(desk=desk, clock=clock, supervisor=supervisor, **actors, **people)


@pytest.fixture
def office(desk: Desk, clock: SetClock) -> Office:
    """The small office on each engine, as `address` copied it."""
    return office_on(desk, clock)


@contextmanager
def furnishing(address: str, *, empty: bool = False) -> Iterator[Office]:
    """The small office in a database that is to be copied; opened first in an empty one."""
    engines = make_engines(address)
    clock = SetClock(MORNING)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    yield make_office(desk, clock) if empty else office_on(desk, clock)
    desk.close()


@contextmanager
def copied(server: str, template: str) -> Iterator[str]:
    """The name of a copy of a database, which goes afterwards."""
    name = f"ektp_{os.getpid()}_{next(_names)}"
    # As files: half the work of writing all of it through the server's log.
    _statement(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield name
    _statement(server, f"DROP DATABASE {name} WITH (FORCE)")


def database(server: str, name: str) -> str:
    """The address of a server's database."""
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _statement(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()

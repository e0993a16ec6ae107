"""Trouble of the machine: a sentence, nothing lost, and the work goes on when it is over."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import event, text

from ektp_desk import schema
from ektp_desk.kernel.clock import SetClock, SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.sentences import Sentences, all_codes
from ektp_desk.kernel.trouble import _POSTGRES, _SQLITE
from ektp_desk.reports import audit_checks
from ektp_desk.stock import queries, services
from ektp_desk.storage import driver, upgrade
from ektp_desk.storage.check import check
from ektp_desk.storage.engines import make_engines, open_desk
from tests.conftest import MORNING, ZONE, Office, make_office

TODAY = date(2026, 11, 24)


@pytest.fixture
def small(sqlite_address: str) -> Iterator[Office]:
    """A small office in a file, 1,000 blanks."""
    clock = SetClock(MORNING)
    desk = open_desk(sqlite_address, clock=clock, zone=ZONE)
    office = make_office(desk, clock)
    desk.write(office.supervisor, services.open_stock, quantity=1_000)
    yield office
    desk.close()


def receive(office: Office, document: str, note: str = "") -> None:
    office.desk.write(
        office.supervisor,
        services.receive,
        quantity=1,
        counterpart="Provinsi",
        document=document,
        occurred_on=TODAY,
        note=note,
    )


def fill(office: Office, acknowledged: list[int]) -> None:
    """Write until the machine says no."""
    for number in range(1, 2_000):
        receive(office, f"BA-{number}", note="x" * 300)
        acknowledged.append(number)


def code_of(error: pytest.ExceptionInfo[MachineError]) -> str:
    return error.value.code


def limit_pages(desk: Desk, pages: int) -> None:
    """Let the file grow by so many pages (of 4 KiB) and no more."""
    with desk.engine.connect() as connection:
        now = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {now + pages}"))
        connection.rollback()


def test_a_full_disk_says_so_and_loses_nothing(small: Office) -> None:
    limit_pages(small.desk, 2)
    acknowledged: list[int] = []
    with pytest.raises(MachineError) as caught:
        fill(small, acknowledged)

    assert code_of(caught) == "machine.disk_full"
    assert acknowledged
    assert small.desk.read(queries.balance) == 1_000 + len(acknowledged)
    limit_pages(small.desk, 1_000)
    receive(small, "BA-1000")  # there is room again: the same window goes on
    assert small.desk.read(queries.balance) == 1_001 + len(acknowledged)
    report = check(small.desk.engine, metadata=schema.metadata(), further=audit_checks.CHECKS)
    assert report.findings == ()


def test_a_really_full_disk(tmp_path: Path, sqlite_template: Path) -> None:
    folder = tmp_path / "kecil"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    try:
        copyfile(sqlite_template, folder / "office.db")
        clock = SetClock(MORNING)
        desk = open_desk(str(folder / "office.db"), clock=clock, zone=ZONE)
        office = make_office(desk, clock)
        desk.write(office.supervisor, services.open_stock, quantity=1_000)
        free = os.statvfs(folder)
        (folder / "ballast").write_bytes(bytes(free.f_bavail * free.f_frsize - 60_000))
        acknowledged: list[int] = []
        with pytest.raises(MachineError) as caught:
            fill(office, acknowledged)
        assert code_of(caught) in ("machine.disk_full", "machine.disk_trouble")
        (folder / "ballast").unlink()
        assert desk.read(queries.balance) == 1_000 + len(acknowledged)
        receive(office, "BA-1000")
        assert check(desk.engine, metadata=schema.metadata()).findings == ()
        desk.close()
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_missing_file_is_never_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "hilang.db"
    with pytest.raises(MachineError) as caught:
        open_desk(str(path), clock=SystemClock(), zone=ZONE)

    assert code_of(caught) == "machine.no_file"
    assert caught.value.params["path"] == str(path)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 ini bukan basis data " * 200, b"nama,nik\n" * 900]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "warga.db"
    path.write_bytes(content)
    desk = open_desk(str(path), clock=SystemClock(), zone=ZONE)

    with pytest.raises(MachineError) as caught:
        desk.read(queries.balance)
    assert code_of(caught) == "machine.not_a_database"
    with pytest.raises(MachineError) as caught:
        upgrade.upgrade(desk.engine)
    assert code_of(caught) == "machine.not_a_database"
    assert path.read_bytes() == content


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    desk = open_desk(str(tmp_path), clock=SystemClock(), zone=ZONE)

    with pytest.raises(MachineError) as caught:
        desk.read(queries.balance)
    assert code_of(caught) == "machine.cannot_open"


def test_a_read_only_database_refuses_writing_and_still_reads(
    small: Office, sqlite_address: str
) -> None:
    """Root may write every file, so the database itself is opened read-only here."""
    small.desk.close()
    desk = open_desk(sqlite_address, clock=small.clock, zone=ZONE)

    @event.listens_for(desk.engine, "connect")
    def _only_read(connection: driver.dbapi2.Connection, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    with pytest.raises(MachineError) as caught:
        desk.write(small.supervisor, services.count, counted=1_000)
    assert code_of(caught) == "machine.read_only"
    assert desk.read(queries.balance) == 1_000
    desk.close()


@pytest.fixture
def not_root(tmp_path: Path) -> Iterator[None]:
    """Root may write every file: act as nobody for a while."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        for folder in (tmp_path, *list(tmp_path.parents)[:2]):
            folder.chmod(0o755)
        os.seteuid(65_534)
    yield
    if root:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_file_that_may_only_be_read(
    small: Office, sqlite_address: str, request: pytest.FixtureRequest, journal: str
) -> None:
    small.desk.close()
    with closing(driver.connect(sqlite_address)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    Path(sqlite_address).chmod(0o444)
    request.getfixturevalue("not_root")

    with pytest.raises(MachineError) as caught:
        receive(small, "BA-1")
    assert code_of(caught) in ("machine.read_only", "machine.cannot_open")
    with pytest.raises(MachineError) as caught:
        upgrade.upgrade(small.desk.engine)
    assert code_of(caught) in ("machine.read_only", "machine.cannot_open")


def test_a_busy_file_is_tried_again_then_told(
    small: Office, sqlite_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small.desk.engine.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout = 20"))
        connection.rollback()
    with closing(driver.connect(sqlite_address)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MachineError) as caught:
            receive(small, "BA-1")
        assert code_of(caught) == "machine.busy"
        other.execute("ROLLBACK")
    receive(small, "BA-1")
    assert small.desk.read(queries.balance) == 1_001


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_server_that_is_gone(desk: Desk, office: Office, address: str) -> None:
    """The connections are cut; the next act finds new ones."""
    desk.write(office.supervisor, services.open_stock, quantity=5)
    with desk.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        connection.rollback()
    assert desk.read(queries.balance) == 5
    nowhere = open_desk("postgresql://nobody@127.0.0.1:1/none", clock=SystemClock(), zone=ZONE)
    with pytest.raises(MachineError) as caught:
        nowhere.read(queries.balance)
    assert code_of(caught) == "machine.unreachable"


WRITER = """
import sys
from datetime import date
from zoneinfo import ZoneInfo
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.work import Actor
from ektp_desk.stock import services
from ektp_desk.stock.rules import Movement
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage import driver

actor = Actor(None, "console", frozenset({"supervisor"}), "uji")
desk = open_desk(sys.argv[1], clock=SystemClock(), zone=ZoneInfo("Asia/Makassar"))
number = int(sys.argv[2])
while True:
    desk.write(actor, services.use_blank, card_id=number, kind=Movement.USED)
    print(number, flush=True)  # acknowledged
    number += 1
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX matter")
def test_ten_kills_lose_no_acknowledged_act(small: Office, sqlite_address: str) -> None:
    small.desk.close()
    chance, acknowledged = random.Random(7), []
    for round_number in range(1, 11):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, sqlite_address, str(round_number * 10_000)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        ) as process:
            assert process.stdout is not None
            acknowledged.append(int(process.stdout.readline()))  # it is at work
            time.sleep(chance.uniform(0.01, 0.15))
            process.send_signal(signal.SIGKILL)
            acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]

    engines = make_engines(sqlite_address)
    with engines.reader.connect() as connection:
        rows = connection.execute(
            text("SELECT source_id FROM stock_movement WHERE source_type = 'card'")
        )
        kept = set(rows.scalars())
    assert len(acknowledged) >= 20
    assert set(acknowledged) <= kept
    assert len(kept) - len(acknowledged) <= 10  # at most the one not yet acknowledged, each time
    report = check(engines.writer, metadata=schema.metadata())
    assert report.findings == ()
    engines.writer.dispose()
    engines.reader.dispose()


def test_every_trouble_has_a_sentence() -> None:
    codes = {*_SQLITE.values(), *_POSTGRES.values(), "machine.no_file", "machine.newer"}

    assert codes <= set(all_codes())
    said = Sentences("id").refusal(MachineError("machine.no_file", path="/x/office.db"))
    assert said == "Berkas tidak ditemukan: /x/office.db"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which files are open")
def test_a_file_that_was_refused_is_let_go(tmp_path: Path) -> None:
    """What is copied over it afterwards must not be seen through what was left of it."""
    path, key = tmp_path / "rusak.db", bytes(range(32))
    with closing(driver.connect(path, key=key)) as connection:
        for number in range(200):  # more than the first page holds of the schema
            connection.execute(f"CREATE TABLE something_{number} (x)")
    path.write_bytes(path.read_bytes()[:12_288])
    with pytest.raises(driver.DatabaseError) as caught:
        driver.connect(path, key=key)
    assert driver.error_code(caught.value) != driver.SQLITE_NOTADB
    held = {os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()}
    assert str(path) not in held

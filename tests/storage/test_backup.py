"""Backups on both engines: made beside a working office, checked, put back, kept."""

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shutil import copytree

import pytest

from ektp_desk import schema
from ektp_desk.kernel.errors import MachineError
from ektp_desk.stock import services as stock
from ektp_desk.stock.queries import balance
from ektp_desk.storage import backup, manifest, upgrade
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.check import check
from ektp_desk.storage.engines import make_engines, open_desk
from tests.conftest import ZONE, Office
from tests.racing import refused
from tests.sealing import key_of
from tests.tampering import disarm, run

NOW = datetime(2026, 11, 24, 8, 15, tzinfo=ZONE)


def save(office: Office, folder: Path, tools: Path) -> Backup:
    return backup.create(office.desk.engine, folder, now=NOW, tools=tools)


def findings(path: Path, tools: Path) -> list[str]:
    key = key_of(path)
    return [found.code for found in backup.verify(path, key=key, tools=tools).findings]


def restore_refusal(made: Backup, address: str) -> str:
    with pytest.raises(MachineError) as caught:
        backup.restore(made.path, address, now=NOW, key=made.key)
    return caught.value.code


class Writer(threading.Thread):
    """Somebody who books blanks without a pause; ends by itself after a while, come what may."""

    def __init__(self, office: Office) -> None:
        super().__init__(daemon=True)
        self._office = office
        self._enough = threading.Event()
        self._written = threading.Semaphore(0)

    def run(self) -> None:
        for number in range(1, 2_000):
            if self._enough.is_set():
                return
            self._office.desk.write(
                self._office.supervisor,
                stock.receive,
                quantity=1,
                counterpart="Provinsi",
                document=f"BA-{number}",
                occurred_on=date(2026, 11, 24),
            )
            self._written.release()

    def await_another(self) -> None:
        """Wait until something is written that was begun after this call."""
        while self._written.acquire(blocking=False):
            pass
        for _ in range(2):  # the first may have been committed already, and be told only now
            assert self._written.acquire(timeout=5), "the writer stands still"

    def stop(self) -> None:
        self._enough.set()
        self.join(timeout=5)
        assert not self.is_alive()


on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cadangan"


@pytest.fixture
def stocked(office: Office) -> Office:
    """An office with something in it that a backup must hold."""
    office.desk.write(office.supervisor, stock.open_stock, quantity=1_000)
    return office


def test_a_backup_is_a_file_and_a_manifest(stocked: Office, folder: Path, tools: Path) -> None:
    made = save(stocked, folder, tools)

    suffix = "dump" if stocked.desk.engine.dialect.name == "postgresql" else "db"
    assert made.path == folder / f"ektp-desk-20261124-081500.{suffix}"
    assert sorted(path.name for path in folder.iterdir()) == [
        made.path.name,
        f"{made.path.name}.json",
    ]
    written = json.loads(manifest.manifest_path(made.path).read_text(encoding="utf-8"))
    assert written["made_at"] == "2026-11-24T00:15:00+00:00"
    assert written["bytes"] == made.path.stat().st_size
    assert written["contents"]["revision"] == upgrade.head()
    assert written["contents"]["rows"]["officer"] == 7
    assert written["contents"]["rows"]["stock_movement"] == 1
    report = check(stocked.desk.engine, metadata=schema.metadata())
    assert written["contents"]["audit_count"] == report.audit_count
    assert written["contents"]["audit_hash"] == report.audit_hash
    assert findings(made.path, tools) == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_a_backup_is_for_its_owner_only(stocked: Office, folder: Path, tools: Path) -> None:
    made = save(stocked, folder, tools)

    for path in (made.path, manifest.manifest_path(made.path)):
        assert path.stat().st_mode & 0o077 == 0


def test_two_backups_in_one_second(stocked: Office, folder: Path, tools: Path) -> None:
    first, second = save(stocked, folder, tools), save(stocked, folder, tools)

    assert first.path != second.path
    assert findings(first.path, tools) == findings(second.path, tools) == []


def test_a_backup_beside_a_writer_holds_one_moment(
    stocked: Office, folder: Path, tools: Path
) -> None:
    """Rows and audit are of the same moment, however fast somebody writes meanwhile."""
    writer = Writer(stocked)
    writer.start()
    try:
        made = []
        for _ in range(3):
            writer.await_another()
            made.append(save(stocked, folder, tools))
    finally:
        writer.stop()
    for copy in made:
        contents = copy.manifest.contents
        assert contents.audit_count == contents.rows["audit_entry"]
        assert findings(copy.path, tools) == []
    counts = [copy.manifest.contents.rows["stock_movement"] for copy in made]
    assert 1 < counts[0] < counts[1] < counts[2]


def test_a_restored_office_is_the_one_saved(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    made = save(stocked, folder, tools)
    stocked.desk.write(stocked.supervisor, stock.count, counted=3, note="setelah cadangan")
    stocked.desk.close()
    restored = backup.restore(made.path, address, now=NOW, key=made.key, tools=tools)

    after = open_desk(address, clock=stocked.clock, zone=ZONE)
    assert after.read(balance) == 1_000
    report = check(after.engine, metadata=schema.metadata())
    assert report.findings == ()
    assert report.audit_hash == made.manifest.contents.audit_hash
    assert restored.kept is not None
    after.write(stocked.supervisor, stock.count, counted=1_000)  # the office goes on
    after.close()


def test_the_former_office_is_kept_beside(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    made = save(stocked, folder, tools)
    stocked.desk.write(stocked.supervisor, stock.count, counted=3, note="setelah cadangan")
    stocked.desk.close()
    kept = backup.restore(made.path, address, now=NOW, key=made.key, tools=tools).kept
    assert kept is not None
    if stocked.desk.engine.dialect.name == "postgresql":
        assert findings(kept, tools) == []
        backup.restore(kept, address, now=NOW, key=key_of(kept), tools=tools)
        former = open_desk(address, clock=stocked.clock, zone=ZONE)
    else:
        assert kept.name == "office-20261124-081500.db"
        former = open_desk(str(kept), clock=stocked.clock, zone=ZONE)

    assert former.read(balance) == 3
    former.close()


def test_a_backup_restores_into_an_empty_place(
    stocked: Office, address: str, folder: Path, tools: Path, tmp_path: Path
) -> None:
    made = save(stocked, folder, tools)
    stocked.desk.close()
    if stocked.desk.engine.dialect.name == "postgresql":
        engine = make_engines(address).writer
        run(engine, "DROP SCHEMA public CASCADE")
        run(engine, "CREATE SCHEMA public")
        engine.dispose()
        target = address
    else:
        target = str(tmp_path / "baru" / "office.db")
    restored = backup.restore(made.path, target, now=NOW, key=made.key, tools=tools)

    assert restored.kept is None
    desk = open_desk(target, clock=stocked.clock, zone=ZONE)
    assert desk.read(balance) == 1_000
    desk.close()


@pytest.mark.parametrize("damage", ["cut", "flipped", "longer"])
def test_a_damaged_backup_is_found_and_not_put_back(
    stocked: Office, address: str, folder: Path, tools: Path, damage: str
) -> None:
    made = save(stocked, folder, tools)
    whole = made.path.read_bytes()
    middle = len(whole) // 2
    made.path.write_bytes(
        {
            "cut": whole[:middle],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :],
            "longer": whole + b"x",
        }[damage]
    )

    assert "backup.altered" in findings(made.path, tools)
    stocked.desk.close()
    error = refused(lambda: backup.restore(made.path, address, now=NOW, key=made.key, tools=tools))
    assert error.code == "backup.damaged"
    assert stocked.desk.read(balance) == 1_000


@on_sqlite
def test_a_forged_manifest_does_not_pass(stocked: Office, folder: Path, tools: Path) -> None:
    """An exchanged file with a right hash still lacks the rows and the chain's head."""
    before = save(stocked, folder, tools)
    stocked.desk.write(stocked.supervisor, stock.count, counted=1_000)
    after = save(stocked, folder, tools)
    forged = json.loads(manifest.manifest_path(after.path).read_text(encoding="utf-8"))
    old = json.loads(manifest.manifest_path(before.path).read_text(encoding="utf-8"))
    after.path.write_bytes(before.path.read_bytes())
    forged["sha256"], forged["bytes"] = old["sha256"], old["bytes"]
    manifest.manifest_path(after.path).write_text(json.dumps(forged), encoding="utf-8")

    assert findings(after.path, tools) == ["backup.other_contents"]


def test_an_altered_audit_is_not_saved_as_sound(stocked: Office, folder: Path, tools: Path) -> None:
    disarm(stocked.desk.engine, "audit_entry")
    run(stocked.desk.engine, "UPDATE audit_entry SET station = 'lain' WHERE id = 2")

    assert refused(lambda: save(stocked, folder, tools)).code == "check.audit_altered"
    assert list(folder.iterdir()) == []


def test_a_manifest_is_needed(stocked: Office, folder: Path, tools: Path) -> None:
    made = save(stocked, folder, tools)
    manifest.manifest_path(made.path).write_text("{", encoding="utf-8")
    assert refused(lambda: backup.verify(made.path)).code == "backup.manifest_unreadable"
    manifest.manifest_path(made.path).write_text('{"format": 1}', encoding="utf-8")
    assert refused(lambda: backup.verify(made.path)).code == "backup.manifest_unreadable"
    manifest.manifest_path(made.path).unlink()
    assert refused(lambda: backup.verify(made.path)).code == "backup.no_manifest"
    made.path.unlink()
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        backup.verify(made.path)


def test_a_backup_of_a_newer_program_is_refused(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    run(stocked.desk.engine, "UPDATE alembic_version SET version_num = '9999'")
    made = save(stocked, folder, tools)
    run(stocked.desk.engine, "UPDATE alembic_version SET version_num = '0001'")
    stocked.desk.close()

    with pytest.raises(MachineError, match=r"machine\.newer"):
        backup.restore(made.path, address, now=NOW, key=made.key, tools=tools)
    assert stocked.desk.read(balance) == 1_000


def test_a_backup_of_the_other_kind_is_refused(
    stocked: Office, address: str, folder: Path, tools: Path, tmp_path: Path
) -> None:
    made = save(stocked, folder, tools)
    postgres = stocked.desk.engine.dialect.name == "postgresql"
    other = str(tmp_path / "lain.db") if postgres else "postgresql://nobody@127.0.0.1:1/none"

    error = refused(lambda: backup.restore(made.path, other, now=NOW, key=made.key, tools=tools))
    assert error.code == "backup.other_engine"


@on_sqlite
def test_an_office_that_is_open_is_not_replaced(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    made = save(stocked, folder, tools)
    stocked.desk.read(balance)  # holds the file open, as a window does

    assert restore_refusal(made, address) == "machine.in_use"
    assert stocked.desk.read(balance) == 1_000


@on_sqlite
def test_a_damaged_office_is_replaced_and_kept(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    made = save(stocked, folder, tools)
    stocked.desk.close()
    rubbish = b"bukan basis data lagi" * 500
    Path(address).write_bytes(rubbish)
    kept = backup.restore(made.path, address, now=NOW, key=made.key).kept

    assert kept is not None
    assert kept.read_bytes() == rubbish
    assert stocked.desk.read(balance) == 1_000


@dataclass(frozen=True)
class SmallDisk:
    """A file system with room for one office and a little more."""

    folder: Path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A tmpfs of 1 MiB. Mounting needs root; elsewhere the test says that it did not run."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield SmallDisk(folder)
    subprocess.run(["umount", str(folder)], check=True)


@on_sqlite
def test_a_full_disk_leaves_no_half_backup(
    stocked: Office, small_disk: SmallDisk, tools: Path
) -> None:
    (small_disk.folder / "ballast").write_bytes(bytes(1_948_576))

    with pytest.raises(MachineError, match=r"machine\.disk_full"):
        save(stocked, small_disk.folder, tools)
    assert [path.name for path in small_disk.folder.iterdir()] == ["ballast"]


@on_sqlite
def test_a_full_disk_leaves_the_office_as_it_was(
    stocked: Office, address: str, folder: Path, small_disk: SmallDisk, tools: Path
) -> None:
    made = save(stocked, folder, tools)
    stocked.desk.close()
    target = small_disk.folder / "office.db"
    target.write_bytes(made.path.read_bytes())
    ballast = 2_097_152 - target.stat().st_size - 100_000
    (small_disk.folder / "ballast").write_bytes(bytes(ballast))

    assert restore_refusal(made, str(target)) == "machine.disk_full"
    assert sorted(path.name for path in small_disk.folder.iterdir()) == ["ballast", "office.db"]
    assert target.read_bytes() == made.path.read_bytes()


@on_postgres
def test_without_pg_dump_there_is_a_sentence(stocked: Office, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        save(stocked, folder, tmp_path / "kosong")
    assert (caught.value.code, caught.value.params["tool"]) == ("backup.tool_missing", "pg_dump")
    assert list(folder.iterdir()) == []


@on_postgres
def test_an_older_pg_dump_says_so(stocked: Office, folder: Path, older_tools: Path) -> None:
    with pytest.raises(MachineError, match=r"backup\.tool_older"):
        save(stocked, folder, older_tools)
    assert list(folder.iterdir()) == []


@on_postgres
def test_tables_in_use_are_not_replaced(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    made = save(stocked, folder, tools)
    with make_engines(address).writer.connect() as busy:
        busy.exec_driver_sql("SELECT count(*) FROM officer")  # in a transaction left open

        with pytest.raises(MachineError, match=r"machine\.in_use"):
            backup.restore(made.path, address, now=NOW, key=made.key, tools=tools)
    assert stocked.desk.read(balance) == 1_000


@on_postgres
def test_who_leaves_the_tables_in_a_moment_is_waited_for(
    stocked: Office, address: str, folder: Path, tools: Path
) -> None:
    """As the server's own housekeeping does."""
    made = save(stocked, folder, tools)
    stocked.desk.close()
    engine = make_engines(address).writer
    with engine.connect() as busy:
        busy.exec_driver_sql("SELECT count(*) FROM officer")
        leaving = threading.Timer(0.3, busy.rollback)
        leaving.start()
        backup.restore(made.path, address, now=NOW, key=made.key, tools=tools)
        leaving.join()
    engine.dispose()
    assert stocked.desk.read(balance) == 1_000


NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
"""


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of a later day: one more migration."""
    later = tmp_path / "migrations"
    copytree(upgrade.MIGRATIONS, later)
    (later / "versions" / "0002_later.py").write_text(NEXT_REVISION, encoding="utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", later)


@on_postgres
@pytest.mark.usefixtures("newer_program")
def test_an_upgrade_of_a_server_makes_a_verified_dump_first(
    stocked: Office, folder: Path, tools: Path, tmp_path: Path
) -> None:
    """Without the tool nothing is changed; without a folder nobody wants the dump."""
    engine = stocked.desk.engine
    with pytest.raises(MachineError, match=r"backup\.tool_missing"):
        backup.upgrade_safely(engine, now=NOW, folder=folder, tools=tmp_path / "kosong")
    assert upgrade.current(engine) == "0001"
    done = backup.upgrade_safely(engine, now=NOW, folder=folder, tools=tools)

    assert done.changed
    assert done.backup is not None
    assert findings(done.backup, tools) == []
    found = manifest.read(done.backup)
    assert (found.contents.revision, found.reason) == ("0001", "upgrade")
    assert upgrade.current(engine) == "0002"


@on_sqlite
@pytest.mark.usefixtures("newer_program")
def test_an_upgrade_makes_a_verified_copy_first(stocked: Office, tools: Path) -> None:
    done = backup.upgrade_safely(stocked.desk.engine, now=NOW)

    assert done.changed
    assert done.backup is not None
    assert done.backup.name == "office-before-0002-20261124-081500.db"
    assert findings(done.backup, tools) == []
    assert manifest.read(done.backup).contents.revision == "0001"
    assert upgrade.current(stocked.desk.engine) == "0002"
    assert stocked.desk.read(balance) == 1_000
    assert backup.upgrade_safely(stocked.desk.engine, now=NOW) == backup.Upgraded(False, None)


@on_sqlite
def test_a_newer_office_is_neither_copied_nor_upgraded(stocked: Office, address: str) -> None:
    run(stocked.desk.engine, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(MachineError, match=r"machine\.newer"):
        backup.upgrade_safely(stocked.desk.engine, now=NOW)
    assert list(Path(address).parent.glob("*before*")) == []


def test_an_empty_database_is_upgraded_without_a_copy(tmp_path: Path) -> None:
    engine = make_engines(str(tmp_path / "baru.db")).writer

    assert backup.upgrade_safely(engine, now=NOW) == backup.Upgraded(True, None)
    assert list(tmp_path.glob("*before*")) == []
    engine.dispose()

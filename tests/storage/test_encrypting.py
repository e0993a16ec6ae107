"""Encrypting an office and giving it another key; backups of it; killed at any moment."""

import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from ektp_desk import schema
from ektp_desk.kernel.errors import MachineError
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.residents.services import log_unmasked
from ektp_desk.storage import backup, driver, keyfile
from ektp_desk.storage.check import check
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.manifest import contents_of
from tests.conftest import PEOPLE, ZONE, Office
from tests.privacy.leaks import search

PHRASE = "kuda putih lari jauh"
NOW = datetime(2026, 11, 24, 8, 15, tzinfo=ZONE)
KILLS = 12
ROOT = Path(__file__).resolve().parents[2]
on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)

# Encrypts the office again and again, under one key after another, until it is killed.
CHANGER = f"""
import sys
from pathlib import Path
from ektp_desk.storage import keyfile
from ektp_desk.storage.encrypting import encrypt
path = Path(sys.argv[1])
file = keyfile.read(path)
key = keyfile.unlock(file, passphrase={PHRASE!r}) if file else None
print("ready", flush=True)
while True:
    key = encrypt(path, store=None, passphrase={PHRASE!r}, key=key).key
    print("changed", flush=True)
"""


@pytest.fixture
def file(office: Office) -> Path:
    """The office's file, closed."""
    path = Path(str(office.desk.engine.url.database))
    office.desk.close()
    return path


def key_of(path: Path, phrase: str = PHRASE) -> bytes:
    keyfile.settle_change(path)
    found = keyfile.read(path)
    assert found is not None
    return keyfile.unlock(found, passphrase=phrase)


def sound(path: Path, key: bytes, office: Office) -> bool:
    desk = open_desk(str(path), clock=office.clock, zone=ZONE, key=key)
    try:
        report = check(desk.engine, metadata=schema.metadata(), further=CHECKS)
        return report.sound
    finally:
        desk.close()


@on_sqlite
def test_nothing_readable_is_left(office: Office, file: Path) -> None:
    """Neither in the office's file nor in its log, key file, backup or manifest."""
    people = {value for _, nik, name, *_ in PEOPLE for value in (nik, name)}
    values = {*people, "CREATE TABLE", "SQLite format 3", "supervisor"}
    assert {leak.value for leak in search(file.parent, values)[0]} == values
    made = encrypt(file, store=None, passphrase=PHRASE)
    desk = open_desk(str(file), clock=office.clock, zone=ZONE, key=made.key)
    desk.write(office.supervisor, log_unmasked, resident_id=office.adult, why="pemeriksaan")
    backup.create(desk.engine, file.parent / "cadangan", now=NOW)
    found, read = search(file.parent, values)
    desk.close()
    assert found == []
    ends = {path.name.removeprefix(file.name) for path in read if path.parent == file.parent}
    assert ends >= {"", ".key", "-wal"}
    assert len([path for path in read if path.parent != file.parent]) == 2, "backup and manifest"
    assert sound(file, made.key, office)
    assert not list(file.parent.glob(".*"))


@on_sqlite
def test_another_key_closes_the_first(office: Office, file: Path) -> None:
    first = encrypt(file, store=None, passphrase=PHRASE)
    second = encrypt(file, store=None, passphrase="ayam hitam di pagar", key=first.key)
    assert sound(file, second.key, office)
    with pytest.raises(MachineError) as caught:
        driver.connect(file, key=first.key)
    assert caught.value.code == "machine.wrong_key"


@on_sqlite
def test_an_office_that_is_open_is_left_alone(office: Office) -> None:
    path = Path(str(office.desk.engine.url.database))
    with office.desk.engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM officer").scalar_one()
        before = path.read_bytes()
        with pytest.raises(MachineError) as caught:
            encrypt(path, store=None, passphrase=PHRASE)
        assert caught.value.code == "machine.in_use"
        assert path.read_bytes()[:4096] == before[:4096]
        assert not keyfile.is_protected(path)


@on_sqlite
def test_a_backup_opens_by_the_ways_of_its_day(office: Office, file: Path, tmp_path: Path) -> None:
    made = encrypt(file, store=None, passphrase=PHRASE)
    desk = open_desk(str(file), clock=office.clock, zone=ZONE, key=made.key)
    copy = backup.create(desk.engine, tmp_path / "cadangan", now=NOW)
    desk.close()
    assert b"CREATE TABLE" not in copy.path.read_bytes()
    with pytest.raises(MachineError) as caught:
        backup.verify(copy.path)
    assert caught.value.code == "machine.locked"
    later = encrypt(file, store=None, passphrase="ayam hitam di pagar", key=made.key)
    for typed in (PHRASE, made.recovery):
        key = backup.backup_key(copy, typed=typed)
        assert backup.verify(copy.path, key=key).sound
    restored = backup.restore(copy.path, str(file), now=NOW, key=made.key)
    assert sound(file, key_of(file), office)
    assert restored.kept is not None
    assert key_of(restored.kept, "ayam hitam di pagar") == later.key
    assert sound(restored.kept, later.key, office)


@on_sqlite
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_killed_at_any_moment_the_office_opens(office: Office, file: Path) -> None:
    """A power cut between any two steps leaves one whole office with the key file it needs."""
    random = Random(7)
    made = encrypt(file, store=None, passphrase=PHRASE)
    desk = open_desk(str(file), clock=office.clock, zone=ZONE, key=made.key)
    held = desk.read(contents_of)
    desk.close()
    for _ in range(KILLS):
        words = [sys.executable, "-c", CHANGER, str(file)]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(random.uniform(0, 0.6))  # where it strikes is left to chance
            process.send_signal(signal.SIGKILL)
        key = key_of(file)
        desk = open_desk(str(file), clock=office.clock, zone=ZONE, key=key)
        assert desk.read(contents_of) == held
        desk.close()
    assert sound(file, key_of(file), office)

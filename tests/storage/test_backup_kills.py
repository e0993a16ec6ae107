"""A backup or a restore that is killed in the middle: nothing half is taken for a whole."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from ektp_desk.storage import backup, keyfile, places
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.manifest import Reason, contents_of
from ektp_desk.storage.places import MARK, Places, found_in
from ektp_desk.storage.safekeeping import keep
from tests.conftest import ZONE, Office

PHRASE = "kuda putih lari jauh"
NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
KILLS = 8
ROOT = Path(__file__).resolve().parents[2]
on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
by_signal = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

KEEPER = """
import sys
from datetime import datetime
from pathlib import Path
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.rotation import Keeping
from ektp_desk.storage.safekeeping import keep
engine = make_engines(sys.argv[1]).writer
print("ready", flush=True)
while True:
    keep(engine, Places(Path(sys.argv[2]), Path(sys.argv[3])), now=datetime.now().astimezone(),
         reason=Reason.BY_HAND, closed=None, keeping=Keeping(1, 0, 0))
"""
RESTORER = f"""
import sys
from datetime import datetime
from pathlib import Path
from ektp_desk.storage import backup, manifest
from ektp_desk.storage import keyfile, replacing
from ektp_desk.storage.backup import Backup
made = [Path(name) for name in sys.argv[2:]]
keys = [backup.backup_key(Backup(path, manifest.read(path)), typed={PHRASE!r}) for path in made]
replacing.stored_key = lambda path: keyfile.unlock(keyfile.read(path), passphrase={PHRASE!r})
print("ready", flush=True)
while True:
    for path, key in zip(made, keys):
        backup.restore(path, sys.argv[1], now=datetime.now(), key=key)
"""


def killed(code: str, random: Random, *words: Path) -> None:
    """Run it and strike where chance says."""
    command = [sys.executable, "-c", code, *map(str, words)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(random.uniform(0, 0.8))
        process.send_signal(signal.SIGKILL)


@on_sqlite
@by_signal
def test_no_half_backup_passes_for_a_whole_one(office: Office, tmp_path: Path) -> None:
    """Whatever is listed in either place is sound; what was begun is swept away a day later."""
    home, stick = tmp_path / "cadangan", tmp_path / "stik"
    stick.mkdir()
    places.claim(stick)
    where = Places(home, stick)
    random = Random(42)
    file = Path(str(office.desk.engine.url.database))
    keep(office.desk.engine, where, now=NOW, reason=Reason.CLOSING, closed=None)
    for _ in range(KILLS):
        killed(KEEPER, random, file, home, stick)
        for folder in (home, stick):
            listed = found_in(folder)
            assert listed
            assert all(backup.verify(one.path).sound for one in listed)
            whole = {one.path.name for one in listed}
            assert {path.name for path in folder.glob("*.db")} == whole  # none without manifest
    long_ago = time.time() - 2 * places.LEFT_AFTER
    for part in (*home.glob(".*"), *stick.glob(".*")):
        os.utime(part, (long_ago, long_ago))
    keep(office.desk.engine, where, now=NOW, reason=Reason.CLOSING, closed=None)
    assert [*home.glob(".*"), *stick.glob(".*")] == []
    assert (stick / MARK).exists()


@on_sqlite
@by_signal
def test_a_restore_that_is_killed_leaves_one_whole_office(office: Office, tmp_path: Path) -> None:
    """The one before or the one put back, with the key file that it needs."""
    file = Path(str(office.desk.engine.url.database))
    office.desk.close()
    made, held = [], []
    key = None
    for _ in range(2):  # two backups under two keys
        key = encrypt(file, store=None, passphrase=PHRASE, key=key).key
        desk = open_desk(str(file), clock=office.clock, zone=ZONE, key=key)
        desk.write(office.supervisor, _note)
        made.append(backup.create(desk.engine, tmp_path / "cadangan", now=NOW).path)
        held.append(desk.read(contents_of))
        desk.close()
    random = Random(7)
    for _ in range(KILLS):
        killed(RESTORER, random, file, *made)
        keyfile.settle_change(file)
        found = keyfile.read(file)
        assert found is not None
        unlocked = keyfile.unlock(found, passphrase=PHRASE)
        desk = open_desk(str(file), clock=office.clock, zone=ZONE, key=unlocked)
        assert desk.read(contents_of) in held
        desk.close()


def _note(work: object) -> None:
    work.record("office.touched", 1)  # type: ignore[attr-defined]

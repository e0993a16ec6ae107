"""A backup in the place of an office's file: what lies beside it, who has it open, what fails."""

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from ektp_desk.accounts.restoring import put_back
from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage import backup, keyfile
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk, stored_key
from ektp_desk.storage.manifest import contents_of
from tests.conftest import CONSOLE, ZONE, Office
from tests.tampering import run

PHRASE = "kuda putih lari jauh"
OTHER = "ayam hitam di pagar"
NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
pytestmark = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def _note(work: object) -> None:
    work.record("office.touched", 1)  # type: ignore[attr-defined]


def test_the_journal_of_a_file_that_is_gone_is_not_read_into_the_backup(
    office: Office, address: str, tmp_path: Path
) -> None:
    """A power cut leaves a journal, and somebody deletes the file alone: the backup must come back
    as it was made, and what was in the journal is kept under the dated name."""
    made = backup.create(office.desk.engine, tmp_path / "cadangan", now=NOW)
    for _ in range(20):
        office.desk.write(office.supervisor, _note)
    file = Path(address)
    journal = file.with_name(f"{file.name}-wal")
    shutil.copyfile(journal, tmp_path / "wal")
    office.desk.close()
    file.unlink()
    shutil.copyfile(tmp_path / "wal", journal)

    assert backup.restore(made.path, address, now=NOW).kept is None
    desk = open_desk(address, clock=office.clock, zone=ZONE)
    assert desk.read(contents_of) == made.manifest.contents
    desk.close()
    assert [path.name for path in tmp_path.rglob("*163000.db-wal")]


def test_an_office_open_by_a_pass_phrase_alone_is_not_replaced(
    office: Office, address: str, tmp_path: Path
) -> None:
    """Without a key store only those who typed the phrase can tell that somebody is in the file."""
    file = Path(address)
    office.desk.close()
    first = encrypt(file, store=None, passphrase=PHRASE)
    desk = open_desk(address, clock=office.clock, zone=ZONE, key=first.key)
    old = backup.create(desk.engine, tmp_path / "cadangan", now=NOW)
    desk.close()
    second = encrypt(file, store=None, passphrase=OTHER, key=first.key)
    desk = open_desk(address, clock=office.clock, zone=ZONE, key=second.key)
    desk.write(office.supervisor, _note)

    with pytest.raises(MachineError, match=r"machine\.in_use"):
        backup.restore(old.path, address, now=NOW, key=first.key, present=second.key)
    new = backup.create(desk.engine, tmp_path / "cadangan", now=NOW)  # by its own key, as well
    with pytest.raises(MachineError, match=r"machine\.in_use"):
        backup.restore(new.path, address, now=NOW, key=second.key)
    desk.write(office.supervisor, _note)
    desk.close()
    done = put_back(
        old.path, address, key=first.key, present=second.key, clock=office.clock, zone=ZONE,
        actor=office.supervisor,
    )  # fmt: skip
    assert done.kept is not None
    kept = keyfile.read(done.kept)
    assert kept is not None
    assert keyfile.unlock(kept, passphrase=OTHER) == second.key


def test_what_fails_in_the_copy_leaves_the_office_as_it_was(
    office: Office, address: str, tmp_path: Path
) -> None:
    """That it could not be written down is no reason to have another office without a trace."""
    moved = "UPDATE office_setting SET value = :zone WHERE key = 'zone'"
    run(office.desk.engine, moved, zone='"Mars/Olympus"')
    made = backup.create(office.desk.engine, tmp_path / "cadangan", now=NOW)
    run(office.desk.engine, moved, zone='"Asia/Makassar"')
    office.desk.write(office.supervisor, _note)
    before = office.desk.read(contents_of)
    office.desk.close()
    beside = sorted(Path(address).parent.iterdir())

    with pytest.raises(ZoneInfoNotFoundError):
        put_back(made.path, address, key=None, clock=office.clock, zone=ZONE, actor=CONSOLE)
    assert sorted(Path(address).parent.iterdir()) == beside
    desk = open_desk(address, clock=office.clock, zone=ZONE)
    assert desk.read(contents_of) == before
    desk.close()


def test_a_plain_file_opens_beside_a_key_file_that_is_not_its_own(
    office: Office, address: str
) -> None:
    """A plain backup was put back over an encrypted office, and the computer went off just then."""
    office.desk.close()
    file = Path(address)
    keyfile.write(file, keyfile.new_key(store=None, passphrase=PHRASE)[0])
    assert stored_key(file) is None
    desk = open_desk(address, clock=office.clock, zone=ZONE)
    desk.write(office.supervisor, _note)
    desk.close()
    file.unlink()
    with pytest.raises(MachineError, match=r"machine\.locked"):
        stored_key(file)

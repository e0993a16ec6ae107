"""Dumps of an office on a server: sealed from their first byte, opened by the office's own ways."""

import os
import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ektp_desk.accounts.protection import KeyAct, backup_key, keep_backup_key
from ektp_desk.kernel.errors import MachineError
from ektp_desk.stock import services as stock
from ektp_desk.stock.queries import balance
from ektp_desk.storage import backup, backup_keys, files, keyfile, manifest
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.backup_keys import BackupKey
from ektp_desk.storage.keystore import KeyStore
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places, claim
from ektp_desk.storage.safekeeping import keep
from ektp_desk.storage.sealing import HEAD_BYTES, MARK
from tests.conftest import PASSWORD, PEOPLE, ZONE, Office
from tests.privacy.leaks import search
from tests.racing import race, refused
from tests.sealing import PHRASE, as_earlier_programs_did, key_of, plain_of
from tests.shelf import Shelf
from tests.tampering import run

NOW = datetime(2026, 11, 24, 8, 15, tzinfo=ZONE)
pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
VALUES = [value for _, nik, name, *_ in PEOPLE for value in (nik, name)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cadangan"


@pytest.fixture
def stocked(office: Office) -> Office:
    office.desk.write(office.supervisor, stock.open_stock, quantity=1_000)
    return office


@pytest.fixture
def made(stocked: Office, folder: Path, tools: Path) -> Backup:
    return backup.create(stocked.desk.engine, folder, now=NOW, tools=tools)


def no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "system_store", lambda: None)


def give_new_key(office: Office, store: KeyStore | None = None, phrase: str = "") -> str:
    """Another key for the office's backups; its recovery key."""
    key, protected = backup_keys.new_key(store=store, passphrase=phrase)
    former = office.desk.read(backup_key)
    office.desk.write(
        office.supervisor, keep_backup_key, act=KeyAct.CHANGE_KEY, key=key, former=former,
        password=PASSWORD,
    )  # fmt: skip
    return protected.recovery


def described_anew(made: Backup) -> None:
    """Let the manifest tell of the file as it lies there now, as somebody would who altered it."""
    now = replace(made.manifest, bytes=made.path.stat().st_size, sha256=files.sha256(made.path))
    manifest.write(made.path, now)


def test_nothing_of_anybody_can_be_read_in_either_place(
    stocked: Office, folder: Path, tmp_path: Path, tools: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    claim(stick)
    done = keep(
        stocked.desk.engine, Places(folder, stick), now=NOW, reason=Reason.PLANNED, closed=None,
        tools=tools,
    )  # fmt: skip
    assert done.second is not None
    assert done.problem is None

    for place in (folder, stick):
        found, read = search(place, VALUES)
        assert found == []
        assert any(path.suffix == ".dump" for path in read)
    for one in (done.backup, done.second):
        assert one.path.read_bytes().startswith(MARK)
        assert b"PGDMP" not in one.path.read_bytes()
        assert repr(done.backup.key) not in repr(one)
    plain = plain_of(done.backup.path)
    assert plain.startswith(b"PGDMP")
    assert len(plain) < done.backup.path.stat().st_size < len(plain) * 1.01 + 200


def spied(tools: Path, folder: Path, name: str, script: str) -> Path:
    """The client programs with one of them replaced; `REAL` in the script is the real one."""
    folder.mkdir()
    for one in ("pg_dump", "pg_restore"):
        (folder / one).symlink_to(tools / one)
    (folder / name).unlink()
    (folder / name).write_text("#!/bin/sh\n" + script.replace("REAL", str(tools / name)))
    (folder / name).chmod(stat.S_IRWXU)
    return folder


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the program")
def test_no_program_is_given_a_file_to_write(
    stocked: Office, folder: Path, tools: Path, tmp_path: Path
) -> None:
    """While `pg_dump` runs and after, only what is sealed lies in the folder."""
    words = tmp_path / "kata.txt"
    script = (
        f'echo "$@" > {words}\nREAL "$@"\nstatus=$?\ncp {folder}/.*.part {tmp_path}/\nexit $status'
    )
    spy = spied(tools, tmp_path / "mata", "pg_dump", script)
    made = backup.create(stocked.desk.engine, folder, now=NOW, tools=spy)

    assert "--file" not in words.read_text()
    assert " -f" not in words.read_text()
    assert backup.verify(made.path, key=made.key, tools=tools).sound
    (copy,) = tmp_path.glob(".*.part")
    assert search(tmp_path, VALUES)[0] == []
    assert b"PGDMP" not in copy.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the program")
@pytest.mark.parametrize(
    "script", ['REAL "$@" | head -c 3000; exit 1', 'REAL "$@"; kill -9 $$', "exit 1"]
)
def test_a_pg_dump_that_ends_badly_leaves_no_half_backup(
    stocked: Office, folder: Path, tools: Path, tmp_path: Path, script: str
) -> None:
    spy = spied(tools, tmp_path / "mata", "pg_dump", script)

    with pytest.raises(MachineError, match=r"backup\.tool_failed"):
        backup.create(stocked.desk.engine, folder, now=NOW, tools=spy)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="mounts a small disk")
def test_a_full_disk_leaves_no_half_dump(stocked: Office, tmp_path: Path, tools: Path) -> None:
    small = tmp_path / "kecil"
    small.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=40k", "none", str(small)]
    if subprocess.run(words, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    try:
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            backup.create(stocked.desk.engine, small, now=NOW, tools=tools)
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_without_a_key_there_is_no_backup(stocked: Office, folder: Path, tools: Path) -> None:
    run(stocked.desk.engine, "DELETE FROM backup_key")

    error = refused(lambda: backup.create(stocked.desk.engine, folder, now=NOW, tools=tools))
    assert error.code == "backup.no_key"
    assert list(folder.iterdir()) == []


def test_it_opens_by_key_store_phrase_and_paper_and_by_nothing_else(
    stocked: Office, folder: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = KeyStore(Shelf())
    paper = give_new_key(stocked, store, PHRASE)
    made = backup.create(stocked.desk.engine, folder, now=NOW, tools=tools)
    monkeypatch.setattr(backup, "system_store", lambda: store)
    assert backup.verify(made.path, tools=tools).sound

    no_store(monkeypatch)  # the computer with the key store is gone
    with pytest.raises(MachineError, match=r"machine\.locked"):
        backup.verify(made.path, tools=tools)
    for typed in (PHRASE, paper, paper.lower().replace("-", " ")):
        assert key_of(made.path, typed) == made.key
    for typed, code in (
        ("ayam hitam di pagar", "key.wrong_passphrase"),
        (backup_keys.new_key(store=None)[1].recovery, "key.wrong_recovery"),
        (paper[:-1] + ("A" if paper[-1] != "A" else "B"), "key.recovery_typed"),
    ):
        assert refused(lambda typed=typed: key_of(made.path, typed)).code == code


def test_the_paper_brings_the_office_back(
    stocked: Office, address: str, folder: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server and the computer with the key store are lost; paper and stick are left."""
    paper = give_new_key(stocked, KeyStore(Shelf()))
    made = backup.create(stocked.desk.engine, folder, now=NOW, tools=tools)
    stocked.desk.close()
    run(stocked.desk.engine, "DROP SCHEMA public CASCADE")
    run(stocked.desk.engine, "CREATE SCHEMA public")
    no_store(monkeypatch)
    backup.restore(made.path, address, now=NOW, key=key_of(made.path, paper), tools=tools)

    assert stocked.desk.read(balance) == 1_000
    again = backup.create(stocked.desk.engine, folder, now=NOW, tools=tools)
    assert key_of(again.path, paper) == again.key, "the key came back with the office"


def test_after_a_change_of_key_each_backup_opens_by_the_ways_of_its_day(
    stocked: Office, made: Backup, folder: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_store(monkeypatch)
    give_new_key(stocked, None, "ayam hitam di pagar")
    later = backup.create(stocked.desk.engine, folder, now=NOW, tools=tools)

    assert key_of(made.path, PHRASE) == made.key
    assert key_of(later.path, "ayam hitam di pagar") == later.key
    assert refused(lambda: key_of(later.path, PHRASE)).code == "key.wrong_passphrase"


def cut(whole: bytes) -> bytes:
    return whole[:-20]


def cut_head(whole: bytes) -> bytes:
    return whole[: HEAD_BYTES - 4]


def turned(whole: bytes) -> bytes:
    return whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:]


def turned_head(whole: bytes) -> bytes:
    return whole[: len(MARK)] + bytes([whole[len(MARK)] ^ 1]) + whole[len(MARK) + 1 :]


@pytest.mark.parametrize("damage", [cut, cut_head, turned, turned_head])
def test_a_damaged_dump_is_refused(
    stocked: Office, address: str, made: Backup, tools: Path, damage: Callable[[bytes], bytes]
) -> None:
    made.path.write_bytes(damage(made.path.read_bytes()))
    found = backup.verify(made.path, key=made.key, tools=tools).findings

    assert [one.code for one in found] == ["backup.altered"]
    stocked.desk.close()
    error = refused(lambda: backup.restore(made.path, address, now=NOW, key=made.key, tools=tools))
    assert error.code == "backup.damaged"
    assert stocked.desk.read(balance) == 1_000


@pytest.mark.parametrize("damage", [cut, cut_head, turned, turned_head])
def test_a_damaged_dump_is_refused_also_with_a_forged_manifest(
    stocked: Office, made: Backup, tools: Path, damage: Callable[[bytes], bytes]
) -> None:
    """As somebody opens it who has the paper: the seal does not hold."""
    made.path.write_bytes(damage(made.path.read_bytes()))
    described_anew(made)

    if damage is cut_head:
        assert refused(lambda: key_of(made.path)).code == "backup.seal"
        return
    found = backup.verify(made.path, key=key_of(made.path), tools=tools).findings
    assert [one.code for one in found] == ["backup.seal"]


def test_another_backups_file_under_this_ones_name_is_refused(
    stocked: Office, made: Backup, folder: Path, tools: Path
) -> None:
    """Exchanged files: each has a key of its own, which its own beginning gives."""
    stocked.desk.write(stocked.supervisor, stock.count, counted=1_000)
    other = backup.create(stocked.desk.engine, folder, now=NOW, tools=tools)
    head, body = other.path.read_bytes()[:HEAD_BYTES], made.path.read_bytes()[HEAD_BYTES:]
    made.path.write_bytes(head + body)
    described_anew(made)

    found = backup.verify(made.path, key=key_of(made.path), tools=tools).findings
    assert [one.code for one in found] == ["backup.seal"]


def test_a_plain_dump_of_an_earlier_program_is_put_back(
    stocked: Office, address: str, made: Backup, tools: Path
) -> None:
    """And is known for what it is."""
    as_earlier_programs_did(made.path)
    stocked.desk.write(stocked.supervisor, stock.count, counted=3, note="setelah cadangan")
    stocked.desk.close()

    assert backup.verify(made.path, tools=tools).sound
    done = backup.restore(made.path, address, now=NOW, tools=tools)
    assert done.manifest.plain_dump
    assert stocked.desk.read(balance) == 1_000
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(MARK), "what was there before is kept sealed"


def test_a_plain_file_does_not_pass_for_a_sealed_one(
    stocked: Office, made: Backup, tools: Path
) -> None:
    made.path.write_bytes(plain_of(made.path))
    described_anew(made)

    found = backup.verify(made.path, key=made.key, tools=tools).findings
    assert [one.code for one in found] == ["backup.seal"]
    assert refused(lambda: key_of(made.path)).code == "backup.seal"


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the program")
def test_a_restore_cut_short_leaves_the_office_as_it_was(
    stocked: Office, address: str, made: Backup, tools: Path, tmp_path: Path
) -> None:
    stocked.desk.write(stocked.supervisor, stock.count, counted=3, note="setelah cadangan")
    stocked.desk.close()
    script = 'case "$*" in *--list*) exec REAL "$@";; esac\nhead -c 40000 | REAL "$@"'
    spy = spied(tools, tmp_path / "mata", "pg_restore", script)

    with pytest.raises(MachineError, match=r"backup\.tool_failed"):
        backup.restore(made.path, address, now=NOW, key=made.key, tools=spy)
    assert stocked.desk.read(balance) == 3


def test_of_two_who_change_the_key_at_once_one_is_told(stocked: Office) -> None:
    """Nobody's paper is for a key that was replaced in the same moment."""
    former = stocked.desk.read(backup_key)
    keys = [backup_keys.new_key(store=None)[0] for _ in range(2)]

    def change(key: BackupKey) -> None:
        stocked.desk.write(
            stocked.supervisor, keep_backup_key, act=KeyAct.CHANGE_KEY, key=key, former=former,
            password=PASSWORD,
        )  # fmt: skip

    outcomes = race(*(lambda key=key: change(key) for key in keys))
    assert sorted(outcomes) == ["", "key.changed"]
    kept = stocked.desk.read(backup_key)
    assert kept is not None
    assert kept.public in {key.public for key in keys}


def test_the_key_is_kept_with_ones_own_password(stocked: Office) -> None:
    former = stocked.desk.read(backup_key)
    key, _ = backup_keys.new_key(store=None)

    def keep_it(**words: object) -> None:
        stocked.desk.write(
            stocked.supervisor, keep_backup_key, act=KeyAct.CHANGE_KEY, key=key, former=former,
            **words,
        )  # fmt: skip

    assert refused(lambda: keep_it(password="salah")).field == "password"
    assert stocked.desk.read(backup_key) == former
    keep_it(password=PASSWORD)
    assert stocked.desk.read(backup_key) == key
    assert refused(lambda: keep_it(password=PASSWORD)).code == "key.changed"


def test_a_key_that_nobody_signed_for_seals_nothing(
    stocked: Office, folder: Path, tools: Path
) -> None:
    """Somebody with the database's password puts a key of their own in its place."""
    give_new_key(stocked)
    theirs, _ = backup_keys.new_key(store=None)
    run(stocked.desk.engine, f"UPDATE backup_key SET public = '{theirs.public}'")

    error = refused(lambda: backup.create(stocked.desk.engine, folder, now=NOW, tools=tools))
    assert error.code == "backup.key_exchanged"
    assert list(folder.iterdir()) == []
    give_new_key(stocked)
    assert backup.create(stocked.desk.engine, folder, now=NOW, tools=tools).path.exists()


def test_the_database_holds_nothing_that_opens(stocked: Office) -> None:
    """A key file alone opens nothing; without a way that one has it says "locked"."""
    found = stocked.desk.read(backup_key)
    assert found is not None
    with pytest.raises(MachineError, match=r"machine\.locked"):
        keyfile.unlock(found.file)
    opened = keyfile.unlock(found.file, passphrase=PHRASE)
    assert backup_keys.of_file(found.file, opened) == found
    assert opened.hex() not in found.public + keyfile.told(found.file)
    assert backup_keys.private_of(opened) != opened

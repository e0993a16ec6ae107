"""Real processes killed at every step of a wiping and of encrypting what was plain."""

import shutil
import sys
from pathlib import Path

import pytest

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.sealed import Keys
from ektp_desk.storage import driver
from ektp_desk.storage.keystore import SERVICE
from tests.fieldwork.plain import as_before
from tests.outreach.stores import VISIT, kills, made
from tests.shelf import shelf_of, store_at

ROW = "Andi Sitti Aminah 7373014405920001"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")


@pytest.fixture
def laptop(tmp_path: Path, sqlite_template: Path) -> FieldStore:
    """A laptop with one visit, of one row."""
    store = made(tmp_path / "lapangan")
    path = store.visit_path(VISIT)
    shutil.copyfile(sqlite_template, path)
    connection = driver.connect(path, isolation_level=None)
    connection.execute("INSERT INTO office_setting (key, value) VALUES ('row', ?)", (ROW,))
    connection.close()
    store.protect()
    return store


def row(store: FieldStore) -> str:
    path = store.visit_path(VISIT)
    connection = driver.connect(path, key=store.visit_key(path))
    try:
        ((value,),) = connection.execute("SELECT value FROM office_setting WHERE key = 'row'")
        return str(value)
    finally:
        connection.close()


def test_a_wiping_killed_at_every_step_forgets_the_key_first(laptop: FieldStore) -> None:
    """Whatever is left after the kill: whole as long as its key is there, and gone at the next
    start as soon as the wiping had begun."""
    folder, begun = laptop.folder, 0
    shelf, path = shelf_of(folder), laptop.visit_path(VISIT)
    saved = folder.with_name("sebelum")
    shutil.copytree(folder, saved)
    secrets = shelf.kept()
    whole = path.read_bytes()
    for was_killed in kills(laptop, "wipe"):
        kept = [one for one in (path, path.with_name(f"{path.name}.gone")) if one.exists()]
        key_kept = len(shelf.kept()) == len(secrets)
        if key_kept:
            assert [one.read_bytes() for one in kept] == [whole]
        start = store_at(folder)
        start.finish_wiping()
        if path.exists():
            assert row(start) == ROW
        else:
            begun += was_killed
            assert len(shelf.kept()) == 1
            assert list(path.parent.iterdir()) == []
        shutil.rmtree(folder)
        shutil.copytree(saved, folder)
        for name, secret in secrets.items():
            shelf.set_password(SERVICE, name.removeprefix(f"{SERVICE}/"), secret)
    assert begun > 5


def test_encrypting_what_was_plain_killed_at_every_step_loses_nothing(laptop: FieldStore) -> None:
    keys = laptop.keys()
    as_before(laptop)
    assert ROW.encode() in laptop.visit_path(VISIT).read_bytes()
    killed = 0
    for was_killed in kills(laptop, "protect"):
        killed += was_killed
        start = store_at(laptop.folder)
        assert start.keys() == keys
        assert row(start) == ROW
    assert killed > 20
    assert _found(laptop.folder, ROW.encode(), keys) == []


def _found(folder: Path, content: bytes, keys: Keys) -> list[str]:
    secrets = (content, keys.sign_private.encode(), keys.box_private.encode())
    files = (path for path in folder.rglob("*") if path.is_file())
    return [one.name for one in files if any(secret in one.read_bytes() for secret in secrets)]

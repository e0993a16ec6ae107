"""A full disk, a file that may only be read, is gone or in others' hands: each act is whole."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ektp_desk.storage import driver, engines
from tests.faults.conftest import LONG, Prepare, Prepared
from tests.faults.hindering import Hindered, Hindrance, hinder
from tests.faults.kinds import KINDS
from tests.faults.playing import Play

NAMES = tuple(KINDS) if LONG else ("card", "roll_import")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="disks and owners of POSIX")


@pytest.fixture
def own_disk(disk: Path) -> None:
    """The offices lie on a file system of their own."""
    if not disk.is_mount():
        pytest.skip("mounting a small disk needs root")


@contextmanager
def full(play: Play, *, left: int) -> Iterator[None]:
    """Not more than `left` bytes are free."""
    folder = Path(play.stage.address).parent
    free = os.statvfs(folder)
    ballast = folder / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - left))
    yield
    ballast.unlink()


@contextmanager
def gone(play: Play) -> Iterator[None]:
    """The file was moved away, and is put back."""
    path = Path(play.stage.address)
    aside = path.with_name("lain.db")
    path.rename(aside)
    yield
    aside.rename(path)


@contextmanager
def in_others_hands(play: Play) -> Iterator[None]:
    """Another program writes, and longer than anybody waits."""
    with closing(_connected(play)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def _connected(play: Play) -> Any:
    key = bytes.fromhex(play.stage.key)
    return driver.connect(play.stage.address, key=key, isolation_level=None)


@contextmanager
def read_only(play: Play) -> Iterator[None]:
    """The disk may only be read, for the administrator too."""
    folder = str(Path(play.stage.address).parents[1])
    play.office.desk.close()
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield
    play.office.desk.close()
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


def hindered(prepared: Prepared, hindrance: Hindrance) -> Hindered:
    seen = hinder(prepared.stage, prepared.course, hindrance)
    assert seen.faults == []
    assert len(seen.codes) + seen.through == len(prepared.stage.kind.acts)
    return seen


@pytest.mark.usefixtures("own_disk")
@pytest.mark.parametrize("left", [0, 40_000])
@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk(in_file: Prepare, name: str, left: int) -> None:
    seen = hindered(in_file(name), partial(full, left=left))
    assert set(seen.codes) <= {"machine.disk_full", "machine.disk_trouble"}
    assert seen.codes


@pytest.mark.usefixtures("own_disk")
@pytest.mark.parametrize("name", NAMES)
def test_a_disk_that_may_only_be_read(in_file: Prepare, name: str) -> None:
    seen = hindered(in_file(name), read_only)
    assert set(seen.codes) <= {"machine.read_only", "machine.cannot_open"}
    assert seen.through == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_gone_and_comes_back(in_file: Prepare, name: str) -> None:
    seen = hindered(in_file(name), gone)
    assert set(seen.codes) == {"machine.no_file"}
    assert seen.through == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_file_in_another_programs_hands(
    in_file: Prepare, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_MS", 10)
    seen = hindered(in_file(name), in_others_hands)
    assert set(seen.codes) == {"machine.busy"}
    assert seen.through == 0

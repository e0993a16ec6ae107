"""The installer: whatever comes in between, the old program stays or the new one stands."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.windows.small import (
    DONE,
    NEW,
    NEWER,
    NO_ROOM,
    NOT_OURS,
    OLD,
    OPEN,
    UNINSTALL,
    Run,
    into,
    local_folder,
    no_leftovers,
    registry,
    running,
    uninstall,
    until,
    version,
)


def test_silently_into_an_odd_path(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    assert version(target) == OLD
    assert no_leftovers(target)
    known = registry(where, UNINSTALL)
    assert OLD in known
    assert "QuietUninstallString" in known
    assert "EKTPDesk.FieldBundle" in registry(where, r"HKCU\Software\Classes\.ektp")


def test_upgrade_in_place(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    (target / "_internal" / "gone-in-the-new-version.txt").touch()
    assert setup(NEW) == DONE
    assert version(target) == NEW
    assert not (target / "_internal" / "gone-in-the-new-version.txt").exists()
    assert no_leftovers(target)


def test_an_older_version_is_refused(setup: Run, target: Path) -> None:
    """0.10 is newer than 0.9, whatever the alphabet says."""
    assert setup(NEW) == DONE
    assert setup(OLD) == NEWER
    assert version(target) == NEW


def test_an_open_program_is_not_replaced(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    with running(where, target):
        assert setup(NEW) == OPEN
        assert version(target) == OLD
        assert no_leftovers(target)
    assert setup(NEW) == DONE


def test_it_waits_for_the_program_to_be_closed(
    where: Any, setup: Run, setups: dict[str, Path], target: Path
) -> None:
    assert setup(OLD) == DONE
    with running(where, target):
        waiting = where.start([setups[NEW], "/S", "/WAIT=60", *into(where, target)])
        time.sleep(6)
        assert waiting.poll() is None
        assert version(target) == OLD
    assert waiting.wait(60) == DONE
    where.end(waiting)
    assert version(target) == NEW


def test_somebody_elses_folder_is_left_alone(setup: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Foto"
    folder.mkdir()
    (folder / "keluarga.jpg").write_bytes(b"x")
    assert setup(OLD, into=folder) == NOT_OURS
    assert [path.name for path in folder.iterdir()] == ["keluarga.jpg"]


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="a small disk is mounted, which root may"
)
def test_a_full_disk_changes_nothing(setup: Run, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.check_call(["mount", "-t", "tmpfs", "-o", "size=60m", "none", str(disk)])
    try:
        folder = disk / "EKTP Desk"
        assert setup(OLD, into=folder) == DONE
        assert setup(NEW, into=folder) == NO_ROOM
        assert version(folder) == OLD
        assert no_leftovers(folder)
        (disk / "fills").write_bytes(bytes(30_000_000))
        assert setup(NEW, into=folder) == NO_ROOM
        assert version(folder) == OLD
        shutil.rmtree(folder)
        assert setup(OLD, into=folder) == NO_ROOM
        assert not folder.exists()
    finally:
        subprocess.check_call(["umount", str(disk)])


@pytest.mark.parametrize("after", [0.8, 1.6, 2.4, 3.2])
def test_ended_in_the_middle_the_old_or_the_new_stands(
    where: Any, setup: Run, setups: dict[str, Path], target: Path, after: float
) -> None:
    assert setup(OLD) == DONE
    going = where.start([setups[NEW], "/S", *into(where, target)])
    time.sleep(after)
    where.run(["taskkill", "/f", "/im", setups[NEW].name], timeout=60)
    where.end(going)
    assert version(target) in (OLD, NEW)
    assert setup(NEW) == DONE
    assert version(target) == NEW
    assert no_leftovers(target)


def test_cut_off_between_the_two_names_the_old_one_comes_back(setup: Run, target: Path) -> None:
    """The only moment with neither: the next start of an installer puts it right first."""
    assert setup(NEW) == DONE
    target.rename(target.with_name("EKTP Desk.old"))
    assert setup(OLD) == NEWER
    assert setup(NEW) == DONE
    assert version(target) == NEW
    assert no_leftovers(target)


def test_uninstalling_keeps_the_data_unless_told_otherwise(
    where: Any, setup: Run, target: Path, tmp_path: Path
) -> None:
    data = local_folder(where) / "EKTP Desk"
    data.mkdir(parents=True, exist_ok=True)
    (data / "ektp-desk.db").write_bytes(b"office")
    assert setup(OLD, "/DESKTOP") == DONE
    uninstall(where, target)
    assert not target.exists()
    assert "DisplayVersion" not in registry(where, UNINSTALL)
    assert (data / "ektp-desk.db").read_bytes() == b"office"
    assert setup(OLD) == DONE
    uninstall(where, target, "/DELETEDATA")
    until(lambda: not data.exists())


def test_an_open_program_is_not_uninstalled(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    with running(where, target):
        where.run([target / "uninstall.exe", "/S", "/WAIT=1"], timeout=60)
        time.sleep(8)
        assert version(target) == OLD

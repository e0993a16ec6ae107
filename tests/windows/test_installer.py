"""The installer: whatever comes in between, the old program stays or the new one stands.

A small program of a few files takes the real one's place, so that every kind of trouble can be
tried in seconds; `test_installed.py` installs the real one.
"""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import installer
import machine

OLD, NEW = "0.9.0", "0.10.0"
DONE, NEWER, OPEN, NO_ROOM, NOT_OURS = 0, 3, 4, 5, 6
PAYLOAD_BYTES = 24_000_000
SETTLED = 30.0
# A program that runs until it is ended, and says so as ours does.
HOLDER = """
#include <windows.h>
int wmain(void) {
    CreateMutexW(NULL, FALSE, L"Global\\\\EKTP-Desk-is-running");
    Sleep(120000);
    return 0;
}
"""
Run = Callable[..., int]


@pytest.fixture(scope="session")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two executables and something large beside them."""
    folder = tmp_path_factory.mktemp("small")
    source = folder.parent / "holder.c"
    source.write_text(HOLDER, encoding="utf-8")
    for name in (machine.WINDOWED, machine.CONSOLE):
        subprocess.check_call(
            ["x86_64-w64-mingw32-gcc", "-O", "-municode", "-o", str(folder / name), str(source)]
        )
    (folder / "_internal").mkdir()
    (folder / "_internal" / "large.bin").write_bytes(os.urandom(PAYLOAD_BYTES))
    return folder


@pytest.fixture(scope="session")
def setups(small_app: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Installers of an old and a new version."""
    folder = tmp_path_factory.mktemp("setups")
    return {
        number: installer.make(small_app, number, folder / f"setup-{number}.exe")
        for number in (OLD, NEW)
    }


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where it is installed: blanks, an apostrophe and letters of other scripts in the path."""
    return tmp_path / "Kantor O'Brien 役所 é" / "EKTP Desk"


@pytest.fixture
def setup(where: Any, setups: dict[str, Path], target: Path) -> Iterator[Run]:
    """Installs silently: `setup(OLD, "/DESKTOP")`, the exit code."""

    def run(number: str, *words: str, into: Path | None = None) -> int:
        command = [setups[number], "/S", "/WAIT=3", *words, *_into(where, into or target)]
        return int(where.run(command, timeout=120).returncode)

    yield run
    _uninstall(where, target)


def _into(where: Any, folder: Path) -> list[str]:
    """The folder as NSIS wants it: last, and never in quotation marks, which blanks would bring."""
    return f"/D={where.path(folder)}".split(" ")


def _version(folder: Path) -> str:
    """The version that stands there whole, "" for none."""
    mark = folder / "installed.ini"
    if not mark.exists():
        return ""
    large = folder / "_internal" / "large.bin"
    assert large.stat().st_size == PAYLOAD_BYTES
    for name in (machine.WINDOWED, machine.CONSOLE, "uninstall.exe"):
        assert (folder / name).exists(), name
    return mark.read_text(encoding="utf-8").rpartition("=")[2].strip()


def _no_leftovers(folder: Path) -> bool:
    return not [p for p in folder.parent.glob("EKTP Desk.*") if p.is_dir()]


def _uninstall(where: Any, folder: Path, *words: str) -> None:
    """Uninstall and wait: the uninstaller works on from a copy of itself."""
    if (folder / "uninstall.exe").exists():
        where.run([folder / "uninstall.exe", "/S", "/WAIT=3", *words], timeout=60)
        _until(lambda: not folder.exists() and _no_leftovers(folder))


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SETTLED
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def _registry(where: Any, key: str) -> str:
    answer = where.run(["reg", "query", key, "/s"], timeout=60)
    return str(answer.stdout)


UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\EKTP Desk"


@contextlib.contextmanager
def _running(where: Any, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    program = where.start([folder / machine.WINDOWED])
    time.sleep(2)
    try:
        yield program
    finally:
        where.run(["taskkill", "/f", "/im", machine.WINDOWED], timeout=60)
        where.end(program)


def test_silently_into_an_odd_path(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    assert _version(target) == OLD
    assert _no_leftovers(target)
    known = _registry(where, UNINSTALL)
    assert OLD in known
    assert "QuietUninstallString" in known
    assert "EKTPDesk.FieldBundle" in _registry(where, r"HKCU\Software\Classes\.ektpbundle")


def test_upgrade_in_place(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    (target / "_internal" / "gone-in-the-new-version.txt").touch()
    assert setup(NEW) == DONE
    assert _version(target) == NEW
    assert not (target / "_internal" / "gone-in-the-new-version.txt").exists()
    assert _no_leftovers(target)


def test_an_older_version_is_refused(setup: Run, target: Path) -> None:
    """0.10 is newer than 0.9, whatever the alphabet says."""
    assert setup(NEW) == DONE
    assert setup(OLD) == NEWER
    assert _version(target) == NEW


def test_an_open_program_is_not_replaced(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    with _running(where, target):
        assert setup(NEW) == OPEN
        assert _version(target) == OLD
        assert _no_leftovers(target)
    assert setup(NEW) == DONE


def test_it_waits_for_the_program_to_be_closed(
    where: Any, setup: Run, setups: dict[str, Path], target: Path
) -> None:
    assert setup(OLD) == DONE
    with _running(where, target):
        waiting = where.start([setups[NEW], "/S", "/WAIT=60", *_into(where, target)])
        time.sleep(6)
        assert waiting.poll() is None
        assert _version(target) == OLD
    assert waiting.wait(60) == DONE
    where.end(waiting)
    assert _version(target) == NEW


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
        assert _version(folder) == OLD
        assert _no_leftovers(folder)
        (disk / "fills").write_bytes(bytes(30_000_000))
        assert setup(NEW, into=folder) == NO_ROOM
        assert _version(folder) == OLD
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
    going = where.start([setups[NEW], "/S", *_into(where, target)])
    time.sleep(after)
    where.run(["taskkill", "/f", "/im", setups[NEW].name], timeout=60)
    where.end(going)
    assert _version(target) in (OLD, NEW)
    assert setup(NEW) == DONE
    assert _version(target) == NEW
    assert _no_leftovers(target)


def test_cut_off_between_the_two_names_the_old_one_comes_back(setup: Run, target: Path) -> None:
    """The only moment with neither: the next start of an installer puts it right first."""
    assert setup(NEW) == DONE
    target.rename(target.with_name("EKTP Desk.old"))
    assert setup(OLD) == NEWER
    assert setup(NEW) == DONE
    assert _version(target) == NEW
    assert _no_leftovers(target)


def test_uninstalling_keeps_the_data_unless_told_otherwise(
    where: Any, setup: Run, target: Path, tmp_path: Path
) -> None:
    data = _local_folder(where) / "EKTP Desk"
    data.mkdir(parents=True, exist_ok=True)
    (data / "ektp-desk.db").write_bytes(b"office")
    assert setup(OLD, "/DESKTOP") == DONE
    _uninstall(where, target)
    assert not target.exists()
    assert "DisplayVersion" not in _registry(where, UNINSTALL)
    assert (data / "ektp-desk.db").read_bytes() == b"office"
    assert setup(OLD) == DONE
    _uninstall(where, target, "/DELETEDATA")
    _until(lambda: not data.exists())


def test_an_open_program_is_not_uninstalled(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD) == DONE
    with _running(where, target):
        where.run([target / "uninstall.exe", "/S", "/WAIT=1"], timeout=60)
        time.sleep(8)
        assert _version(target) == OLD


def _local_folder(where: Any) -> Path:
    if not where.wine:
        return Path(os.environ["LOCALAPPDATA"])
    return Path(where.prefix, "drive_c", "users", "root", "AppData", "Local")

"""Computers that are not as one expects: the user's name, no fonts, a wrong clock.

Each is a Wine prefix of its own in which the real program is installed, used and removed.
"""

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import installer
import machine
import standins

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a computer is bent only under Wine")
FAKE_TIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
STANDS = 20.0  # seconds in which the window stands, however busy the machine
SETTLED = 60.0
NO_FONTS = "<fontconfig></fontconfig>"


def _always(odd: str, folder: Path) -> dict[str, str]:
    """What bends the computer, as Wine reads it from the environment."""
    if odd == "name":
        return {"USER": "Siti O'Brien é", "LOGNAME": "Siti O'Brien é"}
    if odd == "no fonts":
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "no-fonts.conf").write_text(NO_FONTS, encoding="utf-8")
        # Wine's own console divides by the height of a letter; its debugger would only follow.
        without = f"{machine.OVERRIDES[:-1]},winedbg.exe="
        return {"FONTCONFIG_FILE": str(folder / "no-fonts.conf"), "WINEDLLOVERRIDES": without}
    if not FAKE_TIME.exists():
        pytest.skip("needs Debian's faketime")
    # Only the date: what waits for a while still waits that long.
    moment = {"FAKETIME": f"@{odd} 10:00:00", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    return {**moment, "LD_PRELOAD": str(FAKE_TIME)}


@pytest.fixture(params=["name", "no fonts", "1999-03-01", "2099-03-01"])
def computer(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A Wine prefix that is odd in one way."""
    wine = machine.Wine(tmp_path / "prefix", _always(request.param, tmp_path))
    wine.prepare()
    standins.compile_all(wine)
    return wine


def test_installed_used_and_removed(computer: Any, screen: Mapping[str, str]) -> None:
    setup = installer.installer_file(installer.version())
    users = computer.prefix / "drive_c" / "users"
    local = next(path for path in users.iterdir() if path.name != "Public") / "AppData" / "Local"
    app, data = local / "Programs" / "EKTP Desk", local / "EKTP Desk"
    for _install_and_upgrade in range(2):
        assert computer.run([setup, "/S"], timeout=200).returncode == 0
    _uses(computer, screen, app, data)
    computer.run([app / "uninstall.exe", "/S"], timeout=100)
    end = time.monotonic() + SETTLED
    while app.exists():
        assert time.monotonic() < end, "not removed"
        time.sleep(0.2)
    assert (data / "ektp-desk.db").exists()


def _uses(computer: Any, screen: Mapping[str, str], app: Path, data: Path) -> None:
    """An office in the usual place, checked, and a window over it that stands without a crash."""
    console = app / machine.CONSOLE
    made = computer.run(
        [console, "demo", "--residents", "300", "--out", computer.path(data)], timeout=200
    )
    assert made.returncode == 0, made.stderr
    shown = json.loads(computer.run([console, "settings", "show", "--json"], timeout=60).stdout)
    assert Path(shown["database"].replace("\\", "/")).name == "ektp-desk.db"
    checked = computer.run([console, "db", "check", "--json"], timeout=100)
    assert json.loads(checked.stdout)["findings"] == []
    program = computer.start([app / machine.WINDOWED], environment=screen)
    try:
        time.sleep(STANDS)
        assert program.poll() is None
        assert not (data / "log").exists()
    finally:
        computer.run(["taskkill", "/f", "/im", machine.WINDOWED], timeout=60)
        computer.end(program)

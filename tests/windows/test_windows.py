"""The windows, as they are shipped, with Windows' own platform plug-in."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import machine
from tests.windows.conftest import Ask

PATIENCE = 120.0


@pytest.mark.timeout(1200)
def test_the_demonstration_day_agrees(ask: Ask, tmp_path: Path) -> None:
    """Five officers, mouse and keys, one whole day: windows, papers and books say the same."""
    answer = ask("demo-day", "--out", tmp_path / "hari", "--residents", "3000", timeout=1100)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    found = json.loads((tmp_path / "hari" / "summary.json").read_text(encoding="utf-8"))
    assert found["agrees"]
    assert len(found["pictures"]) > 30
    assert len(found["papers"]) > 30
    assert list((tmp_path / "hari").rglob("*.pdf"))


def test_a_crash_is_shown_and_logged(
    where: Any, app: Path, screen: Mapping[str, str], office: Path, tmp_path: Path
) -> None:
    """An address that makes no sense to the database library is an error nobody expected."""
    environment = {
        **screen, "LOCALAPPDATA": where.path(tmp_path / "local"),
        "APPDATA": where.path(tmp_path / "roaming"),
    }  # fmt: skip
    program = where.start(
        [app / machine.WINDOWED, "--database", "oracle://nobody@nowhere/office"],
        environment=environment,
    )
    try:
        log = _wait_for(tmp_path, where, "ektp-desk.log")
        assert "EKTP Desk" in log.read_text(encoding="utf-8")
        assert program.poll() is None  # the program goes on
    finally:
        program.kill()
        program.communicate()


def _wait_for(folder: Path, where: Any, name: str) -> Path:
    places = [folder, where.prefix / "drive_c" / "users"] if where.wine else [folder]
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for place in places:
            for path in place.rglob(name):
                if path.stat().st_size:
                    return path
        time.sleep(0.5)
    raise AssertionError(f"no {name}")

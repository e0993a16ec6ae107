"""The windows, as they are shipped, with Windows' own platform plug-in."""

import json
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from shutil import copyfile
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
    """Somebody took a table away: an error that nobody expected."""
    database = tmp_path / "broken.db"
    copyfile(office, database)
    with closing(sqlite3.connect(database)) as broken:
        broken.execute("DROP TABLE counter")
    began = time.time()
    program = where.start(
        [app / machine.WINDOWED, "--database", where.path(database)], environment=screen
    )
    try:
        text = _log_since(began, where)
        assert "EKTP Desk" in text
        assert "OperationalError" in text
        assert program.poll() is None  # the program goes on
    finally:
        where.end(program)


def _log_since(moment: float, where: Any) -> str:
    """What the program's log says, once it was written to."""
    users = where.prefix / "drive_c" / "users" if where.wine else Path.home()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in users.rglob("EKTP Desk/log/ektp-desk.log"):
            if path.stat().st_mtime >= moment:
                return path.read_text(encoding="utf-8")
        time.sleep(0.5)
    raise AssertionError("nothing was logged")

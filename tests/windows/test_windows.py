"""The windows, as they are shipped, with Windows' own platform plug-in."""

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Any

import machine

PATIENCE = 120.0
SETTLED = 15.0  # seconds in which the first window stands, however busy the machine


def test_a_second_start_hands_over_and_ends(
    where: Any, app: Path, screen: Mapping[str, str], office: Path
) -> None:
    words = [app / machine.WINDOWED, "--database", where.path(office)]
    first = where.start(words, environment=screen)
    try:
        time.sleep(SETTLED)
        second = where.run(
            [*words, "--open", "D:\\desa.ektpbundle"], environment=screen, timeout=90
        )
        assert second.returncode == 0
        assert first.poll() is None
    finally:
        where.end(first)


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
    users = where.prefix / "drive_c" / "users" if where.wine else Path.home().parent
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in users.glob("*/AppData/Local/EKTP Desk/log/ektp-desk.log"):
            if path.stat().st_mtime >= moment:
                return path.read_text(encoding="utf-8")
        time.sleep(0.5)
    raise AssertionError("nothing was logged")

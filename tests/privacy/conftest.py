"""A small demonstration office with people whose values are known, and a computer of its own."""

import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ektp_desk.demo.office import build_demo_office
from ektp_desk.storage import driver
from tests.reports.conftest import postgresql_day as postgresql_day
from tests.reports.conftest import sqlite_day as sqlite_day
from tests.reports.conftest import template as template
from tests.ui.conftest import _collected as _collected
from tests.ui.conftest import arrive as arrive
from tests.ui.conftest import demo as demo
from tests.ui.conftest import morning as morning
from tests.ui.conftest import window_at as window_at

RESIDENTS = 60
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
         "XDG_RUNTIME_DIR", "LOCALAPPDATA", "APPDATA", "TMPDIR", "TEMP", "TMP")  # fmt: skip


@dataclass(frozen=True)
class Somebody:
    """A person of the office, as the roll knows them."""

    id: int
    nik: str
    kk_number: str
    name: str


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration office, made once; each test copies it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build_demo_office(str(path), residents=RESIDENTS)
    return path


@pytest.fixture(scope="session")
def everybody(demo_template: Path) -> tuple[Somebody, ...]:
    """All people of the roll."""
    with driver.connect(demo_template) as connection:
        rows = connection.execute("SELECT id, nik, kk_number, name FROM resident ORDER BY id")
        return tuple(Somebody(*row) for row in rows)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every folder that a program writes to by itself lies under one of this test's own."""
    home = tmp_path / "computer"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith("EKTP_DESK_")]:
        monkeypatch.delenv(name)
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("EKTP_DESK_LOGS", str(home / "log"))
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    logger = logging.getLogger("ektp_desk")
    before, logger.handlers = logger.handlers, []
    yield home
    for handler in logger.handlers:
        handler.close()
    logger.handlers = before

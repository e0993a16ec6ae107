"""The built Windows program, tried as it is shipped: on Windows, or on Linux through Wine.

Runs with `dev.py test --windows` only, which builds it first.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT / "packaging" / "windows")]
if os.environ.get("EKTP_TEST_WINDOWS"):
    import installer
    import machine
    from tests.windows import small
else:
    collect_ignore_glob = ["test_*.py"]

Answer = subprocess.CompletedProcess[str]
Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def where() -> Any:
    """The machine: runs Windows programs, see `packaging/windows/machine.py`."""
    return machine.machine()


@pytest.fixture(scope="session")
def screen(where: Any) -> Iterator[Mapping[str, str]]:
    """What the environment needs so that windows can open."""
    with where.screen() as environment:
        yield environment


@pytest.fixture(scope="session")
def app() -> Path:
    """The built folder, as it is shipped."""
    assert machine.APP.is_dir(), "not built: python3 dev.py build --windows"
    return machine.APP


@pytest.fixture
def ask(where: Any, app: Path, screen: Mapping[str, str], tmp_path: Path) -> Ask:
    """The administrator's console: `ask("db", "check", "--database", path)`."""

    def run(*arguments: str | Path, timeout: float = 300, **environment: str) -> Answer:
        words = [where.path(a) if isinstance(a, Path) else a for a in arguments]
        answer: Answer = where.run(
            [app / machine.CONSOLE, *words], environment={**screen, **environment}, cwd=tmp_path,
            timeout=timeout,
        )  # fmt: skip
        return answer

    return run


@pytest.fixture(scope="session")
def office(
    where: Any, app: Path, screen: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A small demonstration office that the built program made; tests only read it."""
    folder = tmp_path_factory.mktemp("office")
    answer = where.run(
        [app / machine.CONSOLE, "demo", "--json", "--residents", "3000",
         "--out", where.path(folder)],
        environment=screen,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["ok"]
    return folder / "ektp-desk.db"


@pytest.fixture(scope="session")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small program in the real one's place."""
    folder = tmp_path_factory.mktemp("small")
    small.make_small(folder)
    return folder


@pytest.fixture(scope="session")
def setups(small_app: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Installers of an old and a new version."""
    folder = tmp_path_factory.mktemp("setups")
    return {
        number: installer.make(small_app, number, folder / f"setup-{number}.exe")
        for number in (small.OLD, small.NEW)
    }


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where it is installed: blanks, an apostrophe and letters of other scripts in the path."""
    return tmp_path / "Kantor O'Brien 役所 é" / "EKTP Desk"


@pytest.fixture
def setup(where: Any, setups: dict[str, Path], target: Path) -> Iterator[Callable[..., int]]:
    """Installs silently: `setup(OLD, "/DESKTOP")`, the exit code."""

    def run(number: str, *words: str, into: Path | None = None) -> int:
        command = [setups[number], "/S", "/WAIT=3", *words, *small.into(where, into or target)]
        return int(where.run(command, timeout=120).returncode)

    yield run
    small.uninstall(where, target)

"""The real program, installed as an office does it: used, upgraded, removed."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import installer
import machine
from tests.windows import small

NEXT = "99.0.0"
SETTLED = 120.0
Answer = Any


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is installed."""
    return tmp_path_factory.mktemp("Program Kantor") / "EKTP Desk"


@pytest.fixture(scope="module")
def installed(where: Any, app: Path, folder: Path) -> Iterator[Path]:
    """The installer that offices get, run silently; uninstalled afterwards."""
    setup = installer.installer_file(installer.version())
    assert setup.exists(), "not built: python3 dev.py build --windows"
    assert _setup(where, setup, folder) == 0
    yield folder
    where.run([folder / "uninstall.exe", "/S"], timeout=120)
    end = time.monotonic() + SETTLED
    while folder.exists():
        assert time.monotonic() < end, "not removed"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def console(where: Any, installed: Path, screen: Mapping[str, str]) -> Callable[..., Answer]:
    """The installed administrator's console."""

    def run(*words: str | Path, timeout: float = 300, **environment: str) -> Answer:
        told = [where.path(word) if isinstance(word, Path) else word for word in words]
        return where.run(
            [installed / machine.CONSOLE, *told], environment={**screen, **environment},
            timeout=timeout,
        )  # fmt: skip

    return run


def _setup(where: Any, setup: Path, folder: Path, *words: str) -> int:
    command = [setup, "/S", *words, *small.into(where, folder)]
    return int(where.run(command, timeout=300).returncode)


def test_everything_of_the_built_folder_is_there(app: Path, installed: Path) -> None:
    built = {str(path.relative_to(app)) for path in app.rglob("*") if path.is_file()}
    there = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    assert there - built == {"uninstall.exe", "installed.ini"}
    assert built <= there


def test_the_installer_is_small() -> None:
    size = installer.installer_file(installer.version()).stat().st_size
    assert size < 50_000_000


def test_the_console_answers_and_checks(console: Callable[..., Answer], tmp_path: Path) -> None:
    made = console("demo", "--json", "--residents", "3000", "--out", tmp_path)
    assert made.returncode == 0, made.stderr
    database = tmp_path / "ektp-desk.db"
    checked = console("db", "check", "--json", "--database", database)
    assert json.loads(checked.stdout)["findings"] == []
    assert console("stock", "status", "--database", database).returncode == 0
    assert console("gulung", "tikar").returncode == 2


def test_an_administrator_names_the_server_before_the_first_start(
    where: Any, console: Callable[..., Answer], tmp_path: Path
) -> None:
    own = {
        "LOCALAPPDATA": where.path(tmp_path / "local"), "APPDATA": where.path(tmp_path / "roaming")
    }  # fmt: skip
    address = "postgresql://ektp@kantor/ektp"
    said = console("settings", "set", "database", address, "--json", **own)
    assert said.returncode == 0, said.stdout + said.stderr
    shown = json.loads(console("settings", "show", "--json", **own).stdout)
    assert shown["database"] == address


@pytest.mark.parametrize(
    ("address", "code"),
    [("postgresql://ektp@kantor:5433/desktop?sslmode=require", small.DONE),
     ("postgresql://ektp@kantor:abc/ektp", small.BAD_SERVER)],
)  # fmt: skip
def test_the_installer_names_the_server(
    where: Any, console: Callable[..., Answer], installed: Path, address: str, code: int
) -> None:
    """An address has slashes and may hold words of the installer; a wrong one changes nothing."""
    settings = small.local_folder(where) / "EKTP Desk" / "ektp-desk.toml"
    settings.unlink(missing_ok=True)
    setup = installer.installer_file(installer.version())
    assert _setup(where, setup, installed, f"/DATABASE={address}") == code
    shown = json.loads(console("settings", "show", "--json").stdout)
    assert (shown["database"] == address) == (code == small.DONE)
    settings.unlink(missing_ok=True)


def test_for_everybody_the_data_are_shared(
    where: Any, console: Callable[..., Answer], installed: Path
) -> None:
    setup = installer.installer_file(installer.version())
    where.run([installed / "uninstall.exe", "/S"], timeout=120)
    small.until(lambda: not installed.exists())
    assert _setup(where, setup, installed, "/ALLUSERS") == small.DONE
    shown = json.loads(console("settings", "show", "--json").stdout)
    assert shown["shared"]
    assert shown["database"].startswith(r"C:\ProgramData\EKTP Desk")
    where.run([installed / "uninstall.exe", "/S", "/DELETEDATA"], timeout=120)
    small.until(lambda: not installed.exists())
    assert _setup(where, setup, installed) == small.DONE
    shown = json.loads(console("settings", "show", "--json").stdout)
    assert not shown["shared"]


@pytest.mark.timeout(1_300)
def test_the_demonstration_day_runs_in_the_installed_program(
    console: Callable[..., Answer], tmp_path: Path
) -> None:
    """Five officers, mouse and keys, one whole day: windows, papers and books say the same."""
    out = tmp_path / "hari"
    answer = console("demo-day", "--out", out, "--residents", "3000", timeout=1_200)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    found = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert found["agrees"]
    assert len(found["pictures"]) > 30
    assert len(found["papers"]) > 30
    assert list(out.rglob("*.pdf"))


@pytest.mark.timeout(900)  # making an installer takes its time on a busy machine
def test_an_upgrade_keeps_the_office(
    where: Any, app: Path, installed: Path, console: Callable[..., Answer], tmp_path: Path
) -> None:
    console("demo", "--residents", "3000", "--out", tmp_path)
    before = (tmp_path / "ektp-desk.db").read_bytes()
    newer = installer.make(app, NEXT, tmp_path / "next-setup.exe")
    assert _setup(where, newer, installed) == 0
    assert NEXT in (installed / "installed.ini").read_text(encoding="utf-8")
    assert (tmp_path / "ektp-desk.db").read_bytes() == before
    answer = console("db", "check", "--json", "--database", tmp_path / "ektp-desk.db")
    assert json.loads(answer.stdout)["findings"] == []

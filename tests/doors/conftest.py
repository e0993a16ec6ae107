"""The console as an administrator calls it: one program, one answer; and offices to call it on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.cli import main
from ektp_desk.demo.office import build_demo_office
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.new_office import make_office
from tests.conftest import PASSWORD
from tests.storage.conftest import tools as tools

ROOT = Path(__file__).parents[2]
RESIDENTS = 60
Ask = Callable[..., "Said"]


@dataclass(frozen=True)
class Said:
    """What the program left behind: its exit status and both outputs."""

    status: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one JSON object on standard output; nothing may stand beside it."""
        assert self.err == ""
        assert self.out.count("\n") == 1, self.out
        found = json.loads(self.out)
        assert isinstance(found, dict)
        assert found["ok"] is (self.status == 0)
        return found

    @property
    def code(self) -> str:
        """The code of a refusal in JSON; its sentence is there too and is not the code."""
        facts = self.facts
        assert set(facts) == {"ok", "code", "message"}
        assert facts["message"] != facts["code"]
        return str(facts["code"])


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EKTP_DESK_PASSWORD", PASSWORD)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Calls the program in this process: `ask("stock", "status", "--json")`."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        status = main([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    return call


def call(*words: object, typed: str = "", **variables: str) -> Said:
    """Calls the program as a process of its own, `typed` on its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "ektp_desk", *map(str, words)],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office, made once; each test copies it."""
    path = tmp_path_factory.mktemp("office") / "kantor.db"
    make_office(
        str(path), profile=OfficeProfile(), username="kepala", full_name="Ibu Kepala",
        password=PASSWORD, clock=SystemClock(),
    )  # fmt: skip
    return path


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration office, made once; each test copies it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build_demo_office(str(path), residents=RESIDENTS)
    return path


@pytest.fixture
def kantor(office_template: Path, tmp_path: Path) -> str:
    """A new office: supervisor `kepala`, no resident, no blank."""
    return str(copyfile(office_template, tmp_path / "kantor.db"))


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path) -> str:
    """A demonstration office: 60 residents and their year."""
    return str(copyfile(demo_template, tmp_path / "demo.db"))

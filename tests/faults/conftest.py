"""What the fault tests share: offices prepared for each kind of act, and who is killed in them."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.killing import Victims, victims
from tests.faults.kinds import KINDS
from tests.faults.playing import Course, course_of
from tests.faults.stage import Ground, Stage, file_ground, server_ground, stage_on

OUT = Path(os.environ.get("EKTP_FAULTS_OUT", "build/faults"))
DISK = 96 * 1024**2
LONG = os.environ.get("EKTP_FAULTS") == "long"  # set by `dev.py test --faults`


@dataclass(frozen=True)
class Prepared:
    """The office for a kind of act, as it was before them, and their course without a fault."""

    stage: Stage
    course: Course


Prepare = Callable[[str], Prepared]
Write = Callable[[str, Mapping[str, int]], None]


@pytest.fixture(scope="session")
def fallen() -> Iterator[Victims]:
    """The process that forks programs and kills them."""
    with victims() as process:
        yield process


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small file system of its own; a plain folder where nobody may mount one (root may)."""
    folder = tmp_path_factory.mktemp("kecil")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(folder)]
    mounted = os.name == "posix" and subprocess.run(mount, capture_output=True).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """A small office in an encrypted file."""
    return file_ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="session")
def server(postgres: str) -> Iterator[Ground]:
    """A small office on a server."""
    with server_ground(postgres) as made:
        yield made


@pytest.fixture(scope="session")
def _in_files(file: Ground, disk: Path) -> Iterator[Prepare]:
    yield from preparing(file, disk)


@pytest.fixture(scope="session")
def _on_server(server: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepare]:
    yield from preparing(server, tmp_path_factory.mktemp("server"))


@pytest.fixture
def in_file(_in_files: Prepare) -> Prepare:
    """Prepares an encrypted file for a kind of act."""
    return _in_files


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> Prepare:
    """Prepares a server's database for a kind of act."""
    if "postgresql" not in os.environ.get("EKTP_TEST_ENGINES", "postgresql"):
        pytest.skip("PostgreSQL was left out")
    made: Prepare = request.getfixturevalue("_on_server")
    return made


def preparing(ground: Ground, folder: Path) -> Iterator[Prepare]:
    """Prepares offices like `ground`, each once, and takes them away in the end."""
    made: dict[str, Prepared] = {}
    with ExitStack() as stack:

        def prepare(name: str) -> Prepared:
            if name not in made:
                place = folder / name
                place.mkdir()
                stage = stack.enter_context(stage_on(ground, KINDS[name], place))
                made[name] = Prepared(stage, course_of(stage))
            made[name].stage.put_back()
            return made[name]

        yield prepare


@pytest.fixture(scope="session")
def write() -> Write:
    """Keeps a test's counts in `build/faults/`, in the long form."""

    def keep(name: str, count: Mapping[str, int]) -> None:
        if LONG:
            OUT.mkdir(parents=True, exist_ok=True)
            text = json.dumps(dict(sorted(count.items())), indent=1)
            (OUT / f"{name}.json").write_text(text, encoding="utf-8")

    return keep

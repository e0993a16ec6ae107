"""Whether an SQLite file is still the one that was opened.

On POSIX a file can be moved or removed under the program, and what is written then goes into a
file nobody will find. So the name is compared with what was opened before each look and each act.
"""

import threading
from pathlib import Path

from sqlalchemy import Engine

from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage.upgrade import require_current


class Presence:
    """Watches the file behind engines; call it before each use of them."""

    def __init__(self, path: Path, *engines: Engine) -> None:
        self._path = path
        self._engines = engines
        self._lock = threading.Lock()
        self._opened = self._identity()

    def __call__(self) -> None:
        """Raise `MachineError("machine.no_file")` when the file is gone or another one
        (`machine.cannot_open` when nobody lets us look).

        All connections are given up then. The next call takes what lies there by that time, the
        old file or one put in its place, if it is an office of this program's schema.
        """
        with self._lock:
            found = self._identity()
            if found is not None and found == self._opened:
                return
            if found is None or self._opened is not None:
                self._opened = None
                for engine in self._engines:
                    engine.dispose()
                raise MachineError("machine.no_file", path=str(self._path))
            require_current(self._engines[0])
            self._opened = found

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except PermissionError as error:  # it may well be there: no folder above may be entered
            raise MachineError("machine.cannot_open", detail=str(error)) from error
        except OSError:
            return None
        return found.st_dev, found.st_ino

"""Loads the heavy rooms and opens the office while the first window already stands.

Only the standard library and Qt are imported here: SQLModel, Alembic and ReportLab come in on the
loader's thread (docs/performance.md says what that is worth).
"""

import gc
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

SWITCH_SECONDS = 0.001  # the UI thread gets the interpreter back this often while we import


class Loader(QObject):
    """Opens the office at `address`; tells `opened` or `failed` on the UI thread."""

    opened = Signal(object)  # ui.opening.Opened, or OnLaptop
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def start(
        self,
        address: str | None,
        clock: Any = None,
        documents: Path | None = None,
        key: bytes | None = None,
    ) -> None:
        """Begin; an earlier run must have ended. `key` opens an encrypted file."""
        self._thread = threading.Thread(
            target=self._run, args=(address, clock, documents, key), name="ektp-load", daemon=True
        )
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether the office is being opened."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self) -> None:
        """Wait for the thread (when the program ends); not on the UI thread."""
        if self._thread is not None:
            self._thread.join(timeout=30)

    def _run(
        self, address: str | None, clock: Any, documents: Path | None, key: bytes | None
    ) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            from ektp_desk.kernel.clock import SystemClock
            from ui.opening import open_here

            opened = open_here(address, clock or SystemClock(), documents, key)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.opened.emit(opened)
        finally:
            gc.freeze()  # modules stay: collections to come need not look at them (ui.collector)
            sys.setswitchinterval(before)

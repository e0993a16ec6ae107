"""Long work of the set-up off the UI thread; there is no office and no `Tasks` yet."""

import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal


class SetupWork(QObject):
    """Runs one job at a time; its answers come home on the UI thread."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, job: Callable[[], Any]) -> None:
        """Run a job; `done` or `failed` tells how it ended."""
        self._cancel.clear()
        self._thread = threading.Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """What the job looks at."""
        return self._cancel.is_set()

    def _run(self, job: Callable[[], Any]) -> None:
        try:
            result = job()
        except Exception as error:
            if shiboken6.isValid(self):  # the set-up may be gone by now
                self.failed.emit(error)
        else:
            if shiboken6.isValid(self):
                self.done.emit(result)

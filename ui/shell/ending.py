"""Ending off the UI thread: the window answers while the rest is finished behind it."""

import threading
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Signal


class Ending(QObject):
    """Runs what has to be finished, one after another; `over` tells on the UI thread."""

    over = Signal()

    def __init__(self, steps: list[Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._thread = threading.Thread(target=self._run, name="ektp-end")

    def start(self) -> None:
        """Begin; called once."""
        self._thread.start()

    def _run(self) -> None:
        try:
            for step in self._steps:
                step()
        finally:
            if shiboken6.isValid(self):  # somebody may not have waited
                self.over.emit()

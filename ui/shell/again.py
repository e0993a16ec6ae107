"""When the office server is gone: try again by itself, with growing pauses, until it is back."""

from random import random

from PySide6.QtCore import QObject, QTimer

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.lost import UNREACHABLE
from ektp_desk.kernel.pauses import pause
from ui.tasks import Tasks


class Again(QObject):
    """Retries what a cut stopped; other trouble (a full disk) waits for the officer."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._failures = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(tasks.retry)
        tasks.trouble.connect(self._on_trouble)
        tasks.recovered.connect(self._on_recovered)

    def link_up(self) -> None:
        """The server answers again: do not wait for the pause to end."""
        self._failures = 0
        if self._timer.isActive():
            self._timer.start(0)

    def _on_trouble(self, error: MachineError) -> None:
        if error.code != UNREACHABLE:
            self._timer.stop()
            return
        if not self._timer.isActive():
            self._failures += 1
            self._timer.start(round(1_000 * pause(self._failures, random())))

    def _on_recovered(self) -> None:
        self._failures = 0
        self._timer.stop()

"""Before anybody is in: an act whose answer the server lost is asked about, for a bounded time."""

import time

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.lost import ASKED_SECONDS
from ui.shell.again import Again
from ui.tasks import Tasks


class Asking(QObject):
    """Tries again what a cut stopped. `asked` while an act is asked about, `gave_up` when its
    time is over; then whoever asked for it may do so anew."""

    asked = Signal()
    gave_up = Signal(object)  # MachineError

    def __init__(
        self, tasks: Tasks, parent: QObject | None = None, *, seconds: float = ASKED_SECONDS
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.seconds = seconds
        self._end = 0.0
        tasks.trouble.connect(self._on_trouble)
        self._again = Again(tasks, self)

    def begin(self) -> None:
        """An act begins: from now on its time counts."""
        self._end = time.monotonic() + self.seconds

    def _on_trouble(self, error: MachineError, _again: object) -> None:
        if self._tasks.stuck is None:
            return  # only something to be read
        if time.monotonic() < self._end:
            self.asked.emit()
            return
        self._tasks.give_up()
        self.gave_up.emit(error)

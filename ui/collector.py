"""Rubbish of the interpreter is collected on the UI thread, and nowhere else.

Python looks for unreachable cycles on whatever thread happens to allocate, so a reading thread may
find a closed dialog. Qt's objects must end on the UI thread; PySide hands them over, but by then
their parent may have ended them already, and the program dies. Here collecting by itself is off,
and a timer asks as often as the interpreter would have done.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 500


class Collector(QObject):
    """Collects from when it is made until `stop`; make one for each application."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(PERIOD_MS)

    def stop(self) -> None:
        """Collect everything once more and let the interpreter do it again."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def _look(self) -> None:
        """Collect the oldest generation that is due, as the interpreter's own thresholds say."""
        for generation in (2, 1, 0):
            limit = gc.get_threshold()[generation]
            if limit and gc.get_count()[generation] > limit:
                gc.collect(generation)
                return

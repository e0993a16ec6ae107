"""Counts the seconds since anybody touched the kiosk, or a workplace.

A computer that sleeps counts nothing; when it wakes, the time it slept through has gone by all the
same. Whoever opens the lid must not be the first touch of somebody who left hours ago.
"""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

SECOND = 1_000
SLEPT = 5  # seconds without a count: less is a program that was busy, more a computer that slept
TOUCHES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.KeyPress,
)
# At a desk who reads moves the mouse and turns its wheel; a kiosk has neither.
AT_A_DESK = (*TOUCHES, QEvent.Type.MouseMove, QEvent.Type.Wheel)


class Idle(QObject):
    """`over` tells that `seconds` went by without a touch, again and again."""

    left_changed = Signal(int)  # whole seconds until `over`
    over = Signal()

    def __init__(
        self,
        app: QApplication,
        seconds: int,
        parent: QObject,
        touches: tuple[QEvent.Type, ...] = TOUCHES,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._touches = touches
        self.counted_at = time.time()  # goes on while the computer sleeps, unlike a timer
        self.seconds = seconds
        self.left = seconds
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._on_second)
        self.timer.start(SECOND)
        app.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is there: count anew."""
        self.left, self.counted_at = self.seconds, time.time()
        self.left_changed.emit(self.left)

    def close(self) -> None:
        """Count no more."""
        self._app.removeEventFilter(self)
        self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes by here; asking for its type costs more than the rest.
        if isinstance(event, QInputEvent) and event.type() in self._touches:
            if self._slept() >= self.left:  # the touch comes too late, and is lost
                self._end()
                return True
            self.touch()
        return False

    def _slept(self) -> int:
        """Whole seconds that the computer slept through since it last counted; 0 if it did not."""
        gone = int(time.time() - self.counted_at)
        return gone if gone > SLEPT else 0

    def _on_second(self) -> None:
        self.left -= self._slept() or 1
        self.counted_at = time.time()
        if self.left > 0:
            self.left_changed.emit(self.left)
            return
        self._end()

    def _end(self) -> None:
        self.touch()
        self.over.emit()

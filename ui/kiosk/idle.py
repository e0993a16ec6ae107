"""Counts the seconds since anybody touched the kiosk."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

SECOND = 1_000
TOUCHES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.KeyPress,
)


class Idle(QObject):
    """`over` tells that `seconds` went by without a touch, again and again."""

    left_changed = Signal(int)  # whole seconds until `over`
    over = Signal()

    def __init__(self, app: QApplication, seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.seconds = seconds
        self.left = seconds
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._on_second)
        self.timer.start(SECOND)
        app.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is there: count anew."""
        self.left = self.seconds
        self.left_changed.emit(self.left)

    def close(self) -> None:
        """Count no more."""
        self._app.removeEventFilter(self)
        self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)

    def _on_second(self) -> None:
        self.left -= 1
        if self.left > 0:
            self.left_changed.emit(self.left)
            return
        self.touch()
        self.over.emit()

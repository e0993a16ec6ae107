"""Hears a bar-code scanner wherever the focus is.

A scanner types like a keyboard, only faster than anybody: signs a few milliseconds apart, ended
by Enter. Such a burst is taken for a scan when it names something we print (`scanned.recognise`);
what it typed into a focused field is taken out again. Slow typing is never touched.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.shell.scanned import recognise

GAP_MS = 80
LEAST_SIGNS = 5


class Scanner(QObject):
    """Hears the keys of a workplace's window; `scanned` tells a `Scanned`."""

    scanned = Signal(object)

    def __init__(self, app: QApplication, workplace: QWidget) -> None:
        super().__init__(app)
        self._app = app
        self._workplace = workplace
        self._burst = ""
        self._last = 0
        self._before: tuple[QLineEdit, str] | None = None
        app.installEventFilter(self)

    def close(self) -> None:
        """Hear no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A key goes to the window first and then to the widget: counted once, at the window.
        if event.type() is QEvent.Type.KeyPress and watched.isWindowType():
            window = self._workplace.window().windowHandle()
            if watched is window:  # a dialog's keys are the dialog's
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        now = event.timestamp()  # when it was pressed, however late we come to it
        if now - self._last > GAP_MS:
            self._begin()
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._end()
        if len(event.text()) == 1 and event.text().isprintable():
            self._burst += event.text()
        return False

    def _begin(self) -> None:
        field = self._workplace.window().focusWidget()
        self._burst = ""
        self._before = (field, field.text()) if isinstance(field, QLineEdit) else None

    def _end(self) -> bool:
        burst, self._burst = self._burst, ""
        if len(burst) < LEAST_SIGNS:
            return False
        found = recognise(burst)
        if found is None:
            return False
        if self._before is not None:
            field, text = self._before
            field.setText(text)
        self.scanned.emit(found)
        return True

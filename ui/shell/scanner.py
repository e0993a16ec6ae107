"""Hears a bar-code scanner wherever the focus is.

A scanner types like a keyboard, only faster than anybody: signs a few milliseconds apart, ended
by Enter. Such a burst is taken for a scan when it names something we print (`scanned.recognise`);
what it typed into a focused field is taken out again. A burst that names nothing we know stays in
a field, which may have asked for just that; elsewhere it presses nothing and is told as `unknown`.
Slow typing is never touched.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.shell.scanned import recognise

GAP_MS = 80
LEAST_SIGNS = 5


class Scanner(QObject):
    """Hears the keys of a workplace's window; `scanned` tells a `Scanned`."""

    scanned = Signal(object)
    unknown = Signal()

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
        # Every event of the program comes by here: what it is must be seen at a glance, and asking
        # for its type costs more than all the rest.
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        # A key goes to the window first and then to the widget: counted once, at the window.
        if not watched.isWindowType():
            return False
        window = self._workplace.window().windowHandle()
        return watched is window and self._key(event)  # a dialog's keys are the dialog's

    def _key(self, event: QKeyEvent) -> bool:
        now = event.timestamp()  # when it was pressed, however late we come to it
        if now - self._last > GAP_MS:
            self._begin()
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._end()
        inside = bool(self._burst)
        if len(event.text()) == 1 and event.text().isprintable():
            self._burst += event.text()
        # A blank within a burst would press the button that has the focus.
        return inside and event.key() == Qt.Key.Key_Space and not self._in_field()

    def _begin(self) -> None:
        field = self._workplace.window().focusWidget()
        self._burst = ""
        self._before = (field, field.text()) if isinstance(field, QLineEdit) else None

    def _in_field(self) -> bool:
        focused = self._workplace.window().focusWidget()
        return isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)

    def _end(self) -> bool:
        burst, self._burst = self._burst, ""
        if len(burst) < LEAST_SIGNS:
            return False
        found = recognise(burst)
        if found is None and self._in_field():
            return False
        if found is None:
            self.unknown.emit()
            return True  # Enter would open the row or press the button that has the focus
        if self._before is not None:
            field, text = self._before
            field.setText(text)
        self.scanned.emit(found)
        return True

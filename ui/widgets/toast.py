"""A short message at the foot of the window, with Undo where a thing can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.widgets.texts import Body

MARGIN = 24


class Toast(QFrame):
    """Floats over its parent and goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        self._text = Body("")
        self._text.setWordWrap(False)
        self._action = QPushButton("")
        self._action.clicked.connect(self._on_action)
        row.addWidget(self._text)
        row.addWidget(self._action)
        self._call: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, "" if none."""
        return "" if self.isHidden() else self._text.text()

    def show_toast(
        self,
        sentence: str,
        action_text: str = "",
        on_action: Callable[[], None] | None = None,
        seconds: float = 6,
    ) -> None:
        """Say it for some seconds."""
        self._text.setText(sentence)
        self._action.setText(action_text)
        self._action.setVisible(on_action is not None)
        self._call = on_action
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(int(seconds * 1000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            x = (parent.width() - self.width()) // 2
            self.move(x, parent.height() - self.height() - MARGIN)

    def _on_action(self) -> None:
        call = self._call
        self.hide()
        if call is not None:
            call()

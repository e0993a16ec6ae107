"""A short message at the foot of the navigation, with Undo where a thing can be undone.

It stands where nothing else does: never over rows, charts or buttons.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.widgets.texts import Body

MARGIN = 12


class Toast(QFrame):
    """Floats over its parent and goes away by itself."""

    def __init__(self, parent: QWidget, width: int) -> None:
        """`width` of the strip it stands in, in pixels."""
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setFixedWidth(width - 2 * MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        self._text = Body("")
        self._action = QPushButton("")
        self._action.setObjectName("undo")
        self._action.clicked.connect(self._on_action)
        column.addWidget(self._text)
        column.addWidget(self._action)
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
        self.setFixedHeight(self.heightForWidth(self.width()))
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
            self.move(MARGIN, parent.height() - self.height() - MARGIN)

    def _on_action(self) -> None:
        call = self._call
        self.hide()
        if call is not None:
            call()

"""The calm bar: one sentence, perhaps one action; nothing blinks."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.widgets.style import set_property
from ui.widgets.texts import Body

MARKS = {"info": "i", "warning": "!", "negative": "✕", "positive": "✓", "neutral": "i"}


class Notice(QFrame):
    """Hidden until it has something to say."""

    dismissed = Signal()  # somebody put it away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._mark = Body("")
        self._mark.setFixedWidth(14)
        self._text = Body("")
        self.action = QPushButton("")
        self.action.hide()
        self.action.clicked.connect(self._on_action)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self._on_close)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self.action)
        row.addWidget(self._close)
        self._on_action_call: Callable[[], None] | None = None
        self._stays = False
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, "" if none."""
        return "" if self.isHidden() else self._text.text()

    def show_notice(
        self,
        sentence: str,
        tone: str = "info",
        action_text: str = "",
        on_action: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Say a sentence; with an action a button for it. `stays`: nobody puts it away."""
        self._stays = stays
        self._close.setVisible(not stays)
        self._mark.setText(MARKS.get(tone, "i"))
        self._text.setText(sentence)
        self._on_action_call = on_action
        self.action.setText(action_text)
        self.action.setVisible(bool(action_text))
        for widget in (self, self._mark, self._text):
            set_property(widget, "tone", tone)
        self.setAccessibleName(sentence)
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()

    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _on_action(self) -> None:
        call = self._on_action_call
        if not self._stays:
            self.clear()
        if call is not None:
            call()

"""The base of dialogs: title, refusal on top, content, buttons at the right; Esc closes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, DangerButton, PrimaryButton
from ui.widgets.notice import Notice
from ui.widgets.texts import Heading

LEAST_WIDTH = 440


class Dialog(QDialog):
    """`body` takes the content."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(LEAST_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        self.heading = Heading(title)
        column.addWidget(self.heading)
        self._notice = Notice()
        column.addWidget(self._notice)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body, 1)
        self._footer = QHBoxLayout()
        self._footer.setSpacing(8)
        self._asides = 0
        self._resting = False  # the main button had the focus when it went to rest
        self._footer.addStretch(1)
        column.addLayout(self._footer)
        self._primary: Button | None = None
        self._cancel: Button | None = None

    def event(self, event: QEvent) -> bool:
        """Grow when a wrapped sentence needs another line."""
        asked = event.type() is QEvent.Type.LayoutRequest
        handled = super().event(event)
        layout = self.layout() if asked else None  # after its last event it has none to ask
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return handled

    def set_primary(self, text: str, slot: Callable[[], None], *, danger: bool = False) -> Button:
        """The button that does it; Enter presses it."""
        self._primary = (DangerButton if danger else PrimaryButton)(text)
        self._primary.setObjectName("dialogPrimary")
        self._primary.setDefault(True)
        self._primary.clicked.connect(slot)
        self._footer.addWidget(self._primary)
        return self._primary

    def add_cancel(self, text: str, *, first: bool = False) -> None:
        """The button that leaves everything as it was; `first`: Enter presses it unless one goes
        elsewhere, where a thing cannot be taken back."""
        button = Button(text)
        button.setObjectName("dialogCancel")
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        behind = int(self._primary is not None)
        self._footer.insertWidget(self._footer.count() - behind, button)
        self._cancel = button
        if first:
            button.setFocus()

    def hide_cancel(self) -> None:
        """Leave only the way on, once there is nothing to take back."""
        if self._cancel is not None:
            self._cancel.hide()

    def add_aside(self, button: Button) -> None:
        """A button at the left, in the order of Tab: something besides going on or leaving."""
        button.setAutoDefault(False)
        self._footer.insertWidget(self._asides, button)
        self._asides += 1

    def refuse(self, sentence: str) -> None:
        """Say why not; nothing typed is lost."""
        self.busy(False)
        self._notice.show_notice(sentence, "negative")

    def tell(self, sentence: str) -> None:
        """Say what was done; the dialog stays."""
        self._notice.show_notice(sentence, "positive")

    @property
    def refusal(self) -> str:
        """The sentence shown on top, a refusal or what was done; "" if none."""
        return self._notice.text

    def busy(self, busy: bool) -> None:
        """Between pressing and the answer the button rests; then it has the focus again."""
        if busy:
            self._notice.clear()
        if self._primary is None:
            return
        if busy:
            self._resting = self.focusWidget() is self._primary
        self._primary.setEnabled(not busy)
        if not busy and self._resting:
            self._resting = False
            self._primary.setFocus()

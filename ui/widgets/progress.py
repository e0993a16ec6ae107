"""A thin bar for what takes long, with Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.texts import Caption


class ProgressStrip(QWidget):
    """Hidden until something runs."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._text = Caption("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        self._cancel = QuietButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancelProgress")
        self._cancel.clicked.connect(self.cancelled)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.hide()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say what runs and how far it is; total 0 for nobody knows."""
        self._text.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.show()

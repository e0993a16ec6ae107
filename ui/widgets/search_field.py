"""A field that searches while somebody types."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

PAUSE_MS = 120


class SearchField(QLineEdit):
    """`search_changed` after a short pause in typing, at once on Enter."""

    search_changed = Signal(str)

    def __init__(
        self, placeholder: str, icon: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        if icon is not None:
            self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(lambda: self._timer.start(PAUSE_MS))
        self.returnPressed.connect(self._tell)

    def _tell(self) -> None:
        self._timer.stop()
        self.search_changed.emit(self.text().strip())

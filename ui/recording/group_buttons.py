"""The buttons for what is captured together, side by side or below each other as room is."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import Button, QuietButton

GAP = 6


class GroupButtons(QWidget):
    """Pairs of "captured" and "failed"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[QWidget] = []
        self._a_row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def add(self, mark: Button, failed: QuietButton) -> None:
        """One more group."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(mark)
        row.addWidget(failed)
        row.addStretch(1)
        self._pairs.append(pair)
        self._arrange(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one pair: they go below each other then."""
        hints = [pair.sizeHint() for pair in self._pairs]
        widest = max((hint.width() for hint in hints), default=0)
        return QSize(widest, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max((pair.sizeHint().width() for pair in self._pairs), default=1) + GAP
        self._arrange(max(1, min(len(self._pairs), (self.width() + GAP) // widest)))

    def _arrange(self, a_row: int) -> None:
        if a_row == self._a_row and self._grid.count() == len(self._pairs):
            return
        self._grid.setColumnStretch(self._a_row, 0)
        self._a_row = a_row
        for place, pair in enumerate(self._pairs):
            self._grid.addWidget(pair, place // a_row, place % a_row)
        self._grid.setColumnStretch(a_row, 1)
        self.updateGeometry()

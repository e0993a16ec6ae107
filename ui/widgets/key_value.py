"""Labels and their values in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.widgets.texts import Body, Muted


class KeyValues(QWidget):
    """Values can be selected with the mouse and are plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[QLabel, QLabel]] = []

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these pairs."""
        while len(self._shown) > len(pairs):
            for gone in self._shown.pop():
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        while len(self._shown) < len(pairs):
            label: QLabel = Muted()
            value: QLabel = Body()
            label.setWordWrap(False)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place = len(self._shown)
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)
            self._shown.append((label, value))
        for (shown, content), (name, text) in zip(self._shown, pairs, strict=True):
            shown.setText(name)
            content.setText(text or "–")

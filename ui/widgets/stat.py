"""A figure with its caption."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.style import set_property
from ui.widgets.texts import Caption, Title


def tiles_row(tiles: Iterable["StatTile"], *, spacing: int) -> QHBoxLayout:
    """Tiles beside each other, equally wide; `spacing` in pixels."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for tile in tiles:
        row.addWidget(tile)
    return row


class StatTile(QFrame):
    """A number that is looked at often."""

    def __init__(self, value: str, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(0)
        self._value = Title(value)
        self._caption = Caption(caption)
        self._caption.setWordWrap(True)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._value)
        column.addWidget(self._caption)

    def show_value(self, value: str, tone: str = "text", *, caption: str = "") -> None:
        """Show a new figure, with another caption if one is given."""
        self._value.setText(value)
        if caption:
            self._caption.setText(caption)
        set_property(self._value, "tone", tone)
        self.setAccessibleName(f"{value} {self._caption.text()}")

    @property
    def value(self) -> str:
        """The figure shown."""
        return self._value.text()

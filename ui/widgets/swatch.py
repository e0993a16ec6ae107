"""A colour shown as the colour, with its name."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

COLOURS = {"red": "#c4161c", "blue": "#1f4fb4"}


class Swatch(QWidget):
    """The background of a photo: red or blue, as painted and as a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._name = "red", ""
        self.setMinimumSize(128, 164)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str, name: str) -> None:
        """`colour` is "red" or "blue"; `name` what people call it."""
        self._colour, self._name = colour, name
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#00000000")))
        painter.setBrush(QColor(COLOURS[self._colour]))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.setBrush(QColor(255, 255, 255, 60))
        middle = self.width() / 2
        painter.drawEllipse(int(middle - 28), 34, 56, 64)
        painter.setClipRect(self.rect())
        painter.drawEllipse(int(middle - 54), 106, 108, 110)
        painter.setPen(QColor("#ffffff"))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(12, 22, self._name)
        painter.end()

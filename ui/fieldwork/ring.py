"""How much of a visit is done, as a ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme

SIZE, STROKE = 76, 8
FULL = 360 * 16  # Qt's sixteenths of a degree
TOP = 90 * 16


class ProgressRing(QWidget):
    """The share that is done, from the top clockwise, with the percentage in the middle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done, self._total = 0, 0
        self.setFixedSize(SIZE, SIZE)

    def show_share(self, done: int, total: int, words: str) -> None:
        """`words` say the same for whoever does not see it."""
        self._done, self._total = done, total
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        share = self._done / self._total if self._total else 0.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = STROKE / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        pen = QPen(QColor(tokens.border), STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(place)
        if share:
            pen.setColor(QColor(tokens.positive if share >= 1 else tokens.accent))
            painter.setPen(pen)
            painter.drawArc(place, TOP, -round(FULL * share))
        painter.setPen(QColor(tokens.text))
        font = painter.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        painter.setFont(font)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), f"{int(share * 100)}%")
        painter.end()

"""The running text at the foot: it stands still where it fits, and runs slowly where not."""

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.display.painting import CENTRE, LEFT
from ui.theme.theme import Theme

FRAME_MS = 16
SPEED = 2.4  # heights of the strip a second: a line is read in time
LETTERS = 0.46  # of the strip's height
BETWEEN = "      ·      "


class Ticker(QWidget):
    """One line; set the text again and it goes on where it is if it is the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticker")
        self._theme = theme
        self._text = ""
        self._time = QElapsedTimer()
        self._time.start()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self.update)

    def set_text(self, text: str) -> None:
        """Show this text; several lines run one behind the other."""
        line = BETWEEN.join(part.strip() for part in text.splitlines() if part.strip())
        if line != self._text:
            self._text = line
            self.setAccessibleName(line)
            self._time.restart()
            self.update()

    def _font(self) -> QFont:
        font = QFont("Inter", weight=QFont.Weight.Medium)
        font.setPixelSize(max(1, round(self.height() * LETTERS)))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.accent))
        painter.setPen(QColor(tokens.accent_text))
        font = self._font()
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self._text + BETWEEN)
        runs = width > self.width()
        if not runs:
            painter.drawText(QRectF(self.rect()), CENTRE, self._text)
        else:
            way = self._time.elapsed() / 1_000 * SPEED * self.height()
            start = -(way % width)
            while start < self.width():
                painter.drawText(QRectF(start, 0, width, self.height()), LEFT, self._text + BETWEEN)
                start += width
        painter.end()
        if runs != self._timer.isActive():
            self._timer.start() if runs else self._timer.stop()

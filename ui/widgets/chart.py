"""Small bar charts, painted by ourselves: axis, labels, a tip for each bar."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import ink_of

Bar = tuple[str, float, str]
LEFT, BOTTOM, TOP = 40, 20, 8


class BarChart(QWidget):
    """Bars as (label, value, tone). Fits as many labels as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(", ".join(f"{label}: {value:g}" for label, value, _ in bars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(8.0)
        painter.setFont(font)
        top = self._paint_axis(painter)
        for place, (_, value, tone) in enumerate(self._bars):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink_of(self._theme.tokens, tone)))
            painter.drawRoundedRect(self._rect(place, value, top), 2, 2)
        self._paint_labels(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _paint_axis(self, painter: QPainter) -> float:
        """Draw the lines; the value at the top one."""
        tokens = self._theme.tokens
        highest = max((value for _, value, _ in self._bars), default=0.0)
        top = round_up(highest)
        for part in (0, 1, 2):
            value = top * part / 2
            y = self._y(value, top)
            painter.setPen(QColor(tokens.border))
            painter.drawLine(LEFT, int(y), self.width(), int(y))
            painter.setPen(QColor(tokens.text_muted))
            place = QRectF(0, y - 8, LEFT - 8, 16)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), f"{value:g}")
        return top

    def _paint_labels(self, painter: QPainter) -> None:
        if not self._bars:
            return
        painter.setPen(QColor(self._theme.tokens.text_muted))
        widest = max(painter.fontMetrics().horizontalAdvance(label) for label, _, _ in self._bars)
        step = max(1, -(-(widest + 12) // max(1, int(self._slot()))))
        for place in range(0, len(self._bars), step):
            x = LEFT + place * self._slot() + self._slot() / 2
            left = min(x - widest / 2, self.width() - widest)  # the last one stays inside
            box = QRectF(left, self.height() - BOTTOM + 3, widest, BOTTOM - 3)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), self._bars[place][0])

    def _slot(self) -> float:
        return min(48.0, (self.width() - LEFT) / max(1, len(self._bars)))

    def _y(self, value: float, top: float) -> float:
        room = self.height() - TOP - BOTTOM
        return TOP + room - (room * value / top if top else 0)

    def _rect(self, place: int, value: float, top: float) -> QRectF:
        slot = self._slot()
        y = self._y(value, top)
        return QRectF(LEFT + place * slot + slot * 0.15, y, slot * 0.7, self.height() - BOTTOM - y)

    def _show_tip(self, place: QPoint, at: QPoint) -> None:
        number = int((place.x() - LEFT) / self._slot()) if self._bars else -1
        if 0 <= number < len(self._bars):
            label, value, _ = self._bars[number]
            QToolTip.showText(at, f"{label}: {value:g}", self)


def round_up(value: float) -> float:
    """The next round number above: 1, 2 or 5 times a power of ten."""
    if value <= 0:
        return 1.0
    step = 1.0
    while step * 10 <= value:
        step *= 10
    return next(step * factor for factor in (1, 2, 4, 5, 6, 8, 10) if step * factor >= value)

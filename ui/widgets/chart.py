"""Small bar charts: axis, labels, a tip for each bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.axis_chart import AxisChart, round_up

Bar = tuple[str, float, str]
BOTTOM, TOP = 20, 8
WIDEST_SLOT = 48.0


class BarChart(AxisChart):
    """Bars as (label, value, tone). Fits as many labels as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, above=TOP, widest=WIDEST_SLOT, parent=parent)
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
        self.setAccessibleDescription(", ".join(self.said(place) for place in range(len(bars))))
        self.update()

    def count(self) -> int:
        return len(self._bars)

    def highest(self) -> float:
        return round_up(max((value for _, value, _ in self._bars), default=0.0))

    def room_below(self, metrics: QFontMetrics) -> float:
        return BOTTOM

    def said(self, place: int) -> str:
        label, value, _ = self._bars[place]
        return f"{label}: {value:g}"

    def paint_figures(self, painter: QPainter, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        slot, ground = self.slot(), self.height() - BOTTOM
        for place, (_, value, tone) in enumerate(self._bars):
            y = self.height_of(value, top)
            painter.setBrush(self.ink(tone))
            bar = QRectF(self.middle(place) - slot * 0.35, y, slot * 0.7, ground - y)
            painter.drawRoundedRect(bar, 2, 2)
        if self._bars:
            self._paint_labels(painter)

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setPen(self.muted())
        widest = max(painter.fontMetrics().horizontalAdvance(label) for label, _, _ in self._bars)
        step = max(1, -(-(widest + 12) // max(1, int(self.slot()))))
        for place in range(0, len(self._bars), step):
            left = min(self.middle(place) - widest / 2, self.width() - widest)  # the last, inside
            box = QRectF(left, self.height() - BOTTOM + 3, widest, BOTTOM - 3)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), self._bars[place][0])

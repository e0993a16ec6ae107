"""How an area comes towards 100 %: two lines over the days counted."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import SIZE_CAPTION

LEFT, RIGHT, TOP, BOTTOM, LEGEND = 46, 12, 8, 20, 22
STEPS = (1, 2, 5, 10, 25, 50)


@dataclass(frozen=True)
class Point:
    """One day: its name, percent recorded and percent with a card, and both in words."""

    name: str
    recorded: float
    held: float
    tip: str


class TrendChart(QWidget):
    """The axis ends at 100 and begins where it must: a rise of one percent is to be seen.

    Recorded is drawn dashed, cards held whole, so that the lines differ without colour.
    """

    def __init__(
        self, theme: Theme, recorded: str, held: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = (recorded, held)
        self._points: tuple[Point, ...] = ()
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def points(self) -> tuple[Point, ...]:
        """What is shown."""
        return self._points

    def set_points(self, points: tuple[Point, ...]) -> None:
        """Show these days, the earliest first."""
        self._points = points
        self.setAccessibleDescription("; ".join(point.tip for point in points))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(SIZE_CAPTION)
        painter.setFont(font)
        self._paint_legend(painter)
        self._paint_axis(painter)
        tokens = self._theme.tokens
        self._paint_line(painter, [point.recorded for point in self._points],
                         QPen(QColor(tokens.warning), 2, Qt.PenStyle.DashLine))  # fmt: skip
        self._paint_line(painter, [point.held for point in self._points],
                         QPen(QColor(tokens.accent), 2.5))  # fmt: skip
        self._paint_names(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        pens = (QPen(QColor(tokens.warning), 2, Qt.PenStyle.DashLine),
                QPen(QColor(tokens.accent), 2.5))  # fmt: skip
        x = float(LEFT)
        for name, pen in zip(self._names, pens, strict=True):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 9), QPointF(x + 18, 9))
            painter.setPen(QColor(tokens.text_muted))
            width = painter.fontMetrics().horizontalAdvance(name)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x + 24, 0, width + 4, 18), int(flags), name)
            x += width + 46

    def _paint_axis(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        least = self._least()
        for value in (least, (least + 100) / 2, 100.0):
            y = self._y(value)
            painter.setPen(QColor(tokens.border))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            said = self.locale().toString(value, "f", 0 if value == round(value) else 1)
            painter.drawText(QRectF(0, y - 8, LEFT - 6, 16), int(flags), f"{said} %")

    def _paint_line(self, painter: QPainter, values: list[float], pen: QPen) -> None:
        places = [QPointF(self._x(n), self._y(value)) for n, value in enumerate(values)]
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(places)
        if places:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            painter.drawEllipse(places[-1], 3.5, 3.5)

    def _paint_names(self, painter: QPainter) -> None:
        if not self._points:
            return
        painter.setPen(QColor(self._theme.tokens.text_muted))
        widest = max(painter.fontMetrics().horizontalAdvance(p.name) for p in self._points) + 14
        room = self.width() - LEFT - RIGHT
        most = max(2, int(room // widest))
        step = max(1, -(-(len(self._points) - 1) // (most - 1)))
        for number in range(len(self._points) - 1, -1, -step):
            left = min(max(0.0, self._x(number) - widest / 2), self.width() - widest)
            place = QRectF(left, self.height() - BOTTOM + 3, widest, BOTTOM - 3)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), self._points[number].name)

    def _least(self) -> float:
        """Where the axis begins: a round number below everything shown."""
        lowest = min((min(p.held, p.recorded) for p in self._points), default=0.0)
        step = next(step for step in STEPS if 100 - lowest <= 5 * step or step == STEPS[-1])
        return max(0.0, float(floor(lowest / step) * step) if lowest < 100 else 100.0 - step)

    def _x(self, number: int) -> float:
        room = self.width() - LEFT - RIGHT
        return LEFT + room * (number / (len(self._points) - 1) if len(self._points) > 1 else 1.0)

    def _y(self, value: float) -> float:
        room = self.height() - LEGEND - TOP - BOTTOM
        least = self._least()
        return LEGEND + TOP + room * (100.0 - value) / (100.0 - least or 1.0)

    def _show_tip(self, place: QPoint, at: QPoint) -> None:
        if not self._points:
            return
        nearest = min(range(len(self._points)), key=lambda n: abs(self._x(n) - place.x()))
        QToolTip.showText(at, self._points[nearest].tip, self)

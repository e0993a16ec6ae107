"""Charts of several series over the same places, painted by ourselves: bars or lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import SIZE_CAPTION, ink_of
from ui.widgets.chart import round_up

LEFT, RIGHT, BOTTOM, TOP, LEGEND = 40, 8, 22, 8, 24
WIDEST_SLOT = 96.0


class Kind(StrEnum):
    """How series stand: beside each other, on each other, or as lines."""

    GROUPED = "grouped"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True)
class Series:
    """One value for each place, None where there is none; `tone` names a token."""

    name: str
    values: tuple[float | None, ...]
    tone: str


class SeriesChart(QWidget):
    """A legend on top, an axis at the left, the places below; a tip tells the figures.

    `level` is a dashed line to compare with, `top` a fixed upper end of the axis.
    """

    def __init__(
        self,
        theme: Theme,
        kind: Kind,
        *,
        level: float | None = None,
        top: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._level = level
        self._fixed_top = top
        self._places: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def series(self) -> tuple[Series, ...]:
        """What is shown."""
        return self._series

    def set_series(self, places: Sequence[str], series: Sequence[Series]) -> None:
        """Show these series; each holds as many values as there are places."""
        self._places, self._series = tuple(places), tuple(series)
        self.setAccessibleDescription("; ".join(self._said(n) for n in range(len(places))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(SIZE_CAPTION)
        painter.setFont(font)
        top = self._top()
        self._paint_legend(painter)
        self._paint_axis(painter, top)
        if self._kind is Kind.LINES:
            self._paint_lines(painter, top)
        else:
            self._paint_bars(painter, top)
        self._paint_places(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    # -- painting --------------------------------------------------------------------------

    def _paint_legend(self, painter: QPainter) -> None:
        x = float(LEFT)
        for one in self._series:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink(one.tone))
            painter.drawRoundedRect(QRectF(x, 4, 10, 10), 2, 2)
            painter.setPen(QColor(self._theme.tokens.text_muted))
            width = painter.fontMetrics().horizontalAdvance(one.name)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x + 16, 0, width + 4, 18), int(flags), one.name)
            x += width + 36

    def _paint_axis(self, painter: QPainter, top: float) -> None:
        tokens = self._theme.tokens
        for part in (0, 1, 2):
            value = top * part / 2
            y = self._y(value, top)
            painter.setPen(QColor(tokens.border))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), int(flags), f"{value:g}")
        if self._level is not None:
            painter.setPen(QPen(QColor(tokens.text_muted), 1, Qt.PenStyle.DashLine))
            y = self._y(self._level, top)
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))

    def _paint_bars(self, painter: QPainter, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        slot = self._slot()
        grouped = self._kind is Kind.GROUPED
        width = slot * 0.7 / (max(1, len(self._series)) if grouped else 1)
        for place in range(len(self._places)):
            below = 0.0
            for number, one in enumerate(self._series):
                value = one.values[place] or 0.0
                x = LEFT + place * slot + slot * 0.15 + (number * width if grouped else 0)
                high, low = self._y(below + value, top), self._y(below, top)
                painter.setBrush(self._ink(one.tone))
                painter.drawRect(QRectF(x, high, width - (1 if grouped else 0), low - high))
                below += 0.0 if grouped else value

    def _paint_lines(self, painter: QPainter, top: float) -> None:
        for one in self._series:
            points = [
                QPointF(self._middle(place), self._y(value, top))
                for place, value in enumerate(one.values)
                if value is not None
            ]
            painter.setPen(QPen(self._ink(one.tone), 2))
            painter.drawPolyline(points)
            painter.setBrush(self._ink(one.tone))
            for point in points:
                painter.drawEllipse(point, 3, 3)

    def _paint_places(self, painter: QPainter) -> None:
        if not self._places:
            return
        painter.setPen(QColor(self._theme.tokens.text_muted))
        metrics = painter.fontMetrics()
        slot = self._slot()
        widest = max(metrics.horizontalAdvance(name) for name in self._places)
        step = 1 if slot >= 56 else max(1, -(-(widest + 10) // max(1, int(slot))))
        room = max(slot * step - 6, 24.0)
        for place in range(0, len(self._places), step):
            name = metrics.elidedText(self._places[place], Qt.TextElideMode.ElideRight, int(room))
            left = min(self._middle(place) - room / 2, self.width() - room)  # the last stays inside
            box = QRectF(left, self.height() - BOTTOM + 4, room, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), name)

    # -- measures --------------------------------------------------------------------------

    def _ink(self, tone: str) -> QColor:
        return QColor(ink_of(self._theme.tokens, tone))

    def _top(self) -> float:
        if self._fixed_top is not None:
            return self._fixed_top
        columns = [
            [one.values[place] or 0.0 for one in self._series] for place in range(len(self._places))
        ]
        highest = sum if self._kind is Kind.STACKED else max
        return round_up(max((highest(column) for column in columns if column), default=0.0))

    def _slot(self) -> float:
        room = self.width() - LEFT - RIGHT
        return min(WIDEST_SLOT, room / max(1, len(self._places)))

    def _middle(self, place: int) -> float:
        return LEFT + (place + 0.5) * self._slot()

    def _y(self, value: float, top: float) -> float:
        room = self.height() - LEGEND - TOP - BOTTOM
        return LEGEND + TOP + room - (room * min(value, top) / top if top else 0.0)

    def _said(self, place: int) -> str:
        figures = ", ".join(
            f"{one.name} {one.values[place]:g}"
            for one in self._series
            if one.values[place] is not None
        )
        return f"{self._places[place]}: {figures}"

    def _show_tip(self, place: QPoint, at: QPoint) -> None:
        number = int((place.x() - LEFT) / self._slot()) if self._places else -1
        if 0 <= number < len(self._places):
            QToolTip.showText(at, self._said(number), self)

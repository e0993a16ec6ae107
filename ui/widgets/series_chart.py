"""Charts of several series over the same places, bars or lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.axis_chart import LEFT, AxisChart, round_up

BOTTOM, TOP, LEGEND = 22, 8, 24
SLANTED, ANGLE = 66, 32  # pixels below and degrees when names lean
NAME_GAP = 6
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


class SeriesChart(AxisChart):
    """A legend on top, an axis at the left, the places below; a tip tells the figures.

    `level` is a dashed line to compare with, `top` a fixed upper end of the axis. `named`: the
    places have names, so none may be left out as hours and days may.
    """

    def __init__(
        self,
        theme: Theme,
        kind: Kind,
        *,
        level: float | None = None,
        top: float | None = None,
        named: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, above=LEGEND + TOP, widest=WIDEST_SLOT, parent=parent)
        self._kind = kind
        self._level = level
        self._fixed_top = top
        self._named = named
        self._places: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self.setMinimumHeight(150)

    @property
    def series(self) -> tuple[Series, ...]:
        """What is shown."""
        return self._series

    def set_series(self, places: Sequence[str], series: Sequence[Series]) -> None:
        """Show these series; each holds as many values as there are places."""
        self._places, self._series = tuple(places), tuple(series)
        self.setAccessibleDescription("; ".join(self.said(n) for n in range(len(places))))
        self.update()

    def count(self) -> int:
        return len(self._places)

    def highest(self) -> float:
        if self._fixed_top is not None:
            return self._fixed_top
        columns = [
            [one.values[place] or 0.0 for one in self._series] for place in range(len(self._places))
        ]
        highest = sum if self._kind is Kind.STACKED else max
        return round_up(max((highest(column) for column in columns if column), default=0.0))

    def room_below(self, metrics: QFontMetrics) -> float:
        return SLANTED if self._named and self._is_crowded(metrics) else BOTTOM

    def said(self, place: int) -> str:
        figures = ", ".join(
            f"{one.name} {one.values[place]:g}"
            for one in self._series
            if one.values[place] is not None
        )
        return f"{self._places[place]}: {figures}"

    def paint_figures(self, painter: QPainter, top: float) -> None:
        self._paint_legend(painter)
        if self._level is not None:
            painter.setPen(QPen(self.muted(), 1, Qt.PenStyle.DashLine))
            self.line_at(painter, self._level, top)
        if self._kind is Kind.LINES:
            self._paint_lines(painter, top)
        else:
            self._paint_bars(painter, top)
        if self._places:
            self._paint_places(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        x = float(LEFT)
        for one in self._series:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink(one.tone))
            painter.drawRoundedRect(QRectF(x, 4, 10, 10), 2, 2)
            painter.setPen(self.muted())
            width = painter.fontMetrics().horizontalAdvance(one.name)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x + 16, 0, width + 4, 18), int(flags), one.name)
            x += width + 36

    def _paint_bars(self, painter: QPainter, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        slot = self.slot()
        grouped = self._kind is Kind.GROUPED
        width = slot * 0.7 / (max(1, len(self._series)) if grouped else 1)
        for place in range(len(self._places)):
            below = 0.0
            for number, one in enumerate(self._series):
                value = one.values[place] or 0.0
                x = LEFT + place * slot + slot * 0.15 + (number * width if grouped else 0)
                high, low = self.height_of(below + value, top), self.height_of(below, top)
                painter.setBrush(self.ink(one.tone))
                painter.drawRect(QRectF(x, high, width - (1 if grouped else 0), low - high))
                below += 0.0 if grouped else value

    def _paint_lines(self, painter: QPainter, top: float) -> None:
        for one in self._series:
            points = [
                QPointF(self.middle(place), self.height_of(value, top))
                for place, value in enumerate(one.values)
                if value is not None
            ]
            painter.setPen(QPen(self.ink(one.tone), 2))
            painter.drawPolyline(points)
            painter.setBrush(self.ink(one.tone))
            for point in points:
                painter.drawEllipse(point, 3, 3)

    def _paint_places(self, painter: QPainter) -> None:
        painter.setPen(self.muted())
        metrics = painter.fontMetrics()
        if self.below > BOTTOM:
            self._paint_slanted(painter, metrics)
            return
        step = self._step(metrics)
        room = max(self.slot() * step - NAME_GAP, 24.0)
        for place in range(0, len(self._places), step):
            name = metrics.elidedText(self._places[place], Qt.TextElideMode.ElideRight, int(room))
            box = QRectF(self.middle(place) - room / 2, self.height() - BOTTOM + 4, room, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), name)

    def _paint_slanted(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """Names too long to stand beside each other lean against their places."""
        lean = radians(ANGLE)
        for place, name in enumerate(self._places):
            room = min((SLANTED - 16) / sin(lean), self.middle(place) / cos(lean))
            painter.save()
            painter.translate(self.middle(place) + 4, self.height() - self.below + 4)
            painter.rotate(-ANGLE)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(-room, 0, room, 16), int(Qt.AlignmentFlag.AlignRight), shown)
            painter.restore()

    def _step(self, metrics: QFontMetrics) -> int:
        """Show every which name: names all of them, hours and days as they fit."""
        slot = int(self.slot())
        if self._named or slot >= 56:
            return 1
        return max(1, -(-(self._widest_name(metrics) + 10) // max(1, slot)))

    def _is_crowded(self, metrics: QFontMetrics) -> bool:
        return self._widest_name(metrics) > self.slot() - NAME_GAP

    def _widest_name(self, metrics: QFontMetrics) -> int:
        return max((metrics.horizontalAdvance(name) for name in self._places), default=0)

"""The blanks as a picture: what was left, and the fan of what will be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.axis_chart import LEFT, RIGHT, AxisChart, round_up

BOTTOM, LEGEND = 22, 28
NAME_ROOM = 78  # pixels between two dates at the axis
FAINT = 60  # of 255: the fan lies under the lines
MARK = 4.0


@dataclass(frozen=True)
class Event:
    """What happened or will happen on a day; `tone` names a token."""

    words: str
    tone: str


@dataclass(frozen=True)
class Place:
    """One calendar day, in pieces; `balance` of the past, the others of the fan, else None."""

    day: date
    name: str
    said: str
    balance: int | None = None
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    events: tuple[Event, ...] = field(default=())


class FanChart(AxisChart):
    """A stepped line of the past, the fan from P10 to P90 with the line of P50, marks of events.

    `request_on` is the place of the day to apply by, drawn as a dashed line with `request_name`,
    and across at `request_level` pieces.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, above=LEGEND, widest=60, parent=parent)
        self._places: tuple[Place, ...] = ()
        self._legend: tuple[tuple[str, str], ...] = ()
        self._request: tuple[int, float, str] | None = None
        self.setMinimumHeight(190)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def places(self) -> tuple[Place, ...]:
        """The days shown."""
        return self._places

    def set_places(
        self,
        places: Sequence[Place],
        *,
        legend: Sequence[tuple[str, str]],
        request: tuple[int, float, str] | None,
        summary: str,
    ) -> None:
        """Show these days; `legend` are (name, tone), `request` (place, level, name)."""
        self._places, self._legend = tuple(places), tuple(legend)
        self._request = request
        self.setAccessibleDescription(summary)
        self.update()

    def count(self) -> int:
        return len(self._places)

    def highest(self) -> float:
        values = [value for one in self._places for value in (one.balance, one.high) if value]
        return round_up(max(values, default=0.0))

    def room_below(self, _metrics: QFontMetrics) -> float:
        return BOTTOM

    def said(self, place: int) -> str:
        return self._places[place].said

    def paint_figures(self, painter: QPainter, top: float) -> None:
        self._paint_legend(painter)
        self._paint_fan(painter, top)
        self._paint_request(painter, top)
        self._paint_past(painter, top)
        self._paint_events(painter)
        self._paint_dates(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        x = float(LEFT)
        for name, tone in self._legend:
            painter.setPen(Qt.PenStyle.NoPen)
            colour = self.ink(tone.removesuffix("/fan"))
            if tone.endswith("/fan"):
                colour.setAlpha(FAINT)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(x, 4, 10, 10), 2, 2)
            painter.setPen(self.muted())
            width = painter.fontMetrics().horizontalAdvance(name)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x + 15, 0, width + 4, 18), int(flags), name)
            x += width + 32

    def _paint_past(self, painter: QPainter, top: float) -> None:
        points: list[QPointF] = []
        for number, one in enumerate(self._places):
            if one.balance is None:
                continue
            y = self.height_of(max(one.balance, 0), top)
            if points:
                points.append(QPointF(self.middle(number), points[-1].y()))
            points.append(QPointF(self.middle(number), y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.ink("text"), 2))
        painter.drawPolyline(points)

    def _paint_fan(self, painter: QPainter, top: float) -> None:
        known = [(n, one) for n, one in enumerate(self._places) if one.middle is not None]
        if not known:
            return

        def line(values: Sequence[float | None]) -> list[QPointF]:
            return [
                QPointF(self.middle(n), self.height_of(value or 0.0, top))
                for (n, _one), value in zip(known, values, strict=True)
            ]

        high = line([one.high for _, one in known])
        low = line([one.low for _, one in known])
        fan: QColor = self.ink("accent")
        fan.setAlpha(FAINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fan)
        painter.drawPolygon(QPolygonF([*high, *reversed(low)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.ink("accent"), 2))
        painter.drawPolyline(line([one.middle for _, one in known]))

    def _paint_request(self, painter: QPainter, top: float) -> None:
        if self._request is None:
            return
        place, level, name = self._request
        x, ground = self.middle(place), self.height_of(0, top)
        painter.setPen(QPen(self.ink("warning"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, LEGEND), QPointF(x, ground))
        self.line_at(painter, level, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink("warning"))
        painter.drawEllipse(QPointF(x, self.height_of(level, top)), MARK, MARK)
        painter.setPen(self.ink("warning"))
        width = painter.fontMetrics().horizontalAdvance(name) + 4
        left = min(x + 6, self.width() - RIGHT - width)
        painter.drawText(QRectF(left, LEGEND, width, 16), int(Qt.AlignmentFlag.AlignLeft), name)

    def _paint_events(self, painter: QPainter) -> None:
        ground = self.height() - BOTTOM
        painter.setPen(Qt.PenStyle.NoPen)
        for number, one in enumerate(self._places):
            for height, event in enumerate(one.events):
                x, y = self.middle(number), ground - 2 - height * (2 * MARK + 2)
                painter.setBrush(self.ink(event.tone))
                painter.drawPolygon(
                    QPolygonF(
                        [QPointF(x - MARK, y), QPointF(x + MARK, y), QPointF(x, y - 2 * MARK)]
                    )
                )

    def _paint_dates(self, painter: QPainter) -> None:
        painter.setPen(self.muted())
        step = max(1, round(NAME_ROOM / max(self.slot(), 1.0)))
        for number in range(0, len(self._places), step):
            middle = self.middle(number)
            left = min(max(0.0, middle - NAME_ROOM / 2), self.width() - NAME_ROOM)
            box = QRectF(left, self.height() - BOTTOM + 4, NAME_ROOM, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), self._places[number].name)

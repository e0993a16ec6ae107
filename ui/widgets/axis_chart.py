"""What the charts have in common: the axis at the left, the letters, a tip for each place."""

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import SIZE_CAPTION, ink_of

LEFT, RIGHT = 40, 8  # the figures of the axis stand in the left one
LINES = 2  # above the ground line


class AxisChart(QWidget):
    """Painted by ourselves: the axis here, what stands on it in `paint_figures`.

    `above` are the pixels kept free for a legend, `widest` how far one place may spread.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        above: float,
        widest: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.above, self.below = above, 0.0
        self._widest = widest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- what a chart says of itself -------------------------------------------------------

    def count(self) -> int:
        """How many places there are along the ground line."""
        raise NotImplementedError

    def highest(self) -> float:
        """The value at the upper end of the axis."""
        raise NotImplementedError

    def room_below(self, metrics: QFontMetrics) -> float:
        """The pixels that the names of the places need under the ground line."""
        raise NotImplementedError

    def said(self, place: int) -> str:
        """The figures of one place in words."""
        raise NotImplementedError

    def paint_figures(self, painter: QPainter, top: float) -> None:
        """Paint on the axis, whose upper end is the value `top`."""
        raise NotImplementedError

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(SIZE_CAPTION)
        painter.setFont(font)
        self.below = self.room_below(painter.fontMetrics())
        top = self.highest()
        self._paint_axis(painter, top)
        self.paint_figures(painter, top)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = int((event.pos().x() - LEFT) / self.slot())
            if event.pos().x() >= LEFT and place < self.count():
                QToolTip.showText(event.globalPos(), self.said(place), self)
            return True
        return super().event(event)

    def line_at(self, painter: QPainter, value: float, top: float) -> None:
        """A line across the chart, with the painter's pen."""
        y = self.height_of(value, top)
        painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))

    def _paint_axis(self, painter: QPainter, top: float) -> None:
        for part in range(LINES + 1):
            value = top * part / LINES
            painter.setPen(QColor(self._theme.tokens.border))
            self.line_at(painter, value, top)
            painter.setPen(self.muted())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            y = self.height_of(value, top)
            if value == int(value):  # nobody is half called
                said = QLocale().toString(int(value))
                painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), int(flags), said)

    # -- measures --------------------------------------------------------------------------

    def ink(self, tone: str) -> QColor:
        """The colour of a tone."""
        return QColor(ink_of(self._theme.tokens, tone))

    def muted(self) -> QColor:
        """The colour of figures and names."""
        return QColor(self._theme.tokens.text_muted)

    def slot(self) -> float:
        """The width of one place in pixels."""
        return min(self._widest, (self.width() - LEFT - RIGHT) / max(1, self.count()))

    def middle(self, place: int) -> float:
        """Where the middle of a place is."""
        return LEFT + (place + 0.5) * self.slot()

    def height_of(self, value: float, top: float) -> float:
        """How high, in the widget's y, a value stands when the axis ends at `top`."""
        room = self.height() - self.above - self.below
        return self.above + room - (room * min(value, top) / top if top else 0.0)


def round_up(value: float) -> float:
    """The next round number above: 1, 2 or 5 times a power of ten."""
    if value <= 0:
        return 1.0
    step = 1.0
    while step * 10 <= value:
        step *= 10
    return next(step * factor for factor in (1, 2, 4, 5, 6, 8, 10) if step * factor >= value)

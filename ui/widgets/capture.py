"""Two hands and two eyes, drawn: each finger and each iris can be clicked and reached by key.

State is shown by colour and by mark: a tick for captured, an exclamation mark for excused, an
empty outline for open.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Tokens

# Right hand seen from the back, in a box of 100 x 150: centre of the finger tip, centre of its
# root, width. The left hand is its mirror.
FINGERS: Mapping[str, tuple[tuple[float, float], tuple[float, float], float]] = {
    "thumb": ((6, 86), (34, 116), 17),
    "index": ((29, 26), (36, 82), 15),
    "middle": ((50, 14), (52, 80), 15.5),
    "ring": ((70, 24), (67, 82), 15),
    "little": ((90, 48), (82, 90), 13),
}
PALM = (27.0, 76.0, 61.0, 66.0)
ORDER = (
    *(f"left_{name}" for name in ("little", "ring", "middle", "index", "thumb")),
    *(f"right_{name}" for name in ("thumb", "index", "middle", "ring", "little")),
    "left_iris",
    "right_iris",
)
WIDTH, HEIGHT = 380.0, 268.0


class HandsAndEyes(QWidget):
    """Fingers and irises by key ("right_thumb", "left_iris"); `item_chosen` on click or Space."""

    item_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._focused = ORDER[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(int(WIDTH), int(HEIGHT)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_states(self, states: Mapping[str, str], names: Mapping[str, str]) -> None:
        """States by key (captured, exception, pending) and what each is called."""
        self._states, self._names = dict(states), dict(names)
        self.setAccessibleDescription(
            ", ".join(f"{names.get(key, key)}: {state}" for key, state in states.items())
        )
        self.update()

    def state(self, key: str) -> str:
        """The state shown for a key."""
        return self._states.get(key, "pending")

    def centre_of(self, key: str) -> QPointF:
        """Where a finger tip or iris is on the widget, for the mouse."""
        path = self._shapes()[key]
        return path.boundingRect().center() if key.endswith("iris") else self._tip(key)

    def sizeHint(self) -> QSize:
        return QSize(int(WIDTH * 1.25), int(HEIGHT * 1.25))

    # -- geometry --------------------------------------------------------------------------

    def _scale(self) -> float:
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def _origin(self) -> QPointF:
        scale = self._scale()
        return QPointF((self.width() - WIDTH * scale) / 2, (self.height() - HEIGHT * scale) / 2)

    def _map(self, side: str, x: float, y: float) -> QPointF:
        """From hand coordinates to the widget; left hand at the left, thumbs inside."""
        scale, origin = self._scale(), self._origin()
        across = 62 + (100 - x) if side == "left" else 218 + x
        return QPointF(origin.x() + across * scale, origin.y() + (y + 104) * scale)

    def _tip(self, key: str) -> QPointF:
        side, _, name = key.partition("_")
        return self._map(side, *FINGERS[name][0])

    def _shapes(self) -> dict[str, QPainterPath]:
        shapes = {}
        for key in ORDER:
            side, _, name = key.partition("_")
            shapes[key] = self._eye(side) if name == "iris" else self._finger(side, name)
        return shapes

    def _finger(self, side: str, name: str) -> QPainterPath:
        (tip_x, tip_y), (root_x, root_y), width = FINGERS[name]
        tip, root = self._map(side, tip_x, tip_y), self._map(side, root_x, root_y)
        line = QPainterPath(tip)
        line.lineTo(root)
        return _thick(line, width * self._scale())

    def _palm(self, side: str) -> QPainterPath:
        left, top, width, height = PALM
        first, last = self._map(side, left, top), self._map(side, left + width, top + height)
        path = QPainterPath()
        radius = 22 * self._scale()
        path.addRoundedRect(QRectF(first, last).normalized(), radius, radius)
        return path

    def _eye(self, side: str) -> QPainterPath:
        scale, origin = self._scale(), self._origin()
        middle = QPointF(
            origin.x() + (112 if side == "left" else 268) * scale, origin.y() + 46 * scale
        )
        path = QPainterPath(middle + QPointF(-46, 0) * scale)
        path.quadTo(middle + QPointF(0, -44) * scale, middle + QPointF(46, 0) * scale)
        path.quadTo(middle + QPointF(0, 44) * scale, middle + QPointF(-46, 0) * scale)
        return path

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunken))
        for side in ("left", "right"):
            painter.drawPath(self._palm(side))
        self._paint_sides(painter, QColor(tokens.text_muted))
        for key, path in self._shapes().items():
            self._paint_item(painter, tokens, key, path)
        painter.end()

    def _paint_sides(self, painter: QPainter, ink: QColor) -> None:
        """Whose left and whose right: mirrored hands are easily taken for each other."""
        painter.setPen(ink)
        for side, name in (("left", self.tr("Left")), ("right", self.tr("Right"))):
            palm = self._palm(side).boundingRect()
            place = QRectF(palm.left(), palm.bottom(), palm.width(), 20 * self._scale())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_item(self, painter: QPainter, t: Tokens, key: str, path: QPainterPath) -> None:
        state = self.state(key)
        ground, ink = {
            "captured": (t.positive_soft, t.positive),
            "exception": (t.warning_soft, t.warning),
        }.get(state, (t.surface_raised, t.text_muted))
        style = Qt.PenStyle.SolidLine if state != "pending" else Qt.PenStyle.DashLine
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(ink), 1.6, style))
        painter.drawPath(path)
        centre = self.centre_of(key)
        if key.endswith("iris"):
            self._paint_iris(painter, centre, QColor(ink))
        if self.hasFocus() and key == self._focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent), 3.2))
            painter.drawPath(path)
        self._paint_mark(painter, state, centre, QColor(ink), QColor(ground))

    def _paint_iris(self, painter: QPainter, centre: QPointF, ink: QColor) -> None:
        scale = self._scale()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.6))
        painter.drawEllipse(centre, 19 * scale, 19 * scale)

    def _paint_mark(
        self, painter: QPainter, state: str, centre: QPointF, ink: QColor, ground: QColor
    ) -> None:
        scale = self._scale()
        if state == "pending":
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, 6.4 * scale, 6.4 * scale)
        painter.setPen(QPen(ground, 1.7 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if state == "captured":
            tick = (QPointF(-2.8, 0.2), QPointF(-0.8, 2.3), QPointF(3.0, -2.2))
            points = [centre + point * scale for point in tick]
            painter.drawPolyline(points)
        else:
            painter.drawLine(centre + QPointF(0, -3.2) * scale, centre + QPointF(0, 0.8) * scale)
            painter.drawPoint(centre + QPointF(0, 3.2) * scale)

    # -- choosing --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        if key is not None:
            self._focused = key
            self.update()
            self.item_chosen.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setToolTip(self._names.get(key, "") if key else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = ORDER.index(self._focused)
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._focus(ORDER[(place + 1) % len(ORDER)])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._focus(ORDER[place - 1])
        elif event.key() == Qt.Key.Key_Space:
            self.item_chosen.emit(self._focused)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _focus(self, key: str) -> None:
        self._focused = key
        self.setAccessibleName(f"{self._names.get(key, key)}: {self.state(key)}")
        self.update()

    def _at(self, place: QPointF) -> str | None:
        return next((key for key, path in self._shapes().items() if path.contains(place)), None)


def _thick(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(line)

"""Two hands and two eyes, drawn: each finger and each iris can be clicked and reached by key.

State is shown by colour and by mark: prints and a tick for captured, an exclamation mark for
excused, a broken outline for open. What the checklist does not ask for is not drawn.
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
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Tokens
from ui.widgets import hand_shapes as shapes
from ui.widgets.hand_shapes import HEIGHT, ORDER, WIDTH

JOINTS = (0.36, 0.66)
MARK_AT = 0.5
SMALLEST = 0.8  # a finger can still be hit
EYE_MARK = QPointF(30, 17)
CLEAR = Qt.BrushStyle.NoBrush


class HandsAndEyes(QWidget):
    """Fingers and irises by key ("right_thumb", "left_iris"); `item_chosen` on click or Space."""

    item_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._paths = {key: _shape(key) for key in ORDER}
        self._focused = ORDER[0]
        self._pointed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(int(WIDTH * SMALLEST), int(HEIGHT * SMALLEST)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_states(
        self, states: Mapping[str, str], names: Mapping[str, str], words: Mapping[str, str]
    ) -> None:
        """States by key (captured, exception, pending), what each thing and each state is called.

        A key without a state is not drawn.
        """
        self._states, self._names, self._words = dict(states), dict(names), dict(words)
        if self._focused not in self._states and self._states:
            self._focused = self._order()[0]
        self.setAccessibleDescription(", ".join(map(self._told, self._order())))
        self.update()

    def state(self, key: str) -> str:
        """The state shown for a key."""
        return self._states.get(key, "pending")

    def centre_of(self, key: str) -> QPointF:
        """Where a finger tip or iris is on the widget, for the mouse."""
        side, _, name = key.partition("_")
        middle = shapes.iris_centre(side) if name == "iris" else shapes.tip(key)
        return self._transform().map(middle)

    def sizeHint(self) -> QSize:
        return QSize(int(WIDTH * 1.2), int(HEIGHT * 1.2))

    def _order(self) -> list[str]:
        return [key for key in ORDER if key in self._states]

    def _transform(self) -> QTransform:
        """From the drawing to the widget."""
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        left, top = (self.width() - WIDTH * scale) / 2, (self.height() - HEIGHT * scale) / 2
        return QTransform(scale, 0, 0, scale, left, top)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._transform())
        tokens = self._theme.tokens
        fingers = [key for key in self._order() if not key.endswith("iris")]
        for side in shapes.SIDES:
            if any(key.startswith(side) for key in fingers):
                self._paint_palm(painter, tokens, side)
        for key in self._order():
            ground, ink = self._colours(tokens, key)
            if key in fingers:
                self._paint_finger(painter, key, ground, ink)
            else:
                self._paint_eye(painter, tokens, key, ground, ink)
        self._paint_ring(painter, tokens)
        painter.end()

    def _colours(self, t: Tokens, key: str) -> tuple[QColor, QColor]:
        ground, ink = {
            "captured": (t.positive_soft, t.positive),
            "exception": (t.warning_soft, t.warning),
        }.get(self.state(key), (t.surface_raised, t.text_muted))
        return QColor(ground), QColor(ink)

    def _paint_palm(self, painter: QPainter, t: Tokens, side: str) -> None:
        """The palm, and whose left and right: mirrored hands are easily taken for each other."""
        palm = shapes.palm(side)
        painter.setBrush(QColor(t.sunken))
        painter.setPen(QPen(QColor(t.border_strong), 1.2))
        painter.drawPath(palm)
        box = palm.boundingRect()
        painter.setPen(QColor(t.text_muted))
        name = self.tr("Left") if side == "left" else self.tr("Right")
        place = QRectF(box.left(), box.top() + 34, box.width(), 24)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)

    def _paint_finger(self, painter: QPainter, key: str, ground: QColor, ink: QColor) -> None:
        painter.setBrush(ground)
        painter.setPen(self._outline(key, ink))
        painter.drawPath(self._paths[key])
        state, faint = self.state(key), QColor(ink)
        faint.setAlphaF(0.45)
        painter.setBrush(CLEAR)
        painter.setPen(QPen(faint, 0.9))
        for part in JOINTS if not key.endswith("thumb") else JOINTS[:1]:
            painter.drawPath(shapes.crease(key, part))
        if state == "captured":
            painter.setPen(QPen(ink, 0.9))
            painter.drawPath(shapes.ridges(key))
        _paint_mark(painter, state, shapes.along(key, MARK_AT), ink, ground)

    def _paint_eye(
        self, painter: QPainter, t: Tokens, key: str, ground: QColor, ink: QColor
    ) -> None:
        side, state = key.partition("_")[0], self.state(key)
        middle = shapes.iris_centre(side)
        painter.setBrush(QColor(t.surface_raised))
        painter.setPen(self._outline(key, ink))
        painter.drawPath(self._paths[key])
        painter.setBrush(CLEAR)
        faint = QColor(ink)
        faint.setAlphaF(0.5)
        painter.setPen(QPen(faint, 1.2))
        painter.drawPath(shapes.lid(side))
        painter.setClipPath(self._paths[key])
        painter.setBrush(ground)
        painter.setPen(QPen(ink, 1.4))
        painter.drawEllipse(middle, shapes.IRIS, shapes.IRIS)
        painter.setPen(QPen(faint, 0.8))
        painter.drawPath(shapes.iris_rays(side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(middle, shapes.PUPIL, shapes.PUPIL)
        painter.setBrush(ground)
        painter.drawEllipse(middle + QPointF(-3, -3), 2.2, 2.2)
        painter.setClipping(False)
        _paint_mark(painter, state, middle + EYE_MARK, ink, ground)

    def _outline(self, key: str, ink: QColor) -> QPen:
        pending = self.state(key) == "pending"
        pen = QPen(ink, 1.3)
        if pending:
            pen.setDashPattern([3.0, 2.4])
        return pen

    def _paint_ring(self, painter: QPainter, t: Tokens) -> None:
        """What the mouse is over, and what the keys are on."""
        painter.setBrush(CLEAR)
        if self._pointed in self._states and self.isEnabled():
            painter.setPen(QPen(QColor(t.accent), 1.8))
            painter.drawPath(self._paths[self._pointed])
        if self.hasFocus() and self._focused in self._states:
            painter.setPen(QPen(QColor(t.accent), 2.8))
            painter.drawPath(self._paths[self._focused])

    # -- choosing --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        if key is not None:
            self._focus(key)
            self.item_chosen.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setToolTip(self._told(key) if key else "")
        if (key or "") != self._pointed:
            self._pointed = key or ""
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = self._order()
        if not order:
            super().keyPressEvent(event)
            return
        place = order.index(self._focused)
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._focus(order[(place + 1) % len(order)])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._focus(order[place - 1])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
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
        self.setAccessibleName(self._told(key))
        self.update()

    def _told(self, key: str) -> str:
        state = self.state(key)
        return f"{self._names.get(key, key)}: {self._words.get(state, state)}"

    def _at(self, place: QPointF) -> str | None:
        back, _ = self._transform().inverted()
        where = back.map(place)
        return next((key for key in self._order() if self._paths[key].contains(where)), None)


def _shape(key: str) -> QPainterPath:
    side, _, name = key.partition("_")
    return shapes.eye(side) if name == "iris" else shapes.finger(key)


def _paint_mark(
    painter: QPainter, state: str, centre: QPointF, ink: QColor, ground: QColor
) -> None:
    """A tick or an exclamation mark in a disc; nothing while open."""
    if state == "pending":
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(centre, 6.2, 6.2)
    painter.setPen(QPen(ground, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if state == "captured":
        tick = (QPointF(-2.8, 0.2), QPointF(-0.8, 2.3), QPointF(3.0, -2.2))
        painter.drawPolyline([centre + point for point in tick])
    else:
        painter.drawLine(centre + QPointF(0, -3.2), centre + QPointF(0, 0.8))
        painter.drawPoint(centre + QPointF(0, 3.2))

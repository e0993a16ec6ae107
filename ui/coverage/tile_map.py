"""Villages as tiles where they lie, coloured by coverage, each with its number."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.coverage.places import Place
from ui.theme.theme import Theme
from ui.theme.tokens import SIZE_CAPTION

GAP, LEGEND = 3.0, 26
LIMITS = (0.90, 0.95, 0.97, 0.98, 0.99)  # a tile's class is how many of these its share reaches
WEIGHTS = (0.0, 0.18, 0.36, 0.54, 0.82, 1.0)  # of the accent in each class
STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


@dataclass(frozen=True)
class Tile:
    """One village: what stands in it, what its tip says; `share` (0 to 1) colours it."""

    code: str
    name: str
    group: str
    share: float
    number: str
    tip: str


def class_of(share: float) -> int:
    """Which of the six classes a share belongs to, the best last."""
    return sum(share >= limit for limit in LIMITS)


class TileMap(QWidget):
    """`chosen` tells the village clicked or reached by the arrow keys; Enter is `opened`.

    One colour from pale to full, so that nobody has to tell hues apart; the number says it too.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles: dict[str, Tile] = {}
        self._places: Mapping[str, Place] = {}
        self._legend: tuple[str, ...] = ()
        self.current = ""
        self.setMinimumSize(420, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is shown."""
        return tuple(self._tiles.values())

    def set_tiles(
        self, tiles: tuple[Tile, ...], places: Mapping[str, Place], legend: tuple[str, ...]
    ) -> None:
        """Show these tiles; `legend` names the six classes, the least first."""
        self._tiles = {tile.code: tile for tile in tiles if tile.code in places}
        self._places, self._legend = places, legend
        self.setAccessibleDescription("; ".join(tile.tip for tile in tiles))
        self.update()

    def choose(self, code: str) -> None:
        """Mark a tile, or none."""
        self.current = code
        self.update()

    def rect_of(self, code: str) -> QRectF:
        """Where a tile stands in the widget."""
        column, row = self._places[code]
        width, height = self._pitch()
        return QRectF(column * width, row * height, width - GAP, height - GAP)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(SIZE_CAPTION)
        painter.setFont(font)
        for tile in self._tiles.values():
            self._paint_tile(painter, tile)
        self._paint_borders(painter)
        if self.current in self._tiles:
            self._paint_frame(painter, self.rect_of(self.current))
        self._paint_legend(painter)
        painter.end()

    def _paint_tile(self, painter: QPainter, tile: Tile) -> None:
        place = self.rect_of(tile.code)
        ground = self._ground(class_of(tile.share))
        painter.setPen(QPen(QColor(self._theme.tokens.border_strong), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._ink_on(ground))
        font = painter.font()
        metrics = painter.fontMetrics()
        room = place.adjusted(4, 2, -4, -2)
        name = metrics.elidedText(tile.name, Qt.TextElideMode.ElideRight, int(room.width()))
        top = QRectF(room.left(), room.center().y() - metrics.height(), room.width(),
                     metrics.height())  # fmt: skip
        painter.drawText(top, int(Qt.AlignmentFlag.AlignCenter), name)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(
            top.translated(0, metrics.height()), int(Qt.AlignmentFlag.AlignCenter), tile.number
        )
        font.setBold(False)
        painter.setFont(font)

    def _paint_borders(self, painter: QPainter) -> None:
        """A line wherever two districts meet."""
        at = {place: code for code, place in self._places.items() if code in self._tiles}
        painter.setPen(QPen(QColor(self._theme.tokens.text), 2, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        width, height = self._pitch()
        for (column, row), code in at.items():
            x, y = (column + 1) * width - GAP / 2, (row + 1) * height - GAP / 2
            group = self._tiles[code].group
            beside, below = at.get((column + 1, row)), at.get((column, row + 1))
            if beside and self._tiles[beside].group != group:
                painter.drawLine(QLineF(x, y - height + GAP, x, y))
            if below and self._tiles[below].group != group:
                painter.drawLine(QLineF(x - width + GAP, y, x, y))

    def _paint_frame(self, painter: QPainter, place: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.surface), 5))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QPen(QColor(tokens.text), 2.5))
        painter.drawRoundedRect(place, 4, 4)

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        y = self.height() - LEGEND + 8.0
        x = 0.0
        for number, text in enumerate(self._legend):
            painter.setPen(QPen(QColor(tokens.border_strong), 1))
            painter.setBrush(self._ground(number))
            painter.drawRoundedRect(QRectF(x + 0.5, y + 1.5, 13, 13), 3, 3)
            painter.setPen(QColor(tokens.text_muted))
            width = painter.fontMetrics().horizontalAdvance(text)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x + 19, y - 1, width + 4, 18), int(flags), text)
            x += width + 34

    def _ground(self, number: int) -> QColor:
        tokens = self._theme.tokens
        return mixed(tokens.sunken, tokens.accent, WEIGHTS[number])

    def _ink_on(self, ground: QColor) -> QColor:
        """The text colour that stands out most from `ground`."""
        tokens = self._theme.tokens
        inks = (QColor(tokens.text), QColor(tokens.accent_text))
        return max(inks, key=lambda ink: contrast(ink, ground))

    def _pitch(self) -> tuple[float, float]:
        columns = 1 + max((column for column, _ in self._places.values()), default=0)
        rows = 1 + max((row for _, row in self._places.values()), default=0)
        return self.width() / columns, (self.height() - LEGEND) / rows

    # -- being used ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        code = self._at(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit("" if code == self.current else code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        elif key in STEPS and self._tiles:
            self._step(*STEPS[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            tile = self._tiles.get(self._at(QPointF(event.pos())))
            at = event.globalPos()
            QToolTip.showText(at if tile else QPoint(), tile.tip if tile else "", self)
            return True
        return super().event(event)

    def _step(self, across: int, down: int) -> None:
        """To the nearest tile in a direction."""
        if self.current not in self._tiles:
            self.chosen.emit(next(iter(self._tiles)))
            return
        column, row = self._places[self.current]
        ahead = []
        for code in self._tiles:
            right, below = self._places[code][0] - column, self._places[code][1] - row
            along = right * across + below * down
            aside = abs(right * down) + abs(below * across)
            if along > 0:
                ahead.append((along + 2 * aside, code))
        if ahead:
            self.chosen.emit(min(ahead)[1])

    def _at(self, point: QPointF) -> str:
        return next((code for code in self._tiles if self.rect_of(code).contains(point)), "")


def mixed(one: str, other: str, weight: float) -> QColor:
    """A colour between two, `weight` (0 to 1) of the other."""
    first, second = QColor(one), QColor(other)
    return QColor.fromRgbF(
        *(
            a + (b - a) * weight
            for a, b in (
                (first.redF(), second.redF()),
                (first.greenF(), second.greenF()),
                (first.blueF(), second.blueF()),
            )
        )
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

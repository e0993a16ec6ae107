"""The pieces of the call display, drawn in units of a hundredth of its height.

So it looks the same on every screen. Nothing is laid out anew when a number comes: each piece has
its place, and text that is too long is set smaller there, not moved.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.theme.tokens import Tokens

SMALLEST = 0.45  # of the wished size; what is longer still is cut with an ellipsis
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Brush:
    """A painter with the theme's colours and the unit of length."""

    painter: QPainter
    tokens: Tokens
    unit: float

    def text(
        self,
        rect: QRectF,
        text: str,
        size: float,
        colour: str,
        *,
        weight: QFont.Weight = QFont.Weight.Medium,
        align: Qt.AlignmentFlag = LEFT,
        steady: bool = False,
    ) -> None:
        """One line in a rectangle, `size` units high at most; `steady` digits are equally wide."""
        font = QFont("Inter", weight=weight)
        if steady:
            font.setFeature(QFont.Tag("tnum"), 1)
        font.setPixelSize(max(1, round(size * self.unit)))
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width > rect.width() > 0:
            share = max(SMALLEST, rect.width() / width)
            font.setPixelSize(max(1, int(size * self.unit * share)))
            text = QFontMetricsF(font).elidedText(
                text, Qt.TextElideMode.ElideRight, rect.width() + 1
            )
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, text)

    def lines(self, rect: QRectF, text: str, size: float, colour: str) -> None:
        """A text broken into lines, set smaller until all of it fits."""
        text = text.replace("-", "\u2011")  # "KTP-el" stays in one piece
        flags = LEFT | Qt.TextFlag.TextWordWrap
        font = QFont("Inter", weight=QFont.Weight.Medium)
        for share in (1.0, 0.9, 0.8, 0.7, 0.6, SMALLEST):
            font.setPixelSize(max(1, round(size * share * self.unit)))
            needed = QFontMetricsF(font).boundingRect(rect, flags, text)
            if needed.height() <= rect.height() and needed.width() <= rect.width():
                break
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(rect, flags, text)

    def card(self, rect: QRectF, fill: str, border: str = "") -> None:
        """A rounded ground."""
        radius = 1.6 * self.unit
        self.painter.setBrush(QColor(fill))
        if border:
            self.painter.setPen(QPen(QColor(border), max(1.0, 0.12 * self.unit)))
        else:
            self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.drawRoundedRect(rect, radius, radius)

    def line(self, start: QPointF, end: QPointF) -> None:
        """A hairline between rows."""
        self.painter.setPen(QPen(QColor(self.tokens.border), max(1.0, 0.12 * self.unit)))
        self.painter.drawLine(start, end)


def blend(one: str, other: str, share: float) -> str:
    """A colour between two: 0 the one, 1 the other."""
    a, b = QColor(one), QColor(other)
    mixed = [
        round(first + (second - first) * share)
        for first, second in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)  # type: ignore[index,arg-type]
    ]
    return QColor(*mixed).name()

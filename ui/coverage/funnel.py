"""Obliged, recorded, print-ready, card held: four bars below each other."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme

ROW, BAR = 22, 12
WEIGHT = ("text_muted", "warning", "info", "accent")


class Funnel(QWidget):
    """Each bar with its name at the left and its number at the right."""

    def __init__(self, theme: Theme, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self._bars: tuple[tuple[float, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, ROW * len(self._names))

    def set_bars(self, bars: tuple[tuple[float, str], ...]) -> None:
        """Show bars as (share of the first, number in words)."""
        self._bars = bars
        self.setAccessibleDescription(
            "; ".join(f"{name} {text}" for name, (_, text) in zip(self._names, bars, strict=True))
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        metrics = painter.fontMetrics()
        left = max(metrics.horizontalAdvance(name) for name in self._names) + 12
        right = max((metrics.horizontalAdvance(text) for _, text in self._bars), default=0) + 12
        room = max(20, self.width() - left - right)
        for place, (name, (share, text)) in enumerate(zip(self._names, self._bars, strict=False)):
            top = place * ROW
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, left, ROW), int(flags), name)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(left, top + (ROW - BAR) / 2, room, BAR)
            painter.setBrush(QColor(tokens.sunken))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(QColor(getattr(tokens, WEIGHT[place % len(WEIGHT)])))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, BAR), 3, 3)
            painter.setPen(QColor(tokens.text))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.width() - right, top, right, ROW), int(flags), text)
        painter.end()

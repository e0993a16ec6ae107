"""Icons of one family (Lucide), drawn in the colours of the theme and sharp at any scale.

Beside them the program's own sign, which stands on its windows and in the taskbar.
"""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.theme import Theme
from ui.theme.tokens import ink_of

SCALES = (1.0, 2.0)
BUTTON_SIZE = 18
SIGN_SIZES = (16, 24, 32, 48, 64)  # title bar, taskbar, switching between windows
LARGEST_SMALL = 32  # so far the sign has a drawing with fewer strokes


class Icons:
    """Gives icons by name; `tone` is a token's name ("text", "accent_text", "positive", …)."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def icon(self, name: str, tone: str = "text") -> QIcon:
        """An icon for buttons and menus; disabled it is as grey as the words beside it."""
        icon = QIcon()
        for scale in SCALES:
            drawn = self._draw(name, BUTTON_SIZE, tone, scale)
            icon.addPixmap(drawn)
            icon.addPixmap(self._greyed(drawn), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, size: int, tone: str = "text") -> QPixmap:
        """A picture of `size` logical pixels, drawn at double density."""
        return self._draw(name, size, tone, 2.0)

    def _greyed(self, drawn: QPixmap) -> QPixmap:
        """The same lines in the ink that the stylesheet gives to whatever cannot be pressed."""
        grey = QPixmap(drawn)
        painter = QPainter(grey)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(grey.rect(), QColor(self._theme.tokens.text_muted))
        painter.end()
        return grey

    def _draw(self, name: str, size: int, tone: str, scale: float) -> QPixmap:
        tokens = self._theme.tokens
        colour = ink_of(tokens, tone) if tone != "neutral" else tokens.text_muted
        svg = _svg(name).replace("currentColor", colour)
        pixmap = QPixmap(QSize(size, size) * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg.encode())).render(
            painter, QRectF(0, 0, size * scale, size * scale)
        )
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap


def program_icon() -> QIcon:
    """The program's own sign, the same as on its executable."""
    icon = QIcon()
    for size in SIGN_SIZES:
        name = "ektp-desk-small.svg" if size <= LARGEST_SMALL else "ektp-desk.svg"
        drawing = files("resources").joinpath("program", name).read_bytes()
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing)).render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


@cache
def _svg(name: str) -> str:
    return files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")

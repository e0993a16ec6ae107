"""The office's logo from a picture file, or the program's own sign."""

from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIDE = 256  # pixels: enough for a screen of 4K
KINDS = ("png", "svg")  # what the shipped program reads


def office_logo(path: str) -> QPixmap:
    """The picture at `path`; the program's sign where there is none that can be read."""
    if path and Path(path).suffix.lower().lstrip(".") in KINDS:
        picture = _svg(Path(path)) if path.lower().endswith(".svg") else _png(path)
        if not picture.isNull():
            return picture
    return _drawn(files("resources").joinpath("program", "ektp-desk.svg").read_bytes())


def paint_logo(painter: QPainter, logo: QPixmap, rect: QRectF) -> None:
    """Draw it in the middle of a rectangle, as large as fits there."""
    size = logo.size().scaled(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(rect.center())
    painter.drawPixmap(target, logo, QRectF(logo.rect()))


def _png(path: str) -> QPixmap:
    reader = QImageReader(path)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > 2 * SIDE:
        reader.setScaledSize(
            size.scaled(QSize(2 * SIDE, 2 * SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        )
    return QPixmap.fromImage(reader.read())


def _svg(path: Path) -> QPixmap:
    try:
        return _drawn(path.read_bytes())
    except OSError:
        return QPixmap()


def _drawn(content: bytes) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(content))
    if not drawing.isValid():
        return QPixmap()
    size = drawing.defaultSize().scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return picture

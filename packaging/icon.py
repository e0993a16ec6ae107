"""Draws the program's sign into a Windows icon: `python packaging/icon.py OUT.ico`.

Beside it comes OUT.bmp, the picture at the side of the installer's first and last page. Small
sizes have a drawing of their own; shrunk lines would only be mist.
"""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "program"
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
LARGEST_SMALL = 32
SIDE = (164, 314)  # as the installer wants it
SIDE_SIGN = QRectF(34, 48, 96, 96)
SIDE_COLOURS = ("#e6f1f8", "#9cc8e2")  # light above, so that the sign stands out


def main(out: Path) -> None:
    """Write the icon with all sizes."""
    app = QGuiApplication(sys.argv[:1])
    pictures = [picture(size) for size in SIZES]
    out.parent.mkdir(parents=True, exist_ok=True)
    side_picture().save(str(out.with_suffix(".bmp")))
    app.quit()
    out.write_bytes(icon(pictures))


def picture(size: int) -> bytes:
    """The sign as a PNG of `size` × `size` pixels."""
    name = "ektp-desk-small.svg" if size <= LARGEST_SMALL else "ektp-desk.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWINGS / name)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes
    return bytes(buffer.data().data())


def side_picture() -> QImage:
    """The sign on a ground of its colour, without words: these are the page's."""
    image = QImage(*SIDE, QImage.Format.Format_RGB888)
    ground = QLinearGradient(0, 0, 0, image.height())
    for place, colour in enumerate(SIDE_COLOURS):
        ground.setColorAt(place, QColor(colour))
    painter = QPainter(image)
    painter.fillRect(image.rect(), ground)
    QSvgRenderer(str(DRAWINGS / "ektp-desk.svg")).render(painter, SIDE_SIGN)
    painter.end()
    return image


def icon(pictures: list[bytes]) -> bytes:
    """The icon file: a head, an entry for each picture, the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entries, place = b"", len(head) + 16 * len(pictures)
    for content, size in zip(pictures, SIZES, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + entries + b"".join(pictures)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

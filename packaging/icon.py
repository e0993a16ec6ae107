"""Draws the program's sign into a Windows icon: `python packaging/icon.py OUT.ico`.

Small sizes have a drawing of their own; shrunk lines would only be mist.
"""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "program"
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
LARGEST_SMALL = 32


def main(out: Path) -> None:
    """Write the icon with all sizes."""
    app = QGuiApplication(sys.argv[:1])
    pictures = [picture(size) for size in SIZES]
    app.quit()
    out.parent.mkdir(parents=True, exist_ok=True)
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

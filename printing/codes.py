"""QR and Code 128, drawn on the dots of a thermal print head so that no bar is rounded."""

from dataclasses import dataclass
from functools import cached_property
from math import floor

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

# A head of 203 dots an inch, the commonest, has eight to the millimetre.
DOT = mm / 8
BAR_DOTS = (3, 2)
QUIET_MODULES = 4  # the white that ISO/IEC 18004 wants around a QR code


@dataclass(frozen=True)
class Qr:
    """A QR code about `size` points wide, without its quiet zone.

    Error correction Q: a quarter of it may be smudged.
    """

    content: str
    size: float

    @cached_property
    def rows(self) -> list[list[bool]]:
        """The modules, dark ones true, from the top."""
        code = QRCode(None, QRErrorCorrectLevel.Q)
        code.addData(self.content)
        code.make()
        return [[bool(module) for module in row] for row in code.modules]

    @property
    def width(self) -> float:
        """The drawn width and height in points: a whole number of dots to the module."""
        return self._module * len(self.rows)

    @property
    def quiet(self) -> float:
        """The white in points that a reader needs beside it."""
        return self._module * QUIET_MODULES

    @property
    def _module(self) -> float:
        return max(1, floor(self.size / len(self.rows) / DOT)) * DOT

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw with the upper left corner on the dot nearest to (`left`, `top`)."""
        left, top, module = on_dot(left), on_dot(top), self._module
        path = canvas.beginPath()
        for number, row in enumerate(self.rows, start=1):
            for start, length in _dark(row):
                path.rect(left + start * module, top - number * module, length * module, module)
        canvas.setFillGray(0)
        canvas.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True)
class Bars:
    """A Code 128 bar code at most `room` points wide, quiet zone not counted."""

    content: str
    room: float
    height: float

    @cached_property
    def code(self) -> Code128:
        """The widest that fits the room."""
        for dots in BAR_DOTS:
            code = self._code(dots)
            if code.width <= self.room:
                return code
        return self._code(1)

    def _code(self, dots: int) -> Code128:
        return Code128(self.content, barWidth=dots * DOT, barHeight=self.height, quiet=False)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw with the upper left corner on the dot nearest to (`left`, `top`)."""
        canvas.setFillGray(0)
        self.code.drawOn(canvas, on_dot(left), on_dot(top) - self.height)


def on_dot(value: float) -> float:
    """`value` in points on the grid of the print head."""
    return round(value / DOT) * DOT


def _dark(row: list[bool]) -> list[tuple[int, int]]:
    """Dark stretches as (first column, length)."""
    found: list[tuple[int, int]] = []
    for column, dark in enumerate(row):
        if dark and found and sum(found[-1]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((column, 1))
    return found

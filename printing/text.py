"""Plain text on paper: styles, wrapping that loses no letter, and one drawn line.

Text is drawn as it is and no markup is read in it, so "Siti <Aminah> & Co" prints to the letter.
"""

from dataclasses import dataclass, replace
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from printing import fonts

Align = Literal["left", "center", "right"]

INK, GREY, PAPER = 0.0, 0.36, 1.0
ASCENT = 0.97  # Inter's, as a share of the size; its descent is 0.24


@dataclass(frozen=True)
class Style:
    """How text looks. `size` in points; `leading` as a share of it; `grey` 0 black to 1 white;
    `tracking` in points after each letter."""

    size: float
    face: str = fonts.REGULAR
    grey: float = INK
    leading: float = 1.34
    tracking: float = 0

    @property
    def step(self) -> float:
        """From one baseline to the next, in points."""
        return self.size * self.leading

    @property
    def baseline(self) -> float:
        """How far below the top of its line the text stands, in points."""
        return self.size * ASCENT + (self.step - self.size * 1.21) / 2

    def width(self, text: str) -> float:
        """How wide `text` is on one line, in points."""
        return fonts.width(text, self.face, self.size, self.tracking)


def fitting(text: str, style: Style, width: float, least: float) -> Style:
    """`style` made smaller, down to `least` points, until `text` fits one line of `width`."""
    natural = style.width(text)
    if natural <= width:
        return style
    return replace(style, size=max(least, int(style.size * width / natural * 4) / 4))


def wrap(text: str, style: Style, width: float) -> list[str]:
    """`text` in lines of at most `width` points; a longer word is broken where it must be."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if style.width(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, style, width)
            lines += full
        lines.append(line)
    return lines


def _broken(word: str, style: Style, width: float) -> list[str]:
    pieces, piece = [], ""
    for sign in word:
        if piece and style.width(piece + sign) > width:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]


def draw_line(
    canvas: Canvas,
    line: str,
    style: Style,
    left: float,
    baseline: float,
    *,
    room: float = 0,
    align: Align = "left",
) -> None:
    """One line of plain text, each letter in a font that has it.

    `room` is the width in points that `align` places the line in.
    """
    x = left
    if align != "left":
        spare = room - style.width(line)
        x += spare / 2 if align == "center" else spare
    canvas.setFillGray(style.grey)
    for face, part in fonts.runs(line, style.face):
        canvas.setFont(face, style.size)
        canvas.drawString(x, baseline, part, charSpace=style.tracking)
        x += fonts.font(face).stringWidth(part, style.size) + style.tracking * len(part)

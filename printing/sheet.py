"""A sheet of paper filled from top to bottom: text that wraps and never clips, rules, codes.

Blocks are first measured, then drawn, so that a roll can be exactly as long as its content. Text
is drawn as it is: no markup is read in it, so "Siti <Aminah> & Co" prints to the letter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import fonts

Align = Literal["left", "center", "right"]
Draw = Callable[[Canvas, float], None]  # canvas, y of the block's top

INK = 0.0
GREY = 0.38
ROLL_WIDTH = 80 * mm
A6 = (105 * mm, 148 * mm)
A4 = (210 * mm, 297 * mm)


@dataclass(frozen=True)
class _Block:
    height: float
    draw: Draw


class Sheet:
    """One page. `height` None makes a roll. Sizes in points, margins included."""

    def __init__(self, *, width: float, height: float | None, margin: float, title: str) -> None:
        self.width = width
        self.height = height
        self.margin = margin
        self.title = title
        self._blocks: list[_Block] = []
        self._bottom: list[_Block] = []

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def text(
        self,
        text: str,
        *,
        size: float = 9,
        face: str = fonts.REGULAR,
        align: Align = "left",
        leading: float = 1.32,
        grey: float = INK,
        indent: float = 0,
        at_bottom: bool = False,
    ) -> None:
        """A paragraph of plain text, wrapped at words and, where a word is too long, within."""
        lines = wrap(text, face, size, self.inner - indent)
        step = size * leading

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillGray(grey)
            for number, line in enumerate(lines):
                baseline = top - number * step - size * 0.96
                self._line(canvas, line, face, size, align, baseline, indent)

        target = self._bottom if at_bottom else self._blocks
        target.append(_Block(step * len(lines), draw))

    def fitted(
        self, text: str, *, size: float, face: str, align: Align = "center", least: float = 8
    ) -> None:
        """One line, made smaller until it fits; wrapped if it would get smaller than `least`."""
        while size > least and fonts.width(text, face, size) > self.inner:
            size -= 0.5
        self.text(text, size=size, face=face, align=align, leading=1.15)

    def pair(self, label: str, value: str, *, size: float = 8.5, label_width: float = 0.34) -> None:
        """A label in grey and its value beside it."""
        left = self.inner * label_width
        labels = wrap(label, fonts.REGULAR, size, left - 4)
        values = wrap(value or "–", fonts.MEDIUM, size, self.inner - left)
        step = size * 1.38

        def draw(canvas: Canvas, top: float) -> None:
            for lines, face, indent, grey in (
                (labels, fonts.REGULAR, 0.0, GREY),
                (values, fonts.MEDIUM, left, INK),
            ):
                canvas.setFillGray(grey)
                for number, line in enumerate(lines):
                    baseline = top - number * step - size * 0.96
                    self._line(canvas, line, face, size, "left", baseline, indent)

        self._blocks.append(_Block(step * max(len(labels), len(values)), draw))

    def gap(self, height: float) -> None:
        """Empty space."""
        self._blocks.append(_Block(height, lambda _canvas, _top: None))

    def rule(self, *, weight: float = 0.6, dashed: bool = False, around: float = 6) -> None:
        """A line across, with `around` points of space above and below."""

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(weight)
            canvas.setStrokeGray(INK if not dashed else GREY)
            canvas.setDash([2, 2] if dashed else [])
            canvas.line(self.margin, top - around, self.width - self.margin, top - around)
            canvas.setDash([])

        self._blocks.append(_Block(2 * around, draw))

    def boxed(self, text: str, *, size: float = 8.5, face: str = fonts.SEMIBOLD) -> None:
        """A line of text in a frame, centred: marks that must not be overlooked."""
        lines = wrap(text, face, size, self.inner - 16)
        height = len(lines) * size * 1.3 + 8

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(0.8)
            canvas.setStrokeGray(INK)
            canvas.roundRect(self.margin, top - height, self.inner, height, 3)
            canvas.setFillGray(INK)
            for number, line in enumerate(lines):
                baseline = top - 4 - number * size * 1.3 - size * 0.98
                self._line(canvas, line, face, size, "center", baseline, 0)

        self._blocks.append(_Block(height, draw))

    def qr(self, content: str, *, size: float, beside: tuple[str, ...] = ()) -> None:
        """A QR code at the left with lines beside it, or centred when there are none.

        Error correction Q: a quarter may be smudged. The quiet zone is the white around it.
        """
        lines = [
            (line, fonts.REGULAR if number else fonts.MEDIUM)
            for number, text in enumerate(beside)
            for line in wrap(text, fonts.MEDIUM, 8, self.inner - size - 12)
        ]

        def draw(canvas: Canvas, top: float) -> None:
            left = self.margin if beside else (self.width - size) / 2
            draw_qr(canvas, content, left, top - size, size)
            canvas.setFillGray(INK)
            start = top - (size - len(lines) * 11) / 2
            for number, (line, face) in enumerate(lines):
                self._line(canvas, line, face, 8, "left", start - number * 11 - 8, size + 12)

        self._blocks.append(_Block(max(size, len(lines) * 11), draw))

    def code128(self, content: str, *, height: float = 28) -> None:
        """A Code 128 bar code across the middle, with its text below."""
        bar = 0.9
        code = Code128(content, barHeight=height, barWidth=bar, quiet=False)
        while code.width > self.inner and bar > 0.4:
            bar -= 0.05
            code = Code128(content, barHeight=height, barWidth=bar, quiet=False)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillGray(INK)
            code.drawOn(canvas, (self.width - code.width) / 2, top - height)
            self._line(canvas, content, fonts.MEDIUM, 7.5, "center", top - height - 10, 0)

        self._blocks.append(_Block(height + 13, draw))

    def signatures(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        """Two places to sign: (above the line, name below it) each."""
        size, room = 8.0, 34.0
        half = self.inner / 2 - 8
        names = [wrap(f"({name})", fonts.MEDIUM, size, half) for _, name in (left, right)]
        height = size * 1.4 + room + max(map(len, names)) * size * 1.3

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillGray(INK)
            for place, (above, _), lines in zip((0, 1), (left, right), names, strict=True):
                middle = self.margin + half / 2 + place * (half + 16)
                _centred(canvas, above, fonts.REGULAR, size, middle, top - size)
                for number, line in enumerate(lines):
                    baseline = top - size * 1.4 - room - number * size * 1.3
                    _centred(canvas, line, fonts.MEDIUM, size, middle, baseline)

        self._blocks.append(_Block(height, draw))

    def finish(self) -> bytes:
        """The PDF. Bytes are the same for the same content."""
        top = sum(block.height for block in self._blocks)
        bottom = sum(block.height for block in self._bottom)
        needed = top + bottom + 2 * self.margin
        height = max(self.height or 0, needed)
        target = BytesIO()
        canvas = Canvas(target, pagesize=(self.width, height), invariant=1, lang="id-ID")
        canvas.setTitle(self.title)
        canvas.setCreator("EKTP Desk")
        y = height - self.margin
        for block in self._blocks:
            block.draw(canvas, y)
            y -= block.height
        y = self.margin + bottom
        for block in self._bottom:
            block.draw(canvas, y)
            y -= block.height
        canvas.showPage()
        canvas.save()
        return target.getvalue()

    def _line(
        self,
        canvas: Canvas,
        line: str,
        face: str,
        size: float,
        align: Align,
        baseline: float,
        indent: float,
    ) -> None:
        x = self.margin + indent
        if align != "left":
            spare = self.inner - indent - fonts.width(line, face, size)
            x += spare / 2 if align == "center" else spare
        draw_text(canvas, line, face, size, x, baseline)


def draw_text(canvas: Canvas, line: str, face: str, size: float, x: float, baseline: float) -> None:
    """One line of plain text from `x` on, each letter in a font that has it."""
    for chosen, part in fonts.runs(line, face):
        canvas.setFont(chosen, size)
        canvas.drawString(x, baseline, part)
        x += fonts.font(chosen).stringWidth(part, size)


def draw_qr(canvas: Canvas, content: str, left: float, bottom: float, size: float) -> None:
    """A QR code as filled squares, `size` points wide, without its quiet zone."""
    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(content)
    code.make()
    count = code.getModuleCount()
    module = size / count
    path = canvas.beginPath()
    for row in range(count):
        start = None
        for column in range(count + 1):
            dark = column < count and code.isDark(row, column)
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                y = bottom + size - (row + 1) * module
                path.rect(left + start * module, y, (column - start) * module, module)
                start = None
    canvas.setFillGray(INK)
    canvas.drawPath(path, stroke=0, fill=1)


def wrap(text: str, face: str, size: float, width: float) -> list[str]:
    """`text` in lines of at most `width` points; a longer word is broken where it must be."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if fonts.width(longer, face, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, face, size, width)
            lines += full
        lines.append(line)
    return lines


def _broken(word: str, face: str, size: float, width: float) -> list[str]:
    pieces, piece = [], ""
    for sign in word:
        if piece and fonts.width(piece + sign, face, size) > width:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]


def _centred(
    canvas: Canvas, line: str, face: str, size: float, middle: float, baseline: float
) -> None:
    draw_text(canvas, line, face, size, middle - fonts.width(line, face, size) / 2, baseline)

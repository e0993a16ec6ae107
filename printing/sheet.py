"""A sheet of paper filled from top to bottom: text, rules, pairs, lists, codes, signatures.

Blocks are first measured, then drawn: a roll is exactly as long as its content, and what does not
fit an A6 or A4 goes on to a next page. Nothing is clipped and nothing overlaps.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing.codes import Bars, Qr
from printing.pages import Block, divide
from printing.text import GREY, INK, PAPER, Align, Style, draw_line, fitting, wrap

BULLET = "•"
TICK = "✓"
SPLITTABLE = 5  # a paragraph of fewer lines stays whole
PARAGRAPH = 3.0  # points between paragraphs beside a code


@dataclass(frozen=True)
class PaperSize:
    """A size of paper in points with its margins; `height` None is a roll, cut where it ends."""

    name: str
    width: float
    height: float | None
    side: float
    top: float
    bottom: float

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side


# Heads of 80 mm printers reach 72 mm; rolls end with some white for the cutter.
ROLL = PaperSize("roll", 80 * mm, None, side=5 * mm, top=4 * mm, bottom=7 * mm)
A6 = PaperSize("a6", 105 * mm, 148 * mm, side=9 * mm, top=8 * mm, bottom=12 * mm)
A4 = PaperSize("a4", 210 * mm, 297 * mm, side=20 * mm, top=15 * mm, bottom=20 * mm)
SIZES = {size.name: size for size in (ROLL, A6, A4)}


class Sheet:
    """A paper in the making. `foot` stands small at the end of each page of A6 and A4."""

    def __init__(
        self, size: PaperSize, *, title: str, author: str, foot: str = "", numbered: bool = False
    ) -> None:
        self.size = size
        self.left = size.side
        self.inner = size.inner
        self._title = title
        self._author = author
        self._foot = foot
        self._numbered = numbered
        self._blocks: list[Block] = []

    def add(self, block: Block) -> None:
        """Put a block below all others."""
        self._blocks.append(block)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added within stays on one page."""
        first = len(self._blocks)
        yield
        for place in range(first, len(self._blocks) - 1):
            self._blocks[place] = replace(self._blocks[place], sticks=True)

    def gap(self, height: float, *, sticks: bool = False) -> None:
        """Empty space; left out at the top of a page."""
        self.add(Block(height, sticks=sticks))

    def spring(self) -> None:
        """Push what follows down to the end of the page; on a roll nothing."""
        self.add(Block(0, springs=True))

    def new_page(self) -> None:
        """What follows begins a page; on a roll nothing."""
        self.add(Block(0, sticks=True, breaks=True))

    def text(
        self,
        text: str,
        style: Style,
        *,
        align: Align = "left",
        sticks: bool = False,
        indent: float = 0,
        mark: str = "",
    ) -> None:
        """A paragraph; `mark` hangs at the left of its first line, `indent` points wide."""
        lines = wrap(text, style, self.inner - indent)
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            whole = len(lines) < SPLITTABLE or number == 0 or number == len(lines) - 2
            draw = self._line(line, style, indent, align, "" if number else mark)
            self.add(Block(style.step, draw, sticks=sticks if last else whole))

    def fitted(self, text: str, style: Style, *, least: float, align: Align = "center") -> None:
        """One line made smaller until it fits; wrapped if it would get smaller than `least`."""
        self.text(text, fitting(text, style, self.inner, least), align=align)

    def items(self, texts: Sequence[str], style: Style, *, mark: str = BULLET) -> None:
        """A list, its marks hanging."""
        for text in texts:
            self.text(text, style, indent=style.size * 1.15, mark=mark)

    def between(self, left: str, right: str, style: Style, strong: Style | None = None) -> None:
        """Two texts on one line, at the left and at the right; below each other if too long."""
        right_style = strong or style
        if style.width(left) + right_style.width(right) + 8 > self.inner:
            self.text(left, style)
            self.text(right, right_style, align="right")
            return
        height = max(style.step, right_style.step)

        def draw(canvas: Canvas, top: float) -> None:
            baseline = top - max(style.baseline, right_style.baseline)
            draw_line(canvas, left, style, self.left, baseline)
            draw_line(
                canvas, right, right_style, self.left, baseline, room=self.inner, align="right"
            )

        self.add(Block(height, draw))

    def pairs(self, pairs: Sequence[tuple[str, str]], label: Style, value: Style) -> None:
        """Labels and their values in two columns; an empty value is a dash."""
        widest = max(label.width(name) for name, _ in pairs)
        column = min(widest + 10, self.inner * 0.4)
        step = max(label.step, value.step)
        for name, text in pairs:
            names = wrap(name, label, column - 6)
            texts = wrap(text or "–", value, self.inner - column)
            rows = max(len(names), len(texts))
            for row in range(rows):
                parts = [
                    (lines[row], style, left)
                    for lines, style, left in ((names, label, 0.0), (texts, value, column))
                    if row < len(lines)
                ]
                self.add(Block(step, self._parts(parts), sticks=row < rows - 1))
            self.gap(1)

    def grid(self, texts: Sequence[str], style: Style, *, mark: str) -> None:
        """Texts behind a mark in three columns if they are short enough, else in two."""
        indent = style.size * 1.3
        widest = max(map(style.width, texts))
        columns = 3 if widest <= self.inner / 3 - indent - 4 else 2
        room = self.inner / columns
        for start in range(0, len(texts), columns):
            cells = [
                wrap(text, style, room - indent - 4) for text in texts[start : start + columns]
            ]
            rows = max(map(len, cells))
            for row in range(rows):
                parts = [
                    (lines[row], style, place * room + indent)
                    for place, lines in enumerate(cells)
                    if row < len(lines)
                ]
                if row == 0:
                    parts += [(mark, style, place * room) for place in range(len(cells))]
                self.add(Block(style.step, self._parts(parts), sticks=row < rows - 1))

    def rule(
        self, *, weight: float = 0.6, dashed: bool = False, above: float = 6, below: float = 4
    ) -> None:
        """A line across, with space in points above and below it."""

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(weight)
            canvas.setStrokeGray(INK)
            canvas.setDash([1.5, 2] if dashed else [])
            canvas.line(self.left, top - above, self.left + self.inner, top - above)
            canvas.setDash([])

        self.add(Block(above + below, draw))

    def band(self, text: str, style: Style, *, filled: bool = True) -> None:
        """Centred text in a frame across, white on black if `filled`: what must not be missed."""
        shown = replace(style, grey=PAPER if filled else INK)
        lines = wrap(text, shown, self.inner - 16)
        height = len(lines) * shown.step + 7

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(0.9)
            canvas.setStrokeGray(INK)
            canvas.setFillGray(INK)
            canvas.roundRect(
                self.left, top - height, self.inner, height, 2.5, stroke=1, fill=int(filled)
            )
            for number, line in enumerate(lines):
                baseline = top - 3.5 - number * shown.step - shown.baseline
                draw_line(canvas, line, shown, self.left, baseline, room=self.inner, align="center")

        self.add(Block(height, draw))

    def qr(self, content: str, *, size: float, beside: Sequence[tuple[str, Style]]) -> None:
        """A QR code at the left, with paragraphs beside it, in the middle of its height."""
        code = Qr(content, size)
        indent = code.width + code.quiet
        lines = [
            (line, style, PARAGRAPH if place and not number else 0)
            for place, (text, style) in enumerate(beside)
            for number, line in enumerate(wrap(text, style, self.inner - indent))
        ]
        tall = sum(style.step + space for _, style, space in lines)
        height = max(code.width + 2 * code.quiet, tall)

        def draw(canvas: Canvas, top: float) -> None:
            code.draw(canvas, self.left, top - (height - code.width) / 2)
            y = top - (height - tall) / 2
            for line, style, space in lines:
                y -= space
                draw_line(canvas, line, style, self.left + indent, y - style.baseline)
                y -= style.step

        self.add(Block(height + 1, draw))

    def bars(self, content: str, style: Style, *, height: float) -> None:
        """A Code 128 across the middle, its text below."""
        code = Bars(content, self.inner, height)

        def draw(canvas: Canvas, top: float) -> None:
            code.draw(canvas, self.left + (self.inner - code.code.width) / 2, top)
            baseline = top - height - 2 - style.baseline
            draw_line(canvas, content, style, self.left, baseline, room=self.inner, align="center")

        self.add(Block(height + 2 + style.step, draw))

    def columns(self, draws: Sequence[tuple[float, Callable[["Sheet"], None] | None]]) -> None:
        """Parts side by side, each as (share of the width, what fills it if anything does);
        kept on one page."""
        parts: list[tuple[float, list[Block]]] = []
        left = self.left
        for share, fill in draws:
            part = Sheet(self.size, title="", author="")
            part.left, part.inner = left, self.inner * share
            if fill is not None:
                fill(part)
            parts.append((sum(block.height for block in part._blocks), part._blocks))
            left += part.inner
        height = max(tall for tall, _ in parts)

        def draw(canvas: Canvas, top: float) -> None:
            for _, blocks in parts:
                _draw_blocks(canvas, blocks, top)

        self.add(Block(height, draw))

    def finish(self) -> bytes:
        """The PDF: the same bytes for the same content."""
        height = self.size.height
        used = self.size.top + self.size.bottom
        pages = divide(self._blocks, None if height is None else height - used)
        if height is None:
            content = sum(block.height for block in pages[0])
            height = ceil((content + used) / mm) * mm
        target = BytesIO()
        canvas = Canvas(target, pagesize=(self.size.width, height), invariant=1, lang="id-ID")
        canvas.setTitle(self._title)
        canvas.setAuthor(self._author)
        canvas.setCreator("EKTP Desk")
        for number, page in enumerate(pages, start=1):
            _draw_blocks(canvas, page, height - self.size.top)
            self._draw_foot(canvas, number, len(pages))
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    def _draw_foot(self, canvas: Canvas, number: int, count: int) -> None:
        if self.size.height is None:
            return
        style = Style(7, grey=GREY)
        baseline = self.size.bottom * 0.52
        page = f"Halaman {number} dari {count}" if self._numbered or count > 1 else ""
        room = self.inner - style.width(page) - 10
        draw_line(canvas, self._foot, fitting(self._foot, style, room, 4), self.left, baseline)
        draw_line(canvas, page, style, self.left, baseline, room=self.inner, align="right")

    def _line(
        self, line: str, style: Style, indent: float, align: Align, mark: str
    ) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, top: float) -> None:
            baseline = top - style.baseline
            if mark:
                draw_line(canvas, mark, style, self.left, baseline)
            room = self.inner - indent
            draw_line(canvas, line, style, self.left + indent, baseline, room=room, align=align)

        return draw

    def _parts(self, parts: Sequence[tuple[str, Style, float]]) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, top: float) -> None:
            baseline = top - max(style.baseline for _, style, _ in parts)
            for line, style, left in parts:
                draw_line(canvas, line, style, self.left + left, baseline)

        return draw


def _draw_blocks(canvas: Canvas, blocks: Sequence[Block], top: float) -> None:
    for block in blocks:
        if block.draw is not None:
            block.draw(canvas, top)
        top -= block.height

"""Tables for A4 sheets: heads repeated on every page, cells that wrap, figures in tiles."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from printing import fonts, words
from printing.pages import Block
from printing.sheet import Sheet
from printing.text import GREY, Align, Style, draw_line, wrap

HEAD = Style(8, fonts.SEMIBOLD, leading=1.25)
CELL = Style(8, leading=1.25)
FIGURE = Style(17, fonts.SEMIBOLD, leading=1.1)
FIGURE_LABEL = Style(7.2, grey=GREY, leading=1.2)
RULE_GREY, HEAD_GREY = 0.78, 0.945
PAD = 4.0


@dataclass(frozen=True)
class Column:
    """A column: its head, its share of the width and where its texts stand."""

    head: str
    share: float
    align: Align = "left"


def table(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    least: float = 0,
    leads_on: bool = False,
) -> None:
    """A ruled table. Whole numbers are written as 1.234; cells wrap and are never cut.

    A row is at least `least` points high, where somebody signs in it. `leads_on`: the last row
    stays on the page of what follows, so that no signature stands on a page of its own.
    """
    whole = sum(column.share for column in columns)
    widths = [sheet.inner * column.share / whole for column in columns]
    head = _row(sheet, columns, widths, [column.head for column in columns], HEAD, shaded=True)
    sheet.add(Block(head.height, head.draw, sticks=True))
    for place, row in enumerate(rows, start=1):
        texts = [words.number(cell) if isinstance(cell, int) else str(cell) for cell in row]
        block = _row(sheet, columns, widths, texts, CELL, shaded=False, least=least)
        sticks = leads_on and place == len(rows)
        sheet.add(Block(block.height, block.draw, sticks=sticks, head=head))


def _row(
    sheet: Sheet,
    columns: Sequence[Column],
    widths: Sequence[float],
    texts: Sequence[str],
    style: Style,
    *,
    shaded: bool,
    least: float = 0,
) -> Block:
    cells = [wrap(text, style, width - 2 * PAD) for text, width in zip(texts, widths, strict=True)]
    height = max(max(map(len, cells)) * style.step + 2 * PAD, least)

    def draw(canvas: Canvas, top: float) -> None:
        if shaded:
            canvas.setFillGray(HEAD_GREY)
            canvas.rect(sheet.left, top - height, sheet.inner, height, stroke=0, fill=1)
        _underline(canvas, sheet, top - height)
        x = sheet.left
        for lines, width, column in zip(cells, widths, columns, strict=True):
            for number, line in enumerate(lines):
                baseline = top - PAD - number * style.step - style.baseline
                draw_line(
                    canvas, line, style, x + PAD, baseline,
                    room=width - 2 * PAD, align=column.align,
                )  # fmt: skip
            x += width

    return Block(height, draw)


def _underline(canvas: Canvas, sheet: Sheet, y: float) -> None:
    canvas.setLineWidth(0.4)
    canvas.setStrokeGray(RULE_GREY)
    canvas.line(sheet.left, y, sheet.left + sheet.inner, y)


def tiles(sheet: Sheet, figures: Sequence[tuple[str, int]]) -> None:
    """Figures side by side in one frame, each above its label."""
    width = sheet.inner / len(figures)
    labels = [wrap(label, FIGURE_LABEL, width - 4) for label, _ in figures]
    height = 8 + FIGURE.step + 1 + max(map(len, labels)) * FIGURE_LABEL.step + 7

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(RULE_GREY)
        canvas.roundRect(sheet.left, top - height, sheet.inner, height, 3)
        for place, ((_, value), lines) in enumerate(zip(figures, labels, strict=True)):
            left = sheet.left + place * width
            if place:
                canvas.line(left, top - height + 7, left, top - 7)
            _tile(canvas, left, top - 8, width, words.number(value), lines)

    sheet.add(Block(height, draw))


def _tile(
    canvas: Canvas, left: float, top: float, width: float, figure: str, lines: Sequence[str]
) -> None:
    draw_line(canvas, figure, FIGURE, left, top - FIGURE.baseline, room=width, align="center")
    top -= FIGURE.step + 1
    for number, line in enumerate(lines):
        baseline = top - number * FIGURE_LABEL.step - FIGURE_LABEL.baseline
        draw_line(canvas, line, FIGURE_LABEL, left, baseline, room=width, align="center")

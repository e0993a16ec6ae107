"""A small bar chart on paper: what happened on each day or in each month."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from printing import words
from printing.pages import Block
from printing.sheet import Sheet
from printing.text import GREY, PAPER, Style, draw_line

LABEL = Style(6.8, grey=GREY)
HEIGHT, ABOVE, BELOW = 96.0, 12.0, 11.0  # points: the bars, room for figures, for the names
WIDEST = 30.0
BAR_GREY, LINE_GREY = 0.42, 0.82
STEPS = (1, 2, 5)
LEAST_ROOM = 15.0  # points that a figure over its bar needs


def bar_chart(sheet: Sheet, bars: Sequence[tuple[str, int]]) -> None:
    """Bars as (name, number), from zero; numbers stand above them where there is room."""
    top_line, step = _scale(max((number for _, number in bars), default=0))
    gutter = LABEL.width(words.number(top_line)) + 5

    def draw(canvas: Canvas, top: float) -> None:
        ground = top - ABOVE - HEIGHT
        left, width = sheet.left + gutter, sheet.inner - gutter
        canvas.setLineWidth(0.4)
        for line in range(0, top_line + 1, step):
            y = ground + HEIGHT * line / top_line
            canvas.setStrokeGray(LINE_GREY if line else BAR_GREY)
            canvas.line(left, y, left + width, y)
            draw_line(canvas, words.number(line), LABEL, sheet.left, y - 2.4, room=gutter - 4,
                      align="right")  # fmt: skip
        slot = width / max(1, len(bars))
        for place, (name, number) in enumerate(bars):
            middle = left + slot * (place + 0.5)
            _bar(canvas, middle, ground, HEIGHT * number / top_line, min(WIDEST, slot * 0.66))
            draw_line(canvas, name, LABEL, middle - slot, ground - BELOW + 2, room=2 * slot,
                      align="center")  # fmt: skip
            if slot >= LEAST_ROOM and number:
                _figure(canvas, words.number(number), middle, ground + HEIGHT * number / top_line)

    sheet.add(Block(ABOVE + HEIGHT + BELOW, draw))


def _bar(canvas: Canvas, middle: float, ground: float, height: float, width: float) -> None:
    if height:
        canvas.setFillGray(BAR_GREY)
        canvas.rect(middle - width / 2, ground, width, height, stroke=0, fill=1)


def _figure(canvas: Canvas, text: str, middle: float, top: float) -> None:
    """The number over its bar, no line of the chart running through it."""
    width = LABEL.width(text)
    canvas.setFillGray(PAPER)
    canvas.rect(middle - width / 2 - 1, top + 0.8, width + 2, LABEL.size, stroke=0, fill=1)
    draw_line(canvas, text, LABEL, middle - width / 2, top + 2.5)


def _scale(most: int) -> tuple[int, int]:
    """The top line and the distance of lines: round numbers, three to five lines."""
    size = 1
    while True:
        for step in STEPS:
            if step * size * 4 >= most:
                lines = max(1, -(-most // (step * size)))
                return lines * step * size, step * size
        size *= 10

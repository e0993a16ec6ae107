"""Dividing blocks among pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

ROUNDING = 0.001
Draw = Callable[[Canvas, float], None]


@dataclass(frozen=True)
class Block:
    """A horizontal band of a page. `height` in points; `draw(canvas, top)` paints it.

    Without `draw` it is a gap, left out at the top of a page. `sticks`: stays on the page of the
    next block. `head`: is drawn again above it where a page begins with it. `springs`: a gap that
    takes up what is left of its page. `breaks`: begins a page.
    """

    height: float
    draw: Draw | None = None
    sticks: bool = False
    head: "Block | None" = None
    springs: bool = False
    breaks: bool = False


def divide(blocks: Sequence[Block], room: float | None) -> list[list[Block]]:
    """Pages of at most `room` points each; with `room` None all on one.

    Blocks that stick together move to the next page together, unless they need more than one.
    """
    if room is None:
        return [list(blocks)]
    pages: list[list[Block]] = [[]]
    left = room
    for group in _groups(blocks, room):
        begins = group[0].breaks
        if pages[-1] and (begins or sum(block.height for block in group) > left + ROUNDING):
            if not begins and all(block.draw is None for block in group):
                continue
            pages.append([])
            left = room
        for block in group:
            page = pages[-1]
            if not page and block.draw is None:
                continue
            if not page and block.head is not None and len(pages) > 1:
                page.append(block.head)
                left -= block.head.height
            page.append(block)
            left -= block.height
    return [_stretched(page, room) for page in pages]


def _groups(blocks: Sequence[Block], room: float) -> list[list[Block]]:
    groups: list[list[Block]] = []
    open_ended = False
    for block in blocks:
        if open_ended:
            groups[-1].append(block)
        else:
            groups.append([block])
        open_ended = block.sticks
    whole: list[list[Block]] = []
    for group in groups:
        head = group[0].head.height if group[0].head else 0
        fits = sum(block.height for block in group) + head <= room
        whole += [group] if fits else [[block] for block in group]
    return whole


def _stretched(page: list[Block], room: float) -> list[Block]:
    springs = sum(block.springs for block in page)
    if not springs:
        return page
    spare = max(0.0, room - sum(block.height for block in page)) / springs
    return [
        replace(block, height=block.height + spare) if block.springs else block for block in page
    ]

"""The fonts of all papers, embedded; letters that Inter lacks are set in DejaVu Sans.

ReportLab has no shaping engine: Arabic and Hebrew letters are set in their isolated forms, in
the order they are read, so that a name can be recognised but not admired.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, MEDIUM, SEMIBOLD, BOLD, FALLBACK = (
    "Inter", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "DejaVuSans",
)  # fmt: skip
FILES = {
    REGULAR: "Inter-Regular.ttf",
    MEDIUM: "Inter-Medium.ttf",
    SEMIBOLD: "Inter-SemiBold.ttf",
    BOLD: "Inter-Bold.ttf",
    FALLBACK: "DejaVuSans.ttf",
}
RIGHT_TO_LEFT = ("R", "AL")
UNKNOWN = "□"


@cache
def font(name: str) -> TTFont:
    """A font ready for use; read from the package the first time it is asked for."""
    content = files("resources").joinpath("fonts", FILES[name]).read_bytes()
    loaded = TTFont(name, BytesIO(content))
    pdfmetrics.registerFont(loaded)
    return loaded


def runs(text: str, name: str) -> list[tuple[str, str]]:
    """`text` as (font, part) in drawing order, each letter in a font that has it."""
    glyphs = font(name).face.charToGlyph
    if all(ord(sign) in glyphs for sign in text):
        return [(name, text)]
    found: list[tuple[str, str]] = []
    for sign in text:
        chosen, shown = _choose(sign, name)
        if found and found[-1][0] == chosen:
            found[-1] = (chosen, found[-1][1] + shown)
        else:
            found.append((chosen, shown))
    return [(chosen, _visual(part)) for chosen, part in found]


def _choose(sign: str, name: str) -> tuple[str, str]:
    if ord(sign) in font(name).face.charToGlyph:
        return name, sign
    if ord(sign) in font(FALLBACK).face.charToGlyph:
        return FALLBACK, sign
    if unicodedata.category(sign)[0] in "CM":
        return name, ""  # control and combining signs leave no box behind
    return FALLBACK, UNKNOWN


def _visual(part: str) -> str:
    if any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in part):
        return part[::-1]
    return part


def width(text: str, name: str, size: float) -> float:
    """How wide `text` is in points."""
    return sum(font(chosen).stringWidth(part, size) for chosen, part in runs(text, name))

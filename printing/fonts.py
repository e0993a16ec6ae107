"""The fonts of all papers, embedded; letters that Inter lacks are set in DejaVu Sans.

That covers Arabic (joined, see `bidi`), Hebrew, Greek and Cyrillic and most signs. A letter that
neither font has (Chinese, the Bugis script, most emoji) is set as an empty box: it is seen that
something stands there.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from printing import bidi

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
BOX = "□"
# ReportLab writes a broken letter table for code points that need five hex digits.
LAST_SETTABLE = 0xFFFF
# Control, format (direction overrides among them) and surrogate codes leave no trace on paper.
INVISIBLE = ("Cc", "Cf", "Cs")


@cache
def font(name: str) -> TTFont:
    """A font ready for use; read from the package the first time it is asked for."""
    content = files("resources").joinpath("fonts", FILES[name]).read_bytes()
    loaded = TTFont(name, BytesIO(content))
    pdfmetrics.registerFont(loaded)
    return loaded


def runs(text: str, name: str) -> list[tuple[str, str]]:
    """`text` as (font, part) in drawing order, each letter in a font that has it."""
    if text.isascii() and text.isprintable():
        return [(name, text)]
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(sign for sign in composed if unicodedata.category(sign) not in INVISIBLE)
    found: list[tuple[str, str]] = []
    for sign in bidi.visual(shown):
        chosen, drawn = _choose(sign, name)
        if found and found[-1][0] == chosen:
            found[-1] = (chosen, found[-1][1] + drawn)
        elif drawn:
            found.append((chosen, drawn))
    return found


def width(text: str, name: str, size: float, tracking: float = 0) -> float:
    """How wide `text` is in points; `tracking` is the extra space after each letter."""
    parts = runs(text, name)
    letters = sum(len(part) for _, part in parts)
    drawn: float = sum(font(chosen).stringWidth(part, size) for chosen, part in parts)
    return drawn + tracking * max(letters - 1, 0)


def _choose(sign: str, name: str) -> tuple[str, str]:
    for chosen in (name, FALLBACK):
        if ord(sign) <= LAST_SETTABLE and ord(sign) in font(chosen).face.charToGlyph:
            return chosen, sign
    if unicodedata.combining(sign):
        return name, ""  # a mark without its own glyph: the letter below it stays
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and ord(plain[0]) in font(FALLBACK).face.charToGlyph:
        return FALLBACK, plain  # a joined form that the font lacks
    return FALLBACK, BOX

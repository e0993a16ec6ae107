"""What a reader, a scanner and a pair of eyes find on a PDF."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.graphics.barcode import code128

POINTS_PER_MM = 72 / 25.4
DOTS_PER_MM = 8  # a thermal head of 203 dots an inch
# PDFium rounds up to whole dots: 640.0001 of them, from 80.00002 mm in the file, are 640.
SCALE = DOTS_PER_MM / POINTS_PER_MM * (1 - 1e-6)
BARS_PER_SIGN, BARS_OF_STOP = 6, 7
CHECK = 103  # the modulus of a Code 128's check sign
DARK = 0xF0  # anything darker than the faintest grey that is printed on purpose


def squeezed(text: str) -> str:
    """`text` without what a line break or a heading's capitals change."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as a reader that selects it all gets it."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """The text of all pages, `squeezed`."""
    return squeezed("".join(pages_of(pdf)))


def sizes_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres, to the tenth."""
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return [
        (round(float(box.width) / POINTS_PER_MM, 1), round(float(box.height) / POINTS_PER_MM, 1))
        for box in boxes
    ]


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """The fonts text is set in, with whether each is embedded."""
    found: dict[str, bool] = {}

    def see(text: str, _user: object, _text: object, font: Any, _size: float) -> None:
        # ReportLab names a font of its own on each page and sets nothing in it.
        if text.strip():
            found[str(font["/BaseFont"])] = _embedded(font)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return found


def _embedded(font: Any) -> bool:
    if "/DescendantFonts" in font:
        font = font["/DescendantFonts"][0].get_object()
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(
        key in descriptor.get_object() for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


@dataclass(frozen=True)
class Picture:
    """A page in grey, `rows` from the top, one byte to the dot of a thermal head."""

    rows: tuple[bytes, ...]

    @property
    def width(self) -> int:
        """In dots."""
        return len(self.rows[0])

    @property
    def height(self) -> int:
        """In dots."""
        return len(self.rows)

    @cached_property
    def dark(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of all that is printed, in dots; the last two exclusive."""
        inked = [number for number, row in enumerate(self.rows) if min(row) < DARK]
        assert inked, "the page is empty"
        columns = [number for number, column in enumerate(zip(*self.rows, strict=True))
                   if min(column) < DARK]  # fmt: skip
        return columns[0], inked[0], columns[-1] + 1, inked[-1] + 1

    def margins(self) -> tuple[float, float, float, float]:
        """The white at the left, top, right and bottom, in millimetres."""
        left, top, right, bottom = self.dark
        dots = (left, top, self.width - right, self.height - bottom)
        return tuple(dot / DOTS_PER_MM for dot in dots)  # type: ignore[return-value]

    def find(self, pattern: tuple[bytes, ...]) -> tuple[int, int] | None:
        """Where `pattern` stands to the dot, as (left, top)."""
        for top in range(self.height - len(pattern) + 1):
            left = self.rows[top].find(pattern[0])
            while left >= 0:
                if all(
                    self.rows[top + number].startswith(row, left)
                    for number, row in enumerate(pattern)
                ):
                    return left, top
                left = self.rows[top].find(pattern[0], left + 1)
        return None


def pictures_of(pdf: bytes, *, crisp: bool = False) -> list[Picture]:
    """Each page as it is printed; `crisp` in black and white, as thermal heads do."""
    return list(_pictures(pdf, crisp=crisp))


def _pictures(pdf: bytes, *, crisp: bool) -> Iterator[Picture]:
    document = PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(
                scale=SCALE, grayscale=True, no_smoothtext=crisp,
                no_smoothimage=crisp, no_smoothpath=crisp,
            )  # fmt: skip
            dots, stride = bytes(bitmap.buffer), bitmap.stride
            yield Picture(
                tuple(
                    dots[row * stride : row * stride + bitmap.width] for row in range(bitmap.height)
                )
            )
    finally:
        document.close()


def scanned(picture: Picture) -> list[str]:
    """What a scanner reads on each line of dots across the paper where a Code 128 stands."""
    return [text for row in picture.rows if (text := _decoded(_widths(row)))]


def _widths(row: bytes) -> list[int]:
    """The bars and spaces from the first bar to the last, in dots."""
    row = row.strip(b"\xff")
    starts = [place for place in range(1, len(row)) if row[place] != row[place - 1]]
    edges = [0, *starts, len(row)]
    return [right - left for left, right in pairwise(edges)]


def _decoded(widths: list[int]) -> str:
    """A Code 128 in sets B and C; "" for what is none or has a wrong check sign."""
    module = min(widths, default=1) or 1
    if len(widths) % BARS_PER_SIGN != 1 or any(width % module for width in widths):
        return ""
    bars = "".join(str(width // module) for width in widths)
    signs = [
        _values().get(bars[place : place + BARS_PER_SIGN], -1)
        for place in range(0, len(bars) - BARS_OF_STOP, BARS_PER_SIGN)
    ]
    stop = _digits(code128._patterns[code128.stop])
    if len(signs) < 3 or -1 in signs or bars[-BARS_OF_STOP:] != stop:
        return ""
    start, *values, check = signs
    total = start + sum(place * value for place, value in enumerate(values, start=1))
    return _letters(start, values) if total % CHECK == check else ""


def _letters(start: int, values: list[int]) -> str:
    sets = {code128.startb: code128.setb, code128.startc: code128.setc}
    chosen, found = sets[start], ""
    for value in values:
        sign = next(sign for sign, known in chosen.items() if known == value)
        if sign.startswith("TO_"):
            chosen = {"TO_B": code128.setb, "TO_C": code128.setc}[sign]
        else:
            found += sign
    return found


@cache
def _values() -> dict[str, int]:
    return {
        _digits(bars): value for value, bars in code128._patterns.items() if isinstance(value, int)
    }


def _digits(bars: str) -> str:
    return bars.lower().translate(str.maketrans("abcd", "1234"))

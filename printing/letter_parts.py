"""What all letters have in common (domain.md, Letters): one look for whatever room writes them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from ektp_desk.papers.slips import Letterhead
from printing import fonts, words
from printing.letterhead import copy_mark, foot, kop
from printing.sheet import A4, Sheet
from printing.text import Align, Style

BODY = Style(10.5, leading=1.45)
STRONG = Style(10.5, fonts.SEMIBOLD, leading=1.45)
SMALL = Style(9, leading=1.4)
PARAGRAPH = 8.0  # points between paragraphs
TO_SIGN = 54.0  # points of room for stamp and signature
UNSAID = "." * 30


def begin(
    office: Letterhead,
    *,
    title: str,
    named: str,
    copy: int,
    beside: str = "",
    numbered: bool = False,
) -> Sheet:
    """A4 with the letterhead; `named` is what the foot calls the letter.

    `beside` stands after it in the foot instead of the office; `numbered` counts the pages.
    """
    sheet = Sheet(
        A4, title=title, author=office.name, foot=foot(copy, named, beside or office.name),
        numbered=numbered,
    )  # fmt: skip
    kop(sheet, office)
    copy_mark(sheet, copy)
    return sheet


def numbers(
    sheet: Sheet, *, number: str, nature: str, attachments: str, subject: str, city: str, day: date
) -> None:
    """Nomor, Sifat, Lampiran, Hal at the left; place and day at the right, level with Nomor.

    Without a `number` there is room to write one.
    """
    lines = (
        ("Nomor", number or UNSAID, f"{city}, {words.day(day)}"),
        ("Sifat", nature, ""),
        ("Lampiran", attachments, ""),
        ("Hal", subject, ""),
    )
    for name, text, right in lines:
        sheet.columns(
            (
                (0.12, partial(_put, name)),
                (0.02, partial(_put, ":")),
                (0.5, partial(_put, text)),
                (0.36, partial(_put, right, align="right")),
            )
        )
    sheet.gap(14)


def addressee(sheet: Sheet, to: Sequence[str]) -> None:
    """Yth., and under it whatever else says where."""
    first, *rest = to or ("–",)
    with sheet.together():
        sheet.text(f"Yth. {first}", STRONG)
        for line in rest:
            sheet.text(line, BODY)
    sheet.gap(14)


def paragraphs(sheet: Sheet, texts: Sequence[str]) -> None:
    """Each with its distance to the next."""
    for text in texts:
        sheet.text(text, BODY)
        sheet.gap(PARAGRAPH)


def signature(
    sheet: Sheet,
    title: str,
    name: str,
    rank: str,
    nip: str,
    *,
    above: str = "",
    beside: Callable[[Sheet], None] | None = None,
) -> None:
    """The block at the right: title, room to sign, name, rank, NIP; `beside` stands at the left."""

    def block(part: Sheet) -> None:
        if above:
            part.text(above, BODY)
        if title:
            part.text(f"{title},", BODY)
        part.gap(TO_SIGN)
        part.text(name or UNSAID, STRONG)
        for line in (rank, f"NIP {nip}" if nip else ""):
            if line:
                part.text(line, BODY)

    sheet.columns(((0.56, beside), (0.44, block)))


def copies(sheet: Sheet, to: Sequence[str]) -> None:
    """Tembusan, numbered; nothing if nobody gets one."""
    if not to:
        return
    sheet.gap(16)
    with sheet.together():
        sheet.text("Tembusan:", SMALL)
        for number, line in enumerate(to, start=1):
            sheet.text(line, SMALL, indent=14, mark=f"{number}.")


def _put(text: str, part: Sheet, align: Align = "left") -> None:
    part.text(text, BODY, align=align)

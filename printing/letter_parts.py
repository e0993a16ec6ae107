"""What all letters have in common (domain.md, Letters): one look for whatever room writes them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Protocol

from ektp_desk.papers.slips import Letterhead, Signature
from printing import fonts, words
from printing.letterhead import copy_mark, foot, kop
from printing.sheet import A4, Sheet
from printing.text import GREY, Align, Style

BODY = Style(10.5, leading=1.45)
STRONG = Style(10.5, fonts.SEMIBOLD, leading=1.45)
SMALL = Style(9, leading=1.4)
NOTE = Style(7.5, grey=GREY, leading=1.4)
PARAGRAPH = 8.0  # points between paragraphs
TO_SIGN = 54.0  # points of room for stamp and signature
UNSAID = "." * 30


class Made(Protocol):
    """What a paper knows that says who made it."""

    @property
    def office(self) -> Letterhead: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def made_by(self) -> str: ...
    @property
    def signed(self) -> Signature: ...


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
    by: Signature,
    *,
    above: str = "",
    beside: Callable[[Sheet], None] | None = None,
) -> None:
    """The block at the right: title, room to sign, name, rank, NIP; `beside` stands at the left."""

    def block(part: Sheet) -> None:
        if above:
            part.text(above, BODY)
        if by.title:
            part.text(f"{by.title},", BODY)
        part.gap(TO_SIGN)
        part.text(by.name or UNSAID, STRONG)
        for line in (by.rank, f"NIP {by.nip}" if by.nip else ""):
            if line:
                part.text(line, BODY)

    sheet.columns(((0.56, beside), (0.44, block)))


def made_and_signed(sheet: Sheet, slip: Made) -> None:
    """Who made it and when at the left, the head's signature under place and day at the right."""
    made = slip.made_at
    said = f"Dibuat {words.moment(made, slip.office.zone_label)} oleh {slip.made_by}."
    above = f"{slip.office.city}, {words.day(made.date())}"
    with sheet.together():
        signature(sheet, slip.signed, above=above, beside=lambda part: part.text(said, NOTE))


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

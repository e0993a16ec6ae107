"""What the office's reports have in common: headings, the anchor in the log, the signature."""

from typing import Protocol

from printing import fonts, words
from printing.letter_parts import Made
from printing.sheet import Sheet
from printing.text import GREY, Style

TITLE = Style(15, fonts.BOLD, leading=1.25)
DAY = Style(10.5)
SECTION = Style(10.5, fonts.SEMIBOLD)
BODY = Style(8.5, leading=1.4)
STRONG = Style(8.5, fonts.SEMIBOLD, leading=1.4)
SIGN = Style(9.5, leading=1.35)
SIGN_NAME = Style(9.5, fonts.SEMIBOLD, leading=1.35)
SMALL = Style(7.5, grey=GREY, leading=1.4)
HASH_GROUP = 8


class Report(Made, Protocol):
    """What every report's slip holds about itself."""

    @property
    def audit_count(self) -> int: ...
    @property
    def audit_hash(self) -> str: ...


def heading(sheet: Sheet, title: str) -> None:
    """The title of a section, on the page of what follows."""
    sheet.gap(15)
    sheet.text(title, SECTION, sticks=True)
    sheet.gap(4, sticks=True)


def anchor(part: Sheet, slip: Report) -> None:
    """What ties the sheet to the database: rows cut off later show against it."""
    made = words.moment(slip.made_at, slip.office.zone_label)
    part.text(f"Dibuat {made} oleh {slip.made_by}.", SMALL)
    part.gap(6)
    part.text(f"Jejak audit: {words.number(slip.audit_count)} baris, kepala", SMALL)
    part.text(grouped(slip.audit_hash), SMALL)
    part.gap(2)
    part.text("Mengikat isi basis data pada saat laporan dibuat.", SMALL)


def signature(part: Sheet, slip: Report) -> None:
    """Place, day, and the head of the office."""
    by = slip.signed
    part.text(f"{slip.office.city}, {words.day(slip.made_at.date())}", SIGN)
    if by.title:
        part.text(f"{by.title},", SIGN)
    part.gap(52)
    if by.name:
        part.text(by.name, SIGN_NAME)
    part.rule(weight=0.6, above=1, below=2)
    for line in (by.rank, f"NIP {by.nip}" if by.nip else ""):
        if line:
            part.text(line, SIGN)


def minutes(value: int | None) -> str:
    """17 mnt, or a dash where nobody waited."""
    return "–" if value is None else f"{words.number(value)} mnt"


def grouped(digest: str) -> str:
    """A hash in groups that can be read aloud."""
    groups = [digest[start : start + HASH_GROUP] for start in range(0, len(digest), HASH_GROUP)]
    return " ".join(groups) or "–"

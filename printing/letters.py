"""Letters, A4 (domain.md, Letters): letterhead, number block, addressee, three parts, signature."""

from collections.abc import Sequence
from functools import partial

from ektp_desk.recording.slips_letters import LetterSlip, PersonLine
from printing import fonts, words
from printing.letterhead import copy_mark, foot, kop
from printing.sheet import A4, Sheet
from printing.tables import Column, table
from printing.text import Align, Style

BODY = Style(10.5, leading=1.45)
STRONG = Style(10.5, fonts.SEMIBOLD, leading=1.45)
SMALL = Style(9, leading=1.4)
SPACE_TO_SIGN = 54


def letter(slip: LetterSlip, copy: int = 0) -> bytes:
    """A letter of the follow-up; the people it is about stand in a table."""
    sheet = Sheet(
        A4,
        title=f"Surat {slip.number}",
        author=slip.office.name,
        foot=foot(copy, f"Nomor {slip.number}"),
    )
    kop(sheet, slip.office)
    copy_mark(sheet, copy)
    _numbers(sheet, slip)
    sheet.gap(14)
    _addressee(sheet, slip.to)
    for paragraph in slip.opening:
        sheet.text(paragraph, BODY)
        sheet.gap(8)
    _people(sheet, slip.people)
    sheet.gap(10)
    for paragraph in slip.closing:
        sheet.text(paragraph, BODY)
        sheet.gap(8)
    sheet.gap(14)
    with sheet.together():
        signature(sheet, slip.head_title, slip.head_name, slip.head_rank, slip.head_nip)
    _copies(sheet, slip.copies)
    return sheet.finish()


def signature(sheet: Sheet, title: str, name: str, rank: str, nip: str, above: str = "") -> None:
    """The signature block at the right: title, room to sign, name, rank, NIP."""

    def block(part: Sheet) -> None:
        if above:
            part.text(above, BODY)
        if title:
            part.text(f"{title},", BODY)
        part.gap(SPACE_TO_SIGN)
        part.text(name or "……………………………………", STRONG)
        for line in (rank, f"NIP {nip}" if nip else ""):
            if line:
                part.text(line, BODY)

    sheet.columns(((0.56, None), (0.44, block)))


def _numbers(sheet: Sheet, slip: LetterSlip) -> None:
    """Number, nature, enclosures and subject at the left; place and day level with the number."""
    day = f"{slip.office.city}, {words.day(slip.day)}"
    lines = (
        ("Nomor", slip.number, day),
        ("Sifat", slip.nature, ""),
        ("Lampiran", slip.attachments, ""),
        ("Hal", slip.subject, ""),
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


def _put(text: str, part: Sheet, align: Align = "left") -> None:
    part.text(text, BODY, align=align)


def _addressee(sheet: Sheet, to: Sequence[str]) -> None:
    first, *rest = to or ("–",)
    with sheet.together():
        sheet.text(f"Yth. {first}", STRONG)
        for line in rest:
            sheet.text(line, BODY)
    sheet.gap(14)


def _people(sheet: Sheet, people: Sequence[PersonLine]) -> None:
    columns = (
        Column("No.", 12, "right"),
        Column("NIK", 36),
        Column("Nama", 44),
        Column("Tempat, tanggal lahir", 40),
        Column("Kelurahan", 26),
        Column("Keterangan", 40),
    )
    rows = [
        (number, line.nik, line.name, line.born, line.village or "–", line.remark or "–")
        for number, line in enumerate(people, start=1)
    ]
    table(sheet, columns, rows)


def _copies(sheet: Sheet, copies: Sequence[str]) -> None:
    if not copies:
        return
    sheet.gap(16)
    with sheet.together():
        sheet.text("Tembusan:", SMALL)
        for number, line in enumerate(copies, start=1):
            sheet.text(line, SMALL, indent=14, mark=f"{number}.")

"""The letter that goes with a working list: surat pengantar, A4."""

from ektp_desk.partners.slips import ListLetterSlip
from printing import fonts, words
from printing import letter_parts as parts
from printing.letter_parts import BODY, STRONG
from printing.sheet import Sheet
from printing.text import Style

CODE = Style(15, fonts.BOLD, leading=1.3, tracking=0.8)


def letter(slip: ListLetterSlip, copy: int = 0) -> bytes:
    """Head, addressee, body in three parts, the list's code, signature."""
    sheet = parts.begin(
        slip.office, title=f"{slip.subject} {slip.code}", named=f"Kode daftar {slip.code}",
        copy=copy,
    )  # fmt: skip
    parts.numbers(
        sheet, number="", nature="Rahasia", attachments="1 (satu) berkas terkunci",
        subject=slip.subject, city=slip.place, day=slip.made_on,
    )  # fmt: skip
    parts.addressee(sheet, (slip.addressee, "di Tempat"))
    parts.paragraphs(sheet, (slip.opening,))
    _facts(sheet, slip)
    sheet.gap(parts.PARAGRAPH)
    sheet.text("Yang kami mohonkan:", BODY, sticks=True)
    for number, task in enumerate(slip.tasks, start=1):
        sheet.text(task, BODY, indent=18, mark=f"{number}.")
    sheet.gap(parts.PARAGRAPH)
    sheet.text(slip.closing, BODY)
    sheet.gap(26)
    with sheet.together():
        parts.signature(sheet, slip.signed)
    return sheet.finish()


def _facts(sheet: Sheet, slip: ListLetterSlip) -> None:
    sheet.rule(above=2, below=6)
    sheet.columns(((0.42, lambda part: _code(part, slip)), (0.58, lambda part: _where(part, slip))))
    sheet.rule(above=4, below=2)


def _code(part: Sheet, slip: ListLetterSlip) -> None:
    part.text("Kode daftar", BODY)
    part.text(slip.code, CODE)


def _where(part: Sheet, slip: ListLetterSlip) -> None:
    part.pairs(
        (
            ("Wilayah", slip.area),
            ("Jumlah", f"{words.number(slip.lines)} orang"),
            ("Batas waktu", words.weekday(slip.expires_on)),
        ),
        BODY,
        STRONG,
    )

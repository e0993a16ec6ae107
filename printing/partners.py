"""The letter that goes with a working list: surat pengantar, A4."""

from ektp_desk.partners.slips import ListLetterSlip
from printing import fonts, words
from printing.letterhead import copy_mark, foot, kop
from printing.sheet import A4, Sheet
from printing.text import Style

BODY = Style(10.5, leading=1.5)
STRONG = Style(10.5, fonts.SEMIBOLD, leading=1.5)
CODE = Style(15, fonts.BOLD, leading=1.3, tracking=0.8)
DOTS = "." * 30
SPACE = 9.0  # points between paragraphs
SIGNING = 54.0  # points of room for stamp and signature


def letter(slip: ListLetterSlip, copy: int = 0) -> bytes:
    """Head, addressee, body in three parts, the list's code, signature."""
    sheet = Sheet(
        A4,
        title=f"{slip.subject} {slip.code}",
        author=slip.office.name,
        foot=foot(copy, f"Kode daftar {slip.code}", slip.office.name),
    )
    kop(sheet, slip.office)
    copy_mark(sheet, copy)
    sheet.columns(((0.62, lambda part: _reference(part, slip)),
                   (0.38, lambda part: _date(part, slip))))  # fmt: skip
    sheet.gap(20)
    for line in ("Yth.", slip.addressee, "di Tempat"):
        sheet.text(line, STRONG if line == slip.addressee else BODY)
    sheet.gap(16)
    sheet.text(slip.opening, BODY)
    sheet.gap(SPACE)
    _facts(sheet, slip)
    sheet.gap(SPACE)
    sheet.text("Yang kami mohonkan:", BODY, sticks=True)
    for number, task in enumerate(slip.tasks, start=1):
        sheet.text(task, BODY, indent=18, mark=f"{number}.")
    sheet.gap(SPACE)
    sheet.text(slip.closing, BODY)
    sheet.gap(26)
    with sheet.together():
        sheet.columns(((0.55, None), (0.45, lambda part: _signature(part, slip))))
    return sheet.finish()


def _reference(part: Sheet, slip: ListLetterSlip) -> None:
    part.pairs(
        (
            ("Nomor", f":  {DOTS}"),
            ("Sifat", ":  Rahasia"),
            ("Lampiran", ":  1 (satu) berkas terkunci"),
            ("Hal", f":  {slip.subject}"),
        ),
        BODY,
        BODY,
    )


def _date(part: Sheet, slip: ListLetterSlip) -> None:
    part.text(f"{slip.place}, {words.day(slip.made_on)}", BODY, align="right")


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


def _signature(part: Sheet, slip: ListLetterSlip) -> None:
    part.text(f"{slip.head_title}," if slip.head_title else "", BODY)
    part.gap(SIGNING)
    part.text(slip.head_name or DOTS, STRONG)
    if slip.head_rank:
        part.text(slip.head_rank, BODY)
    part.text(f"NIP {slip.head_nip}" if slip.head_nip else "NIP", BODY)

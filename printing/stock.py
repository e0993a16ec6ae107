"""Records of the blanks, A4: the physical count, and blanks that go to another office or come."""

from collections.abc import Sequence
from functools import partial

from ektp_desk.stock.slips import CountSlip, MovementSlip
from printing import fonts, words
from printing.letter_parts import BODY, STRONG, UNSAID, begin, signature
from printing.sheet import Sheet
from printing.text import Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
NUMBER = Style(10.5)
LABEL = Style(10, leading=1.6)
VALUE = Style(10, fonts.MEDIUM, leading=1.6)
TO_SIGN = 48.0  # points of room for stamp and signature
DONE = "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."


def count_record(slip: CountSlip, copy: int = 0) -> bytes:
    """The record of a physical count: the book frozen, what was found, who counted."""
    sheet = _opened(slip, copy, "PENGHITUNGAN FISIK (OPNAME) BLANGKO KTP-EL")
    opening = (
        f"Pada {words.spelled_day(slip.day)} ({words.short_day(slip.day)}), bertempat di "
        f"{slip.office.name} {slip.office.city}, telah dilakukan penghitungan fisik blangko KTP-el "
        "tanpa melihat saldo buku, dengan hasil sebagai berikut:"
    )
    sheet.text(opening, BODY)
    sheet.gap(10)
    sheet.pairs(_found(slip), LABEL, VALUE)
    sheet.gap(10)
    sheet.text(_outcome(slip), BODY)
    sheet.gap(8)
    sheet.text(DONE, BODY)
    sheet.gap(18)
    with sheet.together():
        _two(sheet, ("Yang menghitung,", slip.counted_by), ("Penghitung kedua,", slip.second))
        sheet.gap(18)
        _head(sheet, slip)
    return sheet.finish()


def movement_record(slip: MovementSlip, copy: int = 0) -> bytes:
    """The record of blanks handed from one office to another, signed by both."""
    sheet = _opened(slip, copy, slip.title)
    own = f"{slip.office.name} {slip.office.city}"
    giver, taker = (own, slip.counterpart) if slip.outgoing else (slip.counterpart, own)
    sheet.text(
        f"Pada {words.spelled_day(slip.day)} ({words.short_day(slip.day)}), kami yang bertanda "
        "tangan di bawah ini:", BODY,
    )  # fmt: skip
    sheet.gap(8)
    sheet.pairs(
        (("PIHAK PERTAMA, yang menyerahkan", giver), ("PIHAK KEDUA, yang menerima", taker)),
        LABEL, VALUE,
    )  # fmt: skip
    sheet.gap(8)
    sheet.text(
        "telah melakukan serah terima blangko KTP-el sebanyak "
        f"{words.number(slip.quantity)} ({words.spelled(slip.quantity)}) keping. Blangko tersebut "
        f"{slip.body}", BODY,
    )  # fmt: skip
    sheet.gap(8)
    sheet.pairs(_about(slip), LABEL, VALUE)
    sheet.gap(8)
    sheet.text(DONE, BODY)
    sheet.gap(18)
    with sheet.together():
        own_name = slip.officer
        first, second = (own_name, "") if slip.outgoing else ("", own_name)
        _two(sheet, ("PIHAK PERTAMA,", first), ("PIHAK KEDUA,", second))
        sheet.gap(18)
        _head(sheet, slip)
    return sheet.finish()


def _opened(slip: CountSlip | MovementSlip, copy: int, title: str) -> Sheet:
    sheet = begin(
        slip.office, title=f"Berita acara {slip.number}", named=f"Nomor {slip.number}", copy=copy
    )
    sheet.text("BERITA ACARA", TITLE, align="center")
    sheet.text(title, TITLE, align="center")
    sheet.text(f"Nomor: {slip.number}", NUMBER, align="center")
    sheet.gap(18)
    return sheet


def _found(slip: CountSlip) -> list[tuple[str, str]]:
    rows = [
        ("Seharusnya menurut buku", _pieces(slip.expected)),
        ("Ditemukan", _pieces(slip.counted)),
        ("Selisih", f"{slip.difference} keping"),
    ]
    if slip.in_print:
        counted = "ikut dihitung" if slip.print_counted else "tidak ikut dihitung"
        rows.append(("Sedang dicetak saat itu", f"{_pieces(slip.in_print)}, {counted}"))
    if slip.reason:
        rows.append(("Penyebab selisih", slip.reason))
    if slip.note:
        rows.append(("Keterangan", slip.note))
    return rows


def _outcome(slip: CountSlip) -> str:
    if slip.counted == slip.expected:
        return "Jumlah yang ditemukan sesuai dengan buku blangko."
    return (
        "Selisih tersebut dibukukan sebagai baris tersendiri, sehingga saldo buku blangko sama "
        "dengan jumlah yang ditemukan."
    )


def _about(slip: MovementSlip) -> Sequence[tuple[str, str]]:
    rows = [("Surat atau tanda terima", slip.document)]
    if slip.note:
        rows.append(("Alasan", slip.note))
    if slip.owed:
        rows.append(("Sisa pinjaman", f"{slip.owed} keping"))
    return rows


def _pieces(value: int) -> str:
    return f"{words.number(value)} ({words.spelled(value)}) keping"


def _two(sheet: Sheet, left: tuple[str, str], right: tuple[str, str]) -> None:
    """Two who sign beside each other; an unknown name is left to be written."""

    def block(said: str, name: str, part: Sheet) -> None:
        part.text(said, BODY)
        part.gap(TO_SIGN)
        part.text(name or UNSAID, STRONG)

    sheet.columns(((0.5, partial(block, *left)), (0.06, None), (0.44, partial(block, *right))))


def _head(sheet: Sheet, slip: CountSlip | MovementSlip) -> None:
    signature(sheet, slip.signed, above="Mengetahui,")

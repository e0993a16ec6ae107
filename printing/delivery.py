"""Uncollected cards, and the record of cards that leave with a kelurahan. A4."""

from ektp_desk.cards.slips_pickup import (
    DeliveryLine,
    DeliverySlip,
    UncollectedLine,
    UncollectedSlip,
)
from printing import fonts, spelled, words
from printing import letter_parts as parts
from printing.letter_parts import BODY, NOTE, SMALL, STRONG
from printing.sheet import Sheet
from printing.tables import Column, table, tiles
from printing.text import Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
NUMBER = Style(10.5)
LABEL = Style(10, leading=1.5)
VALUE = Style(10, fonts.MEDIUM, leading=1.5)
TO_SIGN = 30.0  # points: a signature fits between two rules
COLUMNS = (
    Column("No.", 10, "right"),
    Column("Nama", 46),
    Column("NIK", 38),
    Column("Nomor kartu", 33),
    Column("Tanda tangan penerima", 44),
    Column("Tanggal", 23),
)
WAITING = (
    Column("No.", 10, "right"),
    Column("Nama", 46),
    Column("NIK", 38),
    Column("Kelurahan", 29),
    Column("Nomor kartu", 33),
    Column("Dicetak", 24),
    Column("Hari", 12, "right"),
    Column("Diberi tahu", 24),
)


def delivery(slip: DeliverySlip, copy: int = 0) -> bytes:
    """The record of the hand-over, and the list on which each owner signs."""
    named = f"Serah terima {slip.number}"
    sheet = parts.begin(slip.office, title=named, named=named, copy=copy)
    sheet.text("BERITA ACARA SERAH TERIMA KTP-el", TITLE, align="center")
    sheet.text(f"Nomor {slip.number}", NUMBER, align="center")
    sheet.gap(12)
    sheet.text(f"{spelled.opening(slip.day)}, kami yang bertanda tangan di bawah ini:", BODY)
    sheet.gap(6)
    _party(sheet, "1.", slip.officer, (("Jabatan", "Petugas pengambilan KTP-el"),
                                       ("Kantor", slip.office.name)), "PIHAK PERTAMA")  # fmt: skip
    _party(sheet, "2.", slip.receiver, (("Jabatan", slip.receiver_position),
                                        ("Identitas", slip.receiver_identity),
                                        ("Kelurahan", _place(slip))), "PIHAK KEDUA")  # fmt: skip
    count = len(slip.lines)
    sheet.text(
        f"PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA {words.number(count)} "
        f"({spelled.number(count)}) keping KTP-el menurut daftar di bawah ini, untuk "
        "disampaikan kepada pemiliknya. Setiap pemilik menandatangani daftar ini saat menerima "
        "kartunya. Daftar dan kartu yang tidak tersampaikan dikembalikan paling lambat "
        f"{words.day(slip.due_on)}.",
        BODY,
    )
    sheet.gap(8)
    rows = [_row(place, line) for place, line in enumerate(slip.lines, start=1)]
    table(sheet, COLUMNS, rows, least=TO_SIGN)
    sheet.gap(6)
    if any(line.old_card for line in slip.lines):
        sheet.text("* KTP-el lama ditarik dari pemiliknya dan dibawa kembali.", SMALL)
    sheet.text("NIK disamarkan untuk melindungi data pribadi.", SMALL)
    sheet.gap(18)
    _signatures(sheet, slip)
    return sheet.finish()


def uncollected(slip: UncollectedSlip, copy: int = 0) -> bytes:
    """Cards that wait, by kelurahan; for those who tell the owners."""
    day = slip.made_at.date()
    named = f"Daftar KTP-el belum diambil {words.day(day)}"
    sheet = parts.begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text("DAFTAR KTP-el BELUM DIAMBIL", TITLE, align="center")
    sheet.text(words.weekday(day), NUMBER, align="center")
    sheet.text(slip.chosen, NUMBER, align="center")
    sheet.gap(12)
    tiles(sheet, slip.bands)
    sheet.gap(12)
    table(sheet, WAITING, [_waiting(place, line) for place, line in enumerate(slip.lines, 1)])
    sheet.gap(8)
    made = words.moment(slip.made_at, slip.office.zone_label)
    sheet.text(f"Dibuat {made} oleh {slip.made_by}.", NOTE)
    return sheet.finish()


def _party(
    sheet: Sheet, mark: str, name: str, facts: tuple[tuple[str, str], ...], called: str
) -> None:
    with sheet.together():
        sheet.text(name, STRONG, indent=16, mark=mark)
        for label, text in facts:
            sheet.text(f"{label}: {text or '–'}", BODY, indent=16)
        sheet.text(f"selanjutnya disebut {called}.", BODY, indent=16)
    sheet.gap(6)


def _place(slip: DeliverySlip) -> str:
    return f"{slip.village}, Kecamatan {slip.district}" if slip.district else slip.village


def _row(place: int, line: DeliveryLine) -> tuple[object, ...]:
    name = f"{line.name} *" if line.old_card else line.name
    return (place, name, line.masked_nik, line.card_number, "", "")


def _waiting(place: int, line: UncollectedLine) -> tuple[object, ...]:
    told = "" if line.told_on is None else words.short_day(line.told_on)
    printed = words.short_day(line.printed_on)
    return (place, line.name, line.masked_nik, line.village, line.card_number, printed,
            line.days, told)  # fmt: skip


def _signatures(sheet: Sheet, slip: DeliverySlip) -> None:
    with sheet.together():
        sheet.text(f"{slip.office.city}, {words.day(slip.day)}", BODY, align="right")
        sheet.gap(4)
        sheet.columns(
            (
                (0.44, lambda part: _sign(part, "PIHAK KEDUA,", slip.receiver)),
                (0.12, None),
                (0.44, lambda part: _sign(part, "PIHAK PERTAMA,", slip.officer)),
            )
        )
        sheet.gap(10)
        sheet.qr(
            slip.token,
            size=48,
            beside=(("Pindai saat daftar ini kembali: kartunya dicatat satu per satu.", SMALL),),
        )


def _sign(part: Sheet, above: str, name: str) -> None:
    part.text(above, BODY, align="center")
    part.gap(parts.TO_SIGN)
    part.rule(weight=0.5, above=2, below=1)
    part.text(name, STRONG, align="center")

"""The list of those who come to the card's age in a time, A4, by day."""

from ektp_desk.recording.slips_birthdays import BirthdaySlip
from printing import fonts, words
from printing.letter_parts import begin
from printing.tables import Column, table
from printing.text import GREY, Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
SPAN = Style(10.5)
SMALL = Style(8, grey=GREY)


def birthday_list(slip: BirthdaySlip, copy: int = 0) -> bytes:
    """Who turns of age on which day, and whose record is print-ready already."""
    title = f"Daftar pemula genap {slip.age} tahun"
    sheet = begin(slip.office, title=title, named=title, copy=copy, numbered=True)
    sheet.text(f"DAFTAR PEMULA GENAP {slip.age} TAHUN", TITLE, align="center")
    sheet.text(f"{words.day(slip.first)} sampai {words.day(slip.last)}", SPAN, align="center")
    where = f"Kelurahan {slip.village}" if slip.village else "Semua kelurahan"
    sheet.text(f"{where} · {words.number(len(slip.people))} orang", SPAN, align="center")
    sheet.gap(12)
    columns = (
        Column("No.", 12, "right"),
        Column("Genap usia", 35),
        Column("Nama", 44),
        Column("NIK", 44),
        Column("Kelurahan", 28),
        Column("Alamat", 34),
        Column("Siap cetak", 18),
    )
    rows = [
        (number, words.day(line.turns), line.name, line.masked_nik, line.village or "–",
         line.address or "–", "ya" if line.ready else "belum")
        for number, line in enumerate(slip.people, start=1)
    ]  # fmt: skip
    table(sheet, columns, rows)
    sheet.gap(10)
    sheet.text(f"Dibuat {words.day(slip.day)} oleh {slip.made_by}.", SMALL)
    return sheet.finish()

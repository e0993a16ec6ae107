"""The list of who waits for blanks, A4: to be told through their kelurahan."""

from ektp_desk.cards.slips import BacklogLine, BacklogSlip
from printing import fonts, words
from printing.letter_parts import begin
from printing.tables import Column, table, tiles
from printing.text import GREY, Style

TITLE = Style(15, fonts.BOLD, leading=1.25)
DAY = Style(10.5)
SMALL = Style(7.5, grey=GREY, leading=1.4)
BODY = Style(8.5, leading=1.4)
COLUMNS = (
    Column("No.", 10, "right"),
    Column("Nama", 44),
    Column("NIK", 39),
    Column("Kelurahan", 29),
    Column("Layanan", 32),
    Column("Sejak", 25),
    Column("Diundang", 25),
    Column("Paraf", 16),
)


def waiting_list(slip: BacklogSlip, copy: int = 0) -> bytes:
    """Who waits, in the order of their turn; the last column is filled in by hand."""
    told = f"Daftar tunggu cetak {words.day(slip.made_at.date())}"
    sheet = begin(slip.office, title=told, named=told, copy=copy, numbered=True)
    sheet.text("DAFTAR TUNGGU CETAK KTP-el", TITLE, align="center")
    sheet.text(words.weekday(slip.made_at.date()), DAY, align="center")
    sheet.gap(12)
    tiles(
        sheet,
        (("menunggu", slip.waiting), ("diundang", slip.invited), ("blangko bebas", slip.free)),
    )
    sheet.gap(12)
    table(sheet, COLUMNS, [_row(place, line) for place, line in enumerate(slip.lines, start=1)])
    sheet.gap(12)
    sheet.text(
        "Urut menurut giliran: yang mendesak dan pemula dahulu, lalu yang paling lama menunggu. "
        "Satu blangko disimpan untuk tiap orang yang diundang. Paraf diisi oleh yang memberitahu.",
        BODY,
    )
    sheet.gap(6)
    made = words.moment(slip.made_at, slip.office.zone_label)
    sheet.text(f"Dibuat {made} oleh {slip.made_by}.", SMALL)
    return sheet.finish()


def _row(place: int, line: BacklogLine) -> tuple[object, ...]:
    service = f"Mendesak · {line.service}" if line.urgent else line.service
    invited = "" if line.invited_on is None else words.short_day(line.invited_on)
    since = words.short_day(line.since)
    return (place, line.name, line.masked_nik, line.village, service, since, invited, "")

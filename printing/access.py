"""A person's log of access: who got to their data, newest first. A4."""

from ektp_desk.reports.slips_access import AccessLine, AccessLogSlip
from printing import letter_parts as parts
from printing import words
from printing.letter_parts import BODY, SMALL
from printing.outreach import LABEL, TITLE, VALUE
from printing.report_parts import heading
from printing.sheet import Sheet
from printing.tables import Column, table


def log(slip: AccessLogSlip, copy: int = 0) -> bytes:
    """Whose log it is, then every access in a row."""
    named = "Log akses data"
    sheet = parts.begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text("LOG AKSES DATA PENDUDUK", TITLE, align="center")
    sheet.gap(12)
    pairs = [
        ("Nama", slip.name),
        ("NIK", slip.masked_nik),
        ("Lahir", words.day(slip.birth_date)),
        ("Catatan akses", words.number(len(slip.lines))),
    ]
    sheet.pairs(pairs, LABEL, VALUE)
    heading(sheet, "Siapa membuka, mencetak, membawa keluar, atau mengubah data")
    _lines(sheet, slip)
    sheet.gap(8)
    made = words.moment(slip.made_at, slip.office.zone_label)
    sheet.text(
        "Membuka halaman orang yang sama dicatat sekali sehari untuk tiap petugas dan komputer. "
        "Pelayanan di loket ada di riwayat orang ini.",
        SMALL,
    )
    sheet.text(f"Dibuat {made} oleh {slip.made_by}.", SMALL)
    return sheet.finish()


def _lines(sheet: Sheet, slip: AccessLogSlip) -> None:
    if not slip.lines:
        sheet.text("Belum ada akses yang tercatat.", BODY)
        return
    columns = (
        Column("Waktu", 30),
        Column("Apa", 34),
        Column("Di mana, keterangan", 54),
        Column("Petugas", 38),
        Column("Komputer", 38),
    )
    table(sheet, columns, [_row(line) for line in slip.lines])


def _row(line: AccessLine) -> tuple[object, ...]:
    at = f"{words.short_day(line.at)} {line.at:%H.%M}"
    return (at, line.way, line.what or "–", line.officer, line.station or "–")

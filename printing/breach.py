"""The facts of a personal data breach: who opened what of whom, and the three days. A4."""

from ektp_desk.reports.slips_access import BreachLine, BreachPerson, BreachSlip
from printing import letter_parts as parts
from printing import words
from printing.letter_parts import BODY, SMALL, STRONG
from printing.outreach import LABEL, TITLE, VALUE
from printing.report_parts import heading
from printing.sheet import Sheet
from printing.tables import Column, table, tiles


def facts(slip: BreachSlip, copy: int = 0) -> bytes:
    """What was asked, the term, the figures, the people and the accesses."""
    named = "Fakta pelanggaran data pribadi"
    sheet = parts.begin(
        slip.office, title=f"{named} {slip.number}", named=named, copy=copy, numbered=True
    )
    zone = slip.office.zone_label
    sheet.text("FAKTA PELANGGARAN DATA PRIBADI", TITLE, align="center")
    sheet.text(f"Nomor {slip.number}", BODY, align="center")
    sheet.gap(12)
    known = ("Diketahui", words.moment(slip.known_at, zone))
    said = [("Kejadian", slip.happened)] if slip.happened else []
    sheet.pairs([*slip.about, known, *said], LABEL, VALUE)
    sheet.gap(8)
    sheet.text(f"Batas pemberitahuan 3 × 24 jam: {words.moment(slip.due_at, zone)}.", STRONG)
    sheet.gap(10)
    tiles(
        sheet,
        (
            ("orang terdampak", len(slip.people)),
            ("di antaranya di bawah 17 tahun", slip.minors),
            ("akses tercatat", slip.all_lines),
        ),
    )
    sheet.gap(8)
    counted = [(name, words.number(count)) for name, count in slip.figures if count]
    if counted:
        sheet.pairs(counted, LABEL, VALUE)
    heading(sheet, "Orang yang terdampak")
    _people(sheet, slip)
    heading(sheet, "Akses, yang terbaru di atas")
    _lines(sheet, slip)
    sheet.gap(18, sticks=True)
    parts.made_and_signed(sheet, slip)
    return sheet.finish()


def _people(sheet: Sheet, slip: BreachSlip) -> None:
    if not slip.people:
        sheet.text("Tidak ada.", BODY)
        return
    columns = (
        Column("No.", 10, "right"),
        Column("Nama", 44),
        Column("NIK", 38.5),
        Column("Lahir", 25.5),
        Column("Kelurahan", 27.5),
        Column("Di bawah 17", 26.5),
        Column("Cara", 44),
    )
    table(sheet, columns, [_person(place, one) for place, one in enumerate(slip.people, 1)])
    sheet.gap(6)
    sheet.text("NIK disamarkan untuk melindungi data pribadi.", SMALL)


def _person(place: int, one: BreachPerson) -> tuple[object, ...]:
    return (
        place,
        one.name,
        one.masked_nik,
        words.short_day(one.birth_date),
        one.village or "–",
        "ya" if one.under_17 else "–",
        one.ways,
    )


def _lines(sheet: Sheet, slip: BreachSlip) -> None:
    if not slip.lines:
        sheet.text("Tidak ada.", BODY)
        return
    columns = (
        Column("Waktu", 35),
        Column("Petugas", 34),
        Column("Komputer", 34),
        Column("Data siapa", 38),
        Column("Apa", 39),
        Column("Di mana, keterangan", 44),
    )
    table(sheet, columns, [_line(line) for line in slip.lines], leads_on=True)
    if len(slip.lines) < slip.all_lines:
        sheet.gap(6, sticks=True)
        shown, all_ = words.number(len(slip.lines)), words.number(slip.all_lines)
        sheet.text(f"{shown} dari {all_} akses; semuanya ada di berkas XLSX laporan ini.",
                   SMALL, sticks=True)  # fmt: skip


def _line(line: BreachLine) -> tuple[object, ...]:
    at = f"{words.short_day(line.at)} {line.at:%H.%M}"
    return (at, line.officer, line.station or "–", line.name or "–", line.way, line.what or "–")

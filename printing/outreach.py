"""Papers a team takes along: the assignment letter and the list of people. A4."""

from collections.abc import Sequence

from ektp_desk.outreach.slips import (
    AssignmentSlip,
    Occasion,
    TargetLine,
    TargetListSlip,
    TeamLine,
)
from printing import fonts, words
from printing import letter_parts as parts
from printing.letter_parts import BODY, NOTE, SMALL, STRONG
from printing.sheet import Sheet
from printing.tables import Column, table
from printing.text import Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
NUMBER = Style(10.5)
LABEL = Style(10, leading=1.5)
VALUE = Style(10, fonts.MEDIUM, leading=1.5)
TO_WRITE = 24.0  # points: a row in which somebody writes by hand
TO_FILL = "." * 11
# What the team writes beside each person: a letter and what it stands for.
CODES = (
    ("R", "direkam"), ("K", "kartu diserahkan"), ("T", "tidak ditemui"), ("X", "menolak"),
    ("M", "meninggal"), ("P", "pindah"), ("L", "di luar daerah"), ("D", "datang sendiri"),
)  # fmt: skip


def assignment(slip: AssignmentSlip, copy: int = 0) -> bytes:
    """The letter that sends a team out: what it rests on, who goes, where, when and with what."""
    named = f"Surat tugas nomor {slip.number}"
    sheet = parts.begin(slip.office, title=named, named=named, copy=copy)
    sheet.text("SURAT TUGAS", TITLE, align="center")
    sheet.text(f"Nomor: {slip.number}", NUMBER, align="center")
    sheet.gap(14)
    _basis(sheet, slip.basis)
    sheet.text("MENUGASKAN", STRONG, align="center", sticks=True)
    sheet.gap(6, sticks=True)
    sheet.text("Kepada:", BODY, sticks=True)
    sheet.gap(3, sticks=True)
    team(sheet, slip.team)
    sheet.gap(10)
    sheet.text("Untuk melaksanakan pelayanan jemput bola:", BODY, sticks=True)
    sheet.gap(4, sticks=True)
    sheet.pairs([*occasion(slip.visit, slip.office.zone_label), *_equipment(slip)], LABEL, VALUE)
    sheet.gap(8)
    sheet.text(
        "Seluruh pelayanan tidak dipungut biaya. Setelah selesai, tim menyampaikan laporan "
        "tertulis. Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab.",
        BODY,
    )
    sheet.gap(18)
    with sheet.together():
        above = f"{slip.office.city}, {words.day(slip.day)}"
        parts.signature(sheet, slip.signed, above=above)
    parts.copies(sheet, ["Arsip"])
    return sheet.finish()


def target_list(slip: TargetListSlip, copy: int = 0) -> bytes:
    """The people of a visit by address, with a column to check and one to write in."""
    named = f"Daftar sasaran {slip.visit.number}"
    sheet = parts.begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text("DAFTAR SASARAN JEMPUT BOLA", TITLE, align="center")
    sheet.text(f"{slip.visit.number} · {words.number(len(slip.lines))} orang", NUMBER,
               align="center")  # fmt: skip
    sheet.gap(12)
    pairs = [*occasion(slip.visit, slip.office.zone_label), ("Tim", _names(slip.team))]
    sheet.pairs(pairs, LABEL, VALUE)
    sheet.gap(10)
    columns = (
        Column("No.", 10, "right"),
        Column("Nama", 35),
        Column("NIK", 37),
        Column("Lahir", 23),
        Column("Alamat", 34),
        Column("Alasan dan kebutuhan", 32),
        Column("Hasil", 16, "center"),
    )
    rows = [_target(place, line) for place, line in enumerate(slip.lines, start=1)]
    table(sheet, columns, rows, least=TO_WRITE)
    sheet.gap(8)
    with sheet.together():
        said = " · ".join(f"{code} {meaning}" for code, meaning in CODES)
        sheet.text(f"Isi kolom Hasil: {said}.", SMALL)
        sheet.text("NIK disamarkan. Daftar ini memuat data pribadi: jaga, kembalikan ke kantor, "
                   "jangan difoto atau digandakan.", SMALL)  # fmt: skip
        sheet.gap(6)
        made = words.moment(slip.made_at, slip.office.zone_label)
        sheet.text(f"Dibuat {made} oleh {slip.made_by}.", NOTE)
    return sheet.finish()


def team(sheet: Sheet, lines: Sequence[TeamLine]) -> None:
    """Who goes along, a row each."""
    columns = (
        Column("No.", 10, "right"),
        Column("Nama", 66),
        Column("NIP", 44),
        Column("Tugas", 50),
    )
    rows = [(place, line.name, line.nip or "–", line.duty)
            for place, line in enumerate(lines, start=1)]  # fmt: skip
    table(sheet, columns, rows)


def occasion(visit: Occasion, zone_label: str) -> list[tuple[str, str]]:
    """When and where, as pairs; what is not known is left out."""
    where = ", ".join(part for part in (visit.village, visit.district) if part)
    pairs = [
        ("Kegiatan", visit.title),
        ("Jenis", visit.kind),
        ("Hari, tanggal", words.weekday(visit.day)),
        ("Pukul", f"{visit.hours} {zone_label}" if visit.hours else ""),
        ("Tempat", visit.place),
        ("Kelurahan, kecamatan", where),
        ("Narahubung", visit.contact),
    ]
    return [(name, text) for name, text in pairs if text]


def _basis(sheet: Sheet, basis: Sequence[str]) -> None:
    sheet.text("Dasar:", BODY, sticks=True)
    for place, text in enumerate(basis, start=1):
        sheet.text(text, BODY, indent=16, mark=f"{place}.")
    sheet.gap(10)


def _equipment(slip: AssignmentSlip) -> list[tuple[str, str]]:
    kit = ": ".join(part for part in (slip.kit, ", ".join(slip.kit_contents)) if part)
    pairs = [
        ("Perkiraan peserta", f"{words.number(slip.people)} orang" if slip.people else ""),
        ("Peralatan", kit),
        ("Kebutuhan khusus", ", ".join(slip.needs)),
        ("Listrik", slip.power),
        ("Jalan", slip.road),
        ("Petugas yang diminta", slip.officer_sex),
    ]
    return [(name, text) for name, text in pairs if text]


def _names(lines: Sequence[TeamLine]) -> str:
    return ", ".join(line.name for line in lines)


def _target(place: int, line: TargetLine) -> tuple[object, ...]:
    why = "; ".join(part for part in (line.reason, line.remark) if part)
    return (place, line.name, line.masked_nik, words.short_day(line.birth_date), line.address, why,
            TO_FILL)  # fmt: skip

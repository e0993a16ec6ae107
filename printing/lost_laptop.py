"""What a lost laptop held and who is affected: the facts a breach report needs. A4."""

from ektp_desk.outreach.slips import LostFileLine, LostLaptopSlip
from printing import letter_parts as parts
from printing import words
from printing.letter_parts import BODY, SMALL, STRONG
from printing.outreach import LABEL, TITLE, VALUE
from printing.report_parts import heading
from printing.sheet import Sheet
from printing.tables import Column, table, tiles


def facts(slip: LostLaptopSlip, copy: int = 0) -> bytes:
    """The laptop, the term, the files it got and whose data were in them."""
    named = "Catatan kehilangan laptop"
    sheet = parts.begin(
        slip.office, title=f"{named}: {slip.device}", named=named, copy=copy, numbered=True
    )
    sheet.text("CATATAN KEHILANGAN LAPTOP LAPANGAN", TITLE, align="center")
    sheet.gap(12)
    sheet.pairs(_laptop(slip), LABEL, VALUE)
    sheet.gap(8)
    due = words.moment(slip.due_at, slip.office.zone_label)
    sheet.text(f"Batas pemberitahuan 3 × 24 jam: {due}.", STRONG)
    sheet.gap(10)
    tiles(sheet, _figures(slip))
    heading(sheet, "Data yang ada di dalamnya")
    sheet.text(
        "Identitas kependudukan (NIK, nama, kelahiran, alamat) dan status perekaman serta kartu "
        "orang yang tercantum di bawah. Sidik jari, iris, pas foto, dan tanda tangan tidak ada di "
        "dalamnya: program ini tidak menyimpannya. Data yang masa berlakunya habis terhapus saat "
        "program di laptop dijalankan; selama belum dijalankan, data itu masih ada.",
        BODY,
    )
    heading(sheet, "Berkas yang dikirim ke laptop")
    _files(sheet, slip)
    heading(sheet, "Petugas yang dapat masuk dengan kata sandinya")
    sheet.text(", ".join(slip.accounts) or "Tidak ada.", BODY)
    heading(sheet, "Orang yang terdampak")
    _people(sheet, slip)
    sheet.gap(18)
    parts.made_and_signed(sheet, slip)
    return sheet.finish()


def _laptop(slip: LostLaptopSlip) -> list[tuple[str, str]]:
    return [
        ("Laptop", slip.device),
        ("Tanda pengenal", slip.device_uid),
        ("Didaftarkan", words.day(slip.registered_on)),
        ("Hilang pada", words.weekday(slip.lost_on)),
        ("Kejadian", slip.reason),
        ("Dilaporkan", words.moment(slip.reported_at, slip.office.zone_label)),
        ("Pelapor", slip.reported_by),
    ]


def _figures(slip: LostLaptopSlip) -> list[tuple[str, int]]:
    return [
        ("dalam berkas yang berlaku", slip.valid),
        ("di antaranya di bawah 17 tahun", slip.minors),
        ("dalam semua berkas", len(slip.people)),
        ("berkas dikirim", len(slip.files)),
    ]


def _files(sheet: Sheet, slip: LostLaptopSlip) -> None:
    if not slip.files:
        sheet.text("Tidak ada.", BODY)
        return
    columns = (
        Column("Kunjungan", 66),
        Column("Dikirim", 32),
        Column("Berlaku sampai", 32),
        Column("Orang", 14, "right"),
        Column("Terakhir pulang", 32),
    )
    table(sheet, columns, [_file(line) for line in slip.files])


def _file(line: LostFileLine) -> tuple[object, ...]:
    times = (line.sent_at, line.expires_at, line.home_at)
    sent, until, home = (
        "belum" if at is None else f"{words.short_day(at)} {at:%H.%M}" for at in times
    )
    return (line.visit, sent, until, line.people, home)


def _people(sheet: Sheet, slip: LostLaptopSlip) -> None:
    if not slip.people:
        sheet.text("Tidak ada.", BODY)
        return
    columns = (
        Column("No.", 10, "right"),
        Column("Nama", 58),
        Column("NIK", 40),
        Column("Lahir", 24),
        Column("Kelurahan", 36),
        Column("Berlaku", 16),
    )
    rows = [
        (
            place,
            line.name,
            line.masked_nik,
            words.short_day(line.birth_date),
            line.village or "–",
            "ya" if line.valid else "habis",
        )
        for place, line in enumerate(slip.people, start=1)
    ]
    table(sheet, columns, rows)
    sheet.gap(6)
    sheet.text("NIK disamarkan untuk melindungi data pribadi.", SMALL)

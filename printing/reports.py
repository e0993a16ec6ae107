"""The day sheet, A4: page after page when the print log is long."""

from collections.abc import Sequence

from ektp_desk.reports.slips import DaySlip
from printing import fonts, words
from printing.letterhead import copy_mark, foot, kop
from printing.sheet import A4, Sheet
from printing.tables import Column, table, tiles
from printing.text import GREY, Style

TITLE = Style(15, fonts.BOLD, leading=1.25)
DAY = Style(10.5)
SECTION = Style(10.5, fonts.SEMIBOLD)
BODY = Style(8.5, leading=1.4)
STRONG = Style(8.5, fonts.SEMIBOLD, leading=1.4)
SIGN = Style(9.5, leading=1.35)
SIGN_NAME = Style(9.5, fonts.SEMIBOLD, leading=1.35)
SMALL = Style(7.5, grey=GREY, leading=1.4)
HASH_GROUP = 8


def day_sheet(slip: DaySlip, copy: int = 0) -> bytes:
    """The office's day: queue, recording, cards, blanks, officers and the print log."""
    sheet = Sheet(
        A4,
        title=f"Laporan harian {words.day(slip.day)}",
        author=slip.office.name,
        foot=foot(copy, f"Laporan harian {words.day(slip.day)}", slip.office.name),
        numbered=True,
    )
    kop(sheet, slip.office)
    copy_mark(sheet, copy)
    sheet.text("LAPORAN HARIAN", TITLE, align="center")
    sheet.text(slip.day_in_words, DAY, align="center")
    sheet.gap(12)
    _figures(sheet, slip)
    _services(sheet, slip)
    _stock(sheet, slip)
    _officers(sheet, slip)
    _cards(sheet, slip)
    _closing(sheet, slip)
    return sheet.finish()


def _figures(sheet: Sheet, slip: DaySlip) -> None:
    figures = (
        ("direkam", slip.recorded),
        ("disetujui", slip.approved),
        ("dikembalikan", slip.returned),
        ("dicetak baik", slip.printed),
        ("rusak", slip.spoiled),
        ("belum pasti", slip.unknown),
        ("diserahkan", slip.handed_over),
        ("siap cetak", slip.print_ready_left),
        ("belum diambil", slip.uncollected),
    )
    tiles(sheet, figures)


def _services(sheet: Sheet, slip: DaySlip) -> None:
    columns = (
        Column("Layanan", 58),
        Column("Nomor", 15, "right"),
        Column("Selesai", 17, "right"),
        Column("Tidak hadir", 21, "right"),
        Column("Terbuka", 18, "right"),
        Column("Median tunggu", 26, "right"),
        Column("Terlama", 18, "right"),
    )
    rows = [
        (line.service, line.taken, line.done, line.no_show, line.open,
         _minutes(line.median_wait), _minutes(line.longest_wait))
        for line in slip.services
    ]  # fmt: skip
    _section(sheet, "Antrean", columns, rows)


def _stock(sheet: Sheet, slip: DaySlip) -> None:
    stock = slip.stock
    heads = ("Stok awal", "Diterima", "Terpakai", "Rusak", "Lainnya", "Sisa")
    figures = (
        stock.opening, stock.received, stock.used, stock.spoiled, stock.other, stock.closing,
    )  # fmt: skip
    columns = [Column(head, 1, "center") for head in heads]
    _section(sheet, "Blangko (keping)", columns, [figures])
    sheet.gap(5)
    sheet.text(
        f"Laju rencana {words.number(stock.plan_rate)} keping per hari kerja, laju nyata "
        f"{words.number(stock.actual_rate, 1)} keping. Sisa cukup untuk sekitar "
        f"{words.number(stock.days_left, 1)} hari kerja.",
        BODY,
    )
    if stock.warning:
        sheet.text(stock.warning, STRONG)


def _officers(sheet: Sheet, slip: DaySlip) -> None:
    columns = (
        Column("Nama", 70),
        Column("Dilayani", 20, "right"),
        Column("Direkam", 20, "right"),
        Column("Dicetak", 20, "right"),
        Column("Rusak", 18, "right"),
        Column("Diserahkan", 24, "right"),
    )
    rows = [
        (line.name, line.served, line.recorded, line.printed, line.spoiled, line.handed_over)
        for line in slip.officers
    ]
    _section(sheet, "Petugas", columns, rows)


def _cards(sheet: Sheet, slip: DaySlip) -> None:
    columns = (
        Column("Pukul", 14),
        Column("Kartu", 31),
        Column("Nama", 50),
        Column("NIK", 35),
        Column("Hasil", 24),
        Column("Petugas", 34),
    )
    rows = [
        (line.time, line.number, line.name, line.masked_nik, line.outcome, line.officer)
        for line in slip.cards
    ]
    _section(sheet, "Log cetak", columns, rows)


def _section(
    sheet: Sheet, title: str, columns: Sequence[Column], rows: Sequence[Sequence[object]]
) -> None:
    sheet.gap(15)
    sheet.text(title, SECTION, sticks=True)
    sheet.gap(4, sticks=True)
    if rows:
        table(sheet, columns, rows)
    else:
        sheet.text("Tidak ada pada hari ini.", BODY)


def _closing(sheet: Sheet, slip: DaySlip) -> None:
    sheet.gap(20)
    with sheet.together():
        sheet.columns(
            (
                (0.56, lambda part: _anchor(part, slip)),
                (0.06, None),
                (0.38, lambda part: _signature(part, slip)),
            )
        )


def _anchor(part: Sheet, slip: DaySlip) -> None:
    """What ties the sheet to the database: rows cut off later show against it."""
    made = words.moment(slip.made_at, slip.office.zone_label)
    part.text(f"Dibuat {made} oleh {slip.made_by}.", SMALL)
    part.gap(6)
    part.text(f"Jejak audit: {words.number(slip.audit_count)} baris, kepala", SMALL)
    part.text(_grouped(slip.audit_hash), SMALL)
    part.gap(2)
    part.text("Mengikat isi basis data pada saat laporan dibuat.", SMALL)


def _signature(part: Sheet, slip: DaySlip) -> None:
    part.text(f"{slip.office.city}, {words.day(slip.made_at.date())}", SIGN)
    if slip.head_title:
        part.text(f"{slip.head_title},", SIGN)
    part.gap(52)
    if slip.head_name:
        part.text(slip.head_name, SIGN_NAME)
    part.rule(weight=0.6, above=1, below=2)
    for line in (slip.head_rank, f"NIP {slip.head_nip}" if slip.head_nip else ""):
        if line:
            part.text(line, SIGN)


def _minutes(value: int | None) -> str:
    return "–" if value is None else f"{words.number(value)} mnt"


def _grouped(digest: str) -> str:
    """A hash in groups that can be read aloud."""
    groups = [digest[start : start + HASH_GROUP] for start in range(0, len(digest), HASH_GROUP)]
    return " ".join(groups) or "–"

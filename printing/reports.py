"""The day sheet, A4: page after page when the print log is long."""

from collections.abc import Sequence

from ektp_desk.reports.slips import ClosingMark, DaySlip
from printing import words
from printing.letter_parts import begin
from printing.report_parts import (
    BODY,
    DAY,
    SMALL,
    STRONG,
    TITLE,
    anchor,
    grouped,
    heading,
    minutes,
    signature,
)
from printing.sheet import Sheet
from printing.tables import Column, table, tiles

CLOSING_COLUMNS = (
    Column("Yang dibandingkan", 62),
    Column("Angka", 22, "right"),
    Column("Hasil", 18),
    Column("Penjelasan", 72),
)


def day_sheet(slip: DaySlip, copy: int = 0) -> bytes:
    """The office's day: queue, recording, cards, blanks, officers and the print log."""
    sheet = begin(
        slip.office,
        title=f"Laporan harian {words.day(slip.day)}",
        named=f"Laporan harian {words.day(slip.day)}",
        copy=copy,
        numbered=True,
    )
    sheet.text("LAPORAN HARIAN", TITLE, align="center")
    sheet.text(slip.day_in_words, DAY, align="center")
    sheet.gap(12)
    _figures(sheet, slip)
    _services(sheet, slip)
    _stock(sheet, slip)
    _officers(sheet, slip)
    _visits(sheet, slip)
    _cards(sheet, slip)
    if slip.closing is not None:
        _day_closed(sheet, slip.closing, slip.office.zone_label)
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
         minutes(line.median_wait), minutes(line.longest_wait))
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


def _visits(sheet: Sheet, slip: DaySlip) -> None:
    if not slip.visits:
        return  # most days have none
    columns = (
        Column("Kunjungan", 30),
        Column("Kegiatan", 68),
        *(Column(head, 16, "right")
          for head in ("Sasaran", "Ditemui", "Direkam", "Kartu", "Baru")),
    )  # fmt: skip
    rows = [
        (line.number, line.title, line.listed, line.met, line.recorded, line.cards, line.added)
        for line in slip.visits
    ]
    _section(sheet, "Jemput bola", columns, rows)


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
    heading(sheet, title)
    if rows:
        table(sheet, columns, rows)
    else:
        sheet.text("Tidak ada pada hari ini.", BODY)


def _day_closed(sheet: Sheet, mark: ClosingMark, zone_label: str) -> None:
    """Who closed the day, what did not agree, and the log's head that was signed."""
    heading(sheet, "Penutupan hari")
    entry = f", catatan ke-{words.number(mark.entry)}" if mark.entry > 1 else ""
    sheet.text(
        f"Nomor {words.number(mark.number)}{entry}, ditandatangani {mark.signed_by} pada "
        f"{words.moment(mark.signed_at, zone_label)}. Cocok {words.number(mark.agreed)} dari "
        f"{words.number(mark.compared)} pemeriksaan.",
        BODY,
    )
    for text in _said_of(mark):
        sheet.text(text, STRONG)
    if mark.lines:
        sheet.gap(5)
        rows = [
            (line.compared, f"{words.number(line.left)} / {words.number(line.right)}", line.state,
             line.said)
            for line in mark.lines
        ]  # fmt: skip
        table(sheet, CLOSING_COLUMNS, rows)
    sheet.gap(5)
    count = words.number(mark.log_count)
    sheet.text(f"Jejak audit saat ditandatangani: {count} baris, kepala", SMALL, sticks=True)
    sheet.text(grouped(mark.log_hash), SMALL)


def _said_of(mark: ClosingMark) -> tuple[str, ...]:
    said = []
    if mark.counted is not None:
        said.append(f"Blangko dihitung: {words.number(mark.counted)} keping.")
    if mark.amended:
        said.append(f"Memperbaiki penutupan sebelumnya: {mark.amended}")
    if mark.changed_since:
        said.append("Sejak itu ada perubahan; penutupan belum diperbaiki.")
    return tuple(said)


def _closing(sheet: Sheet, slip: DaySlip) -> None:
    sheet.gap(20)
    with sheet.together():
        sheet.columns(
            (
                (0.56, lambda part: anchor(part, slip)),
                (0.06, None),
                (0.38, lambda part: signature(part, slip)),
            )
        )

"""The report of a month or a year, A4."""

from collections.abc import Sequence

from ektp_desk.reports.rules_periods import in_percent
from ektp_desk.reports.slips_periods import FigureLine, PeriodSlip, VillageLine
from printing import fonts, words
from printing.bar_chart import bar_chart
from printing.letter_parts import begin
from printing.report_parts import (
    BODY,
    DAY,
    SMALL,
    STRONG,
    TITLE,
    anchor,
    heading,
    minutes,
    signature,
)
from printing.sheet import Sheet
from printing.tables import Column, table, tiles
from printing.text import Style

TILES = ("recorded", "printed", "spoiled", "handed_over", "received", "left")
SHARE = Style(26, fonts.SEMIBOLD, leading=1.15)
GOAL = 100.0  # percent of those obliged: the office's goal


def period_report(slip: PeriodSlip, copy: int = 0) -> bytes:
    """Figures beside those of the period before, coverage, blanks, course, and who did what."""
    kind = "tahunan" if slip.yearly else "bulanan"
    named = f"Laporan {kind} {slip.name}"
    sheet = begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text(f"LAPORAN {kind.upper()} PELAYANAN KTP-EL", TITLE, align="center")
    sheet.text(_named(slip), DAY, align="center")
    sheet.gap(12)
    _tiles(sheet, slip)
    _coverage(sheet, slip)
    _chart(sheet, slip)
    _figures(sheet, slip)
    _stock(sheet, slip)
    _services(sheet, slip)
    _steps(sheet, slip)
    _outreach(sheet, slip)
    _officers(sheet, slip)
    _villages(sheet, slip)
    _end(sheet, slip)
    return sheet.finish()


def _named(slip: PeriodSlip) -> str:
    whole = f"{words.day(slip.start)} sampai {words.day(slip.until)}"
    name = f"Tahun {slip.name}" if slip.yearly else slip.name
    return f"{name} · {whole}" + ("" if slip.complete else " (belum berakhir)")


def _tiles(sheet: Sheet, slip: PeriodSlip) -> None:
    by_key = {line.key: line for line in slip.figures}
    tiles(sheet, [(by_key[key].name, by_key[key].now) for key in TILES if key in by_key])


def _coverage(sheet: Sheet, slip: PeriodSlip) -> None:
    heading(sheet, "Cakupan wajib KTP")
    covered = slip.coverage
    if covered.counted_on is None:
        sheet.text("Belum pernah dihitung.", BODY)
        return
    share = in_percent(covered.held, covered.obliged)
    before = in_percent(covered.held_before, covered.obliged_before)
    told = (
        f"{words.number(covered.held)} dari {words.number(covered.obliged)} wajib KTP memegang "
        f"kartu, {words.number(covered.recorded)} sudah direkam; dihitung "
        f"{words.day(covered.counted_on)}. Menuju {words.number(GOAL)}% masih "
        f"{words.number(covered.obliged - covered.held)} orang."
    )
    then = (
        f"{slip.before_name}: {words.number(covered.held_before)} dari "
        f"{words.number(covered.obliged_before)} ({words.number(before, 1)}%)."
        if covered.obliged_before
        else f"{slip.before_name}: belum dihitung."
    )

    def told_beside(part: Sheet) -> None:
        part.text(told, BODY)
        part.text(then, SMALL)

    sheet.columns(
        ((0.2, lambda part: part.text(f"{words.number(share, 1)}%", SHARE)), (0.8, told_beside))
    )


def _chart(sheet: Sheet, slip: PeriodSlip) -> None:
    if not slip.steps:
        return
    sheet.gap(15)
    with sheet.together():
        sheet.text(f"KTP-el dicetak {_each(slip)}", Style(10.5, fonts.SEMIBOLD))
        bar_chart(sheet, [(_step_name(slip, place), step.printed)
                          for place, step in enumerate(slip.steps)])  # fmt: skip


def _each(slip: PeriodSlip) -> str:
    return "setiap bulan" if slip.yearly else "setiap hari"


def _step_name(slip: PeriodSlip, place: int) -> str:
    start = slip.steps[place].start
    return words.MONTHS[start.month - 1][:3] if slip.yearly else str(start.day)


def _figures(sheet: Sheet, slip: PeriodSlip) -> None:
    columns = (
        Column("Ukuran", 74),
        Column(slip.name, 34, "right"),
        Column(slip.before_name, 34, "right"),
        Column("Selisih", 28, "right"),
    )
    rows: list[tuple[object, ...]] = []
    for line in slip.figures:
        before = "–" if line.before is None else line.before
        rows.append((line.name, line.now, before, _difference(line)))
        if line.key == "spoiled":
            rows += [(f"– {part.name}", part.number, "", "") for part in slip.spoils]
    _section(sheet, "Angka dan perbandingannya", columns, rows)


def _difference(line: FigureLine) -> str:
    if line.before is None:
        return "–"
    number = line.now - line.before
    return "0" if not number else f"{'+' if number > 0 else '−'}{words.number(abs(number))}"


def _stock(sheet: Sheet, slip: PeriodSlip) -> None:
    stock = slip.stock
    heads = ("Stok awal", "Diterima", "Terpakai", "Rusak", "Lainnya", "Sisa")
    row = (stock.opening, stock.received, stock.used, stock.spoiled, stock.other, stock.closing)
    _section(sheet, "Blangko (keping)", [Column(head, 1, "center") for head in heads], [row])


def _services(sheet: Sheet, slip: PeriodSlip) -> None:
    columns = (
        Column("Layanan", 52),
        Column("Nomor", 17, "right"),
        Column("Selesai", 18, "right"),
        Column("Tidak hadir", 20, "right"),
        Column("Median tunggu", 23, "right"),
        Column("90% menunggu", 23, "right"),
        Column("Median layanan", 24, "right"),
    )
    rows = [
        (line.service, line.taken, line.done, line.no_show, minutes(line.median_wait),
         minutes(line.p90_wait), minutes(line.median_service))
        for line in slip.services
    ]  # fmt: skip
    _section(sheet, "Layanan", columns, rows)


def _steps(sheet: Sheet, slip: PeriodSlip) -> None:
    columns = (
        Column("Bulan" if slip.yearly else "Tanggal", 54),
        *(
            Column(head, width, "right")
            for head, width in (
                ("Nomor", 20), ("Direkam", 22), ("Dicetak", 22), ("Rusak", 20),
                ("Diserahkan", 27), ("Diterima", 23), ("Sisa", 20),
            )
        ),
    )  # fmt: skip
    rows = [
        (f"{words.MONTHS[step.start.month - 1]}" if slip.yearly else words.weekday(step.start),
         step.tickets, step.recorded, step.printed, step.spoiled, step.handed_over, step.received,
         step.closing)
        for step in slip.steps
    ]  # fmt: skip
    _section(sheet, "Bulan demi bulan" if slip.yearly else "Hari demi hari", columns, rows)


def _officers(sheet: Sheet, slip: PeriodSlip) -> None:
    columns = (
        Column("Nama", 70),
        *(Column(head, 21, "right")
          for head in ("Dilayani", "Direkam", "Dicetak", "Rusak", "Diserahkan")),
    )  # fmt: skip
    rows = [
        (line.name, line.served, line.recorded, line.printed, line.spoiled, line.handed_over)
        for line in slip.officers
    ]
    _section(sheet, "Petugas", columns, rows)


def _outreach(sheet: Sheet, slip: PeriodSlip) -> None:
    columns = (
        Column("Jenis kunjungan", 46),
        *(Column(head, width, "right")
          for head, width in (("Kali", 12), ("Sasaran", 17), ("Ditemui", 17), ("Direkam", 17),
                              ("Kartu", 14), ("Tak ditemui", 17),
                              ("Meninggal, pindah, jauh", 23), ("Ke kantor", 16), ("Baru", 14))),
    )  # fmt: skip
    rows = [
        (line.kind, line.visits, line.listed, line.met, line.recorded, line.cards, line.not_met,
         line.gone, line.to_office, line.added)
        for line in slip.outreach
    ]  # fmt: skip
    _section(sheet, "Jemput bola", columns, rows)


def _villages(sheet: Sheet, slip: PeriodSlip) -> None:
    columns = (
        Column("Kecamatan", 30),
        Column("Kelurahan", 36),
        *(Column(head, 24.5, "right")
          for head in ("Direkam", "Dicetak", "Diserahkan", "Wajib KTP", "Memegang", "Cakupan")),
    )  # fmt: skip
    rows = [
        (line.district, line.village, line.recorded, line.printed, line.handed_over, line.obliged,
         line.held, _share(line))
        for line in slip.villages
    ]  # fmt: skip
    _section(sheet, "Kelurahan", columns, rows)


def _share(line: VillageLine) -> str:
    return f"{words.number(in_percent(line.held, line.obliged), 1)}%" if line.obliged else "–"


def _section(
    sheet: Sheet, title: str, columns: Sequence[Column], rows: Sequence[Sequence[object]]
) -> None:
    heading(sheet, title)
    if rows:
        table(sheet, columns, rows)
    else:
        sheet.text("Tidak ada dalam periode ini.", BODY)


def _end(sheet: Sheet, slip: PeriodSlip) -> None:
    days = slip.days
    heading(sheet, "Penutupan hari")
    told = (
        f"{words.number(days.closed)} dari {words.number(days.worked)} hari kerja dalam periode "
        "ini sudah ditutup dan ditandatangani."
    )
    sheet.text(told, BODY)
    if days.changed:
        changed = words.number(days.changed)
        sheet.text(f"{changed} di antaranya berubah setelah ditutup.", STRONG)
    sheet.gap(20)
    with sheet.together():
        sheet.columns(
            (
                (0.56, lambda part: anchor(part, slip)),
                (0.06, None),
                (0.38, lambda part: signature(part, slip)),
            )
        )

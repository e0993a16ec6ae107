"""The report of a visit: whom it reached, whom it did not, and what happened. A4."""

from functools import partial

from ektp_desk.outreach.slips import OutcomeLine, TeamLine, VisitReportSlip
from printing import letter_parts as parts
from printing import words
from printing.letter_parts import BODY, STRONG, TO_SIGN, UNSAID
from printing.outreach import LABEL, NUMBER, TITLE, VALUE, occasion, team
from printing.report_parts import heading
from printing.sheet import Sheet
from printing.tables import Column, table, tiles
from printing.text import Style

TOLD = Style(9.5, leading=1.45)


def report(slip: VisitReportSlip, copy: int = 0) -> bytes:
    """Figures, outcomes by reason, who still has to be seen, the visit's course, two signatures."""
    named = f"Laporan kunjungan {slip.visit.number}"
    sheet = parts.begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text("LAPORAN KUNJUNGAN JEMPUT BOLA", TITLE, align="center")
    sheet.text(slip.visit.number, NUMBER, align="center")
    sheet.gap(12)
    sheet.pairs(occasion(slip.visit, slip.office.zone_label), LABEL, VALUE)
    sheet.gap(10)
    tiles(sheet, slip.figures)
    sheet.gap(4)
    sheet.text(f"Diperkirakan {words.number(slip.expected_people)} orang.", TOLD)
    heading(sheet, "Tim")
    team(sheet, slip.team)
    heading(sheet, "Hasil menurut alasan")
    _outcomes(sheet, slip)
    heading(sheet, "Masih harus ditemui")
    _unreached(sheet, slip)
    if slip.report:
        heading(sheet, "Uraian")
        for line in slip.report.splitlines():
            sheet.text(line, BODY)
    heading(sheet, "Jalannya kunjungan")
    _events(sheet, slip)
    _home(sheet, slip)
    sheet.gap(18)
    _signatures(sheet, slip)
    return sheet.finish()


def _outcomes(sheet: Sheet, slip: VisitReportSlip) -> None:
    if not slip.lines:
        sheet.text("Kunjungan ini tidak memakai daftar sasaran.", TOLD)
        return
    columns = (
        Column("Alasan", 36),
        *(Column(head, width, "right")
          for head, width in (("Sasaran", 17), ("Direkam", 17), ("Kartu", 14),
                              ("Tak ditemui", 17), ("Menolak", 18), ("Meninggal, pindah, jauh", 23),
                              ("Ke kantor", 16), ("Belum", 15))),
    )  # fmt: skip
    table(sheet, columns, [_row(line) for line in (*slip.lines, slip.total)])


def _row(line: OutcomeLine) -> tuple[object, ...]:
    return (line.reason, line.listed, line.recorded, line.cards, line.not_met, line.refused,
            line.gone, line.to_office, line.open)  # fmt: skip


def _unreached(sheet: Sheet, slip: VisitReportSlip) -> None:
    if not slip.unreached:
        sheet.text("Tidak ada.", TOLD)
        return
    columns = (
        Column("No.", 10, "right"),
        Column("Nama", 50),
        Column("NIK", 38),
        Column("Hasil", 32),
        Column("Catatan", 46),
    )
    rows = [(place, line.name, line.masked_nik, line.outcome, line.note)
            for place, line in enumerate(slip.unreached, start=1)]  # fmt: skip
    table(sheet, columns, rows)


def _events(sheet: Sheet, slip: VisitReportSlip) -> None:
    columns = (
        Column("Waktu", 34),
        Column("Peristiwa", 40),
        Column("Keterangan", 60),
        Column("Petugas", 36),
    )
    rows = [
        (f"{words.short_day(line.at)} {line.at:%H.%M}", line.what, line.note, line.officer)
        for line in slip.events
    ]
    table(sheet, columns, rows)


def _home(sheet: Sheet, slip: VisitReportSlip) -> None:
    if not slip.files:
        return
    sheet.gap(8)
    sheet.text(f"Berkas dari laptop lapangan yang sudah diambil: {words.number(slip.files)}.", TOLD)
    if slip.undecided:
        sheet.text(f"Masih perlu diputuskan supervisor: {words.number(slip.undecided)}.", STRONG)


def _signatures(sheet: Sheet, slip: VisitReportSlip) -> None:
    with sheet.together():
        parts.signature(
            sheet, slip.signed,
            above=f"{slip.office.city}, {words.day(slip.day)}",
            beside=partial(_lead, slip.lead),
        )  # fmt: skip


def _lead(who: TeamLine, part: Sheet) -> None:
    part.text("Yang melaporkan,", BODY)
    part.text(f"{who.duty},", BODY)
    part.gap(TO_SIGN)
    part.text(who.name or UNSAID, STRONG)
    if who.nip:
        part.text(f"NIP {who.nip}", BODY)

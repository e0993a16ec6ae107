"""The queue ticket, 80 mm."""

from reportlab.lib.units import mm

from ektp_desk.queue.slips import TicketSlip
from printing import fonts, words
from printing.letterhead import compact, copy_mark
from printing.sheet import GREY, ROLL_WIDTH, Sheet


def ticket(slip: TicketSlip, copy: int = 0) -> bytes:
    """The number huge, what to have ready, and a code that any page of the program reads."""
    sheet = Sheet(width=ROLL_WIDTH, height=None, margin=5 * mm, title=f"Nomor antrean {slip.code}")
    compact(sheet, slip.office)
    copy_mark(sheet, copy)
    sheet.text("NOMOR ANTREAN", size=8, face=fonts.MEDIUM, align="center", grey=GREY)
    sheet.gap(2)
    sheet.text(slip.code, size=50, face=fonts.BOLD, align="center", leading=1.12)
    sheet.fitted(slip.service, size=13, face=fonts.SEMIBOLD, least=10)
    if slip.priority:
        sheet.gap(5)
        sheet.boxed(f"PRIORITAS · {slip.priority}")
    sheet.gap(6)
    sheet.text(words.weekday(slip.taken_at.date()), size=8.5, align="center")
    moment = f"Pukul {slip.taken_at:%H.%M} {slip.office.zone_label}"
    sheet.text(moment, size=8.5, align="center")
    if slip.masked_nik:
        sheet.text(f"NIK {slip.masked_nik}", size=8.5, align="center")
    sheet.rule(dashed=True)
    sheet.text(_ahead(slip.ahead), size=9.5, face=fonts.SEMIBOLD, align="center")
    if slip.papers:
        sheet.gap(6)
        sheet.text("Siapkan:", size=8.5, face=fonts.SEMIBOLD)
        for paper in slip.papers:
            sheet.text(f"•  {paper}", size=8.5)
    sheet.gap(8)
    sheet.qr(slip.token, size=25 * mm)
    sheet.gap(8)
    sheet.text(slip.footer, size=8.5, face=fonts.SEMIBOLD, align="center")
    sheet.text("Nomor yang terlewat dapat dipanggil ulang; lapor ke petugas.", size=7.5,
               align="center", grey=GREY)  # fmt: skip
    return sheet.finish()


def _ahead(people: int) -> str:
    if people == 0:
        return "Anda berikutnya"
    return f"{words.number(people)} orang di depan Anda"

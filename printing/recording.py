"""The recording receipt (tanda bukti perekaman), A6."""

from reportlab.lib.units import mm

from ektp_desk.recording.slips import RecordingSlip
from printing import fonts, words
from printing.letterhead import compact, copy_mark
from printing.sheet import A6, GREY, Sheet


def receipt(slip: RecordingSlip, copy: int = 0) -> bytes:
    """What was recorded, what was excused, and what happens next. It is no identity card."""
    width, height = A6
    sheet = Sheet(width=width, height=height, margin=8 * mm, title=f"Tanda bukti {slip.number}")
    compact(sheet, slip.office)
    copy_mark(sheet, copy)
    sheet.text("TANDA BUKTI PEREKAMAN", size=12, face=fonts.BOLD, align="center")
    sheet.text("Bukan KTP-el dan bukan pengganti KTP-el", size=7.5, align="center", grey=GREY)
    sheet.gap(6)
    sheet.pair("Nomor", slip.number)
    sheet.pair("Nama", slip.name)
    sheet.pair("NIK", slip.masked_nik)
    sheet.pair("Direkam", words.moment(slip.recorded_at, slip.office.zone_label))
    sheet.pair("Tempat", slip.place)
    sheet.pair("Petugas", slip.officer)
    sheet.rule(dashed=True, around=5)
    done = [line.step for line in slip.steps if not line.excepted]
    sheet.text("Langkah selesai", size=8, face=fonts.SEMIBOLD)
    sheet.text(" · ".join(done), size=7.5, grey=GREY)
    excepted = [line for line in slip.steps if line.excepted]
    if excepted:
        sheet.gap(3)
        sheet.text("Pengecualian", size=8, face=fonts.SEMIBOLD)
        for line in excepted:
            sheet.text(f"•  {line.step}: {line.outcome}", size=7.5)
    sheet.rule(dashed=True, around=5)
    sheet.qr(slip.token, size=22 * mm, beside=("Selanjutnya", slip.next_step))
    return sheet.finish()

"""The recording receipt (tanda bukti perekaman), A6."""

from ektp_desk.recording.slips import RecordingSlip, StepLine
from printing import fonts, words
from printing.letterhead import compact, copy_mark, foot
from printing.sheet import A6, TICK, Sheet
from printing.text import GREY, Style

TITLE = Style(13, fonts.BOLD, leading=1.25)
BAND = Style(8.5, fonts.SEMIBOLD, leading=1.25)
NAME = Style(12.5, fonts.SEMIBOLD, leading=1.2)
LABEL = Style(8.5, grey=GREY)
VALUE = Style(8.5, fonts.MEDIUM)
HEADING = Style(8.5, fonts.SEMIBOLD)
STEP = Style(8, leading=1.32)
NEXT = Style(8, leading=1.35)


def receipt(slip: RecordingSlip, copy: int = 0) -> bytes:
    """What was recorded, what was excused, and what happens next. It is no identity card."""
    sheet = Sheet(
        A6,
        title=f"Tanda bukti perekaman {slip.number}",
        author=slip.office.name,
        foot=foot(copy, f"Tanda bukti perekaman {slip.number}", "bukan KTP-el"),
    )
    copy_mark(sheet, copy)
    compact(sheet, slip.office)
    sheet.gap(1)
    sheet.text("TANDA BUKTI PEREKAMAN", TITLE, align="center")
    sheet.text(f"Nomor {slip.number}", LABEL, align="center")
    sheet.gap(4)
    sheet.band("BUKAN KTP-el dan bukan penggantinya", BAND, filled=False)
    if slip.unsynced:
        sheet.gap(3)
        sheet.band(slip.unsynced, BAND)
    sheet.gap(7)
    sheet.text(slip.name, NAME)
    sheet.gap(3)
    sheet.pairs(
        (
            ("NIK", slip.masked_nik),
            ("Direkam", words.moment(slip.recorded_at, slip.office.zone_label)),
            ("Tempat", slip.place),
            ("Petugas", slip.officer),
            *((("Perekaman khusus", slip.special),) if slip.special else ()),
        ),
        LABEL,
        VALUE,
    )
    _steps(sheet, [line for line in slip.steps if not line.excepted])
    _exceptions(sheet, [line for line in slip.steps if line.excepted])
    sheet.spring()
    with sheet.together():
        sheet.rule(dashed=True, above=5, below=5)
        sheet.qr(slip.token, size=62, beside=(("Selanjutnya", HEADING), (slip.next_step, NEXT)))
    return sheet.finish()


def _steps(sheet: Sheet, lines: list[StepLine]) -> None:
    """The steps under their outcome, in the order they were done."""
    for outcome in dict.fromkeys(line.outcome for line in lines):
        steps = [line.step for line in lines if line.outcome == outcome]
        sheet.rule(weight=0.4, above=4, below=3)
        sheet.text(outcome[:1].upper() + outcome[1:], HEADING, sticks=True)
        sheet.grid(steps, STEP, mark=TICK)


def _exceptions(sheet: Sheet, lines: list[StepLine]) -> None:
    if lines:
        sheet.rule(weight=0.4, above=4, below=3)
        sheet.text("Pengecualian", HEADING, sticks=True)
        sheet.items([f"{line.step} – {line.outcome}" for line in lines], STEP)

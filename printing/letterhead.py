"""The office at the head of its papers."""

from ektp_desk.papers.slips import Letterhead
from printing import fonts
from printing.sheet import GREY, Sheet


def compact(sheet: Sheet, office: Letterhead) -> None:
    """The head of tickets and receipts: two centred lines and a rule."""
    sheet.text(office.government.upper(), size=7, face=fonts.MEDIUM, align="center", grey=GREY)
    sheet.text(office.name, size=9, face=fonts.SEMIBOLD, align="center")
    sheet.rule(weight=0.8, around=5)


def copy_mark(sheet: Sheet, copy: int) -> None:
    """What tells a copy from the original."""
    if copy:
        sheet.boxed(f"SALINAN KE-{copy}")
        sheet.gap(6)

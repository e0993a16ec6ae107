"""The office at the head of its papers, and the mark that tells a copy from the original."""

from reportlab.pdfgen.canvas import Canvas

from ektp_desk.papers.slips import Letterhead
from printing import fonts
from printing.pages import Block
from printing.sheet import Sheet
from printing.text import GREY, INK, Style

GOVERNMENT = Style(7, fonts.MEDIUM, tracking=0.5)
OFFICE = Style(9.5, fonts.SEMIBOLD, leading=1.25)
CONTACT = Style(7, grey=GREY)
KOP_GOVERNMENT = Style(12, fonts.MEDIUM, leading=1.25)
KOP_OFFICE = Style(15, fonts.BOLD, leading=1.25)
KOP_CONTACT = Style(8.5, leading=1.3)
COPY = Style(9.5, fonts.BOLD, tracking=0.8)


def compact(sheet: Sheet, office: Letterhead) -> None:
    """The head of tickets and receipts: who issues them, centred over a rule."""
    sheet.text(office.government.upper(), GOVERNMENT, align="center")
    sheet.fitted(office.name, OFFICE, least=8)
    if sheet.size.height is not None:
        contact = _contact(office)
        if contact:
            sheet.text(contact, CONTACT, align="center")
    sheet.rule(weight=1, above=4.5, below=4.5)


def kop(sheet: Sheet, office: Letterhead) -> None:
    """Kop surat: the letterhead of A4 papers, closed by a thick and a thin rule."""
    sheet.fitted(office.government.upper(), KOP_GOVERNMENT, least=9)
    sheet.fitted(office.name.upper(), KOP_OFFICE, least=11)
    contact = _contact(office)
    if contact:
        sheet.text(contact, KOP_CONTACT, align="center")
    sheet.gap(6)
    sheet.add(Block(4, lambda canvas, top: _double_rule(canvas, sheet, top)))
    sheet.gap(14)


def copy_mark(sheet: Sheet, copy: int) -> None:
    """The band over a copy: SALINAN KE-2."""
    if copy:
        sheet.band(copy_words(copy), COPY)
        sheet.gap(5)


def copy_words(copy: int) -> str:
    """What a copy is called; an original (0) is called nothing."""
    return f"SALINAN KE-{copy}" if copy else ""


def foot(copy: int, *parts: str) -> str:
    """The line at the foot of every page; a copy says there too that it is one."""
    return " · ".join(part for part in (copy_words(copy), *parts) if part)


def _contact(office: Letterhead) -> str:
    return " · ".join(part for part in (office.address, office.contact) if part)


def _double_rule(canvas: Canvas, sheet: Sheet, top: float) -> None:
    canvas.setStrokeGray(INK)
    for weight, below in ((1.8, 0.9), (0.5, 3.2)):
        canvas.setLineWidth(weight)
        canvas.line(sheet.left, top - below, sheet.left + sheet.inner, top - below)

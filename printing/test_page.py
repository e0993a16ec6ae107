"""The printer's test page: shows edges, sizes, letters and codes on any paper."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import fonts
from printing.pages import Block
from printing.sheet import SIZES, Sheet
from printing.text import INK, Style

TITLE = Style(14, fonts.BOLD)
BODY = Style(9)
STRONG = Style(9, fonts.SEMIBOLD)
CODE = Style(9, fonts.SEMIBOLD, tracking=1)
FIVE = 5 * mm
LETTERS = "AaGgQq 0123456789"


def printer_test_page(printer: str, size: str) -> bytes:
    """A page of `size` ("roll", "a6", "a4") that names the printer."""
    paper = SIZES[size]
    sheet = Sheet(paper, title=f"Halaman uji {printer}", author="EKTP Desk", foot="Halaman uji")
    sheet.text("Halaman uji pencetak", TITLE, align="center")
    sheet.text(printer, STRONG, align="center")
    sheet.gap(4)
    sheet.add(Block(12, lambda canvas, top: _ruler(canvas, sheet, top)))
    sheet.gap(4)
    sheet.text(
        f"Mistar di atas harus utuh dan tepat {_marks(sheet) * 5} mm. Bila terpotong atau lebih "
        "pendek, setel ukuran kertas pencetak dan matikan penyesuaian ukuran.",
        BODY,
    )
    sheet.rule(dashed=True)
    for points in (7, 9, 12, 16):
        sheet.text(f"{points} pt  {LETTERS}", Style(points))
    sheet.gap(6)
    sheet.band("Teks putih di atas hitam harus terbaca", STRONG)
    sheet.gap(8)
    sheet.qr("EKTP-DESK-UJI", size=64, beside=(("Pindai kedua kode dengan pemindai loket.", BODY),))
    sheet.gap(8)
    sheet.bars("UJI-000001", CODE, height=34)
    return sheet.finish()


def _marks(sheet: Sheet) -> int:
    return int(sheet.inner / FIVE + 0.01)


def _ruler(canvas: Canvas, sheet: Sheet, top: float) -> None:
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(0.8)
    start = sheet.left + (sheet.inner - _marks(sheet) * FIVE) / 2
    canvas.line(start, top - 10, start + _marks(sheet) * FIVE, top - 10)
    for mark in range(_marks(sheet) + 1):
        tall = 8 if mark % 2 == 0 or mark == _marks(sheet) else 4
        x = start + mark * FIVE
        canvas.line(x, top - 10, x, top - 10 + tall)

"""The printer's test page: shows edges, sizes, letters and codes on any paper."""

from reportlab.lib.units import mm

from printing import fonts
from printing.sheet import A4, A6, GREY, ROLL_WIDTH, Sheet

SIZES = {"roll": (ROLL_WIDTH, None), "a6": A6, "a4": A4}


def test_page(printer: str, size: str) -> bytes:
    """A page of `size` ("roll", "a6", "a4") that names the printer."""
    width, height = SIZES[size]
    sheet = Sheet(width=width, height=height, margin=5 * mm, title="Halaman uji")
    sheet.text("Halaman uji pencetak", size=12, face=fonts.BOLD, align="center")
    sheet.text(printer, size=9, align="center", grey=GREY)
    sheet.rule(weight=1)
    sheet.text("Garis ini harus menyentuh kedua tepi cetak, teks tidak terpotong.", size=8.5)
    for points in (7, 9, 12, 18):
        sheet.text(f"{points} pt — AaBbCc 0123456789", size=points)
    sheet.gap(6)
    sheet.qr("EKTP-DESK-UJI", size=24 * mm)
    sheet.gap(6)
    sheet.code128("UJI-000001")
    return sheet.finish()

"""Printing to a system printer queue through Qt: Windows and CUPS alike.

The PDF is drawn page by page at the printer's resolution, in bands, so that what comes out is
what was kept and an A4 page never needs its whole bitmap. The only file of the printing floor
that knows Qt; it needs a QGuiApplication and may run on any thread.
"""

import ctypes
import sys
import threading

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing.sheet import ROLL
from printing.spool.printers import PrinterTroubleError

POINTS_PER_INCH = 72.0
MOST_DPI = 600
BAND_PIXELS = 1024
LAST_SUCCESS = 0xFF  # status codes of IPP, RFC 8011, appendix B
_ONE_AT_A_TIME = threading.Lock()  # PDFium knows no threads; a lock holds no state


def printer_names() -> list[str]:
    """The names of the system's printers."""
    return QPrinterInfo.availablePrinterNames()


def default_printer() -> str:
    """The system's default printer, "" if there is none."""
    return QPrinterInfo.defaultPrinterName()


class QtPrinter:
    """One system printer by name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        """Send a PDF; every page on paper of the page's own size, without scaling."""
        info = QPrinterInfo.printerInfo(self.name)
        if info.isNull():
            raise PrinterTroubleError("printer.gone", self.name)
        print_on(QPrinter(info, QPrinter.PrinterMode.HighResolution), pdf, title=title, size=size)
        if complaint := _cups_complaint():
            raise PrinterTroubleError("printer.refused", complaint)


def _cups_complaint() -> str:
    """Why CUPS did not take this thread's last job; "" if it did, or where there is no CUPS.

    Qt hands the job over and passes over the answer: a queue that accepts no jobs, or a server
    that just went away, would lose the paper.
    """
    if sys.platform == "win32":
        return ""
    try:
        cups = ctypes.CDLL("libcups.2.dylib" if sys.platform == "darwin" else "libcups.so.2")
    except OSError:
        return ""
    if 0 <= cups.cupsLastError() <= LAST_SUCCESS:
        return ""
    cups.cupsLastErrorString.restype = ctypes.c_char_p
    return (cups.cupsLastErrorString() or b"?").decode(errors="replace")


def print_on(printer: QPrinter, pdf: bytes, *, title: str, size: str) -> None:
    """Draw a PDF on a prepared printer: a queue, or a file."""
    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(pdf)
        except PdfiumError as error:
            raise PrinterTroubleError("printer.refused", f"unreadable PDF: {error}") from error
        try:
            _print(printer, document, title=title, crisp=size == ROLL.name)
        finally:
            document.close()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrinterTroubleError("printer.stopped", printer.printerName())


def picture(pdf: bytes, *, width: int) -> QImage:
    """The first page as a picture, `width` pixels wide; an empty one of what is no PDF."""
    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(pdf)
        except PdfiumError:
            return QImage()
        try:
            page = document[0]
            bitmap = page.render(scale=width / page.get_width(), grayscale=True)
            drawn = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
                QImage.Format.Format_Grayscale8,
            )  # fmt: skip
            return drawn.copy()  # the bytes are gone after this
        finally:
            document.close()


def _print(printer: QPrinter, document: PdfDocument, *, title: str, crisp: bool) -> None:
    printer.setDocName(title)
    printer.setResolution(_resolution(printer))
    _set_page(printer, QSizeF(*document.get_page_size(0)))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTroubleError("printer.refused", printer.printerName())
    try:
        _draw(painter, printer, document, crisp=crisp)
    finally:
        painter.end()


def _draw(painter: QPainter, printer: QPrinter, document: PdfDocument, *, crisp: bool) -> None:
    scale = printer.resolution() / POINTS_PER_INCH
    for number in range(len(document)):
        if number and not printer.newPage():
            raise PrinterTroubleError("printer.stopped", printer.printerName())
        page = document[number]
        height = round(page.get_height() * scale)
        for top in range(0, height, BAND_PIXELS):
            bottom = min(top + BAND_PIXELS, height)
            painter.drawImage(QPoint(0, top), _band(page, scale, top, bottom, crisp=crisp))


def _band(page: PdfPage, scale: float, top: int, bottom: int, *, crisp: bool) -> QImage:
    """A strip of a page in shades of grey; `crisp` in black and white, as thermal heads print."""
    left_out = (0.0, page.get_height() - bottom / scale, 0.0, top / scale)
    bitmap = page.render(
        scale=scale, crop=left_out, grayscale=True, no_smoothtext=crisp,
        no_smoothimage=crisp, no_smoothpath=crisp,
    )  # fmt: skip
    strip = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
        QImage.Format.Format_Grayscale8,
    )  # fmt: skip
    return strip.copy()  # the bytes are gone after this


def _resolution(printer: QPrinter) -> int:
    """The finest the printer has, within reason."""
    offered = [dpi for dpi in printer.supportedResolutions() if dpi <= MOST_DPI]
    return max(offered, default=min(printer.resolution(), MOST_DPI))


def _set_page(printer: QPrinter, points: QSizeF) -> None:
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)

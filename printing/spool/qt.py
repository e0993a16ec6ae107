"""Printing to a system printer queue through Qt: Windows and CUPS alike.

The PDF is drawn page by page at the printer's resolution, so that what comes out is what was
kept. The only file of the printing floor that knows Qt.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing.spool.printers import PrinterTroubleError

POINTS_PER_INCH = 72.0
MOST_DPI = 600


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
            raise PrinterTroubleError(f"no printer {self.name!r}")
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        print_on(printer, pdf, title=title)


def print_on(printer: QPrinter, pdf: bytes, *, title: str) -> None:
    """Draw a PDF on a prepared printer (a queue, or a file for tests)."""
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise PrinterTroubleError(f"the PDF cannot be read: {document.error()}")
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    _set_page(printer, document.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTroubleError("the printer did not accept the document")
    try:
        _draw(painter, printer, document)
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrinterTroubleError("the printer reported an error")


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument) -> None:
    scale = printer.resolution() / POINTS_PER_INCH
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        if number and not printer.newPage():
            raise PrinterTroubleError("the printer stopped between pages")
        pixels = QSize(round(points.width() * scale), round(points.height() * scale))
        image = document.render(number, pixels)
        painter.drawImage(QRectF(0, 0, pixels.width(), pixels.height()), image)


def _set_page(printer: QPrinter, points: QSizeF) -> None:
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)

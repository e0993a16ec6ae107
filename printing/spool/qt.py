"""Printing to a system printer queue through Qt: Windows and CUPS alike.

The PDF is drawn page by page at the printer's resolution, in bands, so that what comes out is
what was kept and an A4 page never needs its whole bitmap. The only file of the printing floor
that knows Qt; it needs a QGuiApplication and may run on any thread.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing.sheet import ROLL
from printing.spool.printers import PrinterTroubleError

POINTS_PER_INCH = 72.0
MOST_DPI = 600
BAND_PIXELS = 1024
WHITE = 0xFFFFFF


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


def print_on(printer: QPrinter, pdf: bytes, *, title: str, size: str) -> None:
    """Draw a PDF on a prepared printer: a queue, or a file."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise PrinterTroubleError("printer.refused", f"unreadable PDF: {document.error()}")
    printer.setDocName(title)
    printer.setResolution(_resolution(printer))
    _set_page(printer, document.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTroubleError("printer.refused", printer.printerName())
    try:
        _draw(painter, printer, document, crisp=size == ROLL.name)
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrinterTroubleError("printer.stopped", printer.printerName())


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, *, crisp: bool) -> None:
    scale = printer.resolution() / POINTS_PER_INCH
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        if number and not printer.newPage():
            raise PrinterTroubleError("printer.stopped", printer.printerName())
        page = QSize(round(points.width() * scale), round(points.height() * scale))
        for top in range(0, page.height(), BAND_PIXELS):
            band = QRect(0, top, page.width(), min(BAND_PIXELS, page.height() - top))
            painter.drawImage(band.topLeft(), _band(document, number, page, band, crisp=crisp))


def _band(document: QPdfDocument, number: int, page: QSize, band: QRect, *, crisp: bool) -> QImage:
    """A strip of a page in shades of grey; `crisp` in black and white, as thermal heads print."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(page)
    options.setScaledClipRect(band)
    if crisp:
        flags = QPdfDocumentRenderOptions.RenderFlag
        options.setRenderFlags(flags.TextAliased | flags.ImageAliased | flags.PathAliased)
    drawn = document.render(number, band.size(), options)
    strip = QImage(band.size(), QImage.Format.Format_Grayscale8)
    strip.fill(WHITE)
    painter = QPainter(strip)
    painter.drawImage(QPoint(0, 0), drawn)
    painter.end()
    return strip


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

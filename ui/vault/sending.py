"""A page straight to the printer: neither kept as a file nor written into the office's papers."""

from printing.spool.printers import PrinterTroubleError
from printing.spool.qt import QtPrinter, default_printer


def send_to_printer(pdf: bytes) -> str:
    """Print an A4 page on this computer's own printer; its name, "" when none took it."""
    name = default_printer()
    if not name:
        return ""
    try:
        QtPrinter(name).print(pdf, title="EKTP Desk", size="a4")
    except PrinterTroubleError:
        return ""
    return name

"""Which printer takes a kind of paper on this computer."""

from pathlib import Path

from printing.spool.printers import TRAY, FolderPrinter, Printer
from ui.preferences import Preferences


def chosen_printer(preferences: Preferences, documents: Path, kind: str) -> Printer:
    """The printer chosen for a kind of paper, else the folder; on any thread, asked anew."""
    name = preferences.printers.get(kind.replace(".", "_"), "")
    if name:
        from printing.spool.qt import QtPrinter

        return QtPrinter(name)
    return FolderPrinter(documents / TRAY)

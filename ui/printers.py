"""Which printer takes a kind of paper on this computer."""

from pathlib import Path

from printing.spool.printers import TRAY, FolderPrinter, NoPrinter, Printer
from ui.preferences import Preferences


def chosen_printer(preferences: Preferences, documents: Path | None, kind: str) -> Printer:
    """The printer chosen for a kind of paper, else the folder, if there is one (a field laptop has
    none); on any thread, asked anew."""
    name = preferences.printers.get(kind.replace(".", "_"), "")
    if name:
        from printing.spool.qt import QtPrinter

        return QtPrinter(name)
    return NoPrinter() if documents is None else FolderPrinter(documents / TRAY)

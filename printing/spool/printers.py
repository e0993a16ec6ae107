"""Where papers can go: a system printer (see `qt`) or a folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Protocol

from ektp_desk.storage.files import write_whole

FOLDER = "folder"
# Device names that Windows reserves, with any ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST_NAME = 120


class PrinterTroubleError(Exception):
    """The printer did not take the paper; trying again may help.

    `code` is `printer.gone`, `printer.refused` or `printer.stopped`; `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Printer(Protocol):
    """Takes a PDF. `size` is "roll", "a6" or "a4"; raises `PrinterTroubleError` or OSError."""

    @property
    def name(self) -> str: ...

    def print(self, pdf: bytes, *, title: str, size: str) -> None: ...


TRAY = "cetak"  # the folder, below that of the papers, which stands in for a printer


class FolderPrinter:
    """A folder as printer, for computers without one: each paper becomes a file.

    The same paper given again is the same file; another one of the same title (ticket numbers
    begin anew every day) gets a number.
    """

    name = FOLDER

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        for number in count(1):
            ending = "" if number == 1 else f"-{number}"
            path = self._folder / f"{safe_name(title)}{ending}.pdf"
            if not path.exists():
                write_whole(path, pdf, forced=False, makes_folder=True)
                return
            if path.read_bytes() == pdf:
                return


class NoPrinter:
    """No printer, and no folder in its place: the paper stays in the database alone, from where it
    can be printed later. For a field laptop, whose disk keeps nothing that can be read."""

    name = "database"

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        """Nothing comes out."""


@dataclass(frozen=True)
class Assignment:
    """Which printer takes which kind of paper: `names` by kind, as the windows store them.

    A kind without a name goes to `folder`. A printer that is named but gone is trouble, not a
    reason to file the paper quietly: somebody is waiting for it.
    """

    names: Mapping[str, str]
    folder: Path

    def printer(self, kind: str) -> Printer:
        """The printer for a kind of paper."""
        name = self.names.get(kind, "")
        if not name:
            return FolderPrinter(self.folder)
        # Only here: offices without a system printer never load Qt's printing.
        from printing.spool.qt import QtPrinter

        return QtPrinter(name)


def safe_name(title: str) -> str:
    """A file name that every system takes."""
    name = re.sub(r"[^\w.-]+", "_", title, flags=re.ASCII)[:LONGEST_NAME].strip("._")
    return f"_{name}" if _RESERVED.match(name) else name or "dokumen"

"""Where papers can go: a system printer (see `qt`) or a folder."""

import re
from pathlib import Path
from typing import Protocol

FOLDER = "folder"


class PrinterTroubleError(Exception):
    """The printer did not take the paper; trying again may help."""


class Printer(Protocol):
    """Takes a PDF. `size` is "roll", "a6" or "a4"; raises `PrinterTroubleError`."""

    name: str

    def print(self, pdf: bytes, *, title: str, size: str) -> None: ...


class FolderPrinter:
    """A folder as printer, for computers without one: each paper becomes a file."""

    name = FOLDER

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        try:
            write_whole(self._folder / f"{safe_name(title)}.pdf", pdf)
        except OSError as error:
            raise PrinterTroubleError(str(error)) from error


def safe_name(title: str) -> str:
    """A file name that every system takes."""
    return re.sub(r"[^\w.-]+", "_", title, flags=re.ASCII).strip("._")[:120] or "dokumen"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(content)
    part.replace(path)

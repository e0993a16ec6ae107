"""A paper onto the disk and into a printer: what the spool does, and who has no spool."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from ektp_desk.papers.services import PaperRow
from ektp_desk.storage.files import write_whole
from printing.catalogue import OF_ONE_PERSON, PAPERS, filed_under, render
from printing.spool.printers import TRAY, Printer, safe_name

OWNER = ".kantor"  # whose papers lie in a folder


def own_folder(documents: Path, office: str) -> Path:
    """Where an office keeps its papers below `documents`, which several on one computer may share.

    The office that came first has the folder itself, any other one of its own in it: their tickets
    have the same numbers, and what one lets go is not the other's. `office` is the mark by which
    it is told from any other (`pointintime.first_hash`). A folder that tells of nobody, because a
    power cut emptied its mark or it cannot be read, is no office's own.
    """
    try:
        if _first(documents / OWNER, office):
            return documents
    except OSError:
        pass
    return documents / f"kantor-{office[:12]}"


def _first(owner: Path, office: str) -> bool:
    owner.parent.mkdir(parents=True, exist_ok=True)
    try:
        with owner.open("x", encoding="ascii") as file:
            file.write(office)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return owner.read_text(encoding="ascii", errors="replace") == office
    return True


def paper_path(paper: PaperRow) -> tuple[str, str, str]:
    """Where a paper is filed: kind, day, number; names that every system takes."""
    copy = f"-salinan-{paper.copy}" if paper.copy else ""
    day = filed_under(paper.kind, paper.slip).isoformat()
    return safe_name(paper.kind), day, f"{safe_name(paper.number)}{copy}.pdf"


def keep_and_print(paper: PaperRow, folder: Path | None, printer: Printer) -> None:
    """Keep a paper's PDF under `folder`, if there is one, and give it to the printer.

    Raises `PrinterTroubleError` when the printer does not take it, OSError when the disk fails.
    """
    pdf = render(paper.kind, paper.slip, paper.copy)
    if folder is not None:
        path = folder.joinpath(*paper_path(paper))
        write_whole(path, pdf, forced=False, makes_folder=True)
    title = f"{paper.number} salinan {paper.copy}" if paper.copy else paper.number
    printer.print(pdf, title=title, size=PAPERS[paper.kind].size.name)


def let_go(folder: Path, before: date) -> int:
    """Remove an office's kept PDFs about one person filed under a day before `before`; how many.

    What a retention run removed from the office must not go on lying in a computer's folder. From
    the folder that stands in for a printer everything as old goes: nothing there tells what it is,
    and the office's own papers are kept beside it. A file that cannot be removed now is tried again
    at the next start.
    """
    gone = sum(_remove(path) for path in (folder / TRAY).glob("*.pdf") if _made(path) < before)
    for kind in OF_ONE_PERSON:
        for day in sorted((folder / safe_name(kind)).glob("????-??-??")):
            if day.name < before.isoformat():
                gone += _empty(day)
    return gone


def _empty(folder: Path) -> int:
    gone = sum(map(_remove, folder.glob("*.pdf")))
    with suppress(OSError):
        folder.rmdir()
    return gone


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _made(path: Path) -> date:
    try:
        return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - this computer's own day
    except OSError:
        return date.max

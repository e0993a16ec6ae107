"""A paper onto the disk and into a printer: what the spool does, and who has no spool."""

from pathlib import Path

from ektp_desk.papers.services import PaperRow
from printing.catalogue import PAPERS, filed_under, render
from printing.spool.printers import Printer, safe_name, write_whole


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
        write_whole(folder.joinpath(*paper_path(paper)), pdf)
    title = f"{paper.number} salinan {paper.copy}" if paper.copy else paper.number
    printer.print(pdf, title=title, size=PAPERS[paper.kind].size.name)

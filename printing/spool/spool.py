"""The spool: one thread that keeps each paper as PDF and gives it to its printer.

A paper is known by its key: given twice, it is printed once. A copy is a paper of its own. What
no printer took is tried again with growing pauses; what a crash left unprinted is taken up at the
next start from the papers table.
"""

import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import queries, services
from ektp_desk.papers.services import PaperRow
from printing.catalogue import PAPERS, render
from printing.spool.printers import Printer, PrinterTroubleError, safe_name, write_whole

PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)


@dataclass(frozen=True)
class SpoolEvent:
    """What became of a paper: printed, or waiting because of trouble (`detail` for the log)."""

    key: str
    number: str
    printed: bool
    detail: str = ""


class Spool:
    """Prints papers off the UI thread. `on_event` is called on the spool's thread.

    `printer_of` names the printer for a paper's kind; it is asked each time, so that a change of
    settings counts at once.
    """

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        *,
        actor: Actor,
        printer_of: Callable[[str], Printer],
        on_event: Callable[[SpoolEvent], None] = lambda _event: None,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._desk = desk
        self._folder = folder
        self._actor = actor
        self._printer_of = printer_of
        self._on_event = on_event
        self._pauses = pauses
        self._waiting: queue.Queue[PaperRow | None] = queue.Queue()
        self._known: set[tuple[str, int]] = set()
        self._hurry = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ektp-spool", daemon=True)

    def start(self) -> None:
        """Begin, with the papers an earlier run left unprinted."""
        for paper in self._desk.read(queries.unprinted):
            self.put(paper)
        self._thread.start()

    def put(self, paper: PaperRow) -> None:
        """Give a paper to the spool; the same paper again changes nothing."""
        if (paper.key, paper.copy) not in self._known:
            self._known.add((paper.key, paper.copy))
            self._waiting.put(paper)

    def retry(self) -> None:
        """Do not wait out the present pause."""
        self._hurry.set()

    def drain(self) -> None:
        """Wait until all that was given has been printed (for tests and the demonstration)."""
        self._waiting.join()

    def close(self) -> None:
        """Stop after the paper in hand; the rest is taken up at the next start."""
        self._closing.set()
        self._hurry.set()
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def file_of(self, paper: PaperRow) -> Path:
        """Where a paper's PDF is kept."""
        return self._folder.joinpath(*paper_path(paper))

    def _run(self) -> None:
        while (paper := self._waiting.get()) is not None and not self._closing.is_set():
            self._print(paper)
            self._waiting.task_done()

    def _print(self, paper: PaperRow) -> None:
        for attempt in range(10**6):
            try:
                self._print_once(paper)
            except (PrinterTroubleError, OSError, MachineError) as error:
                self._on_event(SpoolEvent(paper.key, paper.number, False, str(error)))
                self._hurry.wait(self._pauses[min(attempt, len(self._pauses) - 1)])
                self._hurry.clear()
                if self._closing.is_set():
                    return
            else:
                self._on_event(SpoolEvent(paper.key, paper.number, True))
                return

    def _print_once(self, paper: PaperRow) -> None:
        pdf = render(paper.kind, paper.slip, paper.copy)
        write_whole(self.file_of(paper), pdf)
        printer = self._printer_of(paper.kind)
        printer.print(pdf, title=_title(paper), size=PAPERS[paper.kind].size)
        if paper.copy == 0:
            self._desk.write(
                self._actor, services.mark_printed, key=paper.key, printer=printer.name
            )


def paper_path(paper: PaperRow) -> tuple[str, ...]:
    """Folder and file of a paper: by kind, then by the rest of its key; safe on every system."""
    kind, *rest = paper.key.split("/")
    name = safe_name("-".join(rest)) + (f"-salinan-{paper.copy}" if paper.copy else "")
    return (safe_name(kind), f"{name}.pdf")


def _title(paper: PaperRow) -> str:
    return f"{paper.number} salinan {paper.copy}" if paper.copy else paper.number


def assigned(
    printers: Mapping[str, Printer], names: Mapping[str, str], fallback: Printer
) -> Callable[[str], Printer]:
    """A `printer_of` from names by kind; the fallback where none is named or it is gone."""
    return lambda kind: printers.get(names.get(kind, ""), fallback)

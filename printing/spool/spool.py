"""The spool: one thread that keeps each paper as PDF and gives it to its printer.

A paper is known by its key and copy number: given twice, it is printed once. What no printer took
is tried again with growing pauses, while other papers go on. What a crash left unfinished is
taken up by the one program that inherits from the dead one (see `kernel.instance`): copies from
its journal, originals from the papers table, by a guarded change of their owner before any of
them is printed.
"""

import heapq
import logging
import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import queries, services
from ektp_desk.papers.services import PaperRow
from ektp_desk.residents.retention import papers_gone_before
from ektp_desk.storage.files import file_trouble
from printing.spool.journal import Entry, Journal
from printing.spool.keeping import keep_and_print, let_go, paper_path
from printing.spool.printers import Printer, PrinterTroubleError

PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)
BROKEN = "paper.broken"
CLOSING_SECONDS = 30.0
log = logging.getLogger("ektp_desk.spool")  # the branch that goes into the log file


@dataclass(frozen=True)
class SpoolEvent:
    """What became of a paper: printed, or not for the reason `code` (a sentence's code).

    It is tried again unless the code is `paper.broken`. `detail` is for the log and holds no
    personal data.
    """

    key: str
    number: str
    printed: bool
    code: str = ""
    detail: str = ""
    kind: str = ""
    copy: int = 0


@dataclass(order=True)
class _Job:
    due: float
    order: int
    paper: PaperRow = field(compare=False)
    attempt: int = field(default=0, compare=False)
    taken_by: str = field(default="", compare=False)


class Spool:
    """Prints papers off the UI thread. `on_event` is called on the spool's thread.

    `actor` names the instance whose papers these are, `left` the ended ones it inherits from.
    Where `keeps` is False no PDF stays on the disk: each can be drawn anew from the papers table.
    `printer_of` gives the printer for a paper's kind; it is asked on the spool's thread each time,
    so that a change of settings counts at once.
    """

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        *,
        actor: Actor,
        printer_of: Callable[[str], Printer],
        left: Collection[str] = (),
        on_event: Callable[[SpoolEvent], None] = lambda _event: None,
        pauses: tuple[float, ...] = PAUSES,
        keeps: bool = True,
    ) -> None:
        self._desk = desk
        self._folder = folder
        self._keeps = keeps
        self._actor = actor
        self._printer_of = printer_of
        self._on_event = on_event
        self._pauses = pauses
        self._left = left
        self._journal = Journal(folder / ".spool", actor.instance)
        self._order = count()
        self._jobs: list[_Job] = []
        self._known: set[tuple[str, int]] = set()
        self._busy = True  # until what an earlier run left has been looked at
        self._closing = False
        self._bell = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="ektp-spool", daemon=True)

    def start(self) -> None:
        """Begin, with the papers an earlier run left unprinted."""
        self._thread.start()

    def put(self, paper: PaperRow) -> None:
        """Give a paper to the spool; the same paper again changes nothing."""
        with self._bell:
            if (paper.key, paper.copy) in self._known:
                return
            with suppress(OSError):  # without a journal the paper is printed all the same
                self._journal.note(Entry(paper.key, paper.copy))
            self._push(paper)

    def retry(self) -> None:
        """Do not wait out the present pauses."""
        with self._bell:
            for job in self._jobs:
                job.due = 0.0
            heapq.heapify(self._jobs)
            self._bell.notify_all()

    def drain(self, timeout: float = 60.0) -> bool:
        """Wait until all that was given is printed and marked; False if `timeout` s were over."""
        with self._bell:
            return self._bell.wait_for(lambda: not (self._jobs or self._busy), timeout)

    def close(self) -> None:
        """Stop after the paper in hand; the rest is taken up at the next start."""
        with self._bell:
            self._closing = True
            self._bell.notify_all()
        if self._thread.is_alive():
            self._thread.join(CLOSING_SECONDS)

    def file_of(self, paper: PaperRow) -> Path:
        """Where a paper's PDF is kept."""
        return self._folder.joinpath(*paper_path(paper))

    def _push(self, paper: PaperRow, *, taken_by: str = "") -> None:
        self._known.add((paper.key, paper.copy))
        heapq.heappush(self._jobs, _Job(0.0, next(self._order), paper, taken_by=taken_by))
        self._bell.notify_all()

    def _run(self) -> None:
        for attempt in count():
            try:
                self._take_up()
                self._let_go()
                break
            except (MachineError, OSError):  # the pages show that the database is away
                with self._bell:
                    if self._bell.wait_for(lambda: self._closing, self._pause(attempt)):
                        return
        while (job := self._next()) is not None:
            self._handle(job)

    def _take_up(self) -> None:
        for instance in self._left:
            self._journal.inherit(instance)
        originals = self._desk.write(self._actor, services.take_up, left=self._left).result
        waiting = {(paper.key, 0): paper for paper in originals}
        taken: dict[tuple[str, int], str] = {}
        for entry in self._journal.entries():
            paper = self._desk.read(queries.paper, key=entry.key) if entry.copy else None
            if paper is not None:
                waiting[(entry.key, entry.copy)] = replace(paper, copy=entry.copy)
            taken[(entry.key, entry.copy)] = entry.printer
        with self._bell:
            for known in taken.keys() - waiting.keys() - self._known:
                self._journal.forget(Entry(*known))  # done with, whoever did it
            for paper in sorted(waiting.values(), key=lambda paper: (paper.id, paper.copy)):
                if (paper.key, paper.copy) not in self._known:
                    self._push(paper, taken_by=taken.get((paper.key, paper.copy), ""))

    def _let_go(self) -> None:
        before = self._desk.read(papers_gone_before)
        if before is not None:
            with suppress(OSError):  # tried again at the next start; papers must not wait for it
                let_go(self._folder, before)

    def _next(self) -> _Job | None:
        """The next job that is due; None when closing."""
        with self._bell:
            self._busy = False
            self._bell.notify_all()
            while not self._closing:
                wait = self._jobs[0].due - time.monotonic() if self._jobs else None
                if wait is not None and wait <= 0:
                    self._busy = True
                    return heapq.heappop(self._jobs)
                self._bell.wait(wait)
            return None

    def _handle(self, job: _Job) -> None:
        try:
            if not job.taken_by:
                job.taken_by = self._print(job.paper)
                self._tell(job.paper, printed=True)
            self._finish(job)
        except PrinterTroubleError as error:
            self._again(job, error.code, error.detail)
        except MachineError as error:
            self._again(job, error.code, error.detail)
        except OSError as error:
            trouble = file_trouble(error)
            self._again(job, trouble.code, type(error).__name__)
        except Exception as error:  # noqa: BLE001 - one broken slip must not stop the others
            detail = type(error).__name__  # its text may quote the slip
            log.error("paper %s cannot be printed: %s", job.paper.key, detail)
            with suppress(OSError):
                self._journal.forget(Entry(job.paper.key, job.paper.copy))
            self._tell(job.paper, printed=False, code=BROKEN, detail=detail)

    def _print(self, paper: PaperRow) -> str:
        """Keep and print; the name of the printer that took it."""
        printer = self._printer_of(paper.kind)
        keep_and_print(paper, self._folder if self._keeps else None, printer)
        with suppress(OSError):
            self._journal.note(Entry(paper.key, paper.copy, printer.name))
        return printer.name

    def _finish(self, job: _Job) -> None:
        paper = job.paper
        if paper.copy == 0:
            self._desk.write(
                self._actor, services.mark_printed, key=paper.key, printer=job.taken_by
            )
        self._journal.forget(Entry(paper.key, paper.copy))

    def _again(self, job: _Job, code: str, detail: str) -> None:
        """Try later. A paper that is out and only waits for its mark is no news to anybody."""
        log.warning("paper %s waits: %s %s", job.paper.key, code, detail)
        job.due = time.monotonic() + self._pause(job.attempt)
        job.attempt += 1
        with self._bell:
            heapq.heappush(self._jobs, job)
        if not job.taken_by:
            self._tell(job.paper, printed=False, code=code, detail=detail)

    def _pause(self, attempt: int) -> float:
        return self._pauses[min(attempt, len(self._pauses) - 1)]

    def _tell(self, paper: PaperRow, *, printed: bool, code: str = "", detail: str = "") -> None:
        self._on_event(
            SpoolEvent(paper.key, paper.number, printed, code, detail, paper.kind, paper.copy)
        )

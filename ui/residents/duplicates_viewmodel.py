"""Looking for entries that are one person, merging them, undoing it. No widgets."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards.before import Before, before
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents import merging, queries, services
from ektp_desk.residents.duplicates import Candidate, MergeRow, candidates, merges
from ektp_desk.residents.merging import Entry
from ektp_desk.residents.queries import ResidentView
from ui.context import Context
from ui.tasks import Job

Refused = Callable[[OfficeError | MachineError], None]


@dataclass(frozen=True)
class Side:
    """One of two entries with what happened to it."""

    view: ResidentView
    before: Before


class DuplicatesViewModel(QObject):
    """The pairs found last, and the merges that are in force."""

    found = Signal()
    merges_changed = Signal()
    progressed = Signal(int, int)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.pairs: tuple[Candidate, ...] = ()
        self.merges: tuple[MergeRow, ...] = ()
        self.searched = False

    def look(self) -> None:
        """Compare the whole roll; some seconds to a minute."""
        context = self._context

        def compare(job: Job) -> tuple[Candidate, ...]:
            return context.tasks.desk.read(candidates, progress=job.report, cancelled=job.cancelled)

        self._job = context.tasks.run(
            self, compare, done=self._on_found, progress=self.progressed.emit,
            failed=self._on_refused, troubled=self._on_refused,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop looking."""
        if self._job is not None:
            self._job.cancel()

    def load_merges(self) -> None:
        """Read the merges that are in force."""
        self._context.tasks.read(self, merges, done=self._on_merges, key="merges")

    def load_side(self, resident_id: int, done: Callable[[Side | None], None]) -> None:
        """Read one entry with its past."""
        day = self._context.today()

        def read(session) -> Side | None:  # type: ignore[no-untyped-def]
            view = queries.resident(session, resident_id=resident_id)
            if view is None:
                return None
            return Side(view, before(session, resident_id=resident_id, day=day))

        self._context.tasks.read(self, read, done=done, key=f"side-{resident_id}")

    def unmask(
        self, resident_ids: Collection[int], *, done: Callable[[], None], refused: Refused
    ) -> None:
        """Open the NIKs of several entries in full; the log keeps each."""

        def log(work) -> None:  # type: ignore[no-untyped-def]
            for resident_id in resident_ids:
                services.log_unmasked(work, resident_id=resident_id, why="duplicates")

        self._context.tasks.write(
            self, log, done=lambda _none: done(), refused=refused, troubled=refused
        )

    def merge(
        self,
        kept: ResidentView,
        merged: ResidentView,
        take: Collection[str],
        note: str,
        *,
        done: Callable[[int], None],
        refused: Refused,
    ) -> None:
        """Make one person of two entries."""
        self._context.tasks.write(
            self, merging.merge, done=lambda merge_id: self._on_merged(merge_id, merged, done),
            refused=refused, troubled=refused, kept=Entry(kept.id, kept.version),
            merged=Entry(merged.id, merged.version), take=tuple(take), note=note,
        )  # fmt: skip

    def undo(self, merge_id: int) -> None:
        """Make two entries of one again."""
        self._context.tasks.write(
            self, merging.undo_merge, done=lambda _none: self.load_merges(),
            refused=self._on_refused, merge_id=merge_id,
        )  # fmt: skip

    def tell_apart(
        self, one_id: int, other_id: int, note: str, *, done: Callable[[], None], refused: Refused
    ) -> None:
        """Note that the two are two people."""

        def gone(_none: object) -> None:
            self._without(lambda pair: {pair.one_id, pair.other_id} == {one_id, other_id})
            done()

        self._context.tasks.write(
            self, merging.tell_apart, done=gone, refused=refused, troubled=refused,
            one_id=one_id, other_id=other_id, note=note,
        )  # fmt: skip

    def _on_merged(self, merge_id: int, merged: ResidentView, done: Callable[[int], None]) -> None:
        self._without(lambda pair: merged.id in (pair.one_id, pair.other_id))
        self.load_merges()
        self._context.requests.message.emit(
            self.tr("Two entries are one person now."), lambda: self.undo(merge_id)
        )
        done(merge_id)

    def _without(self, gone: Callable[[Candidate], bool]) -> None:
        self.pairs = tuple(pair for pair in self.pairs if not gone(pair))
        self.found.emit()

    def _on_found(self, pairs: tuple[Candidate, ...]) -> None:
        self.pairs, self.searched = pairs, True
        self.found.emit()

    def _on_merges(self, rows: tuple[MergeRow, ...]) -> None:
        self.merges = rows
        self.merges_changed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))

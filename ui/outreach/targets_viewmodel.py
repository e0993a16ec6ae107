"""What the list of a visit knows and can do. No widgets."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import candidates, queries_targets, targets
from ektp_desk.outreach.candidates import Candidate, Wanted
from ektp_desk.outreach.queries_targets import TargetRow, VisitHead
from ektp_desk.outreach.rules import OPEN_VISITS, TargetOutcome, TargetReason, VisitState
from ui.context import Context

WATCHED = ("outreach", "recording", "central", "card", "resident", "absence")
LOOKED_FOR = ("outreach", "absence", "visit_request")  # a search of the city takes its time
Refused = Callable[[OfficeError | MachineError], None]


class TargetsViewModel(QObject):
    """The visit, its list, and the people found for it; what can be taken back says so."""

    changed = Signal()
    found = Signal()
    said = Signal(str, object)  # what was done, and how it is undone
    refused = Signal(str)

    def __init__(self, context: Context, visit_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.visit_id = visit_id
        self.visit: VisitHead | None = None
        self.rows: tuple[TargetRow, ...] = ()
        self._rows_read = False
        self.wanted: Wanted | None = None
        self.candidates: tuple[Candidate, ...] = ()
        self.count = 0
        context.tasks.changed.connect(self._on_changes)

    @property
    def ready(self) -> bool:
        """Whether the visit and its list are both known."""
        return self.visit is not None and self._rows_read

    @property
    def open(self) -> bool:
        """Whether people may still be put on the list."""
        return self.visit is not None and self.visit.state in OPEN_VISITS

    @property
    def outcomes_open(self) -> bool:
        """Whether it may be noted what became of somebody: from the day on, or once set out."""
        visit = self.visit
        if visit is None or visit.state is VisitState.CANCELLED:
            return False
        return visit.state is not VisitState.PLANNED or visit.day <= self._context.today()

    def load(self) -> None:
        """Read the visit and its list."""
        tasks = self._context.tasks
        tasks.read(self, queries_targets.visit_head, done=self._on_visit, key="visit",
                   visit_id=self.visit_id)  # fmt: skip
        tasks.read(self, queries_targets.targets_of, done=self._on_rows, key="rows",
                   visit_id=self.visit_id)  # fmt: skip

    def look_for(self, wanted: Wanted) -> None:
        """Find people for the list."""
        self.wanted = wanted
        tasks = self._context.tasks
        tasks.read(self, candidates.candidates, done=self._on_candidates, key="candidates",
                   wanted=wanted)  # fmt: skip
        tasks.read(self, candidates.candidate_count, done=self._on_count, key="count",
                   wanted=wanted)  # fmt: skip

    def put_on(self, people: Sequence[tuple[int, TargetReason]]) -> None:
        """Put people on the list."""
        chosen = {resident_id for resident_id, _ in people}

        def undo() -> None:
            ids = [row.id for row in self.rows if row.resident_id in chosen]
            self._write(targets.remove_targets, None, target_ids=ids)

        def done(new: int) -> None:
            words = self.tr("{count} people are on the list now.") if new > 1 else (
                self.tr("One person more is on the list.") if new else
                self.tr("Nobody was put on the list: they are on it already, or not on the roll "
                        "any more.")
            )  # fmt: skip
            self.said.emit(words.format(count=self._context.number(new)), undo if new else None)

        known = {row.resident_id for row in self.rows}
        chosen -= known
        self._write(targets.add_targets, done, visit_id=self.visit_id, residents=tuple(people))

    def take_off(self, rows: Sequence[TargetRow]) -> None:
        """Take people off the list."""

        def done(taken: tuple[tuple[int, TargetReason], ...]) -> None:
            words = (
                self.tr("One person was taken off the list.") if len(taken) == 1
                else self.tr("{count} people were taken off the list.")
            )  # fmt: skip
            self.said.emit(
                words.format(count=self._context.number(len(taken))),
                lambda: self._write(targets.add_targets, None, visit_id=self.visit_id,
                                    residents=taken),
            )  # fmt: skip

        self._write(targets.remove_targets, done, target_ids=tuple(row.id for row in rows))

    def told(self, row: TargetRow, before: targets.Said) -> None:
        """An outcome was noted; how it was before is given back by Undo."""
        self.said.emit(
            self.tr("Noted: {name}.").format(name=row.name),
            lambda: self._write(targets.set_outcome, None, target_id=row.id,
                                outcome=before.outcome, note=before.note),
        )  # fmt: skip

    def clear_outcome(self, row: TargetRow) -> None:
        """Take an outcome back."""

        def done(before: targets.Said) -> None:
            self.told(row, before)

        outcome: TargetOutcome | None = None
        self._write(targets.set_outcome, done, target_id=row.id, outcome=outcome)

    def _write(self, service: Any, done: Callable[[Any], None] | None, **values: Any) -> None:
        self._context.tasks.write(
            self, service, done=done, refused=self._on_refused, troubled=self._on_refused,
            **values,
        )  # fmt: skip

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(*WATCHED):
            self.load()
        if self.wanted is not None and changes.touches(*LOOKED_FOR):
            self.look_for(self.wanted)

    def _on_visit(self, visit: VisitHead | None) -> None:
        self.visit = visit
        self.changed.emit()

    def _on_rows(self, rows: tuple[TargetRow, ...]) -> None:
        self.rows, self._rows_read = rows, True
        self.changed.emit()

    def _on_candidates(self, rows: tuple[Candidate, ...]) -> None:
        self.candidates = rows
        self.count = max(self.count, len(rows))
        self.found.emit()

    def _on_count(self, count: int) -> None:
        self.count = count
        self.found.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))

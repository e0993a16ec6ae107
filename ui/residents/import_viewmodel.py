"""Taking in a roll: file, columns, preview, decisions, import. No widgets."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents import rollqueries
from ektp_desk.residents.export import write_table
from ektp_desk.residents.rollfile import read_table
from ektp_desk.residents.rollfit import FileWarning, is_within
from ektp_desk.residents.rollimport import look_over
from ektp_desk.residents.rollmap import ColumnMap, RollColumn, recognise
from ektp_desk.residents.rollpreview import Choices, Preview
from ektp_desk.residents.rollqueries import ListedRow, ScopeRow, UpdateRow
from ektp_desk.residents.rollupdate import Imported, import_roll
from ektp_desk.residents.rules import Presence
from ui.context import Context
from ui.residents.roll_report import report_rows
from ui.residents.roll_words import RollWords
from ui.tasks import Job

SHOWN_ABSENT = 300


class ImportViewModel(QObject):
    """One import; nothing is written before `run`."""

    columns_read = Signal()
    previewed = Signal()
    decided = Signal()  # a choice about the preview changed
    absent_read = Signal(object)  # tuple[ListedRow, …]
    updates_read = Signal()
    imported = Signal(object)  # Imported
    exported = Signal(str)  # the file's name
    progressed = Signal(int, int)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.words = RollWords(context)
        self.path: Path | None = None
        self.headers: tuple[str, ...] = ()
        self.columns: ColumnMap | None = None
        self.preview: Preview | None = None
        self.updates: tuple[UpdateRow, ...] = ()
        self.scopes: tuple[ScopeRow, ...] = ()
        self.whole_of, self.gone_as = "", Presence.UNKNOWN
        self.take: set[tuple[str, str]] = set()
        self.accept: set[str] = set()
        self.is_ours = False

    def load(self) -> None:
        """Read past updates, and the regions that a file can be the whole roll of."""
        tasks = self._context.tasks
        tasks.read(self, rollqueries.updates, done=self._on_updates, key="updates")
        tasks.read(
            self, rollqueries.scopes, done=self._on_scopes, key="scopes",
            region_code=self._context.profile.region_code,
        )  # fmt: skip

    # -- reading a file --------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read the headings of a file; go on to the preview when all needed ones are known."""
        self.path, self.preview, self.columns = path, None, None

        def read(_job: Job) -> tuple[tuple[str, ...], ColumnMap]:
            table = read_table(path)
            return table.headers, recognise(table.headers)

        self._run(read, self._on_headers)

    def look(self, chosen: Mapping[RollColumn, int] | None = None) -> None:
        """Check every row; `chosen` says by hand which column is which."""
        path, context = self.path, self._context
        assert path is not None

        def check(job: Job) -> Preview:
            return context.tasks.desk.read(
                look_over, path=path, region_code=context.profile.region_code,
                today=context.today(), chosen=chosen, progress=job.report,
                cancelled=job.cancelled,
            )  # fmt: skip

        self._run(check, self._on_preview)

    # -- deciding --------------------------------------------------------------------------

    def set_scope(self, whole_of: str) -> None:
        """Say whose whole roll the file is, "" for a part; read whom it does not name."""
        self.whole_of = whole_of
        self.decided.emit()
        preview = self.preview
        if preview is None or not whole_of:
            self.absent_read.emit(())
            return
        ids = [
            number
            for code, pairs in preview.absent.items()
            if is_within(code, whole_of)
            for number in islice(pairs, 0, SHOWN_ABSENT * 2, 2)
        ]
        self._context.tasks.read(
            self, rollqueries.people, done=self._on_absent, key="absent", ids=ids[:SHOWN_ABSENT]
        )

    def set_gone_as(self, presence: Presence) -> None:
        """What to note of people who are no longer listed."""
        self.gone_as = presence

    def set_ours(self, ours: bool) -> None:
        """Whether somebody says that the file is this office's."""
        self.is_ours = ours
        self.decided.emit()

    def toggle_conflict(self, nik: str, field: str) -> None:
        """Take the roll's value instead of ours, or keep ours after all."""
        self.take ^= {(nik, field)}
        self.decided.emit()

    def toggle_doubt(self, nik: str) -> None:
        """Take a row that is held back, or hold it back again."""
        self.accept ^= {nik}
        self.decided.emit()

    @property
    def choices(self) -> Choices:
        """What was decided so far."""
        return Choices(
            self.whole_of, self.gone_as, frozenset(self.take), frozenset(self.accept), self.is_ours
        )

    @property
    def absent(self) -> int:
        """How many people would be noted as no longer listed."""
        if self.preview is None or not self.whole_of:
            return 0
        return self.preview.absent_within(self.whole_of)

    @property
    def warnings(self) -> tuple[FileWarning, ...]:
        """What is odd about the file, as a whole roll too if it is said to be one."""
        preview = self.preview
        if preview is None:
            return ()
        if not self.whole_of:
            return preview.file_warnings
        return (
            *preview.file_warnings, *preview.whole_warnings(self.whole_of, self.words.villages)
        )  # fmt: skip

    @property
    def is_blocked(self) -> bool:
        """Whether the file may not count as a whole roll, or somebody must say whose it is."""
        preview = self.preview
        unanswered = preview is not None and preview.must_ask and not self.is_ours
        blocked = bool(self.whole_of) and any(warning.blocks_gone for warning in self.warnings)
        return unanswered or blocked

    @property
    def people(self) -> int:
        """How many people the import would touch."""
        preview = self.preview
        if preview is None:
            return 0
        taken = len({nik for nik, _field in self.take} | self.accept)
        return preview.to_add + preview.to_change + self.absent + taken

    # -- writing ---------------------------------------------------------------------------

    def run(self) -> None:
        """Write what was decided in one transaction."""
        preview, choices, context = self.preview, self.choices, self._context
        assert preview is not None

        def write(job: Job) -> Done[Imported]:
            return context.tasks.desk.write(
                context.tasks.actor, import_roll, preview=preview, choices=choices,
                progress=job.report, cancelled=job.cancelled,
            )  # fmt: skip

        self._run(write, self._on_imported)

    def cancel(self) -> None:
        """Stop what runs; nothing is kept of it."""
        if self._job is not None:
            self._job.cancel()

    def export_problems(self, path: Path, headings: tuple[str, ...]) -> None:
        """Write all that is to be looked at as a table, to be put right in the office's list."""
        assert self.preview is not None
        rows = report_rows(self._context, self.words, self.preview, self.warnings)

        def write(_job: Job) -> str:
            write_table(path, headings, rows)
            return path.name

        self._run(write, self.exported.emit)

    def _run(self, job, done) -> None:  # type: ignore[no-untyped-def]
        self._job = self._context.tasks.run(
            self,
            job,
            done=done,
            progress=self.progressed.emit,
            failed=self._on_refused,
            troubled=self._on_refused,
        )

    # -- answers ---------------------------------------------------------------------------

    def _on_updates(self, rows: tuple[UpdateRow, ...]) -> None:
        self.updates = rows
        self.updates_read.emit()

    def _on_scopes(self, rows: tuple[ScopeRow, ...]) -> None:
        self.scopes = rows
        self.words.villages = {row.code: row.name for row in rows}

    def _on_headers(self, found: tuple[tuple[str, ...], ColumnMap]) -> None:
        self.headers, self.columns = found
        self.columns_read.emit()
        if not self.columns.missing:
            self.look()

    def _on_preview(self, preview: Preview) -> None:
        self.preview = preview
        self.columns = preview.columns
        self.whole_of, self.gone_as = "", Presence.UNKNOWN
        self.take, self.accept, self.is_ours = set(), set(), False
        self.previewed.emit()

    def _on_absent(self, rows: tuple[ListedRow, ...]) -> None:
        self.absent_read.emit(rows)

    def _on_imported(self, outcome: Done[Imported]) -> None:
        self._context.tasks.announce(outcome.changes)
        self.load()
        self.imported.emit(outcome.result)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))

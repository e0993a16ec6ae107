"""Taking in a roll: file, columns, preview, import. No widgets."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.export import write_table
from ektp_desk.residents.rollfile import read_table
from ektp_desk.residents.rollimport import Preview, look_over
from ektp_desk.residents.rollmap import ColumnMap, RollColumn, recognise
from ektp_desk.residents.services import Imported, import_roll
from ui.context import Context
from ui.tasks import Job


class ImportViewModel(QObject):
    """One import; nothing is written before `run`."""

    columns_read = Signal()
    previewed = Signal()
    imported = Signal(object)  # Imported
    exported = Signal(str)  # the file's name
    progressed = Signal(int, int)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.path: Path | None = None
        self.headers: tuple[str, ...] = ()
        self.columns: ColumnMap | None = None
        self.preview: Preview | None = None

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

    def run(self) -> None:
        """Write the good rows in one transaction."""
        preview, context = self.preview, self._context
        assert preview is not None

        def write(job: Job) -> Done[Imported]:
            return context.tasks.desk.write(
                context.tasks.actor, import_roll, rows=preview.rows,
                columns=preview.columns.columns, file_name=preview.file_name,
                sha256=preview.sha256, refused=preview.refused, progress=job.report,
                cancelled=job.cancelled,
            )  # fmt: skip

        self._run(write, self._on_imported)

    def cancel(self) -> None:
        """Stop what runs; nothing is kept of it."""
        if self._job is not None:
            self._job.cancel()

    def export_problems(self, path: Path, headings: tuple[str, ...]) -> None:
        """Write the problems as a table, to be put right in the office's list."""
        preview, say = self.preview, self._context.say
        assert preview is not None
        rows = [
            (p.line, say(f"roll_column.{p.column}"), p.value, say(p.code)) for p in preview.problems
        ]

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

    def _on_headers(self, found: tuple[tuple[str, ...], ColumnMap]) -> None:
        self.headers, self.columns = found
        self.columns_read.emit()
        if not self.columns.missing:
            self.look()

    def _on_preview(self, preview: Preview) -> None:
        self.preview = preview
        self.columns = preview.columns
        self.previewed.emit()

    def _on_imported(self, outcome: Done[Imported]) -> None:
        self._context.tasks.announce(outcome.changes)
        self.imported.emit(outcome.result)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))

"""Taking a filled list in: file and password, preview, decisions, writing. No widgets."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.partners.preview import Compared, Preview, look, undecided
from ektp_desk.partners.rules import Decision, Verdict
from ektp_desk.partners.services import Decided, Source, take_answers
from ektp_desk.partners.workbook import open_book
from ektp_desk.residents.export import write_table
from ui.context import Context
from ui.tasks import Job

DEFAULTS = {
    Verdict.NEW: Decision.TAKEN,
    Verdict.AGREES: Decision.TAKEN,
    Verdict.CONFLICT: Decision.LATER,
}


class ListImportViewModel(QObject):
    """One list coming home; nothing is written before `write`."""

    previewed = Signal()
    decided = Signal(int)  # the line
    written = Signal(object)  # Applied
    exported = Signal(str)  # the file's name
    refused = Signal(str, str)  # the field, the sentence

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.preview: Preview | None = None
        self.decisions: dict[int, Decision] = {}

    @property
    def open_answers(self) -> tuple[Compared, ...]:
        """The answers that something becomes of."""
        preview = self.preview
        rows = preview.compared if preview is not None else ()
        return tuple(row for row in rows if row.verdict is not Verdict.DECIDED)

    def open_file(self, path: Path, password: str) -> None:
        """Read a file and compare it with what is known."""
        desk, today = self._context.tasks.desk, self._context.today()

        def read(_job: Job) -> Preview:
            return desk.read(look, book=open_book(path, password.strip()), today=today)

        self._context.tasks.run(
            self, read, done=self._on_preview, failed=self._on_refused,
            troubled=self._on_refused,
        )  # fmt: skip

    def open_waiting(self, list_id: int) -> None:
        """Look at the answers that were put off."""
        self._context.tasks.read(
            self, undecided, done=self._on_preview, failed=self._on_refused, list_id=list_id
        )

    def decide(self, line_id: int, decision: Decision) -> None:
        """Say what becomes of one answer."""
        self.decisions[line_id] = decision
        self.decided.emit(line_id)

    def count(self, decision: Decision) -> int:
        """How many answers are decided so."""
        return sum(word is decision for word in self.decisions.values())

    def write(self) -> None:
        """Write all decisions in one transaction."""
        preview = self.preview
        assert preview is not None
        decided = tuple(
            Decided(row.said, self.decisions[row.line_id], row.known) for row in self.open_answers
        )
        self._context.tasks.write(
            self, take_answers, done=self.written.emit, refused=self._on_refused,
            troubled=self._on_refused, list_id=preview.list_id, decided=decided,
            source=Source(preview.file_name, preview.sha256, len(preview.problems)),
        )  # fmt: skip

    def export_problems(self, path: Path, headings: tuple[str, ...]) -> None:
        """Write the rows that are not taken, for the partner to put right."""
        preview, say = self.preview, self._context.say
        assert preview is not None
        rows = [(p.row, p.column.value, p.value, say(p.code)) for p in preview.problems]

        def write(_job: Job) -> str:
            write_table(path, headings, rows)
            return path.name

        self._context.tasks.run(
            self, write, done=self.exported.emit, failed=self._on_refused,
            troubled=self._on_refused,
        )  # fmt: skip

    def _on_preview(self, preview: Preview) -> None:
        self.preview = preview
        self.decisions = {row.line_id: DEFAULTS[row.verdict] for row in self.open_answers}
        self.previewed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(error.field, self._context.refusal(error))

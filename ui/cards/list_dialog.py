"""Taking in a list from the central system: who is print-ready, or at which status."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import StatusImport, StatusProblem, import_statuses
from ektp_desk.recording.statusfile import read_statuses
from ui.context import Context
from ui.tasks import Job
from ui.widgets.dialog import Dialog
from ui.widgets.empty import EmptyState
from ui.widgets.progress import ProgressStrip
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable

SIZE = (720, 520)
FILES = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods"


class ListDialog(Dialog):
    """File, then what became of it. A list without a status column names print-ready people."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Import a list from the central system")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                context.icons.pixmap("file-spreadsheet", 48, "text_muted"),
                self.tr("Print-ready list"),
                self.tr(
                    "CSV, XLSX, XLS or ODS with a column NIK, and if there is one a column "
                    "status. The same list again changes nothing, also after its cards were "
                    "printed."
                ),
            )
        )
        self._stack.addWidget(self._build_result())
        self.body.addWidget(self._stack, 1)
        self._progress = ProgressStrip()
        self.body.addWidget(self._progress)
        self.set_primary(self.tr("Choose a file…"), self._on_choose)
        self.add_cancel(self.tr("Close"))

    def _build_result(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._tiles = {
            "print_ready": StatTile("", self.tr("now print-ready")),
            "seen": StatTile("", self.tr("statuses noted")),
            "unchanged": StatTile("", self.tr("known already")),
            "refused": StatTile("", self.tr("lines left out")),
        }
        column.addLayout(tiles_row(self._tiles.values(), spacing=10))
        say = self._context.say
        self._model: RowsModel[StatusProblem] = RowsModel(
            [
                Column(self.tr("Line"), lambda row: str(row.line), align="right"),
                Column(self.tr("Value"), lambda row: row.value, tooltip=lambda row: row.value),
                Column(self.tr("Why"), lambda row: say(row.code, value=row.value),
                       tooltip=lambda row: say(row.code, value=row.value)),
            ]
        )  # fmt: skip
        table = DataTable(self._context.theme)
        table.setObjectName("listProblems")
        table.setAccessibleName(self.tr("Lines left out"))
        table.set_model(self._model)
        table.set_empty_text(self.tr("Every line was taken."))
        table.fit({0: 60, 1: 190, 2: "stretch"})
        column.addWidget(table, 1)
        return box

    def open_file(self, path: Path) -> None:
        """Take in a list."""
        self.busy(True)
        self._progress.show_progress(self.tr("Reading the file …"), 0, 0)
        tasks = self._context.tasks

        def take_in(_job: Job) -> Done[StatusImport]:
            lines = read_statuses(path, default=CentralStatus.PRINT_READY_RECORD)
            return tasks.desk.write(tasks.actor, import_statuses, lines=lines, file_name=path.name)

        tasks.run(self, take_in, done=self._on_done, failed=self._on_refused,
                  troubled=self._on_refused)  # fmt: skip

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the list"), "", f"{self.tr('Tables')} ({FILES})"
        )
        if name:
            self.open_file(Path(name))

    def _on_done(self, outcome: Done[StatusImport]) -> None:
        result, number = outcome.result, self._context.number
        for name in ("print_ready", "seen", "unchanged"):
            self._tiles[name].show_value(number(getattr(result, name)))
        refused = len(result.problems)
        self._tiles["refused"].show_value(number(refused), "negative" if refused else "text")
        self._model.set_rows(result.problems)
        self._stack.setCurrentIndex(1)
        self._progress.hide()
        self.busy(False)
        self._context.tasks.announce(outcome.changes)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self._progress.hide()
        self.refuse(self._context.refusal(error))

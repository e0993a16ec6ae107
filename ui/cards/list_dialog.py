"""An exported list of the central system: looked over line by line, then taken over."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QStackedWidget, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import StatusImport, import_statuses
from ektp_desk.recording.statusfile import open_statuses
from ektp_desk.recording.statusimport import REFUSED, TAKEN, StatusPreview, look_over
from ektp_desk.residents.export import write_table
from ui.cards.list_preview import ListPreview
from ui.context import Context
from ui.tasks import Job
from ui.widgets.buttons import QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.empty import EmptyState
from ui.widgets.progress import ProgressStrip

SIZE = (900, 620)
FILES = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods"


class ListDialog(Dialog):
    """File, preview, then what became of it. Nothing is written before the preview is agreed to.

    A list without a status column names print-ready people.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Import a list from the central system")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._preview: StatusPreview | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_empty())
        self._view = ListPreview(context)
        self._stack.addWidget(self._view)
        self.body.addWidget(self._stack, 1)
        self._own = QCheckBox(self.tr("This list is of this office all the same"))
        self._own.setObjectName("listIsOurs")
        self._own.toggled.connect(self._show_button)
        self._own.hide()
        self.body.addWidget(self._own)
        self._progress = ProgressStrip()
        self.body.addWidget(self._progress)
        self._export = QuietButton(self.tr("Save what cannot be taken…"))
        self._export.setObjectName("exportProblems")
        self._export.clicked.connect(self._on_export)
        self._export.hide()
        self.add_aside(self._export)
        self._button = self.set_primary(self.tr("Choose a file…"), self._on_primary)
        self.add_cancel(self.tr("Close"))

    def _build_empty(self) -> EmptyState:
        return EmptyState(
            self._context.icons.pixmap("file-spreadsheet", 48, "text_muted"),
            self.tr("A list exported there"),
            self.tr(
                "CSV, XLSX, XLS or ODS with a column NIK, and if there is one a column "
                "status. Every line is shown before anything is noted; the same list again "
                "changes nothing."
            ),
        )

    # -- reading ---------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read a list and look it over."""
        self.busy(True)
        self._progress.show_progress(self.tr("Reading the file …"), 0, 0)
        desk = self._context.tasks.desk

        def look(_job: Job) -> StatusPreview:
            listed = open_statuses(path, default=CentralStatus.PRINT_READY_RECORD)
            return desk.read(
                look_over, lines=listed.lines, file_name=listed.name, sha256=listed.sha256
            )

        self._context.tasks.run(self, look, done=self._on_looked, failed=self._on_refused,
                                troubled=self._on_refused)  # fmt: skip

    def _on_looked(self, preview: StatusPreview) -> None:
        self._progress.hide()
        self.busy(False)
        self._preview = preview
        self._view.show_preview(preview)
        self._stack.setCurrentWidget(self._view)
        self._own.setVisible(preview.foreign)
        self._export.setVisible(preview.count(*REFUSED) > 0)
        self._show_button()

    def _show_button(self) -> None:
        preview = self._preview
        if preview is None:
            return
        count = preview.count(*TAKEN)
        self._button.set_text(
            self.tr("Note {count} statuses").format(count=self._context.number(count))
            if count
            else self.tr("Nothing to note")
        )
        self._button.setEnabled(count > 0 and (not preview.foreign or self._own.isChecked()))

    # -- doing -----------------------------------------------------------------------------

    def _on_primary(self) -> None:
        if self._preview is not None:
            self._take_over(self._preview)
            return
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the list"), "", f"{self.tr('Tables')} ({FILES})"
        )
        if name:
            self.open_file(Path(name))

    def _take_over(self, preview: StatusPreview) -> None:
        self._context.tasks.write(
            self, import_statuses, done=self._on_done, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, lines=preview.to_take(),
            file_name=preview.file_name, sha256=preview.sha256,
        )  # fmt: skip

    def _on_done(self, result: StatusImport) -> None:
        number = self._context.number
        self._own.hide()
        self._preview = None
        self._button.set_text(self.tr("Another file…"))
        self._button.setEnabled(True)
        self._view.show_done(
            self.tr("Noted: {seen}, of them print-ready: {ready}.").format(
                seen=number(result.seen), ready=number(result.print_ready)
            )
        )

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save what cannot be taken"), "", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the lines that cannot be taken, with the reason, as a table."""
        headings, rows = self._view.problems()

        def write(_job: Job) -> str:
            write_table(path, headings, rows)
            return path.name

        self._context.tasks.run(self, write, done=self._on_written, failed=self._on_refused,
                                troubled=self._on_refused)  # fmt: skip

    def _on_written(self, name: str) -> None:
        self._view.show_done(self.tr("Written: {name}").format(name=name))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self._progress.hide()
        self.refuse(self._context.refusal(error))
        self._show_button()

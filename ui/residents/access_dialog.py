"""One person's log of access: who opened, printed, took out or changed what, when and where."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports.access_log import (
    AccessLog,
    AccessRow,
    issue_log,
    log_taken_out,
    read_log,
    what,
)
from ektp_desk.reports.rules_access import Way
from ektp_desk.residents.export import write_table
from ektp_desk.residents.queries import ResidentView
from ui.context import Context
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1060, 620)


class AccessDialog(Dialog):
    """Newest first; opening this window stands in the log from then on."""

    def __init__(self, context: Context, view: ResidentView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Log of access: {name}").format(name=view.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._resident_id = view.id
        self._rows: tuple[AccessRow, ...] = ()
        self.body.addWidget(
            Muted(
                self.tr(
                    "Opening the same person is noted once a day for each officer and computer. "
                    "What was done at the counters stands in the whole history. That you read "
                    "this log is noted as well."
                )
            )
        )
        self.body.addLayout(self._build_head())
        self._table = self._build_table()
        self.body.addWidget(self._table, 1)
        self._export = Button(self.tr("Export…"), context.icons.icon("download"))
        self._export.setObjectName("exportAccess")
        self._export.clicked.connect(self._on_export)
        self.add_aside(self._export)
        self._print = Button(self.tr("Print the log"), context.icons.icon("printer"), "Ctrl+P")
        self._print.setObjectName("printAccess")
        self._print.clicked.connect(self._on_print)
        self.add_aside(self._print)
        for button in (self._export, self._print):
            button.setEnabled(False)
        self.set_primary(self.tr("Close"), self.accept)
        self._table.setFocus()
        context.tasks.write(
            self, read_log, done=self._on_read, refused=self._on_refused,
            troubled=self._on_refused, resident_id=view.id,
        )  # fmt: skip

    def _build_head(self) -> QHBoxLayout:
        self._way = QComboBox()
        self._way.setObjectName("accessWay")
        self._way.setAccessibleName(self.tr("What to show"))
        self._way.addItem(self.tr("Everything"), "")
        for way in Way:
            if way is not Way.SERVED:
                self._way.addItem(self._context.say(f"access_way.{way}"), way.value)
        self._way.currentIndexChanged.connect(self._show)
        self._counted = Muted("")
        self._counted.setObjectName("accessCounted")
        head = QHBoxLayout()
        head.addWidget(self._counted, 1)
        head.addWidget(self._way)
        return head

    def _build_table(self) -> DataTable:
        self._model: RowsModel[AccessRow] = RowsModel(
            [
                Column(self.tr("When"), self._when),
                Column(self.tr("What"), self._said),
                Column(self.tr("Where, note"), self._what, tooltip=self._what),
                Column(self.tr("Officer"), self._officer, tooltip=self._officer),
                Column(self.tr("Computer"), lambda row: row.station or "–",
                       tooltip=lambda row: row.station),
            ]
        )  # fmt: skip
        table = DataTable(self._context.theme)
        table.setObjectName("accessLog")
        table.setAccessibleName(self.tr("Log of access"))
        table.set_model(self._model)
        table.fit({0: 200, 1: 170, 2: "stretch", 3: 190, 4: 190})
        table.set_empty_text(self.tr("Nobody got to these data yet."))
        return table

    # -- showing ---------------------------------------------------------------------------

    def _on_read(self, found: AccessLog) -> None:
        self._rows = found.rows
        self._show()
        for button in (self._export, self._print):
            button.setEnabled(True)

    def _show(self) -> None:
        wanted = self._way.currentData()
        rows = [row for row in self._rows if not wanted or row.way == wanted]
        self._model.set_rows(rows)
        number = self._context.number(len(rows))
        self._counted.setText(self.tr("{number} accesses").format(number=number))

    def _when(self, row: AccessRow) -> str:
        local = row.at.astimezone(self._context.zone)
        return self.tr("{day}, {time}").format(
            day=self._context.day(local.date()), time=self._context.time(row.at)
        )

    def _said(self, row: AccessRow) -> str:
        return self._context.say(f"access_way.{row.way}")

    def _what(self, row: AccessRow) -> str:
        return what(row.code, row.note, self._context.say)

    def _officer(self, row: AccessRow) -> str:
        return row.officer or self._context.say("access.console")

    # -- doing -----------------------------------------------------------------------------

    def _on_print(self) -> None:
        self._context.tasks.write(
            self, issue_log, done=self._on_paper, refused=self._on_refused,
            troubled=self._on_refused, resident_id=self._resident_id,
        )  # fmt: skip

    def _on_paper(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)
        self.tell(self.tr("The log goes to the printer."))

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), self.tr("log of access") + ".xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            self._write(Path(name))

    def _write(self, path: Path) -> None:
        """The rows shown; that they were taken out is noted first."""
        tasks, resident_id = self._context.tasks, self._resident_id
        headings, rows = self._model.titles, self._model.texts()

        def write(_job: Job) -> Done[None]:
            require_target(path)
            noted = tasks.desk.write(tasks.actor, log_taken_out, resident_id=resident_id)
            write_table(path, headings, rows)
            return noted

        def written(noted: Done[None]) -> None:
            tasks.announce(noted.changes)
            self.tell(self.tr("Written: {name}").format(name=path.name))

        tasks.run(self, write, done=written, failed=self._on_refused, troubled=self._on_refused)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))

"""The store over a month: opening, came in, destroyed, closing; on paper, as PDF, as XLSX."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from ektp_desk.cards import destruction
from ektp_desk.cards.destruction import MonthLine
from ektp_desk.cards.destruction_papers import issue_store_report
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.papers.services import PaperRow
from ektp_desk.residents.export import write_table
from ektp_desk.storage.files import write_whole
from printing.catalogue import render
from ui.context import Context
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body

SIZE = (820, 620)
MONTHS_BACK = 24


def months(today: date) -> list[tuple[date, date]]:
    """First and last day of this month and those before it, newest first."""
    found = []
    first = today.replace(day=1)
    for _ in range(MONTHS_BACK):
        following = (first + timedelta(days=31)).replace(day=1)
        found.append((first, following - timedelta(days=1)))
        first = (first - timedelta(days=1)).replace(day=1)
    return found


class StoreReportDialog(Dialog):
    """Last month at first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Report of the destruction store")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._month = QComboBox()
        self._month.setObjectName("storeMonth")
        for span in months(context.today()):
            self._month.addItem(context.locale.toString(_qdate(span[0]), "MMMM yyyy"), span)
        self._month.setCurrentIndex(1)
        self._month.currentIndexChanged.connect(self._load)
        self.body.addWidget(Field(self.tr("Month"), self._month))
        say, number = context.say, context.number
        self._model: RowsModel[MonthLine] = RowsModel(
            [
                Column(self.tr("Reason"), lambda row: say(f"store_reason.{row.reason}")),
                Column(self.tr("Opening"), lambda row: number(row.opening), align="right"),
                Column(self.tr("Came in"), lambda row: number(row.came_in), align="right"),
                Column(self.tr("Destroyed"), lambda row: number(row.destroyed), align="right"),
                Column(self.tr("Closing"), lambda row: number(row.closing), align="right"),
            ]
        )
        table = DataTable(context.theme)
        table.setObjectName("storeLines")
        table.setAccessibleName(title)
        table.set_model(self._model)
        table.fit({0: "stretch", 1: 96, 2: 96, 3: 118, 4: 96})
        self.body.addWidget(table, 1)
        self._sum = Body("")
        self._sum.setObjectName("storeSum")
        self.body.addWidget(self._sum)
        self._add_buttons()
        self._load()

    def _add_buttons(self) -> None:
        icons = self._context.icons
        for name, text, icon, slot in (
            ("storeXlsx", self.tr("Export as XLSX…"), "file-spreadsheet", self._on_xlsx),
            ("storePdf", self.tr("Save as PDF…"), "download", self._on_pdf),
        ):
            button = Button(text, icons.icon(icon))
            button.setObjectName(name)
            button.clicked.connect(slot)
            self.add_aside(button)
        self.set_primary(self.tr("Print"), self._on_print)
        self.add_cancel(self.tr("Close"))

    def _load(self) -> None:
        first, last = self._month.currentData()
        self._context.tasks.read(self, destruction.over_time, done=self._show, key="month",
                                 first=first, last=last)  # fmt: skip

    def _show(self, lines: tuple[MonthLine, ...]) -> None:
        self._model.set_rows(lines)
        number = self._context.number
        self._sum.setText(
            self.tr("Opening {opening} + came in {came} − destroyed {gone} = closing {closing}")
            .format(
                opening=number(sum(line.opening for line in lines)),
                came=number(sum(line.came_in for line in lines)),
                gone=number(sum(line.destroyed for line in lines)),
                closing=number(sum(line.closing for line in lines)),
            )
        )  # fmt: skip

    def _on_print(self) -> None:
        self._issue(self._printed)

    def _printed(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)
        self.accept()

    def _on_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "", "PDF (*.pdf)")
        if name:
            self.save_pdf(Path(name))

    def save_pdf(self, path: Path) -> None:
        """Issue the report and keep it as a PDF."""
        try:
            require_target(path)
        except OfficeError as error:
            self._on_refused(error)
            return
        self._issue(lambda paper: self._run(path, lambda: _write_pdf(path, paper)))

    def _on_xlsx(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.save_table(Path(name))

    def save_table(self, path: Path) -> None:
        """Write the month shown as a table, figures as figures."""
        headings, say = self._model.titles, self._context.say
        rows = [
            (say(f"store_reason.{row.reason}"), row.opening, row.came_in, row.destroyed,
             row.closing)
            for row in self._model.rows
        ]  # fmt: skip
        self._run(path, lambda: write_table(path, headings, rows))

    def _issue(self, done: Callable[[PaperRow], None]) -> None:
        first, last = self._month.currentData()
        self._context.tasks.write(
            self, issue_store_report, done=done, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, first=first, last=last,
        )  # fmt: skip

    def _run(self, path: Path, write: Callable[[], None]) -> None:
        def job(_job: Job) -> str:
            try:
                write()
            except OSError as error:
                raise OfficeError("file.not_written", path=path.name) from error
            return path.name

        self._context.tasks.run(self, job, done=self._on_written, failed=self._on_refused,
                                troubled=self._on_refused)  # fmt: skip

    def _on_written(self, name: str) -> None:
        self.busy(False)
        self.tell(self.tr("Written: {name}").format(name=name))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))


def _write_pdf(path: Path, paper: PaperRow) -> None:
    write_whole(path, render(paper.kind, paper.slip, paper.copy), forced=False)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

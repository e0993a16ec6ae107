"""What came home, what is still out, and what somebody has to decide about it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import queries_devices, queries_home
from ektp_desk.outreach.queries_devices import DueRow
from ektp_desk.outreach.queries_home import (
    DoubleRow,
    FileHomeRow,
    MissingFile,
    QuarantineRow,
)
from ui.context import Context
from ui.outreach.double_dialog import DoubleDialog
from ui.outreach.home_dialog import HomeDialog
from ui.outreach.home_lists import AwaitedList, DecideList
from ui.outreach.quarantine_dialog import QuarantineDialog
from ui.outreach.receipt_file import save_receipts
from ui.tabs import Tab
from ui.tasks import Job
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

LIST, EMPTY = range(2)


class HomeTab(Tab):
    """At the left the files, at the right what is to be decided and what is awaited."""

    watched = frozenset({"outreach", "bundle", "field", "device", "recording"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stack = QStackedWidget()
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._build_files(), 5)
        row.addLayout(self._build_lists(), 3)
        self._stack.addWidget(box)
        self._stack.addWidget(self._build_empty())
        self.column.addWidget(self._stack, 1)
        self._known: set[str] = set()

    # -- building --------------------------------------------------------------------------

    def _build_files(self) -> Panel:
        icons = self.context.icons
        panel = Panel(self.tr("Files taken in"))
        self._receipt = QuietButton(self.tr("Save the receipt…"), icons.icon("download"))
        self._receipt.setObjectName("saveReceipt")
        self._receipt.clicked.connect(self._on_receipt)
        take = PrimaryButton(self.tr("Take in files…"), icons.icon("import", "accent_text"), "F2")
        take.setObjectName("takeHome")
        take.clicked.connect(self._on_take)
        for button in (self._receipt, take):
            panel.header.addWidget(button)
        panel.body.addWidget(self._build_table(), 1)
        return panel

    def _build_table(self) -> DataTable:
        number = self.context.number
        self._files: RowsModel[FileHomeRow] = RowsModel(
            [
                Column(self.tr("Laptop"), lambda row: row.device_name,
                       tooltip=lambda row: row.file_name),
                Column(self.tr("No."), lambda row: str(row.sequence), align="right"),
                Column(self.tr("Visit"), lambda row: row.visit_number,
                       tooltip=lambda row: row.visit_title),
                Column(self.tr("Taken in"), lambda row: self._moment(row.at),
                       tooltip=lambda row: row.importer),
                Column(self.tr("Events"), lambda row: number(row.events), align="right"),
                Column(self.tr("Twice"), lambda row: number(row.disputed), align="right",
                       tone=lambda row: "warning" if row.disputed else "text_muted"),
                Column(self.tr("Set apart"), lambda row: number(row.quarantined), align="right",
                       tone=lambda row: "negative" if row.quarantined else "text_muted"),
            ]
        )  # fmt: skip
        self.table = DataTable(self.context.theme)
        self.table.setObjectName("filesHome")
        self.table.setAccessibleName(self.tr("Files taken in"))
        self.table.set_model(self._files)
        self.table.set_empty_text(self.tr("No file came home yet."))
        self.table.fit({0: "stretch", 1: 38, 2: 124, 3: 112, 4: 76, 5: 62, 6: 82})
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        return self.table

    def _build_lists(self) -> QVBoxLayout:
        self.decide = DecideList(self.context)
        self.decide.double_chosen.connect(self._on_double)
        self.decide.quarantine_chosen.connect(self._on_quarantine)
        self.awaited = AwaitedList(self.context)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.decide, 3)
        column.addWidget(self.awaited, 2)
        return column

    def _build_empty(self) -> EmptyState:
        icons = self.context.icons
        first = PrimaryButton(self.tr("Take in files…"), icons.icon("import", "accent_text"))
        first.setObjectName("takeHomeFirst")
        first.clicked.connect(self._on_take)
        return EmptyState(
            icons.pixmap("import", 48, "text_muted"),
            self.tr("No file came home yet"),
            self.tr(
                "After a visit the laptop packs what was done into a file. Take it in here from "
                "the USB stick: you see what will change before it is written."
            ),
            first,
        )

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        tasks, today = self.context.tasks, self.context.today()
        tasks.read(self, queries_home.files_home, done=self._show_files, key="files")
        tasks.read(self, queries_home.doubles, done=self._show_doubles, key="doubles")
        tasks.read(self, queries_home.quarantined, done=self._show_quarantined, key="apart")
        tasks.read(self, queries_home.missing_files, done=self._show_missing, key="missing")
        tasks.read(self, queries_devices.due_home, done=self._show_due, key="due", day=today)

    def _show_files(self, rows: tuple[FileHomeRow, ...]) -> None:
        self._files.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._show_buttons()
        self._fill("files", bool(rows))

    def _show_doubles(self, rows: tuple[DoubleRow, ...]) -> None:
        self.decide.show_doubles(rows)
        self._fill("doubles", bool(rows))

    def _show_quarantined(self, rows: tuple[QuarantineRow, ...]) -> None:
        self.decide.show_quarantined(tuple(row for row in rows if not row.decided))
        self._fill("apart", bool(rows))

    def _show_missing(self, rows: tuple[MissingFile, ...]) -> None:
        self.awaited.show_missing(rows)

    def _show_due(self, rows: tuple[DueRow, ...]) -> None:
        self.awaited.show_due(rows)
        self._fill("due", bool(rows))

    def _fill(self, part: str, filled: bool) -> None:
        """The page teaches as long as there is nothing on any of its parts."""
        self._known = self._known | {part} if filled else self._known - {part}
        self._stack.setCurrentIndex(LIST if self._known else EMPTY)

    def _show_buttons(self) -> None:
        self._receipt.setEnabled(self._row() is not None)

    def _row(self) -> FileHomeRow | None:
        place = self.table.current_row()
        rows = self._files.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _moment(self, moment: datetime) -> str:
        day = self.context.short_day(moment.astimezone(self.context.zone).date())
        return self.tr("{day}, {time}").format(day=day, time=self.context.time(moment))

    # -- doing -----------------------------------------------------------------------------

    def _on_take(self) -> None:
        HomeDialog(self.context, self).exec()

    def _on_double(self, row: DoubleRow) -> None:
        DoubleDialog(self.context, row, self).exec()

    def _on_quarantine(self, row: QuarantineRow) -> None:
        QuarantineDialog(self.context, row, self).exec()

    def _on_receipt(self) -> None:
        row = self._row()
        if row is None:
            return
        name = QFileDialog.getExistingDirectory(self, self.tr("Where to save the receipt"))
        if not name:
            return
        tasks, wanted = self.context.tasks, {row.device_id: Path(name)}

        def write(_job: Job) -> tuple[Path, ...]:
            return save_receipts(tasks.desk, wanted)

        tasks.run(
            self, write, done=self._on_saved, failed=self._on_not_saved,
            troubled=self._on_not_saved,
        )  # fmt: skip

    def _on_saved(self, paths: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in paths)
        self.notice.show_notice(self.tr("Written: {name}").format(name=names), "positive")

    def _on_not_saved(self, error: OfficeError | MachineError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")

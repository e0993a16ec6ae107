"""Taking in the office's roll: choose a file, see what would happen, then import."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.residents.rollmap import REQUIRED, RollColumn, RollRow, RowProblem
from ektp_desk.residents.rules import mask_nik
from ektp_desk.residents.services import Imported
from ui.context import Context
from ui.residents.import_viewmodel import ImportViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.progress import ProgressStrip
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (920, 620)
FILES = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods"
CHOOSE, COLUMNS, PREVIEW, DONE = range(4)


class ImportDialog(Dialog):
    """Four pictures in one dialog: file, columns, preview, done."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Import a roll")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self.viewmodel = ImportViewModel(context, self)
        self._choosers: dict[RollColumn, QComboBox] = {}
        self._stack = QStackedWidget()
        for build in (self._build_choose, self._build_columns, self._build_preview,
                      self._build_done):  # fmt: skip
            self._stack.addWidget(build())
        self.body.addWidget(self._stack, 1)
        self._progress = ProgressStrip()
        self._progress.cancelled.connect(self.viewmodel.cancel)
        self.body.addWidget(self._progress)
        self._go = self.set_primary(self.tr("Choose a file…"), self._on_go)
        self.add_cancel(self.tr("Close"))
        model = self.viewmodel
        model.columns_read.connect(self._on_columns)
        model.previewed.connect(self._on_previewed)
        model.imported.connect(self._on_imported)
        model.progressed.connect(self._on_progress)
        model.refused.connect(self._on_refused)
        model.exported.connect(self._on_exported)

    # -- building --------------------------------------------------------------------------

    def _build_choose(self) -> QWidget:
        return EmptyState(
            self._context.icons.pixmap("file-spreadsheet", 48, "text_muted"),
            self.tr("The office's list of residents"),
            self.tr(
                "CSV, XLSX, XLS or ODS with headings. Needed: NIK, name, date of birth, sex. "
                "Nothing is written before you have seen what would happen."
            ),
        )

    def _build_columns(self) -> QWidget:
        area = ScrollArea()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        self._columns_text = Muted("")
        column.addWidget(self._columns_text)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, wanted in enumerate(RollColumn):
            chooser = QComboBox()
            chooser.setObjectName(f"column_{wanted}")
            self._choosers[wanted] = chooser
            label = self._context.say(f"roll_column.{wanted}")
            if wanted in REQUIRED:
                label = self.tr("{name} (needed)").format(name=label)
            grid.addWidget(Field(label, chooser), place // 3, place % 3)
        column.addLayout(grid)
        column.addStretch(1)
        area.setWidget(content)
        return area

    def _build_preview(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._tiles = {
            "added": StatTile("", self.tr("new people")),
            "changed": StatTile("", self.tr("changed")),
            "unchanged": StatTile("", self.tr("as on the roll")),
            "refused": StatTile("", self.tr("rows left out")),
            "warnings": StatTile("", self.tr("odd, but taken")),
        }
        column.addLayout(tiles_row(self._tiles.values(), spacing=10))
        bar = QHBoxLayout()
        self._tabs = QTabBar()
        self._tabs.setObjectName("importTabs")
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("First rows"))
        self._tabs.addTab(self.tr("Problems"))
        self._tables = QStackedWidget()
        self._tabs.currentChanged.connect(self._tables.setCurrentIndex)
        self._other = QuietButton(self.tr("Columns…"), self._context.icons.icon("list"))
        self._other.setObjectName("chooseColumns")
        self._other.clicked.connect(lambda: self._show(COLUMNS))
        self._export = Button(self.tr("Export the problems…"), self._context.icons.icon("download"))
        self._export.setObjectName("exportProblems")
        self._export.clicked.connect(self._on_export)
        bar.addWidget(self._tabs)
        bar.addStretch(1)
        bar.addWidget(self._other)
        bar.addWidget(self._export)
        column.addLayout(bar)
        self._tables.addWidget(self._build_rows())
        self._tables.addWidget(self._build_problems())
        column.addWidget(self._tables, 1)
        return box

    def _build_rows(self) -> DataTable:
        say, day = self._context.say, self._context.day
        self._rows_model: RowsModel[RollRow] = RowsModel(
            [
                Column(self.tr("Line"), lambda row: str(row.line), align="right"),
                Column(self.tr("NIK"), lambda row: mask_nik(row.nik)),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Sex"), lambda row: say(f"sex.{row.sex}")),
                Column(self.tr("Born"), lambda row: day(row.birth_date)),
                Column(self.tr("Address"), lambda row: row.address),
            ]
        )
        table = DataTable(self._context.theme)
        table.setAccessibleName(self.tr("First rows"))
        table.set_model(self._rows_model)
        table.fit({0: 60, 1: 158, 2: "stretch", 3: 100, 4: 140, 5: 200})
        return table

    def _build_problems(self) -> DataTable:
        say = self._context.say
        self._problems_model: RowsModel[RowProblem] = RowsModel(
            [
                Column(self.tr("Line"), lambda row: str(row.line), align="right"),
                Column(self.tr("Column"), lambda row: say(f"roll_column.{row.column}")),
                Column(self.tr("Value"), lambda row: row.value, tooltip=lambda row: row.value),
                Column(self.tr("Why"), lambda row: say(row.code), tooltip=lambda row: say(row.code),
                       tone=lambda row: "warning" if row.warning else "negative"),
            ]
        )  # fmt: skip
        table = DataTable(self._context.theme)
        table.setObjectName("importProblems")
        table.setAccessibleName(self.tr("Problems"))
        table.set_model(self._problems_model)
        table.fit({0: 60, 1: 150, 2: 190, 3: "stretch"})
        return table

    def _build_done(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        self._done_text = Muted("")
        self._done_text.setObjectName("importDone")
        self._done = EmptyState(
            self._context.icons.pixmap("circle-check", 48, "positive"),
            self.tr("The roll is imported"),
            "",
            self._done_text,
        )
        column.addWidget(self._done)
        return box

    # -- showing ---------------------------------------------------------------------------

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        texts = {
            CHOOSE: self.tr("Choose a file…"),
            COLUMNS: self.tr("Check the rows"),
            PREVIEW: self.tr("Import"),
            DONE: self.tr("Import another file…"),
        }
        self._go.set_text(texts[place])
        self._progress.hide()
        self.busy(False)

    def _on_columns(self) -> None:
        columns = self.viewmodel.columns
        assert columns is not None
        for wanted, chooser in self._choosers.items():
            chooser.clear()
            chooser.addItem(self.tr("not in this file"), -1)
            for place, header in enumerate(self.viewmodel.headers):
                chooser.addItem(header, place)
            chooser.setCurrentIndex(chooser.findData(columns.columns.get(wanted, -1)))
        if columns.missing:
            names = ", ".join(self._context.say(f"roll_column.{c}") for c in columns.missing)
            self._columns_text.setText(
                self.tr("Not recognised: {names}. Say which column it is.").format(names=names)
            )
            self._show(COLUMNS)

    def _on_previewed(self) -> None:
        preview = self.viewmodel.preview
        assert preview is not None
        number = self._context.number
        values = {
            "added": (preview.added, "positive" if preview.added else "text"),
            "changed": (preview.changed, "text"),
            "unchanged": (preview.unchanged, "text"),
            "refused": (preview.refused, "negative" if preview.refused else "text"),
            "warnings": (preview.warnings, "warning" if preview.warnings else "text"),
        }
        for name, (value, tone) in values.items():
            self._tiles[name].show_value(number(value), tone)
        self._rows_model.set_rows(preview.first_rows)
        self._problems_model.set_rows(preview.problems)
        self._tabs.setTabText(
            1, self.tr("Problems ({number})").format(number=number(len(preview.problems)))
        )
        self._export.setEnabled(bool(preview.problems))
        self._show(PREVIEW)
        if preview.columns.doubled:
            self._notice.show_notice(
                self.tr("More than one column says {names}. The first one counts; choose another "
                        "under “Columns…”.").format(names=", ".join(preview.columns.doubled)),
                "warning",
            )  # fmt: skip
        wanted = preview.added + preview.changed
        self._go.set_text(self.tr("Import {number} people").format(number=number(wanted)))
        self._go.setEnabled(bool(wanted))

    def _on_imported(self, result: Imported) -> None:
        number = self._context.number
        text = self.tr("{added} added, {changed} changed, {unchanged} as before.").format(
            added=number(result.added), changed=number(result.changed),
            unchanged=number(result.unchanged),
        )  # fmt: skip
        self._done_text.setText(text)
        self._show(DONE)
        if not self.isVisible():  # it was written before it could be stopped
            self._context.requests.notice.emit(f"{self.tr('The roll is imported')}. {text}", "info")

    def _on_progress(self, done: int, total: int) -> None:
        text = self.tr("{done} of {total} rows").format(
            done=self._context.number(done), total=self._context.number(total)
        )
        self._progress.show_progress(text, done, total)

    def _on_refused(self, sentence: str) -> None:
        self._progress.hide()
        self.refuse(sentence)

    def _on_exported(self, name: str) -> None:
        self._show(PREVIEW)
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

    # -- doing -----------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Begin with a file."""
        self.busy(True)
        self._progress.show_progress(self.tr("Reading the file …"), 0, 0)
        self.viewmodel.open_file(path)

    def reject(self) -> None:
        """Close and Esc stop what runs: nothing is written behind a closed dialog."""
        self.viewmodel.cancel()
        super().reject()

    def _on_go(self) -> None:
        place = self._stack.currentIndex()
        if place in (CHOOSE, DONE):
            self._on_choose()
            return
        self.busy(True)
        if place == COLUMNS:
            self.viewmodel.look(self._chosen())
        else:
            self.viewmodel.run()

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the roll"), "", f"{self.tr('Tables')} ({FILES})"
        )
        if name:
            self.open_file(Path(name))

    def _chosen(self) -> Mapping[RollColumn, int]:
        return {
            wanted: int(chooser.currentData())
            for wanted, chooser in self._choosers.items()
            if int(chooser.currentData()) >= 0
        }

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the problems"), self.tr("roll problems") + ".xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            headings = (self.tr("Line"), self.tr("Column"), self.tr("Value"), self.tr("Why"))
            self.viewmodel.export_problems(Path(name), headings)

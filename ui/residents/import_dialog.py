"""Taking in the office's roll: choose a file, see what would happen, decide, then import."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.residents.rollmap import REQUIRED, RollColumn
from ektp_desk.residents.rollqueries import UpdateRow
from ektp_desk.residents.rollupdate import Imported
from ui.context import Context
from ui.residents.gone_dialog import GoneDialog
from ui.residents.import_preview import ImportPreview
from ui.residents.import_start import ImportStart
from ui.residents.import_viewmodel import ImportViewModel
from ui.residents.undo_dialog import UndoDialog
from ui.widgets.dialog import Dialog
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.progress import ProgressStrip
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Muted

SIZE = (1080, 660)
DONE_WIDTH = 460
FILES = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods"
CHOOSE, COLUMNS, PREVIEW, DONE = range(4)


class ImportDialog(Dialog):
    """Four pictures in one dialog: file and past updates, columns, preview, done."""

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
        self._start = ImportStart(context)
        self._preview = ImportPreview(context, self.viewmodel)
        for part in (self._start, self._build_columns(), self._preview, self._build_done()):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self._progress = ProgressStrip()
        self._progress.cancelled.connect(self.viewmodel.cancel)
        self.body.addWidget(self._progress)
        self._go = self.set_primary(self.tr("Choose a file…"), self._on_go)
        self.add_cancel(self.tr("Close"))
        self._connect()
        self.viewmodel.load()

    def _connect(self) -> None:
        model = self.viewmodel
        model.columns_read.connect(self._on_columns)
        model.previewed.connect(self._on_previewed)
        model.decided.connect(self._show_go)
        model.updates_read.connect(lambda: self._start.show_updates(model.updates))
        model.imported.connect(self._on_imported)
        model.progressed.connect(self._on_progress)
        model.refused.connect(self._on_refused)
        model.exported.connect(self._on_exported)
        self._start.undo_wanted.connect(self._on_undo)
        self._start.gone_wanted.connect(self._on_gone)
        self._preview.columns_wanted.connect(lambda: self._show(COLUMNS))
        self._preview.export_wanted.connect(self._on_export)

    # -- building --------------------------------------------------------------------------

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

    def _build_done(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        self._done_text = Muted("")
        self._done_text.setObjectName("importDone")
        self._done_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._done_text.setFixedWidth(DONE_WIDTH)
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
        self._preview.show_preview()
        self._show(PREVIEW)
        self._show_go()

    def _show_go(self) -> None:
        """The button says how many people it touches, and rests while something is unanswered."""
        model = self.viewmodel
        people = self._context.number(model.people)
        self._go.set_text(self.tr("Import {number} people").format(number=people))
        self._go.setEnabled(bool(model.people) and not model.is_blocked)

    def _on_imported(self, result: Imported) -> None:
        number = self._context.number
        text = self.tr("{added} added, {changed} changed, {unchanged} as before.").format(
            added=number(result.added), changed=number(result.changed),
            unchanged=number(result.unchanged),
        )  # fmt: skip
        if result.gone:
            gone = self.tr("{gone} are no longer listed and wait for follow-up.")
            text = f"{text} {gone.format(gone=number(result.gone))}"
        if result.kept:
            kept = self.tr("{kept} stay as they are here.")
            text = f"{text} {kept.format(kept=number(result.kept))}"
        self._done_text.setText(text)
        self._done_text.setMinimumHeight(self._done_text.heightForWidth(DONE_WIDTH))
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
        self._show_go()
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
            self, self.tr("Export what is to be looked at"), self.tr("roll problems") + ".xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            headings = (self.tr("Line"), self.tr("Column"), self.tr("Value"), self.tr("Why"))
            self.viewmodel.export_problems(Path(name), headings)

    def _on_undo(self, row: UpdateRow) -> None:
        dialog = UndoDialog(self._context, row, self)
        dialog.undone.connect(self._on_undone)
        dialog.open()

    def _on_undone(self, sentence: str) -> None:
        self._notice.show_notice(sentence, "positive")
        self.viewmodel.load()

    def _on_gone(self) -> None:
        dialog = GoneDialog(self._context, self)
        dialog.person_wanted.connect(self._on_person)
        dialog.open()

    def _on_person(self, resident_id: int) -> None:
        self._context.requests.resident_wanted.emit(resident_id)
        self.accept()

"""Entries that may be one person: the list, and what was merged already."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ektp_desk.residents.duplicates import Candidate, MergeRow
from ektp_desk.residents.likeness import Grade
from ui.context import Context
from ui.residents.duplicates_viewmodel import DuplicatesViewModel
from ui.residents.merge_dialog import MergeDialog
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.progress import ProgressStrip
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1120, 620)
PAIRS, MERGED = range(2)


class DuplicatesDialog(Dialog):
    """Nothing is merged from the list: each pair is opened side by side first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Duplicates")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self.viewmodel = DuplicatesViewModel(context, self)
        self._tabs = QTabBar()
        self._tabs.setObjectName("duplicateTabs")
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("May be one person"))
        self._tabs.addTab(self.tr("Merged"))
        self.body.addWidget(self._tabs)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_pairs())
        self._stack.addWidget(self._build_merges())
        self.body.addWidget(self._stack, 1)
        self._progress = ProgressStrip()
        self._progress.cancelled.connect(self.viewmodel.cancel)
        self.body.addWidget(self._progress)
        self._look = self.set_primary(self.tr("Look for duplicates"), self._on_look)
        self.add_cancel(self.tr("Close"))
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.viewmodel.found.connect(self._show_pairs)
        self.viewmodel.merges_changed.connect(self._show_merges)
        self.viewmodel.progressed.connect(self._on_progress)
        self.viewmodel.refused.connect(self._on_refused)
        self.viewmodel.load_merges()
        self._show_pairs()

    # -- building --------------------------------------------------------------------------

    def _build_pairs(self) -> QWidget:
        say, day = self._context.say, self._context.day
        self._pairs_model: RowsModel[Candidate] = RowsModel(
            [
                Column(self.tr("How sure"), lambda row: say(f"grade.{row.grade}"), tone=_tone),
                Column(self.tr("One entry"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Born"), lambda row: day(row.birth_date)),
                Column(
                    self.tr("Other entry"),
                    lambda row: row.other_name,
                    tooltip=lambda row: row.other_name,
                ),
                Column(self.tr("Born"), lambda row: day(row.other_birth_date)),
                Column(self.tr("Why"), self._why, tooltip=self._why),
            ]
        )
        self._pairs = DataTable(self._context.theme)
        self._pairs.setObjectName("duplicatePairs")
        self._pairs.setAccessibleName(self.tr("Entries that may be one person"))
        self._pairs.set_model(self._pairs_model)
        self._pairs.fit({0: 110, 1: 190, 2: 150, 3: 190, 4: 150, 5: "stretch"})
        self._pairs.row_activated.connect(self._on_pair)
        self._counted = Muted("")
        self._counted.setObjectName("duplicatesCounted")
        self._compare = Button(self.tr("Side by side…"), self._context.icons.icon("users"))
        self._compare.setObjectName("comparePair")
        self._compare.setAutoDefault(False)
        self._compare.clicked.connect(self._on_compare)
        return _stacked(self._pairs, self._counted, self._compare)

    def _build_merges(self) -> QWidget:
        day = self._context.day
        self._merges_model: RowsModel[MergeRow] = RowsModel(
            [
                Column(self.tr("Person"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Merged entry"), lambda row: row.merged_name),
                Column(self.tr("NIK"), lambda row: row.merged_masked_nik),
                Column(self.tr("On"), lambda row: day(row.at.astimezone(self._context.zone))),
                Column(self.tr("By"), lambda row: row.officer),
            ]
        )
        self._merges = DataTable(self._context.theme)
        self._merges.setObjectName("mergesMade")
        self._merges.setAccessibleName(self.tr("Merged entries"))
        self._merges.set_model(self._merges_model)
        self._merges.fit({0: "stretch", 1: 158, 2: "stretch", 3: 158, 4: 150, 5: 170})
        self._merges.set_empty_text(self.tr("No entries are merged."))
        hint = Muted(
            self.tr("Undoing gives each entry back what was its own, the newest merge first.")
        )
        self._undo = Button(self.tr("Undo the merge"), self._context.icons.icon("undo-2"))
        self._undo.setObjectName("undoMerge")
        self._undo.setAutoDefault(False)
        self._undo.clicked.connect(self._on_undo)
        return _stacked(self._merges, hint, self._undo)

    def _why(self, row: Candidate) -> str:
        return ", ".join(self._context.say(f"clue.{clue}") for clue in row.clues)

    # -- showing ---------------------------------------------------------------------------

    def _show_pairs(self) -> None:
        model = self.viewmodel
        self._progress.hide()
        self.busy(False)
        self._pairs_model.set_rows(model.pairs)
        self._compare.setEnabled(bool(model.pairs))
        if model.pairs and self._pairs.current_row() is None:
            self._pairs.selectRow(0)
        likely = sum(pair.grade is Grade.LIKELY for pair in model.pairs)
        number = self._context.number
        self._counted.setText(
            self.tr("{likely} likely, {look} worth a look").format(
                likely=number(likely), look=number(len(model.pairs) - likely)
            )
            if model.pairs
            else ""
        )
        self._pairs.set_empty_text(
            self.tr("No two entries look like one person.")
            if model.searched
            else self.tr(
                "The whole roll is compared by name, birth date, NIK, family card and address. "
                "It takes up to a minute, and nothing is merged by itself."
            )
        )
        self._pairs.viewport().update()

    def _show_merges(self) -> None:
        self._merges_model.set_rows(self.viewmodel.merges)
        self._undo.setEnabled(bool(self.viewmodel.merges))
        if self.viewmodel.merges and self._merges.current_row() is None:
            self._merges.selectRow(0)

    # -- doing -----------------------------------------------------------------------------

    def _on_look(self) -> None:
        self.busy(True)
        self._tabs.setCurrentIndex(PAIRS)
        self.viewmodel.look()

    def _on_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(self.tr("Comparing entries…"), done, total)

    def _on_compare(self) -> None:
        row = self._pairs.current_row()
        if row is not None and row < len(self.viewmodel.pairs):
            self._on_pair(row)

    def _on_pair(self, row: int) -> None:
        pair = self._pairs_model.row(row)
        MergeDialog(
            self._context, self.viewmodel, pair.one_id, pair.other_id, self._why(pair), self
        ).exec()

    def _on_undo(self) -> None:
        row = self._merges.current_row()
        if row is not None and row < len(self.viewmodel.merges):
            self.viewmodel.undo(self.viewmodel.merges[row].id)

    def _on_refused(self, sentence: str) -> None:
        self._progress.hide()
        self.refuse(sentence)


def _tone(row: Candidate) -> str:
    return "warning" if row.grade is Grade.LIKELY else "text_muted"


def _stacked(table: DataTable, hint: Muted, button: Button) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(table, 1)
    row = QHBoxLayout()
    row.addWidget(hint, 1)
    row.addWidget(button)
    column.addLayout(row)
    return box

"""Where an import begins: what is needed, the updates so far, and taking one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.residents.rollqueries import UpdateRow
from ui.context import Context
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.empty import EmptyState
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class ImportStart(QWidget):
    """A short word, and the list of past updates."""

    undo_wanted = Signal(object)  # UpdateRow
    gone_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        needed = self.tr(
            "CSV, XLSX, XLS or ODS with headings. Needed: NIK, name, date of birth, sex. "
            "Nothing is written before you have seen what would happen."
        )
        self._empty = EmptyState(
            context.icons.pixmap("file-spreadsheet", 48, "text_muted"),
            self.tr("The office's list of residents"),
            needed,
        )
        column.addWidget(self._empty, 1)
        self._past = QWidget()
        below = QVBoxLayout(self._past)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(Muted(needed))
        below.addWidget(self._build_table(), 1)
        below.addLayout(self._build_buttons())
        column.addWidget(self._past, 1)
        self._past.hide()

    def _build_table(self) -> DataTable:
        number, say = self._context.number, self._context
        undone = self.tr("undone")

        def count(title: str, name: str) -> Column:
            return Column(title, lambda row: number(getattr(row, name)), align="right")

        self._model: RowsModel[UpdateRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: say.day(row.at.astimezone(say.zone).date())),
                Column(self.tr("File"), lambda row: row.file_name,
                       tooltip=lambda row: row.file_name),
                Column(self.tr("Whole roll of"), lambda row: row.whole_of or "–"),
                count(self.tr("Rows"), "rows"),
                count(self.tr("New"), "added"),
                count(self.tr("Changed"), "changed"),
                count(self.tr("Gone"), "gone"),
                Column(self.tr("By"), lambda row: row.officer, tooltip=lambda row: row.officer),
                Column(self.tr("State"), lambda row: undone if row.undone_at else "",
                       tone=lambda _row: "warning"),
            ]
        )  # fmt: skip
        self._table = DataTable(self._context.theme)
        self._table.setObjectName("rollUpdates")
        self._table.setAccessibleName(self.tr("Past updates"))
        self._table.set_model(self._model)
        self._table.fit({0: 140, 1: "stretch", 2: 130, 3: 90, 4: 80, 5: 80, 6: 80, 7: 150, 8: 90})
        self._table.clicked.connect(lambda _index: self._show_button())
        self._table.row_activated.connect(lambda _row: self._on_undo())
        return self._table

    def _build_buttons(self) -> QHBoxLayout:
        icons = self._context.icons
        row = QHBoxLayout()
        self._gone = QuietButton(self.tr("No longer listed…"), icons.icon("users"))
        self._gone.setObjectName("goneFromRoll")
        self._gone.clicked.connect(self.gone_wanted)
        self._undo = Button(self.tr("Undo this update…"), icons.icon("undo-2"))
        self._undo.setObjectName("undoUpdate")
        self._undo.clicked.connect(self._on_undo)
        self._undo.setVisible(self._context.may(Role.SUPERVISOR))
        row.addWidget(self._gone)
        row.addStretch(1)
        row.addWidget(self._undo)
        return row

    def show_updates(self, rows: tuple[UpdateRow, ...]) -> None:
        """Show the updates so far."""
        self._model.set_rows(rows)
        self._empty.setVisible(not rows)
        self._past.setVisible(bool(rows))
        self._show_button()

    def _chosen(self) -> UpdateRow | None:
        place = self._table.current_row()
        return None if place is None or place >= self._model.rowCount() else self._model.row(place)

    def _show_button(self) -> None:
        row = self._chosen()
        self._undo.setEnabled(row is not None and row.undone_at is None)

    def _on_undo(self) -> None:
        row = self._chosen()
        if row is not None and row.undone_at is None and self._context.may(Role.SUPERVISOR):
            self.undo_wanted.emit(row)

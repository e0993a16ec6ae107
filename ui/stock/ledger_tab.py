"""The ledger: every movement of blanks, newest first, and the loans that are still open."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.export import write_table
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.rules import Movement
from ui.context import Context
from ui.stock.ledger_viewmodel import LedgerViewModel, Period
from ui.stock.loans_panel import LoansPanel
from ui.stock.movement_dialog import MovementDialog
from ui.stock.reverse_dialog import ReverseDialog
from ui.tabs import Tab
from ui.tasks import Job
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


class LedgerTab(Tab):
    """Filtered by kind and period; a row typed by mistake is taken back by a new one."""

    watched = frozenset({"stock"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = LedgerViewModel(context, self)
        self.loans = LoansPanel(context, self.viewmodel)
        self.column.addWidget(self.loans)
        self.column.addWidget(self._build_ledger(), 1)
        self.viewmodel.changed.connect(self._show_ledger)
        self.viewmodel.more_rows.connect(self._model.append_rows)

    def refresh(self) -> None:
        self.viewmodel.load()

    def _build_ledger(self) -> Panel:
        panel = Panel(self.tr("Ledger"))
        self._build_filters(panel)
        self._build_buttons(panel)
        say, number, day = self.context.say, self.context.number, self.context.day
        self._model: RowsModel[MovementRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: day(row.occurred_on)),
                Column(self.tr("Movement"), lambda row: say(f"movement.{row.kind}")),
                Column(self.tr("Pieces"), lambda row: f"{row.quantity:+d}", align="right",
                       tone=lambda row: "positive" if row.quantity > 0 else "text"),
                Column(self.tr("Balance"), lambda row: number(row.balance), align="right"),
                Column(self.tr("Document"), lambda row: row.document),
                Column(self.tr("From, note"), self._remark, tooltip=self._remark),
                Column(self.tr("Officer"), lambda row: row.officer),
            ],
            fetch_more=self.viewmodel.load_more,
        )  # fmt: skip
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("ledger")
        self._table.setAccessibleName(self.tr("Ledger"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No movement in these days."))
        self._table.fit({0: 150, 1: 160, 2: 80, 3: 90, 4: 150, 5: "stretch", 6: 170})
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        panel.body.addWidget(self._table, 1)
        return panel

    def _build_filters(self, panel: Panel) -> None:
        self._period = QComboBox()
        self._period.setObjectName("ledgerPeriod")
        self._period.setAccessibleName(self.tr("Days"))
        for period, said in (
            (Period.ALL, self.tr("All days")),
            (Period.THIS_MONTH, self.tr("This month")),
            (Period.LAST_MONTH, self.tr("Last month")),
            (Period.THIS_YEAR, self.tr("This year")),
        ):
            self._period.addItem(said, period)
        self._period.currentIndexChanged.connect(
            lambda: self.viewmodel.show_period(self._period.currentData())
        )
        self._kind = QComboBox()
        self._kind.setObjectName("ledgerKind")
        self._kind.setAccessibleName(self.tr("Kind of movement"))
        self._kind.addItem(self.tr("All movements"), "")
        for kind in Movement:
            self._kind.addItem(self.context.say(f"movement.{kind}"), str(kind))
        self._kind.currentIndexChanged.connect(
            lambda: self.viewmodel.show_kind(str(self._kind.currentData()))
        )
        panel.header.addWidget(self._period)
        panel.header.addWidget(self._kind)

    def _build_buttons(self, panel: Panel) -> None:
        icons = self.context.icons
        self._export = QuietButton(self.tr("Export…"), icons.icon("file-spreadsheet"))
        self._export.setObjectName("exportLedger")
        self._export.clicked.connect(self._on_export)
        self._reverse = Button(self.tr("Take back…"), icons.icon("rotate-ccw"))
        self._reverse.setObjectName("reverseMovement")
        self._reverse.setEnabled(False)
        self._reverse.clicked.connect(self._on_reverse)
        self._move = PrimaryButton(self.tr("Movement…"), icons.icon("plus", "accent_text"))
        self._move.setObjectName("moveBlanks")
        self._move.clicked.connect(lambda: MovementDialog(self.viewmodel, parent=self).exec())
        for button in (self._export, self._reverse, self._move):
            panel.header.addWidget(button)
        for button in (self._reverse, self._move):
            button.setVisible(self.context.may(Role.SUPERVISOR))

    def export_to(self, path: Path) -> None:
        """Write the rows that the filters let through as a table."""

        def read(rows: tuple[MovementRow, ...]) -> None:
            texts = [self._plain(row) for row in rows]

            def write(_job: Job) -> str:
                write_table(path, self._model.titles, texts)
                return path.name

            self.context.tasks.run(self, write, done=self._on_written, failed=self._on_refused,
                                   troubled=self._on_refused)  # fmt: skip

        self.viewmodel.load_all(read)

    def _plain(self, row: MovementRow) -> tuple[object, ...]:
        """A row with its numbers as numbers and its day as a day."""
        return (
            row.occurred_on, self.context.say(f"movement.{row.kind}"), row.quantity, row.balance,
            row.document, self._remark(row), row.officer,
        )  # fmt: skip

    def _remark(self, row: MovementRow) -> str:
        return " · ".join(part for part in (row.counterpart, row.note) if part)

    def _show_ledger(self) -> None:
        self._model.set_rows(self.viewmodel.rows)
        self._on_row()

    def _row(self) -> MovementRow | None:
        place = self._table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _on_row(self) -> None:
        row = self._row()
        self._reverse.setEnabled(row is not None and row.reversible)

    def _on_reverse(self) -> None:
        row = self._row()
        if row is not None and row.reversible:
            ReverseDialog(self.viewmodel, row, self).exec()

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the ledger"), "", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def _on_written(self, name: str) -> None:
        self.notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")

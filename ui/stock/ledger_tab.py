"""The ledger: every movement of blanks, newest first."""

from PySide6.QtWidgets import QComboBox, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.rules import Movement
from ui.context import Context
from ui.stock.ledger_viewmodel import LedgerViewModel
from ui.stock.reverse_dialog import ReverseDialog
from ui.tabs import Tab
from ui.widgets.buttons import QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


class LedgerTab(Tab):
    """Filtered by kind; a row typed by mistake is taken back by a new one."""

    watched = frozenset({"stock"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = LedgerViewModel(context, self)
        self.column.addWidget(self._build_ledger(), 1)
        self.viewmodel.changed.connect(self._show_ledger)
        self.viewmodel.more_rows.connect(self._model.append_rows)

    def refresh(self) -> None:
        self.viewmodel.load()

    def _build_ledger(self) -> Panel:
        panel = Panel(self.tr("Ledger"))
        self._kind = QComboBox()
        self._kind.setObjectName("ledgerKind")
        self._kind.setAccessibleName(self.tr("Kind of movement"))
        self._kind.addItem(self.tr("All movements"), "")
        for kind in Movement:
            self._kind.addItem(self.context.say(f"movement.{kind}"), str(kind))
        self._kind.currentIndexChanged.connect(
            lambda: self.viewmodel.show_kind(str(self._kind.currentData()))
        )
        self._reverse = QuietButton(self.tr("Take back…"), self.context.icons.icon("rotate-ccw"))
        self._reverse.setObjectName("reverseMovement")
        self._reverse.setEnabled(False)
        self._reverse.setVisible(self.context.may(Role.SUPERVISOR))
        self._reverse.clicked.connect(self._on_reverse)
        panel.header.addWidget(self._reverse)
        panel.header.addWidget(self._kind)
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
        self._table.fit({0: 150, 1: 130, 2: 80, 3: 90, 4: 150, 5: "stretch", 6: 170})
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        panel.body.addWidget(self._table, 1)
        return panel

    def _remark(self, row: MovementRow) -> str:
        return " · ".join(part for part in (row.counterpart, row.note) if part)

    def _show_ledger(self) -> None:
        self._model.set_rows(self.viewmodel.rows)
        self._reverse.setEnabled(False)

    def _row(self) -> MovementRow | None:
        index = self._table.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def _on_row(self) -> None:
        row = self._row()
        self._reverse.setEnabled(row is not None and row.reversible)

    def _on_reverse(self) -> None:
        row = self._row()
        if row is not None and row.reversible:
            ReverseDialog(self.viewmodel, row, self).exec()

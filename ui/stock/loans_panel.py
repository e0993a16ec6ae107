"""Loans of which something is still owed; nothing is shown while there are none."""

from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.queries_books import LoanRow
from ui.context import Context
from ui.stock.ledger_viewmodel import LedgerViewModel
from ui.stock.movement_dialog import MovementDialog
from ui.widgets.buttons import Button
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

HEIGHT = 116  # the heading and two loans; more scroll


class LoansPanel(Panel):
    """One line per loan with what has yet to come back, or to be given back."""

    def __init__(
        self, context: Context, viewmodel: LedgerViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Open loans"), parent)
        self._context = context
        self._viewmodel = viewmodel
        self._back = Button(self.tr("Give back…"), context.icons.icon("undo-2"))
        self._back.setObjectName("giveBack")
        self._back.setVisible(context.may(Role.SUPERVISOR))
        self._back.clicked.connect(self._on_back)
        self.header.addWidget(self._back)
        number, day = context.number, context.day
        self._model: RowsModel[LoanRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: day(row.occurred_on)),
                Column(self.tr("Other office"), lambda row: row.counterpart,
                       tooltip=lambda row: row.counterpart),
                Column(self.tr("Direction"), self._direction),
                Column(self.tr("Pieces"), lambda row: number(row.quantity), align="right"),
                Column(self.tr("Still owed"), lambda row: number(row.owed), align="right",
                       tone=lambda _row: "warning"),
                Column(self.tr("Document"), lambda row: row.document),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("loans")
        self._table.setAccessibleName(self.tr("Open loans"))
        self._table.set_model(self._model)
        self._table.fit({0: 150, 1: "stretch", 2: 210, 3: 90, 4: 110, 5: 170})
        self._table.setFixedHeight(HEIGHT)
        self._table.row_activated.connect(lambda _row: self._on_back())
        self.body.addWidget(self._table)
        self.hide()
        viewmodel.loans_changed.connect(self._show)

    def _direction(self, row: LoanRow) -> str:
        return self.tr("they owe us") if row.outward else self.tr("we owe them")

    def _show(self) -> None:
        loans = self._viewmodel.loans
        self.setVisible(bool(loans))
        self._model.set_rows(loans)
        if loans and self._table.current_row() is None:
            self._table.selectRow(0)

    def _on_back(self) -> None:
        place = self._table.current_row()
        rows = self._model.rows
        if place is not None and place < len(rows) and self._context.may(Role.SUPERVISOR):
            MovementDialog(self._viewmodel, loan=rows[place], parent=self).exec()

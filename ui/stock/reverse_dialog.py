"""Taking back a row of the ledger."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.stock.queries import MovementRow
from ui.stock.ledger_viewmodel import LedgerViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.texts import Body


class ReverseDialog(StockDialog):
    """Taking back a row typed by mistake; the mistake stays readable."""

    def __init__(
        self, viewmodel: LedgerViewModel, row: MovementRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Take back this row"), parent)
        self.viewmodel = viewmodel
        self._row = row
        self.body.addWidget(
            Body(
                self.tr(
                    "{quantity} pieces, document {document}. A new row takes it back; nothing is "
                    "erased."
                ).format(quantity=f"{row.quantity:+d}", document=row.document or "—")
            )
        )
        self.reason = QLineEdit()
        self.reason.setObjectName("reverseReason")
        self.add_field("reason", Field(self.tr("Reason"), self.reason))
        self.set_primary(self.tr("Take back"), self._on_accept, danger=True)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self.viewmodel.reverse(
            self._row, reason=self.reason.text(), done=self.on_done, refused=self.on_refused
        )

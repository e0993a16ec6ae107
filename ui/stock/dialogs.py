"""The forms of the blank-stock page. Each keeps what was typed when the office says no."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.stock import services
from ektp_desk.stock.rules import MOST_PIECES
from ui.context import Context
from ui.stock.acts import StockActs
from ui.stock.count_dialog import CountDialog
from ui.stock.overview_viewmodel import OverviewViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.texts import Body

__all__ = ["CountDialog", "OpeningDialog", "ReceiveDialog"]


class OpeningDialog(StockDialog):
    """The count the ledger begins with."""

    def __init__(self, viewmodel: OverviewViewModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Opening count"), parent)
        self.viewmodel = viewmodel
        self.body.addWidget(
            Body(self.tr("Count every blank in the store. From here on each one is accounted for."))
        )
        self.quantity = NumberField("openingQuantity", 0, MOST_PIECES)
        self.add_field("quantity", Field(self.tr("Blanks counted"), self.quantity))
        self.set_primary(self.tr("Open the stock"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self.viewmodel.open_stock(
            quantity=self.quantity.value(), done=self.on_done, refused=self.on_refused
        )


class ReceiveDialog(StockDialog):
    """Blanks that came in with a hand-over record."""

    def __init__(
        self, context: Context, viewmodel: StockActs, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Blanks received"), parent)
        self.viewmodel = viewmodel
        self.quantity = NumberField("receivedQuantity", 0, MOST_PIECES)
        self.counterpart = QLineEdit()
        self.counterpart.setObjectName("receivedFrom")
        self.document = QLineEdit()
        self.document.setObjectName("receivedDocument")
        today = context.today()
        self.occurred_on = DateField(
            "receivedOn", context.locale, QDate(today.year, today.month, today.day)
        )
        self.serials = QLineEdit()
        self.serials.setObjectName("receivedSerials")
        self.note = QLineEdit()
        self.note.setObjectName("receivedNote")
        self.add_field("quantity", Field(self.tr("Pieces"), self.quantity))
        self.add_field(
            "counterpart",
            Field(self.tr("Received from"), self.counterpart, self.tr("Province or centre")),
        )
        self.add_field(
            "document",
            Field(self.tr("Hand-over record number"), self.document,
                  self.tr("As written on the berita acara")),
        )  # fmt: skip
        self.add_field("occurred_on", Field(self.tr("Received on"), self.occurred_on))
        serials = Field(
            self.tr("Blank serials"), self.serials, self.tr("For example AB0001 – AB0500; AB0601")
        )
        serials.setVisible(context.profile.ask_blank_serial)
        self.add_field("serial_text", serials)
        self.add_field("note", Field(self.tr("Note"), self.note))
        self.set_primary(self.tr("Book the blanks"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self.viewmodel.write(
            services.receive,
            lambda _row: self.on_done(),
            self.on_refused,
            quantity=self.quantity.value(),
            counterpart=self.counterpart.text(),
            document=self.document.text(),
            occurred_on=self.occurred_on.date().toPython(),
            serial_text=self.serials.text(),
            note=self.note.text(),
        )

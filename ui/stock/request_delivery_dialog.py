"""Booking a part of a request: into the ledger and onto its hand-over record in one act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.request_deliveries import Delivery
from ektp_desk.stock.rules import MOST_PIECES
from ui.context import Context
from ui.stock.request_dialogs import day_field, day_of, line
from ui.stock.requests_viewmodel import RequestsViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.inputs import NumberField
from ui.widgets.texts import Body

WIDTH = 640


class DeliveryDialog(StockDialog):
    """What came, by which document, from whose hands, before which witnesses."""

    def __init__(
        self,
        context: Context,
        viewmodel: RequestsViewModel,
        row: RequestRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Blanks of request {number}").format(number=row.number), parent)
        self._viewmodel, self._row = viewmodel, row
        self.setMinimumWidth(WIDTH)
        missing = self.tr("{count} of {approved} pieces are still to come.").format(
            count=context.number(row.missing), approved=context.number(row.approved or 0)
        )
        self.body.addWidget(Body(missing))
        self._quantity = NumberField("deliveryQuantity", 0, MOST_PIECES)
        self._quantity.setValue(row.missing)
        self._day = day_field(context, "deliveryDay")
        self._document = line("deliveryDocument")
        self._given_by, self._position = line("deliveryGivenBy"), line("deliveryPosition")
        self._witnesses = (line("deliveryWitness1"), line("deliveryWitness2"))
        self._serials, self._note = line("deliverySerials"), line("deliveryNote")
        self._build_fields()
        self.set_primary(self.tr("Book, print the record"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._quantity.setFocus()
        self._quantity.selectAll()

    def _build_fields(self) -> None:
        fields = (
            ("quantity", Field(self.tr("Pieces received"), self._quantity)),
            ("occurred_on", Field(self.tr("Received on"), self._day)),
            ("document", Field(self.tr("Hand-over record number"), self._document)),
            ("serials", Field(self.tr("Serial numbers, if given"), self._serials)),
            ("given_by", Field(self.tr("Handed over by"), self._given_by)),
            ("given_position", Field(self.tr("Their position"), self._position)),
            ("witness1", Field(self.tr("First witness"), self._witnesses[0])),
            ("witness2", Field(self.tr("Second witness"), self._witnesses[1])),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, (name, field) in enumerate(fields):
            self.form.keep(name, field)
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        self.body.addLayout(grid)
        self.add_field("note", Field(self.tr("Note"), self._note))

    def _on_accept(self) -> None:
        delivery = Delivery(
            quantity=self._quantity.value(),
            document=self._document.text(),
            occurred_on=day_of(self._day),
            given_by=self._given_by.text(),
            given_position=self._position.text(),
            serials=self._serials.text(),
            witnesses=tuple(field.text() for field in self._witnesses),
            note=self._note.text(),
        )
        self.busy(True)
        self._viewmodel.receive(self._row.id, delivery, done=self.on_done, refused=self.on_refused)

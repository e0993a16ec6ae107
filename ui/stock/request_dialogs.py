"""The forms of a blank request. Each keeps what was typed when the office says no."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.rules import MOST_PIECES
from ektp_desk.stock.rules_requests import Channel, Proposal, RequestAct, Supplier
from ui.context import Context
from ui.stock.requests_viewmodel import RequestsViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.texts import Body, Muted

DATED = (RequestAct.APPROVED, RequestAct.SHIPPED, RequestAct.REFUSED, RequestAct.TOLD)
DOCUMENTED = (RequestAct.APPROVED, RequestAct.SHIPPED, RequestAct.REFUSED)
REASONED = (RequestAct.REFUSED, RequestAct.CANCELLED, RequestAct.CLOSED_SHORT)


def day_field(context: Context, name: str) -> DateField:
    """A day, today until another is chosen."""
    today = context.today()
    return DateField(name, context.locale, QDate(today.year, today.month, today.day))


def day_of(field: DateField) -> date:
    """The day chosen."""
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def line(name: str) -> QLineEdit:
    """A line to type in."""
    made = QLineEdit()
    made.setObjectName(name)
    return made


class RequestDialog(StockDialog):
    """Beginning a request, or changing its draft; why so many is said above the amount."""

    def __init__(
        self,
        context: Context,
        viewmodel: RequestsViewModel,
        row: RequestRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        act = RequestAct.DRAFTED if row is None else RequestAct.CHANGED
        super().__init__(context.say(f"request_do.{act}").rstrip("…"), parent)
        self._context, self._viewmodel, self._row = context, viewmodel, row
        self._why = Body("")
        self._why.setObjectName("requestWhy")
        self.body.addWidget(self._why)
        self._amount = NumberField("requestAmount", 0, MOST_PIECES)
        self._supplier = QComboBox()
        self._supplier.setObjectName("requestSupplier")
        for supplier in Supplier:
            self._supplier.addItem(context.say(f"supplier.{supplier}"), supplier)
        self._reason = line("requestReason")
        self.add_field("requested", Field(self.tr("Blanks to ask for"), self._amount))
        self.add_field("supplier", Field(self.tr("To whom"), self._supplier))
        self.add_field(
            "reason",
            Field(self.tr("Reason, if one is needed"), self._reason,
                  self.tr("Stands in the letter. Must be given beside an overdue request.")),
        )  # fmt: skip
        self.set_primary(self.tr("Save the draft"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._amount.setFocus()
        if row is not None:
            self._amount.setValue(row.requested)
            self._supplier.setCurrentIndex(self._supplier.findData(row.supplier))
            self._reason.setText(row.reason)
        viewmodel.proposed.connect(self._show_proposal)
        viewmodel.propose()

    def _show_proposal(self, found: Proposal) -> None:
        self._why.setText(why(self._context, found))
        if self._row is None and not self._amount.value():
            self._amount.setValue(found.amount)
            self._amount.selectAll()

    def _on_accept(self) -> None:
        self.busy(True)
        values: dict[str, Any] = {
            "requested": self._amount.value(),
            "supplier": Supplier(self._supplier.currentData()),
            "reason": self._reason.text(),
        }
        act = RequestAct.DRAFTED
        if self._row is not None:
            act = RequestAct.CHANGED
            values["request_id"] = self._row.id
        self._viewmodel.act(act, done=self.on_done, refused=self.on_refused, **values)


class RequestStepDialog(StockDialog):
    """One step of a request: amount, day, document, whom and why, as the step needs."""

    def __init__(
        self,
        context: Context,
        viewmodel: RequestsViewModel,
        row: RequestRow,
        act: RequestAct,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.say(f"request_do.{act}").rstrip("…"), parent)
        self._context, self._viewmodel, self._row, self._act = context, viewmodel, row, act
        self._quantity = NumberField("stepQuantity", 0, row.requested)
        self._quantity.setValue(row.requested)
        self._day = day_field(context, "stepDay")
        self._document, self._told, self._note = (
            line("stepDocument"), line("stepTold"), line("stepNote"),
        )  # fmt: skip
        self._channel = QComboBox()
        self._channel.setObjectName("stepChannel")
        for channel in Channel:
            self._channel.addItem(context.say(f"channel.{channel}"), channel)
        self._build()
        self.set_primary(self.tr("Save"), self._on_accept, danger=act is RequestAct.CANCELLED)
        self.add_cancel(self.tr("Cancel"))

    def _build(self) -> None:
        act, row, number = self._act, self._row, self._context.number
        if act is RequestAct.APPROVED:
            asked = self.tr("Asked for: {count}").format(count=number(row.requested))
            self.add_field("quantity", Field(self.tr("Pieces approved"), self._quantity, asked))
        if act is RequestAct.CLOSED_SHORT:
            sentence = self.tr("{count} pieces are still missing and will not be waited for.")
            self.body.addWidget(Muted(sentence.format(count=number(row.missing))))
        if act is RequestAct.TOLD:
            hint = self.tr("Name, office")
            self.add_field("told", Field(self.tr("Who was told"), self._told, hint))
            self.add_field("channel", Field(self.tr("How"), self._channel))
        if act in DATED:
            self.add_field("happened_on", Field(self.tr("Day"), self._day))
        if act in DOCUMENTED:
            self.add_field("document", Field(self.tr("Number of their letter"), self._document))
        reasoned = act in REASONED
        self.add_field(
            "note", Field(self.tr("Reason") if reasoned else self.tr("Note"), self._note)
        )
        first = self._note if act in REASONED else self._told
        (self._quantity if act is RequestAct.APPROVED else first).setFocus()

    def _on_accept(self) -> None:
        values: dict[str, Any] = {"request_id": self._row.id, "note": self._note.text()}
        if self._act is RequestAct.APPROVED:
            values["quantity"] = self._quantity.value()
        if self._act is RequestAct.TOLD:
            values["told"] = self._told.text()
            values["channel"] = Channel(self._channel.currentData())
        if self._act in DATED:
            values["happened_on"] = day_of(self._day)
        if self._act in DOCUMENTED:
            values["document"] = self._document.text()
        self.busy(True)
        self._viewmodel.act(self._act, done=self.on_done, refused=self.on_refused, **values)


def why(context: Context, found: Proposal) -> str:
    """Why so many blanks, in words."""
    number = context.number
    said = context.say(
        f"blank_request.why.{found.basis}",
        rate=context.locale.toString(found.rate, "f", 1),
        days=number(found.lead_working_days + found.week_days + found.cover_days),
        lead=number(found.lead_working_days),
        week=number(found.week_days),
        cover=number(found.cover_days),
        needed=number(found.needed),
        stock=number(found.stock),
        lot=number(found.lot),
        amount=number(found.amount),
    )
    if not found.reserved:
        return said
    aside = context.say("blank_request.why_reserved", reserved=number(found.reserved))
    return f"{said} {aside}"

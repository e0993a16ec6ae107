"""Blanks that go to another office, come from one, or are given back."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.cards import blanks
from ektp_desk.stock.open_entries import OpenEntries
from ektp_desk.stock.queries_books import LoanRow
from ektp_desk.stock.rules import BACK, BY_HAND, MOST_PIECES, OUTGOING, Movement
from ektp_desk.stock.services import Moved
from ui.stock.ledger_viewmodel import LedgerViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.texts import Body


class MovementDialog(StockDialog):
    """One form for every movement by hand; what is open stands beside it when blanks are short."""

    def __init__(
        self,
        viewmodel: LedgerViewModel,
        *,
        loan: LoanRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Movement of blanks"), parent)
        self.viewmodel = viewmodel
        self.context = viewmodel.context
        self.setMinimumWidth(560)
        self._build_kind()
        self._explained = Body("")
        self.body.addWidget(self._explained)
        self._build_fields()
        self._open = self._build_open()
        self.set_primary(self.tr("Book the movement"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        if loan is not None:
            self.kind.setCurrentIndex(list(self._kinds()).index(BACK[loan.kind]))
            self.loan.setCurrentIndex(self.loan.findData(loan.id))
        self._on_kind()
        self.kind.setFocus()

    def _build_kind(self) -> None:
        self.kind = QComboBox()
        self.kind.setObjectName("movementKind")
        for kind, said in self._kinds().items():
            self.kind.addItem(said, kind)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.add_field("kind", Field(self.tr("What happened"), self.kind))
        self.loan = QComboBox()
        self.loan.setObjectName("movementLoan")
        self._loan_field = Field(self.tr("Which loan"), self.loan)
        self.loan.currentIndexChanged.connect(self._on_loan)
        self.add_field("loan_id", self._loan_field)

    def _kinds(self) -> dict[Movement, str]:
        """The kinds that can be booked now: giving back only while something is owed."""
        said = {
            Movement.RETURNED: self.tr("Returned to the province or centre"),
            Movement.LENT: self.tr("Lent to another office"),
            Movement.BORROWED: self.tr("Borrowed from another office"),
            Movement.GOT_BACK: self.tr("A loan of ours came back"),
            Movement.GIVEN_BACK: self.tr("We give back what we borrowed"),
        }
        owed = {BACK[loan.kind] for loan in self.viewmodel.loans}
        return {kind: text for kind, text in said.items() if kind in BY_HAND or kind in owed}

    def _explain(self, kind: Movement) -> str:
        return {
            Movement.RETURNED: self.tr("The pieces leave the book for good."),
            Movement.LENT: self.tr("The pieces leave the book until they come back."),
            Movement.BORROWED: self.tr("The pieces come into the book and are owed."),
            Movement.GOT_BACK: self.tr("The pieces come back into the book."),
            Movement.GIVEN_BACK: self.tr("The pieces leave the book; the debt gets smaller."),
        }[kind]

    def _build_fields(self) -> None:
        self.quantity = NumberField("movementQuantity", 0, MOST_PIECES)
        self.counterpart = QLineEdit()
        self.counterpart.setObjectName("movementOffice")
        self._office_field = Field(self.tr("Other office"), self.counterpart)
        self.document = QLineEdit()
        self.document.setObjectName("movementDocument")
        today = self.context.today()
        self.occurred_on = DateField(
            "movementDay", self.context.locale, QDate(today.year, today.month, today.day)
        )
        self.serials = QLineEdit()
        self.serials.setObjectName("movementSerials")
        serials = Field(
            self.tr("Blank serials"), self.serials, self.tr("For example AB0001 – AB0500; AB0601")
        )
        serials.setVisible(self.context.profile.ask_blank_serial)
        self.note = QLineEdit()
        self.note.setObjectName("movementNote")
        self.add_field("counterpart", self._office_field)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for name, field in (
            ("quantity", Field(self.tr("Pieces"), self.quantity)),
            ("occurred_on", Field(self.tr("Day"), self.occurred_on)),
        ):
            self.form.keep(name, field)
            pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(pair)
        for name, field in (
            ("document", Field(self.tr("Number of the letter or receipt"), self.document)),
            ("serial_text", serials),
            ("note", Field(self.tr("Reason"), self.note)),
        ):
            self.add_field(name, field)

    def _build_open(self) -> Panel:
        panel = Panel(self.tr("What is still open"))
        panel.setObjectName("openEntries")
        self._facts = KeyValues()
        panel.body.addWidget(self._facts)
        self.body.addWidget(panel)
        panel.hide()
        return panel

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        back = kind not in BY_HAND
        self._explained.setText(self._explain(kind))
        self._loan_field.setVisible(back)
        self._office_field.setVisible(not back)
        chosen = self.loan.currentData()
        self.loan.clear()
        for loan in self.viewmodel.loans:
            if BACK[loan.kind] == kind:
                self.loan.addItem(self._named(loan), loan.id)
        self.loan.setCurrentIndex(max(0, self.loan.findData(chosen)))
        self.form.clear()

    def _named(self, loan: LoanRow) -> str:
        return self.tr("{office}, {day}: {owed} pieces owed").format(
            office=loan.counterpart, day=self.context.day(loan.occurred_on),
            owed=self.context.number(loan.owed),
        )  # fmt: skip

    def _on_loan(self) -> None:
        for loan in self.viewmodel.loans:
            if loan.id == self.loan.currentData():
                self.quantity.setValue(loan.owed)

    def _on_accept(self) -> None:
        self.busy(True)
        kind = self.kind.currentData()
        same = {
            "quantity": self.quantity.value(),
            "document": self.document.text(),
            "occurred_on": self._day(),
            "note": self.note.text(),
            "serial_text": self.serials.text(),
        }
        if kind in BY_HAND:
            self.viewmodel.write(
                blanks.move_blanks, self._on_moved, self.on_refused, kind=kind,
                counterpart=self.counterpart.text(), **same,
            )  # fmt: skip
        else:
            self.viewmodel.write(
                blanks.give_back_blanks, self._on_moved, self.on_refused,
                loan_id=self.loan.currentData(), **same,
            )  # fmt: skip

    def _day(self) -> date:
        day: date = self.occurred_on.date().toPython()  # type: ignore[assignment]
        return day

    def on_refused(self, name: str, sentence: str) -> None:
        """Say it beside the field; when pieces are too many, show what is open as well."""
        super().on_refused(name, sentence)
        if name == "quantity" and self.kind.currentData() in OUTGOING:
            self.context.tasks.read(
                self, blanks.entries, done=self._show_open, key="entries",
                day=self.context.today(),
            )  # fmt: skip

    def _show_open(self, found: OpenEntries) -> None:
        number = self.context.number
        self._facts.set_pairs(
            (
                (self.tr("Balance by the book"), number(found.balance)),
                (self.tr("Being printed or uncertain"), number(found.in_print)),
                (self.tr("Lent to other offices"), number(found.lent)),
                (self.tr("Approved, not booked as received"), number(found.underway)),
                (self.tr("Last count"), self.context.day(found.last_count)),
            )
        )
        self._open.show()

    def _on_moved(self, moved: Moved) -> None:
        self.context.requests.print_paper(moved.paper)
        self.on_done()

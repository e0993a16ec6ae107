"""Setting blanks aside, using them for their purpose, and giving them free again."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.cards import blanks
from ektp_desk.stock import reserves
from ektp_desk.stock.reserves import ReserveRow
from ektp_desk.stock.rules import MOST_PIECES
from ui.stock.acts import StockActs
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.texts import Body

USUAL_DAYS = 30


class SetAsideDialog(StockDialog):
    """Pieces for a purpose, up to and including a day."""

    def __init__(self, acts: StockActs, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Set blanks aside"), parent)
        self._acts = acts
        self.body.addWidget(
            Body(
                self.tr("The blanks stay in the box and in the book; other cards do not get them.")
            )
        )
        self.purpose = QLineEdit()
        self.purpose.setObjectName("reservePurpose")
        self.quantity = NumberField("reserveQuantity", 0, MOST_PIECES)
        today = acts.context.today()
        day = QDate(today.year, today.month, today.day).addDays(USUAL_DAYS)
        self.until = DateField("reserveUntil", acts.context.locale, day)
        self.add_field(
            "purpose",
            Field(self.tr("Purpose"), self.purpose, self.tr("For example recording at schools")),
        )
        self.add_field("quantity", Field(self.tr("Pieces"), self.quantity))
        self.add_field("until", Field(self.tr("Last day"), self.until))
        self.set_primary(self.tr("Set aside"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self.purpose.setFocus()

    def _on_accept(self) -> None:
        self.busy(True)
        self._acts.write(
            blanks.set_blanks_aside, lambda _row: self.on_done(), self.on_refused,
            purpose=self.purpose.text(), quantity=self.quantity.value(),
            until=self.until.date().toPython(),
        )  # fmt: skip


class UseReserveDialog(StockDialog):
    """How many pieces of a reserve went to its purpose."""

    def __init__(self, acts: StockActs, row: ReserveRow, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Used for its purpose"), parent)
        self._acts = acts
        self._row = row
        said = self.tr("{purpose}: {left} of {quantity} pieces are left.")
        number = acts.context.number
        self.body.addWidget(
            Body(
                said.format(
                    purpose=row.purpose,
                    left=number(row.quantity - row.used),
                    quantity=number(row.quantity),
                )
            )
        )
        self.quantity = NumberField("reserveUsed", 0, row.quantity)
        self.quantity.setValue(row.quantity - row.used)
        self.add_field("quantity", Field(self.tr("Pieces used"), self.quantity))
        self.set_primary(self.tr("Note as used"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._acts.write(
            reserves.use_reserve, lambda _row: self.on_done(), self.on_refused,
            reserve_id=self._row.id, quantity=self.quantity.value(),
        )  # fmt: skip


class ReleaseDialog(StockDialog):
    """Why a reserve is given free."""

    def __init__(self, acts: StockActs, row: ReserveRow, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Release the reserve"), parent)
        self._acts = acts
        self._row = row
        said = self.tr("{left} pieces for {purpose} are free for every card again.")
        left = acts.context.number(row.quantity - row.used)
        self.body.addWidget(Body(said.format(left=left, purpose=row.purpose)))
        self.reason = QLineEdit()
        self.reason.setObjectName("releaseReason")
        self.add_field("reason", Field(self.tr("Reason"), self.reason))
        self.set_primary(self.tr("Release"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._acts.write(
            reserves.release, lambda _row: self.on_done(), self.on_refused,
            reserve_id=self._row.id, reason=self.reason.text(),
        )  # fmt: skip

"""The physical count (opname)."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ektp_desk.cards import blanks
from ektp_desk.cards.blanks import CountBegun
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.stock.rules import MOST_PIECES, CountReason
from ektp_desk.stock.services import Counted
from ui.stock.overview_viewmodel import OverviewViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.field import Field
from ui.widgets.inputs import NumberField
from ui.widgets.texts import Body, Muted


class CountDialog(StockDialog):
    """A blind count: the book's balance is not shown, and was frozen when the dialog opened.

    Once the office has said that the numbers differ, the counted number stands: only the reason
    is asked for. Who wants to count anew closes the dialog; the first number stays in the log.
    """

    def __init__(self, viewmodel: OverviewViewModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Physical count"), parent)
        self.viewmodel = viewmodel
        self._begun: CountBegun | None = None
        self.body.addWidget(
            Body(
                self.tr(
                    "Count the blanks without looking at the book. If the numbers differ, the "
                    "reason is asked for and the difference becomes a row of its own."
                )
            )
        )
        self._build_printing()
        self.counted = NumberField("countedQuantity", 0, MOST_PIECES)
        self.second = QLineEdit()
        self.second.setObjectName("countSecond")
        self.reason = QComboBox()
        self.reason.setObjectName("countKind")
        self.reason.addItem(self.tr("Choose…"), None)
        for kind in CountReason:
            self.reason.addItem(viewmodel.context.say(f"count_reason.{kind}"), kind)
        self.note = QLineEdit()
        self.note.setObjectName("countReason")
        self.add_field("counted", Field(self.tr("Blanks counted"), self.counted))
        self.add_field(
            "second_name",
            Field(self.tr("Counted together with"), self.second, self.tr("May be left empty")),
        )
        self._reason_field = Field(self.tr("Reason for a difference"), self.reason)
        self._note_field = Field(self.tr("Explanation"), self.note)
        self.reason.currentIndexChanged.connect(self._reason_field.clear_error)
        self.add_field("reason", self._reason_field)
        self.add_field("note", self._note_field)
        self.clock = QCheckBox(self.tr("This computer's clock is right; the earlier one was wrong"))
        self.clock.setObjectName("countClock")
        self.body.addWidget(self.clock)
        for later in (self._reason_field, self._note_field, self.clock):
            later.hide()
        self.set_primary(self.tr("Write the count"), self._on_accept).setEnabled(False)
        self.add_cancel(self.tr("Cancel"))
        viewmodel.context.tasks.read(
            self, blanks.count_begun, done=self._on_begun, failed=self._on_failed,
            key="count_begun",
        )  # fmt: skip

    def _build_printing(self) -> None:
        self._printing = Muted("")
        self._printing.setObjectName("countPrinting")
        self.print_counted = QComboBox()
        self.print_counted.setObjectName("countPrintCounted")
        self.print_counted.addItem(self.tr("Choose…"), None)
        self.print_counted.addItem(self.tr("Yes, they are in the number"), True)
        self.print_counted.addItem(self.tr("No, they lie apart"), False)
        self._print_field = Field(self.tr("Were these pieces counted?"), self.print_counted)
        self.print_counted.currentIndexChanged.connect(lambda: self._print_field.clear_error())
        self.body.addWidget(self._printing)
        self.add_field("print_counted", self._print_field)
        self._printing.hide()
        self._print_field.hide()

    def _on_begun(self, begun: CountBegun) -> None:
        self._begun = begun
        if begun.in_print:
            said = self.tr(
                "{count} pieces are being printed or nobody knows how they came out. Best settle "
                "them first."
            )
            number = self.viewmodel.context.number
            self._printing.setText(said.format(count=number(begun.in_print)))
            self._printing.show()
            self._print_field.show()
        self.busy(False)
        self.counted.setFocus()
        self.counted.selectAll()

    def _on_failed(self, error: OfficeError | MachineError) -> None:
        self.refuse(self.viewmodel.context.refusal(error))
        self.busy(True)

    def _on_accept(self) -> None:
        if self._begun is None:
            return
        self.busy(True)
        self.viewmodel.write(
            blanks.count_blanks,
            self._on_counted,
            self.on_refused,
            begun=self._begun,
            counted=self.counted.value(),
            reason=self.reason.currentData(),
            note=self.note.text(),
            second_name=self.second.text(),
            print_counted=self.print_counted.currentData(),
            clock_checked=self.clock.isChecked(),
        )

    def on_refused(self, name: str, sentence: str) -> None:
        """A difference was found: now its reason is asked for, and the number stands."""
        if name in ("reason", "note"):
            self.counted.setEnabled(False)
            self.print_counted.setEnabled(False)
            self._reason_field.show()
            self._note_field.show()
        if name == "clock_checked":
            self.clock.show()
        super().on_refused(name, sentence)

    def _on_counted(self, result: Counted) -> None:
        self.viewmodel.context.requests.print_paper(result.paper)
        self.viewmodel.counted.emit(result)
        self.on_done()

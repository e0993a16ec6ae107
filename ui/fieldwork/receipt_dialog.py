"""The office's receipt: chosen, verified, taken in."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach.field_receipts import ReceiptTaken
from ui.context import Context
from ui.fieldwork.viewmodel import Courier
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body

WIDTH = 560


class ReceiptDialog(Dialog):
    """With `path` that file is taken at once, else one is asked for."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, path: Path | None = None
    ) -> None:
        super().__init__("", parent)
        title = self.tr("Take in the office's receipt")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._context = context
        self._courier = Courier(context, self)
        self.taken: ReceiptTaken | None = None
        self._text = Body(
            self.tr(
                "The office writes a receipt beside the file it took in, on the same stick. It "
                "says what has arrived; that is not sent again."
            )
        )
        self._text.setObjectName("receiptText")
        self._rest = Body("")
        self._rest.setObjectName("receiptRest")
        self._rest.hide()
        self.body.addWidget(self._text)
        self.body.addWidget(self._rest)
        self._go = self.set_primary(self.tr("Choose the file…"), self._on_go)
        self.add_cancel(self.tr("Close"))
        if path is not None:
            self._take(path)

    def _on_go(self) -> None:
        if self.taken is not None:
            self.accept()
            return
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Take in the office's receipt"), "", "EKTP Desk (*.ektp)"
        )
        if name:
            self._take(Path(name))

    def _take(self, path: Path) -> None:
        self.busy(True)
        self._courier.take_receipt(path, done=self._on_taken, refused=self._on_refused)

    def _on_taken(self, taken: ReceiptTaken) -> None:
        self.taken = taken
        self.busy(False)
        number = self._context.number
        if not taken.events:
            said = self.tr("The receipt holds nothing new for this visit.")
        else:
            said = self.tr("The office has {events} more of the things done here.").format(
                events=number(taken.events)
            )
        self._text.setText(said)
        self._rest.setText(self._left(taken))
        self._rest.show()
        self._go.set_text(self.tr("Close"))
        self.hide_cancel()

    def _left(self, taken: ReceiptTaken) -> str:
        if taken.left:
            return self.tr("{left} are without receipt and go along when you pack next.").format(
                left=self._context.number(taken.left)
            )
        field = self._context.field
        days = 0 if field is None else field.keep_days
        return self.tr(
            "Nothing is left to send. The data here wipes itself {days} days after the receipt."
        ).format(days=self._context.number(days))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        self.refuse(self._context.refusal(error))

"""Noting the central status as seen on the central system's screen."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.rules import CentralStatus
from ui.context import Context
from ui.counter.viewmodel import CounterViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.texts import Body, Muted

# What an officer sees most stands first.
FIRST = (CentralStatus.PRINT_READY_RECORD, CentralStatus.SENT_FOR_ENROLLMENT,
         CentralStatus.DUPLICATE_RECORD)  # fmt: skip


class StatusDialog(Dialog):
    """The status, and why the card is urgent if it is."""

    def __init__(
        self, context: Context, viewmodel: CounterViewModel, name: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(self.tr("Central status as seen"), parent)
        self._context = context
        self._viewmodel = viewmodel
        self.body.addWidget(Body(name))
        self.status = QComboBox()
        self.status.setObjectName("centralStatus")
        for status in (*FIRST, *(other for other in CentralStatus if other not in FIRST)):
            self.status.addItem(context.say(f"central_status.{status}"), status)
        self._meaning = Muted("")
        self.status.currentIndexChanged.connect(self._show_meaning)
        self.urgent = QLineEdit()
        self.urgent.setObjectName("urgentReason")
        self.note = QLineEdit()
        self.note.setObjectName("statusNote")
        self.body.addWidget(Field(self.tr("Status on the central screen"), self.status))
        self.body.addWidget(self._meaning)
        self.body.addWidget(
            Field(self.tr("Urgent because"), self.urgent, self.tr("Leave empty if it is not"))
        )
        self.body.addWidget(Field(self.tr("Note"), self.note))
        self.set_primary(self.tr("Note the status"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._show_meaning()

    def _show_meaning(self) -> None:
        status = CentralStatus(self.status.currentData())
        self._meaning.setText(self._context.say(f"central_meaning.{status}"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._viewmodel.see_status(
            CentralStatus(self.status.currentData()),
            urgent_reason=self.urgent.text(),
            note=self.note.text(),
            done=self.accept,
            refused=self._on_refused,
        )

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))

"""Parking a number: what is missing, and perhaps when the person comes back with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import services
from ektp_desk.queue.appointments import ParkedUntil
from ektp_desk.queue.queries import TicketRow
from ui.context import Context
from ui.queue.reason_dialog import ReasonDialog
from ui.queue.slot_picker import SlotPicker
from ui.widgets.form import Form


class ParkDialog(ReasonDialog):
    """`text` is what is missing. With a time chosen, parking and booking are one act here.

    `booked` tells the caller that this was done; otherwise parking is left to the caller.
    """

    def __init__(
        self,
        context: Context,
        ticket: TicketRow,
        choices: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", "", choices=choices, parent=parent)
        title = self.tr("Park this number")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._field.label.setText(self.tr("What is missing?"))
        self._context, self._ticket = context, ticket
        self.booked = False
        self._form = Form()
        self._comes_back = QCheckBox(self.tr("Comes back at a promised time"))
        self._comes_back.setObjectName("parkUntil")
        self._slots = SlotPicker(context, self._form)
        self._slots.hide()
        self._comes_back.toggled.connect(self._on_comes_back)
        self.body.addWidget(self._comes_back)
        self.body.addWidget(self._slots)
        if self._primary is not None:
            self._primary.set_text(self.tr("Park"))

    def _on_comes_back(self, wanted: bool) -> None:
        self._slots.setVisible(wanted)
        if wanted:
            self._slots.load(self._ticket.service_code)
        else:
            self.adjustSize()

    def _on_accept(self) -> None:
        if not self._comes_back.isChecked() or not self.text:
            super()._on_accept()
            return
        slot = self._slots.chosen
        if slot is None:
            self._form.refuse("slot", self.tr("Choose a time that has room."))
            return
        self._context.tasks.write(
            self, services.park_until, done=self._on_parked, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, ticket_id=self._ticket.id, note=self.text,
            slot_at=slot,
        )  # fmt: skip

    def _on_parked(self, parked: ParkedUntil) -> None:
        self.booked = True
        self._context.requests.print_paper(parked.booked.paper)
        row, context = parked.booked.appointment, self._context
        context.requests.message.emit(
            self.tr("Comes back {day}, {time}.").format(
                day=context.day(row.day), time=context.time(row.slot_at)
            ),
            None,
        )
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
        self._slots.load(self._ticket.service_code)

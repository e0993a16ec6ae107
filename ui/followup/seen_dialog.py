"""Noting the status an officer sees in the central system, for a person on the follow-up list."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import see_status
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.texts import Body, Muted


class SeenDialog(FormDialog):
    """`scanned`: the person was found by the scanner, which the sighting says."""

    def __init__(
        self,
        context: Context,
        resident_id: int,
        name: str,
        *,
        scanned: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Central status as seen")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._resident_id = resident_id
        self._scanned = scanned
        self.body.addWidget(Body(name))
        self._status = QComboBox()
        self._status.setObjectName("seenStatus")
        for status in CentralStatus:
            self._status.addItem(context.say(f"central_status.{status}"), status)
        self._status.currentIndexChanged.connect(self._show_meaning)
        self._meaning = Muted("")
        self._note = QLineEdit()
        self._note.setObjectName("seenNote")
        self.body.addWidget(
            self.form.add("status", self.tr("Status on the central screen"), self._status)
        )
        self.body.addWidget(self._meaning)
        self.body.addWidget(self.form.add("note", self.tr("Note"), self._note))
        self.set_primary(self.tr("Note the status"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._show_meaning()

    def _show_meaning(self) -> None:
        status = CentralStatus(self._status.currentData())
        self._meaning.setText(self.context.say(f"central_meaning.{status}"))

    def _on_accept(self) -> None:
        self.write(
            see_status, resident_id=self._resident_id,
            status=CentralStatus(self._status.currentData()), note=self._note.text(),
            scanned=self._scanned,
        )  # fmt: skip

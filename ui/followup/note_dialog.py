"""Noting what was done about one or several people, and when to look again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.recording.followup import note_done
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.followup.remind_field import RemindField

WEEK = 7


class NoteDialog(FormDialog):
    """Until the day the people rest on the list."""

    def __init__(
        self, context: Context, people: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Note what was done")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._people = tuple(people)
        self._note = QLineEdit()
        self._note.setObjectName("doneNote")
        self._remind = RemindField(context, WEEK, ticked=False)
        self.body.addWidget(self.form.add("note", self.tr("What was done?"), self._note))
        self.body.addWidget(self.form.add("remind_on", self.tr("Reminder"), self._remind))
        self.set_primary(self.tr("Save"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._note.setFocus()

    def _on_accept(self) -> None:
        self.write(note_done, resident_ids=self._people, note=self._note.text(),
                   remind_on=self._remind.day)  # fmt: skip

"""Choosing the person something is about."""

from PySide6.QtWidgets import QWidget

from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.residents.picker import PersonPicker
from ui.widgets.dialog import Dialog

WIDTH = 640
ROWS = 6


class PersonDialog(Dialog):
    """`person` is who was chosen."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(WIDTH)
        self.person: ResidentFound | None = None
        self.picker = PersonPicker(context, rows_shown=ROWS)
        self.picker.chosen.connect(self._on_chosen)
        self.body.addWidget(self.picker)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.picker.field.setFocus()

    def _on_chosen(self, person: ResidentFound) -> None:
        self.person = person
        self.accept()

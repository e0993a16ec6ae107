"""Choosing by hand the entry that is the same person, where no list has found it."""

from PySide6.QtWidgets import QWidget

from ektp_desk.residents.queries import ResidentFound, ResidentView
from ui.context import Context
from ui.residents.duplicates_viewmodel import DuplicatesViewModel
from ui.residents.merge_dialog import MergeDialog
from ui.residents.picker import PersonPicker
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Muted

SIZE = (760, 420)
ROWS = 6


class MergePick(Dialog):
    """The other entry, by NIK or name; then both side by side."""

    def __init__(self, context: Context, view: ResidentView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Which entry is the same person?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._view = view
        self._viewmodel = DuplicatesViewModel(context, self)
        self.body.addWidget(Muted(f"{view.name} · {view.masked_nik}"))
        self.picker = PersonPicker(context, rows_shown=ROWS)
        self.picker.chosen.connect(self._on_chosen)
        self.body.addWidget(self.picker)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))

    def _on_chosen(self, found: ResidentFound) -> None:
        if found.id == self._view.id:
            self.refuse(self._context.say("merge.same_entry"))
            return
        dialog = MergeDialog(
            self._context, self._viewmodel, self._view.id, found.id,
            self.tr("Chosen by hand"), self,
        )  # fmt: skip
        if dialog.exec():
            self.accept()

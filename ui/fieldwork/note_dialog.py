"""Notes about the visit itself: what was written, and a new one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ektp_desk.outreach import fieldwork
from ektp_desk.outreach.queries_fieldwork import NoteRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

WIDTH, NOTES_HEIGHT, TEXT_HEIGHT = 640, 190, 110


class NoteDialog(FormDialog):
    """A note cannot be changed: it is told to the office as it was written."""

    def __init__(
        self, context: Context, notes: Sequence[NoteRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Notes of the visit")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        model: RowsModel[NoteRow] = RowsModel(
            [
                Column(self.tr("Time"), lambda row: context.time(row.at)),
                Column(self.tr("By"), lambda row: row.officer),
                Column(self.tr("Note"), lambda row: " ".join(row.text.split()),
                       tooltip=lambda row: row.text),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("visitNotes")
        table.setAccessibleName(title)
        table.set_model(model)
        table.fit({0: 64, 1: 150, 2: "stretch"})
        table.setFixedHeight(NOTES_HEIGHT)
        model.set_rows(notes)
        self.body.addWidget(table)
        table.setVisible(bool(notes))
        self._text = QPlainTextEdit()
        self._text.setObjectName("noteText")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(TEXT_HEIGHT)
        self._text.setPlaceholderText(
            self.tr("What the office should know: road, power, who helped, whom to see again.")
        )
        self.body.addWidget(self.form.add("text", self.tr("New note"), self._text))
        self.set_primary(self.tr("Save"), self._on_accept)
        self.add_cancel(self.tr("Close"))
        self._text.setFocus()

    def _on_accept(self) -> None:
        self.write(fieldwork.add_note, text=self._text.toPlainText())

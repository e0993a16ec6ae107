"""One card printer: its name, its model, and the computer it stands at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ektp_desk.cards.printers import add_printer, change_printer
from ektp_desk.cards.queries_printers import PrinterRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context


class MachineDialog(FormDialog):
    """Without a `row` a new printer is registered."""

    def __init__(
        self,
        context: Context,
        stations: Sequence[str],
        row: PrinterRow | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        self._row = row
        title = self.tr("New card printer") if row is None else self.tr("Card printer")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._name = self._text("printerName", row.name if row else "")
        self._model = self._text("printerModel", row.model if row else "")
        self._note = self._text("printerNote", row.note if row else "")
        self._station = QComboBox()
        self._station.setObjectName("printerStation")
        self._station.setEditable(True)
        self._station.addItems(["", *dict.fromkeys((*stations, context.actor.station))])
        self._station.setCurrentText(row.station if row else context.actor.station)
        for name, label, editor, hint in (
            ("name", self.tr("Name"), self._name, ""),
            ("model", self.tr("Model"), self._model, ""),
            ("station", self.tr("Computer"), self._station,
             self.tr("Cards printed at this computer count for this printer from now on")),
            ("note", self.tr("Note"), self._note, ""),
        ):  # fmt: skip
            self.body.addWidget(self.form.add(name, label, editor, hint))
        self._active = QCheckBox(self.tr("In use"))
        self._active.setObjectName("printerActive")
        self._active.setChecked(row.active if row else True)
        self._active.setVisible(row is not None)
        self.body.addWidget(self._active)
        self.set_primary(self.tr("Save"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._name.setFocus()

    def _text(self, name: str, text: str) -> QLineEdit:
        editor = QLineEdit(text)
        editor.setObjectName(name)
        return editor

    def _on_accept(self) -> None:
        said = {
            "name": self._name.text(),
            "model": self._model.text(),
            "station": self._station.currentText(),
            "note": self._note.text(),
        }
        if self._row is None:
            self.write(add_printer, **said)
        else:
            self.write(
                change_printer, printer_id=self._row.id, active=self._active.isChecked(), **said
            )

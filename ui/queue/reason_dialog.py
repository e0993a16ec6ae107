"""Asking for one line of text: a reason, or what is missing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.field import Field


class ReasonDialog(Dialog):
    """`text` holds what was typed and ticked; empty is refused here already."""

    def __init__(
        self,
        title: str,
        label: str,
        button: str,
        *,
        choices: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._choices = []
        for number, choice in enumerate(choices):
            box = QCheckBox(choice)
            box.setObjectName(f"choice{number}")
            self._choices.append(box)
            self.body.addWidget(box)
        self._line = QLineEdit()
        self._line.setObjectName("reasonText")
        self._field = Field(label, self._line)
        self.body.addWidget(self._field)
        self.set_primary(button, self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        (self._choices[0] if self._choices else self._line).setFocus()

    @property
    def text(self) -> str:
        """Ticked choices and typed text, one after another."""
        parts = [box.text() for box in self._choices if box.isChecked()]
        parts.append(self._line.text().strip())
        return ", ".join(part for part in parts if part)

    def _on_accept(self) -> None:
        if self.text:
            self.accept()
        else:
            self._field.set_error(self.tr("Please say it in a few words."))

"""Why a recording goes back: reasons of the list, and free words."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from ektp_desk.recording.rules_review import ReturnReason
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.texts import Muted

COLUMNS = 2


class ReturnDialog(Dialog):
    """`reasons` and `note` hold what was chosen; without either nothing is returned."""

    def __init__(self, context: Context, what: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Return to the operator")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.body.addWidget(Muted(what))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        self._boxes: dict[ReturnReason, QCheckBox] = {}
        for place, reason in enumerate(ReturnReason):
            box = QCheckBox(context.say(f"return_reason.{reason}"))
            box.setObjectName(f"return_{reason.value}")
            self._boxes[reason] = box
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        self.body.addLayout(grid)
        self._line = QLineEdit()
        self._line.setObjectName("reasonText")
        self._field = Field(self.tr("What must be corrected?"), self._line)
        self.body.addWidget(self._field)
        self._line.textEdited.connect(self._field.clear_error)
        for box in self._boxes.values():
            box.toggled.connect(self._field.clear_error)
        self.set_primary(self.tr("Return"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._boxes[ReturnReason.PHOTO_BACKGROUND].setFocus()

    @property
    def reasons(self) -> tuple[ReturnReason, ...]:
        """The reasons ticked, in the order of the list."""
        return tuple(reason for reason, box in self._boxes.items() if box.isChecked())

    @property
    def note(self) -> str:
        """The free words."""
        return self._line.text().strip()

    def _on_accept(self) -> None:
        if self.reasons or self.note:
            self.accept()
        else:
            self._field.set_error(self.tr("Tick a reason or say it in a few words."))

"""A computer becomes a field laptop: it gets a name and keys of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.fieldwork.looks import Looks
from ui.widgets.buttons import BigButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.panel import Panel, centred
from ui.widgets.texts import Body, Muted, Title

WIDTH = 460
MOST_NAME = 80


class RegisterView(QWidget):
    """`named` tells the name; `office_wanted` that this computer is none after all."""

    named = Signal(str)
    office_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._looks = looks
        column = QVBoxLayout(self)
        column.addStretch(2)
        mark = QLabel()
        mark.setPixmap(looks.icons.pixmap("bus", 48, "accent"))
        title = Title(self.tr("A laptop for visits"))
        text = Muted(self.tr("It works without a network, with what the office gives it"))
        for label in (mark, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(12)
        column.addLayout(centred(self._build_panel()))
        column.addStretch(3)
        self.name.setFocus()

    def _build_panel(self) -> Panel:
        panel = Panel()
        panel.setFixedWidth(WIDTH)
        panel.body.addWidget(
            Body(
                self.tr(
                    "Give this laptop a name, as it stands on its label. It then makes keys of its "
                    "own, and you bring its card to the office once."
                )
            )
        )
        self.name = QLineEdit()
        self.name.setObjectName("laptopName")
        self.name.setMaxLength(MOST_NAME)
        self.name.setPlaceholderText(self.tr("Laptop 1"))
        self.name.returnPressed.connect(self._on_go)
        self._field = Field(self.tr("Name of the laptop"), self.name)
        self.name.textEdited.connect(self._field.clear_error)
        panel.body.addWidget(self._field)
        icon = self._looks.icons.icon("arrow-right", "accent_text")
        self.button = BigButton(self.tr("Prepare this laptop"), icon)
        self.button.setObjectName("makeLaptop")
        self.button.clicked.connect(self._on_go)
        panel.body.addWidget(self.button)
        other = QuietButton(self.tr("This computer stands in the office"))
        other.setObjectName("noLaptop")
        other.clicked.connect(self.office_wanted)
        panel.body.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)
        return panel

    def refuse(self, sentence: str) -> None:
        """Say why not, beside the name."""
        self.button.setEnabled(True)
        self._field.set_error(sentence)
        self.name.setFocus()

    def _on_go(self) -> None:
        if self.button.isEnabled():
            self._field.clear_error()
            self.button.setEnabled(False)
            self.named.emit(self.name.text())

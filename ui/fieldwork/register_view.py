"""A computer becomes a field laptop: it gets a name and keys of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.fieldwork.looks import Looks, Refusal
from ui.vault.phrase_fields import PhraseFields
from ui.widgets.buttons import BigButton, QuietButton
from ui.widgets.form import Form
from ui.widgets.gate import Gate
from ui.widgets.texts import Body

WIDTH = 460
MOST_NAME = 80


class RegisterView(Gate):
    """`named` tells the name and the pass phrase, "" for none; `office_wanted` that this computer
    is none after all."""

    named = Signal(str, str)
    office_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(looks.icons, "bus", width=WIDTH, parent=parent)
        self._looks = looks
        self._form = Form()
        self._asks = False
        self.show_title(
            self.tr("A laptop for visits"),
            self.tr("It works without a network, with what the office gives it"),
        )
        self._build()
        self.name.setFocus()

    def _build(self) -> None:
        self.panel.body.addWidget(
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
        self.panel.body.addWidget(self._form.add("name", self.tr("Name of the laptop"), self.name))
        self.panel.body.addWidget(self._build_phrase())
        icon = self._looks.icons.icon("arrow-right", "accent_text")
        self.button = BigButton(self.tr("Prepare this laptop"), icon)
        self.button.setObjectName("makeLaptop")
        self.button.setEnabled(False)
        self.button.clicked.connect(self._on_go)
        self.panel.body.addWidget(self.button)
        other = QuietButton(self.tr("This computer stands in the office"))
        other.setObjectName("noLaptop")
        other.clicked.connect(self.office_wanted)
        self.panel.body.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)

    def _build_phrase(self) -> QWidget:
        """Only where the computer has no key store: asked for, and shown when that is known."""
        self._phrase_box = QWidget()
        column = QVBoxLayout(self._phrase_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            Body(
                self.tr(
                    "This computer has no key store. The data of visits are encrypted under a "
                    "pass phrase, which the team types at each start. It is kept nowhere: whoever "
                    "forgets it loses what was not packed."
                )
            )
        )
        label = self.tr("The team's pass phrase")
        self._fields = PhraseFields(self._form, self._looks.sentences, label, name="fieldPhrase")
        self._fields.entered.connect(self._on_go)
        column.addWidget(self._fields)
        self._phrase_box.hide()
        return self._phrase_box

    def ask_phrase(self, needed: bool) -> None:
        """Whether a pass phrase is chosen as well; until that is known nobody goes on."""
        self.button.setEnabled(True)
        self._asks = needed
        self._phrase_box.setVisible(needed)

    def refuse(self, error: Refusal) -> None:
        """Say why not, beside the field it is about."""
        self.button.setEnabled(True)
        if error.field == "passphrase":
            self.ask_phrase(needed=True)
        sentence = self._looks.sentences.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self._form.refuse("name", sentence)

    def _on_go(self) -> None:
        if not self.button.isEnabled():
            return
        self._form.clear()
        phrase = self._fields.typed() if self._asks and self.name.text().strip() else ""
        if phrase is not None:
            self.button.setEnabled(False)
            self.named.emit(self.name.text(), phrase)

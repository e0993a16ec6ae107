"""A new pass phrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ektp_desk.storage.keyfile import LEAST_PASSPHRASE
from ui.widgets.form import Form


class PhraseFields(QWidget):
    """`entered` when Enter is pressed in the second field."""

    entered = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None, *, renewed: bool = False) -> None:
        """`renewed`: it takes the place of another; refusals call it "new" then."""
        super().__init__(parent)
        self._form, self._name = form, "new" if renewed else "passphrase"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.phrase, self.again = self._secret("fieldPhrase"), self._secret("fieldPhraseAgain")
        self.phrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        hint = self.tr("At least 12 letters; four words will do")
        label = self.tr("New pass phrase") if renewed else self.tr("The team's pass phrase")
        column.addWidget(form.add(self._name, label, self.phrase, hint))
        column.addWidget(form.add("again", self.tr("Pass phrase again"), self.again))

    def _secret(self, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        return editor

    def typed(self) -> str | None:
        """The phrase; None when it was refused, which is said beside the field."""
        typed = self.phrase.text()
        if len(typed.strip()) < LEAST_PASSPHRASE:
            self._form.refuse(self._name, self.tr("At least 12 letters; four words will do"))
            return None
        if typed != self.again.text():
            self._form.refuse("again", self.tr("The two pass phrases differ."))
            return None
        return typed

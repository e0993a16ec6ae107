"""A new pass phrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ektp_desk.storage.keyfile import LEAST_PASSPHRASE
from ui.widgets.form import Form


class PhraseFields(QWidget):
    """`entered` when Enter is pressed in the second field."""

    entered = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.phrase, self.again = self._secret("fieldPhrase"), self._secret("fieldPhraseAgain")
        self.phrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        hint = self.tr("At least 12 letters; four words will do")
        column.addWidget(
            form.add("passphrase", self.tr("The team's pass phrase"), self.phrase, hint)
        )
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
            self._form.refuse("passphrase", self.tr("At least 12 letters; four words will do"))
            return None
        if typed != self.again.text():
            self._form.refuse("again", self.tr("The two pass phrases differ."))
            return None
        return typed

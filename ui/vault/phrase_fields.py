"""A new pass phrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.storage.keyfile import LEAST_PASSPHRASE, require_passphrase
from ui.widgets.form import Form
from ui.widgets.inputs import Secret


class PhraseFields(QWidget):
    """`entered` when Enter is pressed in the second field."""

    entered = Signal()

    def __init__(
        self,
        form: Form,
        sentences: Sentences,
        label: str,
        *,
        name: str,
        refused_as: str = "passphrase",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the object's name of the first field, `refused_as` what refusals call it."""
        super().__init__(parent)
        self._form, self._sentences, self._refused_as = form, sentences, refused_as
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.phrase, self.again = Secret(name), Secret(f"{name}Again")
        self.phrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        hint = sentences.say("key.passphrase_short", least=LEAST_PASSPHRASE)
        column.addWidget(form.add(refused_as, label, self.phrase, hint))
        column.addWidget(form.add("again", self.tr("Pass phrase again"), self.again))

    def typed(self, *, needed: bool = True) -> str | None:
        """The phrase; "" where none is `needed`; None when it was refused, beside the field."""
        typed = self.phrase.text()
        try:
            if typed or needed:
                require_passphrase(typed)
        except OfficeError as error:
            self._form.refuse(self._refused_as, self._sentences.refusal(error))
            return None
        if typed != self.again.text():
            self._form.refuse("again", self.tr("The two pass phrases differ."))
            return None
        return typed

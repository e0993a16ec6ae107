"""Another pass phrase for a laptop, by somebody who knows the one until now."""

from PySide6.QtWidgets import QWidget

from ektp_desk.outreach.field_store import FieldStore
from ui.fieldwork.looks import Looks, Refusal, known
from ui.setup.work import SetupWork
from ui.vault.phrase_fields import PhraseFields
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import Secret
from ui.widgets.texts import Body


class ChangePhraseDialog(Dialog):
    """Accepted once the new one opens the laptop."""

    def __init__(self, looks: Looks, store: FieldStore, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Change the pass phrase")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._looks, self._store = looks, store
        self._form = Form()
        self._work = SetupWork(self)
        self._work.done.connect(lambda _none: self.accept())
        self._work.failed.connect(lambda error: known(error, self._on_refused))
        self.body.addWidget(
            Body(
                self.tr(
                    "The one before opens nothing any more. The new one is kept nowhere: the team "
                    "knows it by heart."
                )
            )
        )
        self.former = Secret("formerPhrase")
        label = self.tr("The pass phrase until now")
        self.body.addWidget(self._form.add("passphrase", label, self.former))
        self._fields = PhraseFields(
            self._form, looks.sentences, self.tr("New pass phrase"), name="fieldPhrase",
            refused_as="new",
        )  # fmt: skip
        self.body.addWidget(self._fields)
        self.set_primary(self.tr("Change it"), self._on_go)
        self.add_cancel(self.tr("Cancel"))
        self.former.setFocus()

    def _on_go(self) -> None:
        if self._work.running:
            return
        self._form.clear()
        former = self.former.text()
        if not former.strip():
            self._form.refuse("passphrase", self.tr("This is needed."))
            return
        new = self._fields.typed()
        if new is None:
            return
        self.busy(True)
        now = self._looks.clock.now()
        self._work.start(lambda: self._store.change_phrase(former, new, now=now))

    def _on_refused(self, error: Refusal) -> None:
        self.busy(False)
        sentence = self._looks.sentences.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)

    def reject(self) -> None:
        """What is being written is written to its end."""
        if not self._work.running:
            super().reject()

"""An act on the key of the data, signed with one's own password."""

from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.protection import KeyAct, note_key_act
from ektp_desk.storage.keystore import system_store
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.vault.phrase_fields import PhraseFields
from ui.widgets.inputs import Secret
from ui.widgets.texts import Muted


class KeyDialog(FormDialog):
    """With `passphrase` a new one is typed twice. Accepted once the act is written down; whoever
    opened it then does it, with what was `typed`."""

    def __init__(
        self,
        context: Context,
        act: KeyAct,
        parent: QWidget | None = None,
        *,
        passphrase: bool = False,
    ) -> None:
        super().__init__(context, "", parent)
        self.act = act
        title, said = self.words(act)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.body.addWidget(Muted(said))
        self.passphrase_needed = True
        self._fields = self._phrase_fields() if passphrase else None
        self._password = Secret("ownPassword")
        self.body.addWidget(self.form.add("password", self.tr("Your password"), self._password))
        self.set_primary(self.tr("Sign and do it"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        if passphrase:
            self.ask_for_store()

    def ask_for_store(self) -> None:
        """Where this computer has no key store, the pass phrase is needed."""
        self.context.tasks.aside(self, lambda: system_store() is not None, done=self._show_store)

    @property
    def typed(self) -> str:
        """The new pass phrase, "" for none."""
        return "" if self._fields is None else self._fields.phrase.text()

    def words(self, act: KeyAct) -> tuple[str, str]:
        """The act's name, and what it does."""
        return {
            KeyAct.ENCRYPT: (
                self.tr("Encrypt the data"),
                self.tr("The office closes, the file is encrypted, then it opens again."),
            ),
            KeyAct.CHANGE_KEY: (
                self.tr("Change the key"),
                self.tr("The office closes, the file is encrypted anew, then it opens again."),
            ),
            KeyAct.CHANGE_PASSPHRASE: (
                self.tr("Set the pass phrase"),
                self.tr("The one before opens nothing any more."),
            ),
            KeyAct.NEW_RECOVERY: (
                self.tr("New recovery key"),
                self.tr("The key on the old paper opens nothing any more."),
            ),
            KeyAct.OPEN_HERE: (
                self.tr("Let this computer open the data"),
                self.tr("Whoever signs in to this computer's account then opens them unasked."),
            ),
        }[act]

    def _phrase_fields(self) -> PhraseFields:
        label = self.tr("New pass phrase")
        fields = PhraseFields(self.form, self.context.sentences, label, name="passphrase")
        self.body.addWidget(fields)
        return fields

    def _show_store(self, has_store: bool) -> None:
        self.passphrase_needed = not has_store or self.act is KeyAct.CHANGE_PASSPHRASE

    def _on_accept(self) -> None:
        self.form.clear()
        if self._fields is not None and self._fields.typed(needed=self.passphrase_needed) is None:
            return
        self.sign(self.typed, self._password.text())

    def sign(self, _typed: str, password: str) -> None:
        """Write down what is about to be done."""
        self.write(note_key_act, act=self.act, password=password)

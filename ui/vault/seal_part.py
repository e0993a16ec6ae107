"""Keamanan data of an office on a server: the key that seals its backups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.protection import backup_key
from ektp_desk.storage import keyfile
from ektp_desk.storage.backup_keys import BackupKey
from ui.accounts.part import Part
from ui.context import Context
from ui.vault.seal_dialog import SealDialog
from ui.vault.soundness import Soundness
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.key_value import KeyValues
from ui.widgets.texts import Body, Muted


class SealPart(Part):
    """The data lie on the server; what leaves it is sealed. The key is signed for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.panel.title.setText(self.tr("Security of the data"))
        self.panel.title.show()
        self._key: BackupKey | None = None
        body = self.panel.body
        self._facts = KeyValues()
        self._facts.setObjectName("sealFacts")
        body.addWidget(self._facts)
        self._said = Body("")
        self._said.setObjectName("sealSaid")
        body.addWidget(self._said)
        self._make = PrimaryButton(self.tr("Make the key for backups…"))
        self._make.setObjectName("makeSeal")
        self._change = Button(self.tr("Change the key for backups…"))
        self._change.setObjectName("changeSeal")
        for button in (self._make, self._change):
            button.clicked.connect(self._on_anew)
            button.hide()
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(
            Muted(
                self.tr(
                    "The data lie on the office's server, which keeps them. Whoever makes a "
                    "backup there needs no secret; only the recovery key, the pass phrase, or the "
                    "computer on which the key was made opens it."
                )
            )
        )
        body.addWidget(Soundness(context))
        body.addStretch(1)

    def refresh(self) -> None:
        self.context.tasks.read(self, backup_key, done=self._show, key="backup_key")

    def _show(self, key: BackupKey | None) -> None:
        self._key = key
        yes, no = self.tr("yes"), self.tr("no")
        ways = key.file.ways if key else {}
        self._facts.set_pairs(
            [
                (self.tr("Backups encrypted"), yes if key else no),
                (self.tr("Opened by a key store"), yes if keyfile.STORE in ways else no),
                (self.tr("Opened by a pass phrase"), yes if keyfile.PASSPHRASE in ways else no),
                (self.tr("Recovery key on paper"), yes if keyfile.RECOVERY in ways else no),
            ]
        )
        self._said.setText(
            self.tr("Without one of these ways nobody can read the backups.")
            if key
            else self.tr("No backup is made until the key for it is made.")
        )
        self._make.setVisible(key is None)
        self._change.setVisible(key is not None)

    def _on_anew(self) -> None:
        dialog = SealDialog(self.context, self._key, self)
        if dialog.exec():
            self.context.requests.recovery_made.emit(dialog.recovery)

"""Keamanan data of an office in a file: how it is protected, and the ways to open it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.accounts.protection import KeyAct
from ektp_desk.storage import keyfile
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import key_of
from ektp_desk.storage.keyfile import KeyFile
from ektp_desk.storage.keystore import system_store
from ui.accounts.part import Part
from ui.context import Context
from ui.vault.key_dialog import KeyDialog
from ui.vault.soundness import Soundness
from ui.widgets.buttons import Button
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.texts import Body, Muted


class SecurityPart(Part):
    """The state in pairs, and a button for each act; each is signed with the password."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.panel.title.setText(self.tr("Security of the data"))
        self.panel.title.show()
        url = context.tasks.desk.engine.url
        self._database = Path(str(url.database))
        self._file: KeyFile | None = None
        body = self.panel.body
        self.notice = Notice()
        body.addWidget(self.notice)
        self._facts = KeyValues()
        body.addWidget(self._facts)
        self._said = Body("")
        body.addWidget(self._said)
        self._acts = QVBoxLayout()
        self._acts.setSpacing(8)
        self._buttons = {
            KeyAct.ENCRYPT: self._act(KeyAct.ENCRYPT, self.tr("Encrypt the data…"), self._on_anew),
            KeyAct.CHANGE_PASSPHRASE: self._act(
                KeyAct.CHANGE_PASSPHRASE, self.tr("Set the pass phrase…"), self._on_passphrase
            ),
            KeyAct.NEW_RECOVERY: self._act(
                KeyAct.NEW_RECOVERY, self.tr("New recovery key…"), self._on_recovery
            ),
            KeyAct.OPEN_HERE: self._act(
                KeyAct.OPEN_HERE, self.tr("Let this computer open the data…"), self._on_here
            ),
            KeyAct.CHANGE_KEY: self._act(
                KeyAct.CHANGE_KEY, self.tr("Change the key…"), self._on_anew
            ),
        }
        body.addLayout(self._acts)
        body.addWidget(
            Muted(
                self.tr(
                    "For encrypting and for another key the office is closed for a moment; no "
                    "other program may have it open. Backups made before open with the key they "
                    "were made with."
                )
            )
        )
        body.addWidget(Soundness(context))
        body.addStretch(1)

    def refresh(self) -> None:
        database = self._database

        def look() -> tuple[KeyFile | None, bool]:
            return keyfile.read(database), system_store() is not None

        self.context.tasks.aside(
            self, look, done=lambda found: self._show(found[0], has_store=found[1])
        )

    # -- showing ---------------------------------------------------------------------------

    def _act(self, act: KeyAct, text: str, slot: Callable[[], None]) -> Button:
        button = Button(text)
        button.setObjectName(f"key_{act}")
        button.clicked.connect(slot)
        button.hide()
        self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _show(self, file: KeyFile | None, *, has_store: bool) -> None:
        self._file = file
        yes, no = self.tr("yes"), self.tr("no")
        ways = file.ways if file else {}
        self._facts.set_pairs(
            [
                (self.tr("Encrypted"), yes if file else no),
                (self.tr("Opened by this computer"), yes if keyfile.STORE in ways else no),
                (self.tr("Opened by a pass phrase"), yes if keyfile.PASSPHRASE in ways else no),
                (self.tr("Recovery key on paper"), yes if keyfile.RECOVERY in ways else no),
            ]
        )
        self._said.setText(self._sentence(file))
        for act, button in self._buttons.items():
            button.setVisible((act is KeyAct.ENCRYPT) == (file is None))
        self._buttons[KeyAct.OPEN_HERE].setVisible(
            file is not None and has_store and keyfile.STORE not in ways
        )

    def _sentence(self, file: KeyFile | None) -> str:
        if file is None:
            return self.tr("Whoever takes this computer or a copy of the data can read them.")
        return self.tr("Without one of these ways nobody can read the data, nor the backups.")

    # -- acts ------------------------------------------------------------------------------

    def _on_passphrase(self) -> None:
        dialog = KeyDialog(self.context, KeyAct.CHANGE_PASSPHRASE, self, passphrase=True)
        if dialog.exec():
            typed = dialog.typed
            self._rewrite(lambda file, key: keyfile.with_passphrase(file, key, typed))

    def _on_recovery(self) -> None:
        made: list[str] = []

        def change(file: KeyFile, key: bytes) -> KeyFile:
            new, spelled = keyfile.with_recovery(file, key)
            made.append(spelled)
            return new

        if KeyDialog(self.context, KeyAct.NEW_RECOVERY, self).exec():
            self._rewrite(change, lambda: self.context.requests.recovery_made.emit(made[0]))

    def _on_here(self) -> None:
        def change(file: KeyFile, key: bytes) -> KeyFile:
            store = system_store()
            return (store and keyfile.with_store(file, key, store)) or file

        if KeyDialog(self.context, KeyAct.OPEN_HERE, self).exec():
            self._rewrite(change)

    def _on_anew(self) -> None:
        act = KeyAct.CHANGE_KEY if self._file else KeyAct.ENCRYPT
        database, key = self._database, key_of(self.context.tasks.desk.engine)
        dialog = KeyDialog(self.context, act, self, passphrase=True)
        if dialog.exec():
            typed = dialog.typed
            self.context.requests.closed_wanted.emit(
                lambda: encrypt(database, store=system_store(), passphrase=typed, key=key)
            )

    def _rewrite(
        self,
        change: Callable[[KeyFile, bytes], KeyFile],
        done: Callable[[], None] = lambda: None,
    ) -> None:
        database, key = self._database, key_of(self.context.tasks.desk.engine)
        assert key is not None

        def work() -> None:
            file = keyfile.read(database)
            if file is not None:
                keyfile.write(database, change(file, key))

        def changed(_nothing: Any) -> None:
            self.notice.show_notice(self.tr("Done. It holds from now on."), "positive")
            self.refresh()
            done()

        self.context.tasks.aside(
            self, work, done=changed,
            refused=lambda error: self.notice.show_notice(self.context.refusal(error), "negative"),
            troubled=lambda error: self.notice.show_notice(
                self.context.refusal(error), "negative"
            ),
        )  # fmt: skip

"""Data that are locked: opened with the pass phrase or the recovery key, off the UI thread."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.storage import keyfile
from ui.setup.work import SetupWork
from ui.theme.icons import Icons
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.form import Form
from ui.widgets.gate import Gate
from ui.widgets.inputs import Secret

WIDTH = 420


class UnlockView(Gate):
    """`unlocked` tells the key, and whether the recovery key opened the data."""

    unlocked = Signal(object, bool)
    other_wanted = Signal()

    def __init__(
        self, icons: Icons, sentences: Sentences, database: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(icons, "lock", width=WIDTH, parent=parent)
        self._sentences = sentences
        self._database = database
        self._by_recovery = False
        self._work = SetupWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self.form = Form()
        self._build()
        file = keyfile.read(database)
        self._show(recovery=file is not None and keyfile.PASSPHRASE not in file.ways)

    def _build(self) -> None:
        self.show_title(self.tr("The data are locked"), self._database.name)
        self.passphrase = Secret("passphrase")
        self._passphrase = self.form.add("passphrase", self.tr("Pass phrase"), self.passphrase)
        self.recovery = QLineEdit()
        self.recovery.setObjectName("recovery")
        self._recovery = self.form.add(
            "recovery", self.tr("Recovery key"), self.recovery,
            self.tr("The groups on the paper, with or without dashes"),
        )  # fmt: skip
        self._open = PrimaryButton(self.tr("Open"))
        self._open.setObjectName("unlock")
        self._open.setDefault(True)
        self._open.clicked.connect(self._on_open)
        for editor in (self.passphrase, self.recovery):
            editor.returnPressed.connect(self._on_open)
        self._switch = QuietButton("")
        self._switch.setObjectName("otherWay")
        self._switch.clicked.connect(lambda: self._show(recovery=not self._by_recovery))
        other = Button(self.tr("Open another file…"))
        other.setObjectName("otherFile")
        other.clicked.connect(self.other_wanted)
        for widget in (self._passphrase, self._recovery, self._open, self._switch, other):
            self.panel.body.addWidget(widget)

    def _show(self, *, recovery: bool) -> None:
        self._by_recovery = recovery
        self.form.clear()
        self._passphrase.setVisible(not recovery)
        self._recovery.setVisible(recovery)
        self._switch.setText(
            self.tr("Use the pass phrase") if recovery else self.tr("Use the recovery key")
        )
        (self.recovery if recovery else self.passphrase).setFocus()

    def _on_open(self) -> None:
        editor = self.recovery if self._by_recovery else self.passphrase
        by_recovery, typed = self._by_recovery, editor.text()
        name = "recovery" if by_recovery else "passphrase"
        self.form.clear()
        if not typed.strip():
            self.form.refuse(name, self.tr("This is needed."))
            return
        if self._work.running:
            return
        self._open.setEnabled(False)
        database = self._database

        def job() -> bytes:
            keyfile.settle_change(database)
            file = keyfile.read(database)
            if file is None:
                raise MachineError("machine.key_file", path=str(database))
            if by_recovery:
                return keyfile.unlock(file, recovery=typed)
            return keyfile.unlock(file, passphrase=typed)

        self._work.start(job)

    def _on_done(self, key: bytes) -> None:
        self.unlocked.emit(key, self._by_recovery)

    def _on_failed(self, error: Exception) -> None:
        self._open.setEnabled(True)
        if not isinstance(error, OfficeError | MachineError):
            raise error
        name = "recovery" if self._by_recovery else "passphrase"
        self.form.refuse(name, self._sentences.refusal(error))

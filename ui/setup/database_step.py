"""Where the data lie: the third step of the guided set-up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.new_office import holds_office
from ektp_desk.storage.credentials import ServerAddress
from ektp_desk.storage.keystore import system_store
from ui.setup.server_form import ServerForm
from ui.setup.steps import Answers, SetupStep
from ui.setup.work import SetupWork
from ui.vault.phrase_fields import PhraseFields
from ui.widgets.buttons import QuietButton
from ui.widgets.texts import Muted

_BESIDE = {  # which field a trouble of the server is about
    "machine.password_needed": "server_password",
    "machine.access_denied": "server_password",
    "machine.no_database": "name",
    "machine.not_trusted": "authority",
}


class DatabaseStep(SetupStep):
    """The data on this computer, or on the office's server.

    `reached` tells that the server answered, and whether an office is at work there; `busy` that
    it is being asked.
    """

    reached = Signal(bool)
    busy = Signal(bool)

    def __init__(
        self, answers: Answers, sentences: Sentences, parent: QWidget | None = None
    ) -> None:
        super().__init__(answers, parent)
        self._sentences = sentences
        self.here = QRadioButton(self.tr("On this computer"))
        self.here.setObjectName("setup_here")
        self.server = QRadioButton(self.tr("On the office's server (several counters)"))
        self.server.setObjectName("setup_server")
        self.column.addWidget(self.here)
        self.column.addWidget(self.server)
        local = "" if answers.on_server else answers.address
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = QLineEdit(local)
        self.file.setObjectName("setup_file")
        choose = QuietButton(self.tr("Choose…"))
        choose.clicked.connect(self._on_choose)
        self._file_box = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self._file_box.setLayout(row)
        self._file_field = self.form.add("file", self.tr("Database file"), self._file_box)
        self.column.addWidget(self._file_field)
        self._build_protection()
        self._server_form = ServerForm(self.form, ServerAddress.of(answers.address))
        self.column.addWidget(self._server_form)
        self._proven = ""  # the address that was connected to
        self._trying = SetupWork(self)
        self._trying.done.connect(self._on_reached)
        self._trying.failed.connect(self._on_not_reached)
        (self.server if answers.on_server else self.here).setChecked(True)
        self.here.toggled.connect(self._show)
        self._show()

    def _build_protection(self) -> None:
        """How the data on this computer are encrypted; whether it has a key store is asked."""
        self.has_store: bool | None = None
        self._said = Muted("")
        self._said.setObjectName("setup_protection")
        self._protection = QWidget()
        column = QVBoxLayout(self._protection)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._said)
        label = self.tr("Pass phrase")
        self._phrase = PhraseFields(self.form, self._sentences, label, name="setup_passphrase")
        column.addWidget(self._phrase)
        self.column.addWidget(self._protection)
        self._asking = SetupWork(self)
        self._asking.done.connect(self._show_store)
        self._asking.start(lambda: system_store() is not None)

    def _show_store(self, has_store: bool) -> None:
        self.has_store = has_store
        self._said.setText(
            self.tr(
                "The data are encrypted. This computer opens them for whoever signs in to it; a "
                "pass phrase besides is needed only if it should open them elsewhere."
            )
            if has_store
            else self.tr(
                "The data are encrypted. This computer has no key store, so the pass phrase is "
                "asked for at every start of the program."
            )
        )

    def _keep_passphrase(self) -> bool:
        typed = self._phrase.typed(needed=not self.has_store)
        if typed is None:
            return False
        self.answers.passphrase = typed
        return True

    def keep(self) -> bool:
        self.form.clear()
        self.answers.on_server = self.server.isChecked()
        if self.answers.on_server:
            return self._keep_server()
        if not self._keep_passphrase():
            return False
        self.answers.address = self.file.text().strip()
        if not self.answers.address:
            self.form.refuse("file", self.tr("Say where the data is to lie."))
            return False
        return True

    def _keep_server(self) -> bool:
        """Goes on only once the server has answered, and says so by `reached`."""
        typed = self._server_form.address
        for name, value in (("host", typed.host), ("name", typed.database), ("user", typed.user)):
            if not value:
                self.form.refuse(name, self.tr("This is needed."))
                return False
        try:
            self.answers.address = typed.told
        except OfficeError as error:
            self._on_not_reached(error)
            return False
        if self.answers.address == self._proven:
            return True
        if not self._trying.running:
            address = self.answers.address
            self.busy.emit(True)
            self._trying.start(lambda: (address, holds_office(address)))
        return False

    def _on_reached(self, found: tuple[str, bool]) -> None:
        self._proven, holds = found
        self.busy.emit(False)
        self.reached.emit(holds)

    def _on_not_reached(self, error: Exception) -> None:
        self.busy.emit(False)
        if not isinstance(error, OfficeError | MachineError):
            raise error
        place = error.field if error.field in ("host", "authority") else _BESIDE.get(error.code)
        sentence = self._sentences.refusal(error)
        if error.code == "database.no_authority":  # the sentence is for the console
            sentence = self.tr("Choose office-ca.crt: it proves that this is the office's server.")
        self.form.refuse(place or "host", sentence)

    def _show(self) -> None:
        self._file_field.setVisible(self.here.isChecked())
        self._protection.setVisible(self.here.isChecked())
        self._server_form.setVisible(self.server.isChecked())

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Database file"), self.file.text(), self.tr("Databases (*.db)")
        )
        if name:
            self.file.setText(name)

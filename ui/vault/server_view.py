"""The office server asks for a password that this computer does not keep, or keeps a wrong one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.storage.engines import enter, parse_url, told
from ui.setup.work import SetupWork
from ui.theme.icons import Icons
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.form import Form
from ui.widgets.gate import Gate
from ui.widgets.inputs import Secret

WIDTH = 420


class ServerPasswordView(Gate):
    """`connected` tells the address as it opens, with the password where nothing else keeps it."""

    connected = Signal(str)
    other_wanted = Signal()

    def __init__(
        self,
        icons: Icons,
        sentences: Sentences,
        address: str,
        refused: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`refused` is the sentence about a password that was tried already."""
        super().__init__(icons, "database", width=WIDTH, parent=parent)
        self._sentences = sentences
        self._address = address
        self._work = SetupWork(self)
        self._work.done.connect(lambda opens: self.connected.emit(opens))
        self._work.failed.connect(self._on_failed)
        self.form = Form()
        self._build()
        if refused:
            self.form.refuse("password", refused)
        self.password.setFocus()

    def _build(self) -> None:
        where = told(parse_url(self._address).set(query={}))
        self.show_title(self.tr("The office server asks for a password"), where)
        self.password = Secret("serverPassword")
        self.password.returnPressed.connect(self._on_connect)
        hint = self.tr(
            "The database's, not your own: the administrator knows it. A key store of this "
            "computer keeps it."
        )
        password = self.form.add("password", self.tr("Password"), self.password, hint)
        self._connect = PrimaryButton(self.tr("Connect"))
        self._connect.setObjectName("connectServer")
        self._connect.setDefault(True)
        self._connect.clicked.connect(self._on_connect)
        other = Button(self.tr("Open another file…"))
        other.setObjectName("otherFile")
        other.clicked.connect(self.other_wanted)
        for widget in (password, self._connect, other):
            self.panel.body.addWidget(widget)

    def _on_connect(self) -> None:
        typed = self.password.text()
        self.form.clear()
        if not typed:
            self.form.refuse("password", self.tr("This is needed."))
            return
        if self._work.running:
            return
        self._connect.setEnabled(False)
        address = self._address
        self._work.start(lambda: enter(address, typed))

    def _on_failed(self, error: Exception) -> None:
        self._connect.setEnabled(True)
        if not isinstance(error, OfficeError | MachineError):
            raise error
        self.form.refuse("password", self._sentences.refusal(error))

"""Where the office's server is, who this computer is there, and by what the server is proven."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.config import load_settings
from ektp_desk.storage.credentials import ServerAddress
from ui.widgets.buttons import QuietButton
from ui.widgets.form import Form
from ui.widgets.texts import Muted


class ServerForm(QWidget):
    """Refusals land beside their fields in `form`."""

    def __init__(self, form: Form, given: ServerAddress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.host = self._line("host", self.tr("Server"), given.host,
                               self.tr("Its name as on its certificate"))  # fmt: skip
        self.database = QLineEdit(given.database)
        self.user = QLineEdit(given.user)
        self._row(
            ("name", self.tr("Database"), self.database),
            ("user", self.tr("User name"), self.user),
        )
        self.password = self._line("server_password", self.tr("Password"), given.password)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._build_authority(given.authority or str(load_settings().authority or ""))
        self.said = Muted(
            self.tr("The connection is encrypted. The administrator of the server knows all this.")
        )
        self.column.addWidget(self.said)

    @property
    def address(self) -> ServerAddress:
        """What was typed."""
        return ServerAddress(
            self.host.text().strip(), self.database.text().strip(), self.user.text().strip(),
            self.password.text(), self.authority.text().strip(),
        )  # fmt: skip

    def _line(self, name: str, label: str, text: str, hint: str = "") -> QLineEdit:
        editor = QLineEdit(text)
        editor.setObjectName(f"setup_{name}")
        self.column.addWidget(self._form.add(name, label, editor, hint))
        return editor

    def _row(self, *fields: tuple[str, str, QLineEdit]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, label, editor in fields:
            editor.setObjectName(f"setup_{name}")
            row.addWidget(self._form.add(name, label, editor), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _build_authority(self, text: str) -> None:
        self.authority = QLineEdit(text)
        self.authority.setObjectName("setup_authority")
        choose = QuietButton(self.tr("Choose…"))
        choose.setObjectName("setup_chooseAuthority")
        choose.clicked.connect(self._on_choose)
        box = QWidget()
        box.setFocusProxy(self.authority)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.authority, 1)
        row.addWidget(choose)
        label = self.tr("Certificate of the office's authority")
        self.authority.setAccessibleName(label)
        hint = self.tr("office-ca.crt proves that this is the office's own server")
        self.column.addWidget(self._form.add("authority", label, box, hint))

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificate of the office's authority"), "",
            self.tr("Certificates (*.crt *.pem *.cer)"),
        )  # fmt: skip
        if name:
            self.authority.setText(str(Path(name)))

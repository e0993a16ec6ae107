"""Repairing the data, signed with one's own password; on a server by its tables' owner."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.reports.repairs import note_repairing
from ektp_desk.storage.engines import as_owner
from ektp_desk.storage.server_roles import Roles
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import Secret
from ui.widgets.texts import Muted


class RepairDialog(FormDialog):
    """Accepted once it is written down; `server` is then the owner's address of an office on
    one, "" for a file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Repair the data")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.server = ""
        self._here = context.tasks.desk.engine.dialect.name == "sqlite"
        self.body.addWidget(
            Muted(
                self.tr(
                    "The office closes, a backup is made and looked over, and what other data hold "
                    "is made again: indexes, guards, the search, the counters, the coverage. "
                    "Ledgers are never touched. Then it is said what could not be made again."
                )
            )
        )
        if not self._here:
            self._add_owner()
        self._password = Secret("ownPassword")
        self.body.addWidget(self.form.add("password", self.tr("Your password"), self._password))
        self.set_primary(self.tr("Sign and repair"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _add_owner(self) -> None:
        self._owner = QLineEdit(Roles().owner)
        self._owner.setObjectName("ownerName")
        self._owner_password = Secret("ownerPassword")
        for name, label, editor in (
            ("owner", self.tr("Owner of the data on the server"), self._owner),
            ("owner_password", self.tr("The owner's password"), self._owner_password),
        ):
            self.body.addWidget(self.form.add(name, label, editor))

    def _on_accept(self) -> None:
        self.form.clear()
        if self._here:
            self._sign("")
            return
        self.busy(True)
        name, password = self._owner.text().strip(), self._owner_password.text()
        self.context.tasks.aside(
            self, partial(as_owner, self.context.tasks.desk.engine, name, password),
            done=self._sign, refused=self._on_refused, troubled=self._on_refused,
        )  # fmt: skip

    def _sign(self, server: str) -> None:
        self.server = server
        self.write(note_repairing, password=self._password.text())

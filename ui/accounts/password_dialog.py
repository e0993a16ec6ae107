"""Changing one's own password."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.accounts import services
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import Secret


class PasswordDialog(FormDialog):
    """The old one, and the new one twice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Change password")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._editors: dict[str, QLineEdit] = {}
        for name, label in (
            ("old", self.tr("Present password")),
            ("new", self.tr("New password")),
            ("again", self.tr("New password again")),
        ):
            editor = Secret(f"password_{name}")
            self._editors[name] = editor
            self.body.addWidget(self.form.add(name, label, editor))
        self.set_primary(self.tr("Change"), self._on_change)
        self.add_cancel(self.tr("Cancel"))

    def _on_change(self) -> None:
        old, new, again = (self._editors[name].text() for name in ("old", "new", "again"))
        if new != again:
            self.form.refuse("again", self.tr("The two new passwords differ."))
            return
        self.write(services.change_password, old=old, new=new)

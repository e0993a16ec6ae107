"""Changing one's own password."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.accounts import services
from ektp_desk.kernel.errors import OfficeError
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field


class PasswordDialog(Dialog):
    """The old one, and the new one twice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change password"), parent)
        self._context = context
        self._fields: dict[str, Field] = {}
        for name, label in (
            ("old", self.tr("Present password")),
            ("new", self.tr("New password")),
            ("again", self.tr("New password again")),
        ):
            editor = QLineEdit()
            editor.setObjectName(f"password_{name}")
            editor.setEchoMode(QLineEdit.EchoMode.Password)
            self._fields[name] = Field(label, editor)
            self.body.addWidget(self._fields[name])
        self.set_primary(self.tr("Change"), self._on_change)
        self.add_cancel(self.tr("Cancel"))

    def _text(self, name: str) -> str:
        editor = self._fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor.text()

    def _on_change(self) -> None:
        for field in self._fields.values():
            field.clear_error()
        if self._text("new") != self._text("again"):
            self._fields["again"].set_error(self.tr("The two new passwords differ."))
            return
        self.busy(True)
        self._context.tasks.write(
            self, services.change_password, done=lambda _none: self.accept(),
            refused=self._on_refused, old=self._text("old"), new=self._text("new"),
        )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self.busy(False)
        field = self._fields.get(error.field)
        sentence = self._context.refusal(error)
        if field is None:
            self.refuse(sentence)
        else:
            field.set_error(sentence)

"""Excusing a finger, an eye, a photo, a signature: kind, reason, and who signs off."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.rules import ExceptionKind
from ektp_desk.recording.services import NEEDS_SIGN_OFF
from ui.context import Context
from ui.recording.viewmodel import RecordingViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.texts import Body


class ExceptionDialog(Dialog):
    """Refusals land beside their field; nothing typed is lost."""

    def __init__(
        self,
        context: Context,
        viewmodel: RecordingViewModel,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Exception: {item}").format(item=context.say(f"item.{key}")), parent
        )
        self._context = context
        self._viewmodel = viewmodel
        self._key = key
        current = viewmodel.current
        attempts = current.item(key).attempts if current else 0
        self.body.addWidget(Body(self.tr("Attempts so far: {count}").format(count=attempts)))
        self.kind = QComboBox()
        self.kind.setObjectName("exceptionKind")
        for kind in (ExceptionKind.PERMANENT, ExceptionKind.TEMPORARY,
                     ExceptionKind.DEVICE_FAILURE, ExceptionKind.REFUSED):  # fmt: skip
            self.kind.addItem(context.say(f"exception.{kind}"), kind)
        self.reason = QLineEdit()
        self.reason.setObjectName("exceptionReason")
        self.username = QLineEdit()
        self.username.setObjectName("signOffName")
        self.password = QLineEdit()
        self.password.setObjectName("signOffPassword")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = {
            "kind": Field(self.tr("Kind"), self.kind),
            "reason": Field(self.tr("Reason"), self.reason),
            "sign_off_username": Field(
                self.tr("Second person, user name"),
                self.username,
                self.tr("A colleague looks, and signs off with name and password"),
            ),
            "sign_off_password": Field(self.tr("Second person, password"), self.password),
        }
        for field in self._fields.values():
            self.body.addWidget(field)
        self.kind.currentIndexChanged.connect(self._show_sign_off)
        self.set_primary(self.tr("Note the exception"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._show_sign_off()
        self.reason.setFocus()

    def _show_sign_off(self) -> None:
        needed = ExceptionKind(self.kind.currentData()) in NEEDS_SIGN_OFF
        for name in ("sign_off_username", "sign_off_password"):
            self._fields[name].setVisible(needed)

    def _on_accept(self) -> None:
        for field in self._fields.values():
            field.clear_error()
        self.busy(True)
        self._viewmodel.except_item(
            self._key,
            ExceptionKind(self.kind.currentData()),
            self.reason.text(),
            username=self.username.text(),
            password=self.password.text(),
            done=self.accept,
            refused=self._on_refused,
        )

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        sentence = refusal_sentence(self._context, error)
        field = self._fields.get(error.field)
        if field is None:
            self.refuse(sentence)
        else:
            field.set_error(sentence)
            field.editor.setFocus()


def refusal_sentence(context: Context, error: OfficeError | MachineError) -> str:
    """A recording's refusal with item keys turned into words."""
    for name in ("blocker", "first"):
        key = error.params.get(name)
        if isinstance(key, str):
            shown = "paper" if key.startswith("paper:") else key
            error.params[name] = context.say(f"item.{shown}")
    return context.refusal(error)

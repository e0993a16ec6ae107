"""Excusing a finger, an eye, a photo, a signature: kind, reason, and who signs off."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.checklist import kinds_for
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ExceptionKind
from ui.context import Context
from ui.recording.names import item_name, refusal_sentence
from ui.recording.viewmodel import RecordingViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.inputs import Secret
from ui.widgets.texts import Body

KINDS = (ExceptionKind.PERMANENT, ExceptionKind.TEMPORARY, ExceptionKind.DEVICE_FAILURE,
         ExceptionKind.REFUSED)  # fmt: skip


class ExceptionDialog(Dialog):
    """Refusals land beside their field; nothing typed is lost."""

    def __init__(
        self,
        context: Context,
        viewmodel: RecordingViewModel,
        view: RecordingView,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        name = item_name(context, view.definition, key)
        super().__init__(self.tr("Exception: {item}").format(item=name), parent)
        self._context = context
        self._viewmodel = viewmodel
        self._view = view
        self._key = key
        attempts = view.item(key).attempts
        self.body.addWidget(Body(self.tr("Attempts so far: {count}").format(count=attempts)))
        self.kind = QComboBox()
        self.kind.setObjectName("exceptionKind")
        known = kinds_for(view.definition, key)
        for kind in (one for one in KINDS if one in known):
            self.kind.addItem(context.say(f"exception.{kind}"), kind)
        self.reason = QLineEdit()
        self.reason.setObjectName("exceptionReason")
        self.username = QLineEdit()
        self.username.setObjectName("signOffName")
        self.password = Secret("signOffPassword")
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
        needed = ExceptionKind(self.kind.currentData()) in self._view.definition.sign_off
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
        sentence = refusal_sentence(self._context, error, self._view)
        field = self._fields.get(error.field)
        if field is None:
            self.refuse(sentence)
        else:
            field.set_error(sentence)
            field.editor.setFocus()

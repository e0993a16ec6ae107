"""A new sealed code: signed with one's own password, shown once, written onto paper by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ektp_desk.accounts import emergency
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import Secret
from ui.widgets.texts import Muted


class CodeDialog(FormDialog):
    """Asks for the password first; then the code stands there until it is put away."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        title = self.tr("Make a sealed code")
        super().__init__(context, title, parent)
        self._text = Muted(
            self.tr("The code made before opens nothing any more: destroy its envelope.")
        )
        self.body.addWidget(self._text)
        self.password = Secret("ownPassword")
        self._field = self.form.add("password", self.tr("Your password"), self.password)
        self.body.addWidget(self._field)
        self._code = QLabel("")
        self._code.setObjectName("emergencyCode")
        self._code.setProperty("role", "code")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.hide()
        self.body.addWidget(self._code)
        self._made = False
        self._go = self.set_primary(self.tr("Make the code"), self._on_go)
        self.add_cancel(self.tr("Cancel"))
        self.password.setFocus()

    def reject(self) -> None:
        """Esc does not lose a code that nobody has written down yet."""
        if not self._made:
            super().reject()

    def _on_go(self) -> None:
        if self._made:
            self.accept()
            return
        self.form.clear()
        self.context.tasks.write(
            self, emergency.make_code, done=self._on_made, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, password=self.password.text(),
        )  # fmt: skip

    def _on_made(self, code: str) -> None:
        self._made = True
        self._field.hide()
        self._code.setText(code)
        self._code.show()
        self._text.setText(
            self.tr(
                "Write it down, seal it in an envelope with today's date, and keep it in the safe. "
                "It is shown this once."
            )
        )
        self._go.set_text(self.tr("It is in the envelope"))
        self.hide_cancel()

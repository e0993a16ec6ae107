"""A dialog that writes one thing: refusals land beside their field, success closes it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form


class FormDialog(Dialog):
    """`form` holds the fields; `write` asks the office."""

    def __init__(self, context: Context, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.context = context
        self.form = Form()

    def write(self, service: Any, **kwargs: Any) -> None:
        """Ask the office; typed input stays when it says no."""
        self.form.clear()
        self.context.tasks.write(
            self, service, done=lambda _result: self.accept(), refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, **kwargs,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self.context.refusal(error)
        if not self.form.refuse(error.field, sentence):
            self.refuse(sentence)

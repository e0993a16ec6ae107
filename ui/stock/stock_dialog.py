"""What the forms of the blank-stock page have in common."""

from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.form import Form


class StockDialog(Dialog):
    """A form whose refusals land beside the field they belong to."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.form = Form()

    def add_field(self, name: str, field: Field) -> None:
        """Show a field; `name` is what refusals call it."""
        self.form.keep(name, field)
        self.body.addWidget(field)

    def on_refused(self, name: str, sentence: str) -> None:
        """Show a refusal beside its field, or on top when it belongs to none."""
        self.busy(False)
        if not self.form.refuse(name, sentence):
            self.refuse(sentence)

    def on_done(self) -> None:
        """The act went through."""
        self.busy(False)
        self.accept()

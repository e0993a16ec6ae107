"""The fields of a form by name, so that a refusal lands beside the field it is about."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.field import Field


class Form:
    """Keeps fields; what was typed stays."""

    def __init__(self) -> None:
        self._fields: dict[str, Field] = {}

    def add(self, name: str, label: str, editor: QWidget, hint: str = "") -> Field:
        """A new field; `name` is what refusals call it."""
        field = Field(label, editor, hint)
        self.keep(name, field)
        return field

    def keep(self, name: str, field: Field) -> None:
        """Know a field made elsewhere."""
        self._fields[name] = field
        if isinstance(field.editor, QLineEdit):
            field.editor.textEdited.connect(field.clear_error)  # it is being put right

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return self._fields.get(name)

    def forget(self, name: str) -> None:
        """Know a field no more that is taken away."""
        self._fields.pop(name, None)

    def clear(self) -> None:
        """Take all refusals away."""
        for field in self._fields.values():
            field.clear_error()

    def refuse(self, name: str, sentence: str) -> bool:
        """Say what is wrong beside a field; False when no field has that name."""
        self.clear()
        field = self._fields.get(name)
        if field is None:
            return False
        field.set_error(sentence)
        field.editor.setFocus()
        return True

"""A field of a form: label above, editor, hint, and the refusal's sentence below."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.style import set_property
from ui.widgets.texts import Caption


class Field(QWidget):
    """Keeps what was typed when it is refused."""

    def __init__(
        self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = QLabel(label)
        self.label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._hint = Caption(hint)
        self._hint.setWordWrap(True)
        self._error = Caption("")
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        for widget in (self.label, editor, self._hint, self._error):
            column.addWidget(widget)
        self._hint.setVisible(bool(hint))
        self._error.hide()

    def set_hint(self, hint: str) -> None:
        """Another hint, "" for none."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and not self.error)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, beside the field."""
        self._error.setText(f"✕  {sentence}")
        self._error.show()
        self._hint.hide()
        set_property(self.editor, "invalid", "true")
        self.editor.setAccessibleDescription(sentence)

    def clear_error(self) -> None:
        """The field is right, or is being typed anew."""
        self._error.hide()
        self._hint.setVisible(bool(self._hint.text()))
        set_property(self.editor, "invalid", "false")
        self.editor.setAccessibleDescription("")

    @property
    def error(self) -> str:
        """The sentence shown, "" if none."""
        return "" if self._error.isHidden() else self._error.text().removeprefix("✕  ")

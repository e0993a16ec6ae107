"""The editors of the office's settings by name, whichever tab they stand on."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import RANGES, OfficeProfile
from ui.context import Context
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import NumberField


class OfficeFields(QObject):
    """Edited together, saved together; `typed` tells that a text is being changed."""

    typed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.form = Form()
        self._texts: dict[str, QLineEdit] = {}
        self._numbers: dict[str, NumberField] = {}
        self._switches: dict[str, QCheckBox] = {}

    @staticmethod
    def at_top(field: Field) -> QVBoxLayout:
        """Keeps a field level with a neighbour that has more below it."""
        box = QVBoxLayout()
        box.addWidget(field)
        box.addStretch(1)
        return box

    def text(self, name: str, label: str, hint: str = "") -> Field:
        """A line of text."""
        editor = QLineEdit()
        editor.setObjectName(f"office_{name}")
        editor.textEdited.connect(lambda _text: self.typed.emit())
        self._texts[name] = editor
        return self.form.add(name, label, editor, hint)

    def number(self, name: str, label: str, why: str = "") -> Field:
        """A whole number, with what it is for and how far it may go."""
        least, most = RANGES[name]
        editor = NumberField(f"office_{name}", least, most)
        self._numbers[name] = editor
        number = self._context.number
        hint = self.tr("{least} to {most}.").format(least=number(least), most=number(most))
        return self.form.add(name, label, editor, f"{why} {hint}".strip())

    def switch(self, name: str, label: str) -> QCheckBox:
        """Something done or not done."""
        box = QCheckBox(label)
        box.setObjectName(f"office_{name}")
        self._switches[name] = box
        return box

    def editor(self, name: str) -> QWidget | None:
        """The editor of a setting, None if it has none here."""
        return self._texts.get(name) or self._numbers.get(name) or self._switches.get(name)

    def show_profile(self, profile: OfficeProfile) -> None:
        """Show the settings as they are stored."""
        for name, text in self._texts.items():
            text.setText(getattr(profile, name))
            text.setCursorPosition(0)  # a long line is read from its beginning
        for name, number in self._numbers.items():
            number.setValue(getattr(profile, name))
        for name, box in self._switches.items():
            box.setChecked(getattr(profile, name))

    def profile(self, shown: OfficeProfile) -> OfficeProfile:
        """`shown` with what was typed since."""
        values: dict[str, object] = {
            name: editor.text().strip() for name, editor in self._texts.items()
        }
        values |= {name: editor.value() for name, editor in self._numbers.items()}
        values |= {name: box.isChecked() for name, box in self._switches.items()}
        return replace(shown, **values)  # type: ignore[arg-type]

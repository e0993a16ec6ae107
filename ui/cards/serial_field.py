"""The serial of the blank in the printer, where the office asks for it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.field import Field


class SerialField(Field):
    """One line to scan or type into; it keeps what was typed when the office says no."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        self._line.setObjectName(name)
        super().__init__(self.tr("Blank serial"), self._line, self.tr("Scan or type"), parent)

    def take(self) -> str:
        """What is typed, for an outcome; an earlier refusal is over."""
        self.clear_error()
        return self._line.text().strip()

    def begin_anew(self) -> None:
        """A serial belongs to one card."""
        self._line.clear()
        self.clear_error()

    def refuse(self, field: str, sentence: str) -> bool:
        """Say what is wrong with the serial; False when the refusal is about something else."""
        if field != "blank_serial" or not self.isVisible():
            return False
        self.set_error(sentence)
        self._line.setFocus()
        return True

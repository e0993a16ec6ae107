"""Editors as the style wants them: no little arrows, text where other fields have it."""

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox, QTimeEdit, QWidget

SIDE = 8


class NumberField(QSpinBox):
    """A whole number between `lowest` and `highest`, grouped as the language groups."""

    def __init__(self, name: str, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setRange(lowest, highest)
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(SIDE, 0, SIDE, 0)


class Secret(QLineEdit):
    """A password, a pass phrase: what is typed is not seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class DateField(QDateEdit):
    """A day, typed or chosen from a calendar."""

    def __init__(
        self, name: str, locale: QLocale, day: QDate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCalendarPopup(True)
        self.setLocale(locale)
        self.setDisplayFormat("dd-MM-yyyy")
        self.setDate(day)


class TimeField(QTimeEdit):
    """A wall time between two, in minutes after midnight."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setDisplayFormat("HH.mm")
        self.lineEdit().setTextMargins(SIDE, 0, SIDE, 0)
        self.setTimeRange(_time(least), _time(most))

    @property
    def minutes(self) -> int:
        """Minutes after midnight."""
        return QTime(0, 0).secsTo(self.time()) // 60

    def show_minutes(self, minutes: int) -> None:
        """Show another time."""
        self.setTime(_time(minutes))


def _time(minutes: int) -> QTime:
    return QTime(minutes // 60, minutes % 60)

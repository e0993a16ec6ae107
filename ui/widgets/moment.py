"""A day and a time beside each other."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.inputs import DateField, TimeField

LAST_MINUTE = 24 * 60 - 1


class MomentField(QWidget):
    """A moment of the office's wall time, to the minute; tabbed through day first."""

    def __init__(
        self, name: str, locale: QLocale, at: datetime, parent: QWidget | None = None
    ) -> None:
        """`at` is aware, in the office's zone."""
        super().__init__(parent)
        self.setObjectName(name)
        self.day = DateField(f"{name}Day", locale, QDate(at.year, at.month, at.day))
        self.time = TimeField(f"{name}Time", 0, LAST_MINUTE)
        self.show_time(at)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.day, 3)
        row.addWidget(self.time, 2)
        self.setFocusProxy(self.day)

    def show_time(self, at: datetime) -> None:
        """Show another time of day."""
        self.time.setTime(QTime(at.hour, at.minute))

    def name_parts(self, day: str, at: str) -> None:
        """What a screen reader calls the two."""
        self.day.setAccessibleName(day)
        self.time.setAccessibleName(at)

    def moment(self, zone: ZoneInfo) -> datetime:
        """What is chosen, in the office's zone."""
        chosen, minutes = self.day.date(), self.time.minutes
        at = time(minutes // 60, minutes % 60)
        return datetime.combine(chosen.toPython(), at, tzinfo=zone)  # type: ignore[arg-type]

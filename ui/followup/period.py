"""A time from one day to another."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.context import Context
from ui.widgets.inputs import DateField


class Period(QWidget):
    """Two days; `changed` when one of them is another."""

    changed = Signal()

    def __init__(
        self, context: Context, name: str, first: date, last: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._first = DateField(f"{name}First", context.locale, _qdate(first))
        self._first.setAccessibleName(self.tr("From"))
        self._last = DateField(f"{name}Last", context.locale, _qdate(last))
        self._last.setAccessibleName(self.tr("to"))
        row.addWidget(QLabel(self.tr("From")))
        row.addWidget(self._first)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self._last)
        for field in (self._first, self._last):
            field.dateChanged.connect(lambda _day: self.changed.emit())

    @property
    def first(self) -> date:
        """The first day."""
        return _date(self._first.date())

    @property
    def last(self) -> date:
        """The last day."""
        return _date(self._last.date())


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

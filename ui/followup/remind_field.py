"""When to look again: a day, or never."""

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.context import Context
from ui.widgets.inputs import DateField


class RemindField(QWidget):
    """A box and a day; `day` is None while the box is not ticked."""

    def __init__(
        self, context: Context, days: int, *, ticked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._box = QCheckBox(self.tr("Look again on"))
        self._box.setObjectName("remindBox")
        self._box.setChecked(ticked)
        first = context.today() + timedelta(days=days)
        self._date = DateField("remindDate", context.locale, _qdate(first))
        self._date.setAccessibleName(self.tr("Look again on"))
        self._date.setMinimumDate(_qdate(context.today() + timedelta(days=1)))
        self._date.setEnabled(ticked)
        self._box.toggled.connect(self._date.setEnabled)
        row.addWidget(self._box)
        row.addWidget(self._date)
        row.addStretch(1)

    @property
    def day(self) -> date | None:
        """The day chosen."""
        if not self._box.isChecked():
            return None
        chosen = self._date.date()
        return date(chosen.year(), chosen.month(), chosen.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

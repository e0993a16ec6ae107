"""Small forms upon a list that is out: more time, or taking it back."""

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.partners import lists
from ektp_desk.partners.queries import ListRow
from ektp_desk.partners.rules import DAYS_OUT, MOST_DAYS_OUT
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import DateField
from ui.widgets.texts import Body


class ProlongListDialog(FormDialog):
    """Answers are awaited until a later day."""

    def __init__(self, context: Context, row: ListRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Prolong list {code}").format(code=row.code)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        today = context.today()
        self.day = DateField(
            "prolongUntil", context.locale, _qdate(today + timedelta(days=DAYS_OUT))
        )
        self.day.setDateRange(
            _qdate(today + timedelta(days=1)), _qdate(today + timedelta(days=MOST_DAYS_OUT))
        )
        self.body.addWidget(self.form.add("expires_on", self.tr("Answers by"), self.day))
        self.set_primary(self.tr("Prolong"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _on_save(self) -> None:
        day: date = self.day.date().toPython()  # type: ignore[assignment]
        self.write(lists.prolong_list, list_id=self._row.id, expires_on=day)


class WithdrawListDialog(FormDialog):
    """Nothing more is taken from a list: its file went astray, or it was a mistake."""

    def __init__(self, context: Context, row: ListRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Withdraw list {code}").format(code=row.code)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        self.body.addWidget(
            Body(
                self.tr(
                    "Its answers are no longer taken. What was taken already stays. If the file "
                    "was lost, tell the partner and the data-protection officer."
                )
            )
        )
        self.reason = QLineEdit()
        self.reason.setObjectName("withdrawReason")
        self.body.addWidget(self.form.add("reason", self.tr("Reason"), self.reason))
        self.set_primary(self.tr("Withdraw"), self._on_save, danger=True)
        self.add_cancel(self.tr("Cancel"))

    def _on_save(self) -> None:
        self.write(lists.withdraw_list, list_id=self._row.id, reason=self.reason.text())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

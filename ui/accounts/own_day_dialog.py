"""Deciding one day: closed though a working day, or open though a day off."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from ektp_desk.accounts import opening
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import DateField


class OwnDayDialog(FormDialog):
    """A day, whether the office is open on it, and why."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Decide a day")
        self.setWindowTitle(title)
        self.heading.setText(title)
        today = context.today()
        self.day = DateField("ownDay", context.locale, QDate(today.year, today.month, today.day))
        self.name = QLineEdit()
        self.name.setObjectName("ownDayName")
        self.is_closed = QRadioButton(self.tr("The office is closed"))
        self.is_closed.setObjectName("ownDayClosed")
        self.is_open = QRadioButton(self.tr("The office is open"))
        self.is_open.setObjectName("ownDayOpen")
        self.is_closed.setChecked(True)
        self._kinds = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(16)
        for button in (self.is_closed, self.is_open):
            self._kinds.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.form.add("day", self.tr("Day"), self.day))
        self.body.addLayout(row)
        self.body.addWidget(
            self.form.add("name", self.tr("Name"), self.name,
                          self.tr("For example joint leave, election day, weekend service"))
        )  # fmt: skip
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _on_save(self) -> None:
        self.write(
            opening.set_own_day, day=self.day.date().toPython(), open_=self.is_open.isChecked(),
            name=self.name.text(),
        )  # fmt: skip

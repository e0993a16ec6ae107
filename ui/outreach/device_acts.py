"""Revoking a laptop, reporting it lost, noting that it was found: each with its reason."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ektp_desk.outreach import devices
from ektp_desk.outreach.queries_devices import DeviceRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import DateField
from ui.widgets.texts import Muted

WIDTH = 520


class _ReasonDialog(FormDialog):
    """What it means in a sentence, then the reason."""

    def __init__(
        self, context: Context, title: str, row: DeviceRow, parent: QWidget | None
    ) -> None:
        super().__init__(context, title, parent)
        self.setMinimumWidth(WIDTH)
        self._row = row
        self.reason = QLineEdit()
        self.reason.setObjectName("laptopReason")
        self.reason.setMaxLength(devices.LONGEST_REASON)

    def _ask(self, meaning: str, label: str) -> None:
        self.body.addWidget(Muted(meaning))
        self.body.addWidget(self.form.add("reason", label, self.reason))
        self.reason.setFocus()


class RevokeDialog(_ReasonDialog):
    """The laptop is not trusted any more; what is on it is still there."""

    def __init__(self, context: Context, row: DeviceRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", row, parent)
        title = self.tr("Revoke {name}").format(name=row.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._ask(
            self.tr(
                "It gets no file any more, and files that it brings home are refused. Take its "
                "last file in first."
            ),
            self.tr("Reason"),
        )
        self.set_primary(self.tr("Revoke"), self._on_revoke)
        self.add_cancel(self.tr("Cancel"))

    def _on_revoke(self) -> None:
        self.write(devices.revoke, device_id=self._row.id, reason=self.reason.text())


class LostDialog(_ReasonDialog):
    """Since when, and how; then what was on it is shown."""

    def __init__(self, context: Context, row: DeviceRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", row, parent)
        title = self.tr("{name} is lost").format(name=row.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        today = context.today()
        self.lost_on = DateField("laptopLostOn", context.locale, _qdate(today))
        self.lost_on.setMaximumDate(_qdate(today))
        self._ask(
            self.tr(
                "Its files are refused from now on. Next you see what was on it and who is "
                "affected: the facts for the report within 3 × 24 hours."
            ),
            self.tr("What happened"),
        )
        self.body.addWidget(self.form.add("lost_on", self.tr("Lost since"), self.lost_on))
        self.set_primary(self.tr("Report lost"), self._on_lost)
        self.add_cancel(self.tr("Cancel"))

    def _on_lost(self) -> None:
        day = self.lost_on.date()
        self.write(
            devices.report_lost, device_id=self._row.id, reason=self.reason.text(),
            lost_on=date(day.year(), day.month(), day.day()),
        )  # fmt: skip


class FoundDialog(_ReasonDialog):
    """Where it was; a laptop that was in strange hands stays revoked."""

    def __init__(self, context: Context, row: DeviceRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", row, parent)
        title = self.tr("{name} was found").format(name=row.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._ask(
            self.tr(
                "Its loss stays in its history. Trust it again only if nobody else could use it; "
                "otherwise it stays revoked and is registered anew."
            ),
            self.tr("Where it was"),
        )
        self.trusted = QCheckBox(self.tr("Nobody else could use it: trust it again"))
        self.trusted.setObjectName("laptopTrusted")
        self.body.addWidget(self.trusted)
        self.set_primary(self.tr("It was found"), self._on_found)
        self.add_cancel(self.tr("Cancel"))

    def _on_found(self) -> None:
        self.write(
            devices.found, device_id=self._row.id, reason=self.reason.text(),
            trusted=self.trusted.isChecked(),
        )  # fmt: skip


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

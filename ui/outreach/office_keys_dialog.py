"""The office's keys: what laptops know the office by, and making new ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ektp_desk.outreach import office_keys, queries_devices
from ektp_desk.outreach.queries_devices import OfficeKeysRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.panel import Panel
from ui.widgets.texts import Display, Muted

WIDTH = 560


class OfficeKeysDialog(FormDialog):
    """New keys cannot be taken back, so it is said what they mean before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Office keys")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        panel = Panel(self.tr("Key fingerprint"))
        self.fingerprint = Display("")
        self.fingerprint.setObjectName("officeFingerprint")
        self.fingerprint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._made = Muted("")
        self._made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panel.body.addWidget(self.fingerprint)
        panel.body.addWidget(self._made)
        self.body.addWidget(panel)
        self.body.addWidget(
            Muted(
                self.tr(
                    "Laptops know the office by this key. Make new ones only if somebody else "
                    "may know the old ones: files that are out can still come home, but each "
                    "laptop must be cleared and registered anew before it takes a new file."
                )
            )
        )
        self.set_primary(self.tr("Make new keys"), self._on_make, danger=True)
        self.add_cancel(self.tr("Close"))
        context.tasks.read(self, queries_devices.office_keys, done=self._show)

    def _show(self, row: OfficeKeysRow | None) -> None:
        if row is None:
            return
        self.fingerprint.setText(row.fingerprint)
        day = self.context.day(row.made_at.astimezone(self.context.zone))
        self._made.setText(self.tr("made on {day}").format(day=day))

    def _on_make(self) -> None:
        self.write(office_keys.renew_keys)

"""Are the data sound? Looking them over, and making again what can be made again."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ui.context import Context
from ui.vault.check_dialog import CheckDialog
from ui.vault.repair_dialog import RepairDialog
from ui.vault.repairing import job_of
from ui.widgets.buttons import Button
from ui.widgets.texts import Heading, Muted


class Soundness(QWidget):
    """A supervisor looks; an administrator repairs too."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(self.tr("Are the data sound?")))
        column.addWidget(
            Muted(
                self.tr(
                    "Checking reads everything and changes nothing; work goes on meanwhile. A "
                    "repair makes again what other data hold, with a backup made before."
                )
            )
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        check = Button(self.tr("Check the data…"), context.icons.icon("search"))
        check.setObjectName("checkData")
        check.clicked.connect(self._on_check)
        row.addWidget(check)
        if context.may(Role.ADMINISTRATOR):
            repair = Button(self.tr("Repair…"))
            repair.setObjectName("repairData")
            repair.clicked.connect(self._on_repair)
            row.addWidget(repair)
        row.addStretch(1)
        column.addLayout(row)

    def _on_check(self) -> None:
        CheckDialog(self._context, self).exec()

    def _on_repair(self) -> None:
        dialog = RepairDialog(self._context, self)
        if dialog.exec():
            self._context.requests.closed_wanted.emit(job_of(self._context, dialog.server))

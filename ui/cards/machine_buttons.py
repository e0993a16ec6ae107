"""Two buttons of the printing page: the card printers, and how printing went."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.cards.queries_printers import running_low
from ui.cards.machines_dialog import MachinesDialog
from ui.cards.statistics_dialog import StatisticsDialog
from ui.context import Context
from ui.widgets.buttons import Button


class MachineButtons(QWidget):
    """The printers' button warns when something in one of them runs out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)  # as the buttons of the page stand
        self._printers = Button(self.tr("Printers…"), context.icons.icon("printer"))
        self._printers.setObjectName("cardPrinters")
        self._printers.clicked.connect(self._on_printers)
        statistics = Button(self.tr("Statistics…"), context.icons.icon("chart-column"))
        statistics.setObjectName("printStatistics")
        statistics.clicked.connect(lambda: StatisticsDialog(context, self).exec())
        row.addWidget(self._printers)
        row.addWidget(statistics)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        self._context.tasks.read(self, running_low, done=self._show, key="low")

    def _show(self, names: tuple[str, ...]) -> None:
        icons = self._context.icons
        said = ", ".join(names)
        self._printers.show_icon(
            icons.icon("triangle-alert", "warning") if names else icons.icon("printer")
        )
        self._printers.setToolTip(
            self.tr("Runs out soon: {names}").format(names=said) if names else ""
        )
        self._printers.setAccessibleDescription(self._printers.toolTip())

    def _on_printers(self) -> None:
        MachinesDialog(self._context, self).exec()
        self._load()

"""F6: another service for the person in front, now or after this one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QWidget

from ektp_desk.queue.counters import CounterStanding
from ektp_desk.queue.queries import ServiceRow
from ui.context import Context
from ui.counter.elsewhere import Elsewhere, Way
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field


class ElsewhereDialog(Dialog):
    """Number and time of arrival stay, whatever is chosen."""

    def __init__(
        self,
        context: Context,
        services: Sequence[ServiceRow],
        counters: Sequence[CounterStanding],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Another service"), parent)
        self._services = QComboBox()
        self._services.setObjectName("otherService")
        for row in services:
            self._services.addItem(context.service_name(row.name_id, row.name_en), row.code)
        self.body.addWidget(Field(self.tr("Service"), self._services))
        self._counters = QComboBox()
        self._counters.setObjectName("otherCounter")
        self._counters.addItem(self.tr("Any counter that offers it"), None)
        for counter in counters:
            self._counters.addItem(counter.name, counter.counter_id)
        self.body.addWidget(Field(self.tr("Counter"), self._counters))
        self._ways = QButtonGroup(self)
        self._add_ways()
        self._note = QLineEdit()
        self._note.setObjectName("transferNote")
        self.body.addWidget(Field(self.tr("Note for the colleague (optional)"), self._note))
        self.set_primary(self.tr("Pass on"), self.accept)
        self.add_cancel(self.tr("Cancel"))

    def _add_ways(self) -> None:
        texts = {
            Way.NOW: self.tr("Pass on now"),
            Way.AND_BACK: self.tr("Pass on now and come back to this counter"),
            Way.AFTERWARDS: self.tr("Follows when this service is done"),
        }
        for way, text in texts.items():
            button = QRadioButton(text)
            button.setObjectName(f"way_{way}")
            button.setChecked(way is Way.NOW)
            self._ways.addButton(button)
            button.toggled.connect(self._show_way)
            self.body.addWidget(button)

    @property
    def chosen(self) -> Elsewhere:
        """What is chosen now."""
        button = self._ways.checkedButton()
        assert button is not None
        way = Way(button.objectName().removeprefix("way_"))
        counter_id = self._counters.currentData() if self._counters.isEnabled() else None
        return Elsewhere(way, self._services.currentData(), counter_id, self._note.text().strip())

    def _show_way(self) -> None:
        afterwards = self.chosen.way is Way.AFTERWARDS
        self._counters.setEnabled(not afterwards)
        self._note.setEnabled(not afterwards)
        if self._primary is not None:
            self._primary.set_text(self.tr("Add") if afterwards else self.tr("Pass on"))

"""Pengaturan: the office, its people and counters, this computer."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.accounts.rules import Role
from ui.accounts.about_part import AboutPart
from ui.accounts.backups_part import BackupsPart
from ui.accounts.computer_part import ComputerPart
from ui.accounts.console_part import ConsolePart
from ui.accounts.counters_part import CountersPart
from ui.accounts.emergency_part import EmergencyPart
from ui.accounts.hours_part import HoursPart
from ui.accounts.office_part import OfficePart
from ui.accounts.officers_part import OfficersPart
from ui.accounts.part import Part
from ui.accounts.services_part import ServicesPart
from ui.accounts.sessions_part import SessionsPart
from ui.context import Context
from ui.followup.ageing_part import AgeingPart
from ui.page import Page
from ui.recording.definition_part import ChecklistPart
from ui.vault.seal_part import SealPart
from ui.vault.security_part import SecurityPart
from ui.widgets.texts import Title

LIST_WIDTH = 200
MANAGERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


class SettingsPage(Page):
    """A list of parts at the left, the part at the right; made when first looked at."""

    watched = frozenset(
        {
            "profile",
            "officer",
            "counter",
            "service",
            "hours",
            "checklist",
            "central",
            "session",
            "emergency",
            "console_act",
            "backup",
            "day",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._makers: list[Callable[[], Part]] = []
        self._parts: dict[int, Part] = {}
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(16)
        page.addWidget(Title(self.tr("Settings")))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self.list = QListWidget()
        self.list.setObjectName("settingsParts")
        self.list.setAccessibleName(self.tr("Parts of the settings"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setProperty("role", "parts")
        self._stack = QStackedWidget()
        columns.addWidget(self.list)
        columns.addWidget(self._stack, 1)
        page.addLayout(columns, 1)
        self._add("computer", self.tr("This computer"), "monitor", ComputerPart)
        if context.field is None and context.may(*MANAGERS):  # a laptop's rules are the office's
            self._add("office", self.tr("Office"), "building-2", OfficePart)
            self._add("officers", self.tr("Officers"), "users", OfficersPart)
            self._add("counters", self.tr("Counters"), "concierge-bell", CountersPart)
            self._add("services", self.tr("Services"), "list-checks", ServicesPart)
            self._add("hours", self.tr("Opening hours"), "clock", HoursPart)
            self._add("checklist", self.tr("Checklist"), "fingerprint", ChecklistPart)
            server = context.tasks.desk.engine.dialect.name != "sqlite"
            kept = SealPart if server else SecurityPart
            self._add("security", self.tr("Security of the data"), "shield-check", kept)
            self._add("backups", self.tr("Backups"), "database", BackupsPart)
            self._add("ageing", self.tr("Central status"), "history", AgeingPart)
            self._add("emergency", self.tr("Emergency"), "triangle-alert", EmergencyPart)
            self._add("console", self.tr("Console"), "keyboard", ConsolePart)
        self._add("sessions", self.tr("Sessions"), "user-check", SessionsPart)
        self._add("about", self.tr("About"), "info", AboutPart)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.setCurrentRow(0)

    def refresh(self) -> None:
        for part in self._parts.values():
            part.refresh()

    def open_with(self, argument: object) -> None:
        """Show a part by its name."""
        for row in range(self.list.count()):
            if self.list.item(row).data(0x100) == argument:
                self.list.setCurrentRow(row)

    def _add(self, name: str, title: str, icon: str, make: Callable[[Context], Part]) -> None:
        item = QListWidgetItem(self.context.icons.icon(icon, "neutral"), title)
        item.setData(0x100, name)
        self.list.addItem(item)
        self._makers.append(lambda: make(self.context))
        self._stack.addWidget(QWidget())

    def _on_row(self, row: int) -> None:
        if row not in self._parts:
            part = self._makers[row]()
            self._parts[row] = part
            empty = self._stack.widget(row)
            self._stack.insertWidget(row, part)
            if empty is not None:
                self._stack.removeWidget(empty)
            part.refresh()
        self._stack.setCurrentIndex(row)

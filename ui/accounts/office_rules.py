"""The numbers and switches that the office's rules go by, grouped, each with what it is for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.accounts.office_fields import OfficeFields
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Heading

COLUMNS = 2
Line = tuple[str, str, str]  # setting, label, what it is for


class OfficeRules(ScrollArea):
    """One group under the other; a new setting is one line in its group."""

    def __init__(self, fields: OfficeFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._add(self.tr("Cards and blanks"), self._blanks(), self._switches())
        self._add(self.tr("Queue"), self._queue())
        self._add(self.tr("Appointments"), self._appointments())
        self._add(self.tr("Age"), self._ages())
        self._add(self.tr("Kiosk and front desk"), self._machines())
        self._add(self.tr("Locking"), self._locking())
        self._add(self.tr("Backups"), self._backups())
        self._column.addStretch(1)
        self.setWidget(inside)

    def _blanks(self) -> Sequence[Line]:
        return (
            ("plan_rate", self.tr("Cards planned a working day"),
             self.tr("Blanks are foretold by this and by what is really used.")),
            ("week_days", self.tr("Working days a week"),
             self.tr("So long before the end more blanks must be applied for.")),
            ("lead_days", self.tr("Days until requested blanks come"),
             self.tr("Calendar days, until the office has learned its own.")),
            ("first_rate", self.tr("Blanks a working day, before there is a past"), ""),
            ("cover_days", self.tr("Working days that a blank request covers"), ""),
            ("blank_lot", self.tr("Blanks are asked for in lots of"), ""),
            ("uncollected_days", self.tr("Days until an uncollected card may be withdrawn"), ""),
            ("destruction_days", self.tr("Days a piece may lie in the destruction store"), ""),
            ("consumable_share", self.tr("Warn when a ribbon or film has less left, %"), ""),
        )  # fmt: skip

    def _switches(self) -> Sequence[tuple[str, str]]:
        return (
            ("ask_blank_serial", self.tr("Ask for the serial number of each blank")),
            ("suket_enabled", self.tr("Offer a suket when blanks are short")),
        )

    def _queue(self) -> Sequence[Line]:
        return (
            ("tickets_per_person", self.tr("Numbers a person and service a day"),
             self.tr("Against brokers.")),
            ("recall_limit", self.tr("Calls before a no-show"), ""),
            ("no_show_after_others", self.tr("Others before a missed number waits again"), ""),
            ("most_priority_in_a_row", self.tr("Priority calls in a row at most"),
             self.tr("Then somebody without priority is called.")),
            ("ageing_minutes", self.tr("Minutes of waiting that count as priority"), ""),
        )  # fmt: skip

    def _appointments(self) -> Sequence[Line]:
        return (
            ("slot_minutes", self.tr("Minutes of an appointment slot"), ""),
            ("people_per_slot", self.tr("Appointments a slot and letter"), ""),
            ("appointment_share", self.tr("Part of a quota for appointments, %"), ""),
            ("late_minutes", self.tr("Minutes late that still count as on time"), ""),
            ("book_days_ahead", self.tr("Days ahead for appointments"), ""),
        )

    def _ages(self) -> Sequence[Line]:
        return (
            ("record_from_age", self.tr("Recording from age"), ""),
            ("print_from_age", self.tr("Card from age"),
             self.tr("Not below the age of recording.")),
        )  # fmt: skip

    def _machines(self) -> Sequence[Line]:
        return (
            ("kiosk_seconds", self.tr("Seconds without a touch until the kiosk begins anew"), ""),
            ("reserve_numbers", self.tr("Numbers in reserve for a desk without network"),
             self.tr("Of each letter.")),
        )  # fmt: skip

    def _locking(self) -> Sequence[Line]:
        return (
            ("lock_minutes", self.tr("Minutes without key or mouse until a workplace is locked"),
             self.tr("What was being done stays; 0 never locks.")),
        )  # fmt: skip

    def _backups(self) -> Sequence[Line]:
        return (
            ("backup_days", self.tr("Daily backups are kept for (days)"),
             self.tr("The newest of each; then of each week and month.")),
            ("backup_weeks", self.tr("Weekly backups are kept for (weeks)"), ""),
            ("backup_months", self.tr("Monthly backups are kept for (months)"), ""),
            ("backup_warn_days", self.tr("Warn after so many days without a backup"),
             self.tr("Here, or in the second place.")),
        )  # fmt: skip

    def _add(
        self, title: str, lines: Sequence[Line], switches: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._column.addWidget(Heading(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, (name, label, why) in enumerate(lines):
            field = self._fields.at_top(self._fields.number(name, label, why))
            grid.addLayout(field, place // COLUMNS, place % COLUMNS)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        self._column.addLayout(grid)
        for name, label in switches:
            self._column.addWidget(self._fields.switch(name, label))
        self._column.addSpacing(10)

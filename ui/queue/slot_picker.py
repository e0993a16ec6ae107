"""Choosing a promised time: a working day, and a slot of it with what is left."""

from datetime import date, datetime
from itertools import groupby

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ektp_desk.accounts.hours import WEEKDAYS
from ektp_desk.queue import free_slots
from ektp_desk.queue.free_slots import Slot
from ui.context import Context
from ui.widgets.form import Form
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

DAYS, TABLE_HEIGHT = 20, 182


class SlotPicker(QWidget):
    """`chosen` is the slot's beginning, or None; full slots are shown and cannot be taken."""

    def __init__(self, context: Context, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._days: dict[date, list[Slot]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._day = QComboBox()
        self._day.setObjectName("slotDay")
        self._day.currentIndexChanged.connect(self._show_day)
        self._model: RowsModel[Slot] = RowsModel(
            [
                Column(self.tr("Time"), lambda row: context.time(row.at)),
                Column(self.tr("Left"), self._left_text, tone=self._tone),
            ]
        )
        self._table = DataTable(context.theme)
        self._table.setObjectName("slotTimes")
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No free day as far ahead as the office promises."))
        self._table.fit({0: 110, 1: "stretch"})
        self._table.setFixedHeight(TABLE_HEIGHT)
        column.addWidget(form.add("day", self.tr("Day"), self._day))
        column.addWidget(form.add("slot", self.tr("Time"), self._table))

    @property
    def chosen(self) -> datetime | None:
        """The slot selected, if it still has room."""
        place = self._table.current_row()
        if place is None or place >= len(self._model.rows):
            return None
        slot = self._model.row(place)
        return slot.at if slot.left else None

    def load(self, service_code: str) -> None:
        """Show the coming slots of a service."""
        self._context.tasks.read(
            self, free_slots.free_slots, done=self._on_slots, key="slots",
            service_code=service_code, now=self._context.clock.now(), days=DAYS,
        )  # fmt: skip

    def _on_slots(self, slots: tuple[Slot, ...]) -> None:
        zone = self._context.zone
        by_day = groupby(slots, key=lambda slot: slot.at.astimezone(zone).date())
        self._days = {day: list(group) for day, group in by_day}
        before = self._day.currentData()
        self._day.blockSignals(True)
        self._day.clear()
        for day, group in self._days.items():
            self._day.addItem(self._day_text(day, sum(slot.left for slot in group)), day)
        self._day.setCurrentIndex(max(0, self._day.findData(before or self._first_free())))
        self._day.blockSignals(False)
        self._show_day()

    def _first_free(self) -> date | None:
        return next((day for day, group in self._days.items() if any(s.left for s in group)), None)

    def _day_text(self, day: date, left: int) -> str:
        weekday = self._context.say(f"weekday.{WEEKDAYS[day.weekday()]}")
        full = "" if left else f" · {self.tr('full')}"
        return f"{weekday}, {self._context.day(day)}{full}"

    def _show_day(self) -> None:
        slots = self._days.get(self._day.currentData(), [])
        self._model.set_rows(slots)
        free = next((place for place, slot in enumerate(slots) if slot.left), None)
        if free is not None:
            self._table.selectRow(free)

    def _left_text(self, slot: Slot) -> str:
        if slot.left:
            return self.tr("{count} left").format(count=slot.left)
        share = slot.why == "appointment.share_reached"
        return self.tr("quota used up") if share else self.tr("full")

    def _tone(self, slot: Slot) -> str:
        return "text" if slot.left else "text_muted"

"""Somebody has an appointment today: for which of them they came, or for something else.

Service and time are shown, never the name: the slip or the NIK in hand may be another's.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.rules import AppointmentState
from ui.kiosk.pages import PROMISE_ICON, SERVICE_ICONS, KioskPage
from ui.kiosk.parts import KioskTile, Words
from ui.kiosk.visit import KioskVisit


class PromisedPage(KioskPage):
    """One tap keeps the appointment."""

    chosen = Signal(object)  # AppointmentRow
    other = Signal()

    def __init__(self, visit: KioskVisit, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(visit, scale, parent)
        self.column.addWidget(Words(self.tr("You have an appointment today"), "title"))
        self._promises = QVBoxLayout()
        self._promises.setSpacing(14)
        self.column.addLayout(self._promises, 4)
        self._other = self.tile("list-ordered", self.tr("I came for something else"), "")
        self._other.setObjectName("kioskOther")
        self._other.clicked.connect(self.other)
        self.column.addWidget(self._other, 2)
        self.column.addStretch(1)
        self._tiles: list[KioskTile] = []

    def show_visit(self) -> None:
        for tile in self._tiles:
            self._promises.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [self._tile(row) for row in self.visit.appointments]
        for tile in self._tiles:
            self._promises.addWidget(tile, 1)

    def _tile(self, row: AppointmentRow) -> KioskTile:
        context = self.visit.context
        line = self.tr("Appointment at {time}").format(time=context.time(row.slot_at))
        icon = SERVICE_ICONS.get(row.service_code, PROMISE_ICON)
        name = row.service_name(context.sentences.language)
        tile = self.tile(icon, name, line, primary=True)
        tile.setObjectName(f"kioskAppointment_{row.service_code}")
        tile.clicked.connect(partial(self.chosen.emit, row))
        return tile

    def why_not(self, row: AppointmentRow | None) -> str:
        """Why an appointment whose paper was scanned gives no number now; "" when it does."""
        context = self.visit.context
        if row is None:
            return self.tr("This slip is not known here. Please ask at the front desk.")
        if row.state is AppointmentState.ARRIVED:
            given = self.tr("Number {number} was given for this appointment already.")
            return given.format(number=row.ticket_code)
        if row.state is not AppointmentState.BOOKED:
            return self.tr(
                "This appointment does not hold any more. Take a number, or ask at the front desk."
            )
        if row.day != context.today():
            other = self.tr("This appointment is on {day} at {time}. Please come then.")
            return other.format(day=context.day(row.day), time=context.time(row.slot_at))
        return ""

"""Janji temu: a day's appointments, and who of them has come."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.cards import intake
from ektp_desk.cards.offers import offers_of
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import agenda, services
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.rules import AppointmentState, Offer
from ektp_desk.queue.services import TicketTaken
from ui.context import Context
from ui.queue.book_dialog import BookDialog, MoveDialog
from ui.queue.reason_dialog import ReasonDialog
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.inputs import DateField
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

TONES = {"booked": "accent", "arrived": "positive", "cancelled": "text_muted", "missed": "warning"}


class AppointmentsPanel(Panel):
    """Enter takes the selected person in; `arrived` tells the number.

    While blanks are short `offers_wanted` tells for which appointment the person has to choose,
    and `arrive` is the answer.
    """

    arrived = Signal(object)  # TicketTaken
    refused = Signal(str)
    offers_wanted = Signal(object, object)  # AppointmentRow, tuple[Judged, …]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._wanted: int | None = None
        self._build_head()
        self._build_table()
        self._build_acts()
        self._show_row()

    def load(self) -> None:
        """Read the day's appointments."""
        self._context.tasks.read(
            self, agenda.appointments_of_day, done=self._on_rows, key="appointments",
            day=self._day.date().toPython(),
        )  # fmt: skip

    def open(self, row: AppointmentRow) -> None:
        """Show an appointment in its day."""
        self._wanted = row.id
        self._day.setDate(QDate(row.day.year, row.day.month, row.day.day))
        self.load()

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> None:
        today = self._context.today()
        self._day = DateField(
            "appointmentDay", self._context.locale, QDate(today.year, today.month, today.day)
        )
        self._day.setAccessibleName(self.tr("Day"))
        self._day.dateChanged.connect(self.load)
        book = Button(self.tr("Book…"), self._context.icons.icon("plus"))
        book.setObjectName("bookAppointment")
        book.clicked.connect(lambda: BookDialog(self._context, self).exec())
        self.header.addWidget(self._day)
        self.header.addStretch(1)
        self.header.addWidget(book)

    def _build_table(self) -> None:
        say = self._context.say
        self._model: RowsModel[AppointmentRow] = RowsModel(
            [
                Column(self.tr("Time"), lambda row: self._context.time(row.slot_at)),
                Column(self.tr("Name"), lambda row: row.who, tooltip=self._tip),
                Column(self.tr("State"), lambda row: say(f"appointment_state.{row.state}"),
                       tone=lambda row: TONES[row.state]),
                Column(self.tr("Number"), lambda row: row.ticket_code or "–"),
            ]
        )  # fmt: skip
        self._table = DataTable(self._context.theme)
        self._table.setObjectName("appointments")
        self._table.setAccessibleName(self.tr("Appointments"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No appointment on this day."))
        self._table.fit({0: 64, 1: "stretch", 2: 112, 3: 74})
        self._table.selectionModel().currentRowChanged.connect(self._show_row)
        self._table.row_activated.connect(lambda _row: self._on_arrive())
        self.body.addWidget(self._table, 1)

    def _build_acts(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._arrive = PrimaryButton(self.tr("Has come"))
        self._arrive.setObjectName("arriveAppointment")
        self._arrive.clicked.connect(self._on_arrive)
        self._move = QuietButton(self.tr("Move…"))
        self._move.setObjectName("moveAppointment")
        self._move.clicked.connect(self._on_move)
        self._cancel = QuietButton(self.tr("Cancel…"))
        self._cancel.setObjectName("cancelAppointment")
        self._cancel.clicked.connect(self._on_cancel)
        for button in (self._arrive, self._move, self._cancel):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _tip(self, row: AppointmentRow) -> str:
        parts = [row.service_name(self._context.sentences.language),
                 self._context.say(f"appointment_reason.{row.reason}"), row.note]  # fmt: skip
        return " · ".join(part for part in parts if part)

    # -- showing ---------------------------------------------------------------------------

    def _on_rows(self, rows: tuple[AppointmentRow, ...]) -> None:
        self._model.set_rows(rows)
        for place, row in enumerate(rows):
            if row.id == self._wanted:
                self._table.selectRow(place)
        self._wanted = None
        self._show_row()

    def _show_row(self) -> None:
        row = self._row()
        booked = row is not None and row.state is AppointmentState.BOOKED
        self._arrive.setEnabled(booked and row is not None and row.day == self._context.today())
        self._move.setEnabled(booked)
        self._cancel.setEnabled(booked)

    def _row(self) -> AppointmentRow | None:
        place = self._table.current_row()
        if place is None or place >= len(self._model.rows):
            return None
        return self._model.row(place)

    # -- doing -----------------------------------------------------------------------------

    def _on_arrive(self) -> None:
        row = self._row()
        if row is not None and self._arrive.isEnabled():
            self.arrive(row)

    def arrive(self, row: AppointmentRow, offer: Offer | None = None) -> None:
        """Give a person the number; `offer` is what they chose while blanks are short."""

        def refuse(error: OfficeError) -> None:
            if error.code == "stock.short_choose":
                self.offers_wanted.emit(row, offers_of(error))
            else:
                self._on_refused(error)

        self._context.tasks.write(
            self, intake.arrive_for, done=self._on_arrived, refused=refuse, busy=self._rest,
            appointment_id=row.id, offer=offer,
        )  # fmt: skip

    def take_focus(self) -> None:
        """Back to the table, from what was asked in between."""
        self._table.setFocus()

    def _on_arrived(self, taken: TicketTaken) -> None:
        self.arrived.emit(taken)

    def _rest(self, resting: bool) -> None:
        self._arrive.setEnabled(not resting)
        if not resting:
            self._show_row()

    def _on_move(self) -> None:
        row = self._row()
        if row is not None:
            MoveDialog(self._context, row, self).exec()

    def _on_cancel(self) -> None:
        row = self._row()
        if row is None:
            return
        dialog = ReasonDialog(
            self.tr("Cancel this appointment"), self.tr("Reason"),
            self.tr("Cancel the appointment"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self._context.tasks.write(
                self, services.cancel_appointment, refused=self._on_refused,
                appointment_id=row.id, note=dialog.text,
            )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self.refused.emit(self._context.refusal(error))
        self.load()

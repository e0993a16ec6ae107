"""Booking an appointment, or moving one: who, for what, when."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import queries, services
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.appointments import Booked
from ektp_desk.queue.queries import ServiceRow
from ektp_desk.queue.rules import AppointmentReason, Course
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.queue.slot_picker import SlotPicker
from ui.residents.picker import PersonPicker
from ui.widgets.buttons import QuietButton
from ui.widgets.chip import Chip

WIDTH = 620


class AppointmentDialog(FormDialog):
    """The time, and the answer: the slip goes to the printer when it is written."""

    def __init__(self, context: Context, title: str, parent: QWidget | None) -> None:
        super().__init__(context, title, parent)
        self.setMinimumWidth(WIDTH)
        self.slots = SlotPicker(context, self.form)

    def ask(self, service: Any, **kwargs: Any) -> None:
        """Write it for the chosen slot; refused here already when there is none."""
        slot = self.slots.chosen
        if slot is None:
            self.form.refuse("slot", self.tr("Choose a time that has room."))
            return
        self.form.clear()
        self.context.tasks.write(
            self, service, done=self._on_booked, refused=self._on_no, troubled=self._on_no,
            busy=self.busy, slot_at=slot, **kwargs,
        )  # fmt: skip

    def _on_booked(self, booked: Booked) -> None:
        self.context.requests.print_paper(booked.paper)
        row = booked.appointment
        self.context.requests.message.emit(
            self.tr("Appointment: {who}, {day}, {time}.").format(
                who=row.who, day=self.context.day(row.day), time=self.context.time(row.slot_at)
            ),
            None,
        )
        self.accept()

    def _on_no(self, error: OfficeError | MachineError) -> None:
        self._on_refused(error)
        self.reload()

    def reload(self) -> None:
        """Show the slots as they are now; typed input stays."""


class BookDialog(AppointmentDialog):
    """A new appointment; a person or what it is about (`course`) may be known already."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        resident_id: int | None = None,
        name: str = "",
        course: Course | None = None,
        reason: AppointmentReason = AppointmentReason.BOOKED,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("New appointment")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._resident_id, self._reason = resident_id, reason
        self._course = course
        self._build_who()
        self._service = QComboBox()
        self._service.setObjectName("bookService")
        self._service.currentIndexChanged.connect(self.reload)
        self.body.addWidget(self.form.add("service", self.tr("Service"), self._service))
        self.body.addWidget(self.slots)
        book = self.set_primary(self.tr("Book"), self._on_book)
        book.setDefault(False)  # Enter takes the person that is searched, or scanned
        book.setAutoDefault(False)
        self.add_cancel(self.tr("Cancel"))
        if resident_id is not None:
            self._show_person(resident_id, name)
        context.tasks.read(
            self, queries.services, done=self._on_services, key="services", day=context.today(),
            active_only=True,
        )  # fmt: skip

    def _build_who(self) -> None:
        self._chosen = Chip("", "accent")
        self._chosen.setObjectName("bookChosen")
        self._other = QuietButton(self.tr("Another person"))
        self._other.clicked.connect(self._on_other)
        row = QHBoxLayout()
        row.addWidget(self._chosen)
        row.addWidget(self._other)
        row.addStretch(1)
        self._picker = PersonPicker(self.context, rows_shown=2)
        self._picker.chosen.connect(lambda found: self._show_person(found.id, found.name))
        self._name = QLineEdit()
        self._name.setObjectName("bookName")
        self._who = self.form.add("resident", self.tr("Person on the roll"), self._picker)
        self._unknown = self.form.add("name", self.tr("Or the name of somebody not on the roll"),
                                      self._name)  # fmt: skip
        self.body.addLayout(row)
        self.body.addWidget(self._who)
        self.body.addWidget(self._unknown)
        self._on_other()

    def _show_person(self, resident_id: int, name: str) -> None:
        self._resident_id = resident_id
        self._chosen.show_state(name, "accent")
        self._picker.clear()
        for widget, shown in ((self._chosen, True), (self._other, self._course is None),
                              (self._who, False), (self._unknown, False)):  # fmt: skip
            widget.setVisible(shown)
        self.form.clear()

    def _on_other(self) -> None:
        self._resident_id = None
        for widget, shown in ((self._chosen, False), (self._other, False), (self._who, True),
                              (self._unknown, True)):  # fmt: skip
            widget.setVisible(shown)

    def _on_services(self, rows: tuple[ServiceRow, ...]) -> None:
        for row in rows:
            if self._course in (None, row.course):
                self._service.addItem(row.name(self.context.sentences.language), row.code)

    def reload(self) -> None:
        code = self._service.currentData()
        if code:
            self.slots.load(code)

    def _on_book(self) -> None:
        self.ask(
            services.book_appointment, service_code=self._service.currentData() or "",
            resident_id=self._resident_id, name=self._name.text(), reason=self._reason,
        )  # fmt: skip


class MoveDialog(AppointmentDialog):
    """Another time for an appointment that stands."""

    def __init__(
        self, context: Context, row: AppointmentRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Move the appointment of {who}").format(who=row.who)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        self.body.addWidget(self.slots)
        self.set_primary(self.tr("Move"), self._on_move)
        self.add_cancel(self.tr("Cancel"))
        self.reload()

    def reload(self) -> None:
        self.slots.load(self._row.service_code)

    def _on_move(self) -> None:
        self.ask(services.move_appointment, appointment_id=self._row.id)

"""Antrean: give numbers, see the day's tickets."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.cards.offers import Judged, Supply
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.queries import TicketRow, TicketStep
from ektp_desk.queue.rules import CAN_BE_CANCELLED, Offer, PriorityReason
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.page import Page
from ui.queue.appointments_panel import AppointmentsPanel
from ui.queue.offer_bar import OfferBar
from ui.queue.reason_dialog import ReasonDialog
from ui.queue.tile import ServiceTile
from ui.queue.viewmodel import QueueViewModel
from ui.residents.picker import PersonPicker
from ui.shell.scanned import Scanned
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Display, Muted, Title

SIDE_WIDTH = 468
MINUTE = 60_000
TONES = {
    "waiting": "accent", "called": "info", "serving": "info", "done": "positive",
    "no_show": "warning", "parked": "warning", "awaiting_card": "info", "cancelled": "neutral",
}  # fmt: skip


@dataclass(frozen=True)
class _Asking:
    """Why offers are on the screen: what a choice does, and where Esc leads back to."""

    chosen: Callable[[Offer], None]
    left: Callable[[], None]


class QueuePage(Page):
    """Tiles at the left, the number just given and the day's tickets at the right."""

    watched = frozenset(
        {
            "ticket",
            "service",
            "counter",
            "stock",
            "card",
            "backlog",
            "appointment",
            "hours",
            "profile",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = QueueViewModel(context, self)
        self.person: ResidentFound | None = None
        self._taken_for: ResidentFound | None = None
        self._tiles: dict[str, ServiceTile] = {}
        self._asked_by: _Asking | None = None
        self._build()
        model = self.viewmodel
        model.services_changed.connect(self._show_services)
        model.tickets_changed.connect(self._show_tickets)
        model.history_changed.connect(self._show_history)
        model.taken_changed.connect(self._show_taken)
        model.stock_changed.connect(self._show_stock)
        model.standing_changed.connect(self._show_standing)
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.offers_wanted.connect(self._show_offers)
        model.busy_changed.connect(self._show_busy)
        model.given_changed.connect(self._show_given)
        model.reserve_changed.connect(self._show_reserve)
        self._timer = QTimer(self)  # hours and halves of the day go by
        self._timer.timeout.connect(self._on_minute)
        self._timer.start(MINUTE)

    def refresh(self) -> None:
        self.viewmodel.load()
        self._appointments.load()

    def open_with(self, argument: object) -> None:
        """Select a ticket by its id, or an appointment."""
        if isinstance(argument, int):
            self._tabs.setCurrentIndex(0)
            self.viewmodel.open_ticket(argument)
        elif isinstance(argument, AppointmentRow):
            self._tabs.setCurrentIndex(1)
            self._appointments.open(argument)

    def take_scan(self, scanned: Scanned) -> bool:
        """A NIK is the person who wants a number."""
        if scanned.kind == "nik":
            self._picker.scan(scanned.text)
        return scanned.kind == "nik"

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Title(self.tr("Queue")))
        self._standing = Chip("", "warning")
        self._standing.setObjectName("officeStanding")
        self._standing.hide()
        head.addWidget(self._standing)
        head.addStretch(1)
        page.addLayout(head)
        self._notice = Notice()
        self._stock_notice = Notice()
        self._reserve_notice = Notice()
        self._reserve_notice.setObjectName("reserveNotice")
        page.addWidget(self._reserve_notice)
        page.addWidget(self._stock_notice)
        page.addWidget(self._notice)
        self._offers = OfferBar(self.context)
        self._offers.chosen.connect(self._on_offer)
        self._offers.left.connect(self._on_offers_left)
        page.addWidget(self._offers)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._build_left(), 1)
        columns.addLayout(self._build_right())
        page.addLayout(columns, 1)

    def _build_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        who = Panel(self.tr("1 · Who is it?"))
        self._picker = PersonPicker(self.context, rows_shown=3)
        self._picker.chosen.connect(self._on_person)
        self._chosen = Chip(self.tr("Without NIK"), "neutral")
        self._chosen.setObjectName("whoChosen")
        self._forget = QuietButton(self.tr("Without NIK"))
        self._forget.clicked.connect(self._on_forget)
        self._forget.hide()
        who.header.addWidget(self._chosen)
        who.header.addWidget(self._forget)
        who.body.addWidget(self._picker)
        who.body.addLayout(self._build_priority())
        column.addWidget(who)
        tiles = Panel(self.tr("2 · For what?"))
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        inside = QWidget()
        stretched = QVBoxLayout(inside)
        stretched.setContentsMargins(0, 0, 8, 0)
        stretched.addLayout(self._grid)
        stretched.addStretch(1)
        area = ScrollArea()
        area.setWidget(inside)
        tiles.body.addWidget(area, 1)
        column.addWidget(tiles, 1)
        return column

    def _build_priority(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Muted(self.tr("Priority")))
        self._priority = QButtonGroup(self)
        self._priority.setExclusive(False)
        self._priority_buttons: dict[PriorityReason, QPushButton] = {}
        for reason in PriorityReason:
            button = Button(self.context.say(f"priority.{reason}"))
            button.setObjectName(f"priority_{reason}")
            button.setProperty("kind", "tile")
            button.setStyleSheet("padding: 5px 10px;")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, chosen=reason: self._on_priority(chosen))
            self._priority_buttons[reason] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        given = Panel(self.tr("Number just given"))
        given.setFixedWidth(SIDE_WIDTH)
        again = QuietButton(self.tr("Print again"), None, "Ctrl+P")
        again.setObjectName("printAgain")
        again.clicked.connect(self.viewmodel.print_taken)
        given.header.addWidget(again)
        self._number = Display("–")
        self._number.setObjectName("takenNumber")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number_text = Muted(self.tr("Press a service to give the first number."))
        self._number_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        given.body.addWidget(self._number)
        given.body.addWidget(self._number_text)
        column.addWidget(given)
        column.addLayout(self._build_side(), 1)
        return column

    def _build_side(self) -> QVBoxLayout:
        """Today's numbers and the appointments, one behind the other."""
        self._tabs = QTabBar()
        self._tabs.setObjectName("sideTabs")
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("Numbers"))
        self._tabs.addTab(self.tr("Appointments"))
        self._appointments = AppointmentsPanel(self.context)
        self._appointments.arrived.connect(self.viewmodel.take_in)
        self._appointments.refused.connect(self.viewmodel.refused)
        self._appointments.offers_wanted.connect(self._ask_promised)
        lists = QStackedWidget()
        lists.setFixedWidth(SIDE_WIDTH)
        lists.addWidget(self._build_tickets())
        lists.addWidget(self._appointments)
        self._tabs.currentChanged.connect(lists.setCurrentIndex)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._tabs)
        column.addWidget(lists, 1)
        return column

    def _build_tickets(self) -> Panel:
        panel = Panel(self.tr("Today"))
        self._cancel = QuietButton(self.tr("Cancel this number…"))
        self._cancel.setObjectName("cancelTicket")
        self._cancel.setEnabled(False)
        self._cancel.clicked.connect(self._on_cancel)
        self._again = QuietButton(self.tr("Print again"))
        self._again.setObjectName("printSelected")
        self._again.setEnabled(False)
        self._again.clicked.connect(self.viewmodel.print_selected)
        panel.header.addWidget(self._again)
        panel.header.addWidget(self._cancel)
        say = self.context.say
        self._model: RowsModel[TicketRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.code),
                Column(self.tr("Name"), self._who, tooltip=self._who),
                Column(self.tr("State"), lambda row: say(f"ticket_state.{row.state}"),
                       tone=lambda row: TONES[row.state]),
                Column(self.tr("At"), lambda row: self.context.time(row.arrived_at),
                       align="right"),
            ]
        )  # fmt: skip
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("ticketsToday")
        self._table.setAccessibleName(self.tr("Tickets of today"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No number given yet today."))
        self._table.fit({0: 84, 1: "stretch", 2: 112, 3: 74})
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        panel.body.addWidget(self._table, 1)
        self._history = Body("")
        self._history.setObjectName("ticketHistory")
        panel.body.addWidget(self._history)
        return panel

    def _who(self, row: TicketRow) -> str:
        return row.resident_name or row.service_name(self.context.sentences.language)

    # -- showing ---------------------------------------------------------------------------

    def _show_services(self) -> None:
        codes = [service.code for service in self.viewmodel.services]
        if codes != list(self._tiles):
            for tile in self._tiles.values():
                self._grid.removeWidget(tile)
                tile.hide()
                tile.deleteLater()
            self._tiles = {}
            for place, service in enumerate(self.viewmodel.services):
                tile = ServiceTile(self.context, service)
                tile.clicked.connect(lambda _on=False, code=service.code: self._on_take(code))
                self._tiles[service.code] = tile
                self._grid.addWidget(tile, place // 2, place % 2)
        for service in self.viewmodel.services:
            self._tiles[service.code].show_service(
                service, self.viewmodel.expected.get(service.code)
            )

    def _show_tickets(self) -> None:
        selected = self.viewmodel.selected
        self._model.set_rows(self.viewmodel.tickets)
        for number, row in enumerate(self.viewmodel.tickets):
            if selected is not None and row.id == selected.id:
                self._table.selectRow(number)

    def _show_history(self) -> None:
        self._show_selected()
        self._history.setText("\n".join(self._step(step) for step in self.viewmodel.history))

    def _show_selected(self) -> None:
        selected = self.viewmodel.selected
        self._again.setEnabled(selected is not None)
        self._cancel.setEnabled(selected is not None and selected.state in CAN_BE_CANCELLED)
        if selected is None:
            self._table.setCurrentIndex(QModelIndex())

    def _step(self, step: TicketStep) -> str:
        parts = [self.context.time(step.at), self.context.say(f"ticket_act.{step.act}")]
        if step.counter_code:
            parts.append(self.tr("counter {code}").format(code=step.counter_code))
        parts += [part for part in (step.officer, step.note) if part]
        return " · ".join(parts)

    def _show_taken(self) -> None:
        ticket = self.viewmodel.taken
        assert ticket is not None
        self._number.setText(ticket.code)
        parts = [ticket.service_name(self.context.sentences.language), ticket.resident_name]
        if ticket.appointment_at is not None:
            promised = self.tr("appointment at {time}")
            parts.append(promised.format(time=self.context.time(ticket.appointment_at)))
        if ticket.priority is not None:
            parts.append(self.context.say(f"priority.{ticket.priority}"))
        self._number_text.setText(" · ".join(part for part in parts if part))
        self._notice.clear()
        if self.viewmodel.taken_late:
            self._notice.show_notice(
                self.context.say("appointment.late", number=ticket.code), "warning"
            )
        self._offers.put_away()
        if self.person is self._taken_for:  # else the next person was scanned meanwhile
            self._on_forget()

    def _show_given(self) -> None:
        """A number out of the reserve: with nothing the server would have to know."""
        here = self.viewmodel.given
        assert here is not None
        self._number.setText(here.given.code)
        service = self._tiles[here.given.service_code].service
        parts = [service.name(self.context.sentences.language), self.tr("out of the reserve")]
        if here.given.priority is not None:
            parts.append(self.context.say(f"priority.{here.given.priority}"))
        self._number_text.setText(" · ".join(parts))
        self._notice.clear()
        self._offers.put_away()
        self._on_forget()

    def _show_reserve(self) -> None:
        """While the server is gone: numbers go on, and how many there are."""
        reserve = self.context.reserve
        if reserve is None or not self.viewmodel.from_reserve:
            self._reserve_notice.clear()
            return
        left = " · ".join(f"{letter} {count}" for letter, count in reserve.left.items())
        self._reserve_notice.show_notice(
            self.tr(
                "Without network: numbers come from this computer's reserve. Left: {left}. "
                "Promise no card; the person is asked for at the counter."
            ).format(left=left),
            "warning",
        )

    def _show_stock(self) -> None:
        blanks = self.viewmodel.stock
        if blanks is None or blanks.supply is Supply.ENOUGH:
            self._stock_notice.clear()
        elif blanks.supply is Supply.GONE:
            self._stock_notice.show_notice(
                self.tr("No blank is free: record people, but promise no card today."), "negative"
            )
        else:
            self._stock_notice.show_notice(
                self.tr("Only {count} blanks are free. Say so before giving a number.").format(
                    count=self.context.number(blanks.free)
                ),
                "warning",
            )

    def _show_standing(self) -> None:
        """Outside the hours the desk is told so, and goes on."""
        stands = self.viewmodel.stands
        self._standing.setVisible(stands is not None and not stands.is_open)
        if stands is None or stands.is_open:
            return
        said = self.context.say(f"standing.{stands.standing}").rstrip(".")
        opens = stands.opens_next
        if opens is not None and opens.date() == self.context.today():
            said = self.tr("{said} · opens at {time}").format(said=said, time=f"{opens:%H.%M}")
        elif opens is not None:
            said = self.tr("{said} · opens on {day}").format(
                said=said, day=self.context.short_day(opens.date())
            )
        self._standing.show_state(said, "warning")
        self._standing.setToolTip(
            " ".join(
                part
                for part in (stands.name, self.tr("Numbers can be given; it is written down."))
                if part
            )
        )

    def _on_minute(self) -> None:
        if self.isVisible():
            self.viewmodel.load_figures()
            if self.context.reserve is not None:
                self.context.reserve.want()

    def _show_offers(self, code: str, offers: tuple[Judged, ...]) -> None:
        tile = self._tiles[code]
        name = tile.service.name(self.context.sentences.language)
        self._ask(name, offers, _Asking(lambda offer: self._take(code, offer), tile.setFocus))

    def _ask_promised(self, row: AppointmentRow, offers: tuple[Judged, ...]) -> None:
        """Who has an appointment is told and asked like everybody."""
        self._ask(
            row.service_name(self.context.sentences.language),
            offers,
            _Asking(partial(self._appointments.arrive, row), self._appointments.take_focus),
        )

    def _ask(self, name: str, offers: tuple[Judged, ...], asking: "_Asking") -> None:
        sentence = self.tr("{service}: blanks are short. Tell the applicant, then choose.")
        self._asked_by = asking
        self._notice.clear()
        self._offers.ask(sentence.format(service=name), offers)

    def _show_busy(self, busy: bool) -> None:
        for tile in self._tiles.values():
            tile.setEnabled(not busy and tile.service.left_now != 0)

    # -- doing -----------------------------------------------------------------------------

    def _on_person(self, person: ResidentFound) -> None:
        self._offers.put_away()  # what may be offered depends on the person
        self.person = person
        self._chosen.show_state(person.name, "accent")
        self._forget.show()
        self._picker.clear()

    def _on_forget(self) -> None:
        self.person = None
        self._chosen.show_state(self.tr("Without NIK"), "neutral")
        self._forget.hide()
        for button in self._priority_buttons.values():
            button.setChecked(False)

    def _on_priority(self, chosen: PriorityReason) -> None:
        for reason, button in self._priority_buttons.items():
            if reason is not chosen:
                button.setChecked(False)

    def _on_offer(self, offer: Offer) -> None:
        self._offers.put_away()
        if self._asked_by is not None:
            self._asked_by.chosen(offer)

    def _on_offers_left(self) -> None:
        if self._asked_by is not None:
            self._asked_by.left()

    def _on_take(self, code: str) -> None:
        self._offers.put_away()
        if self.person is None and self._picker.unresolved:
            self._notice.show_notice(
                self.tr("Choose the person found first, or give the number without NIK."),
                "warning", self.tr("Without NIK"), lambda: self._on_without(code),
            )  # fmt: skip
            return
        self._take(code)

    def _on_without(self, code: str) -> None:
        self._picker.clear()
        self._take(code)

    def _take(self, code: str, offer: Offer | None = None) -> None:
        service = self._tiles[code].service
        priority = next(
            (reason for reason, button in self._priority_buttons.items() if button.isChecked()),
            None,
        )
        self._taken_for = self.person
        self.viewmodel.take(service, self.person, priority, offer)

    def _on_row(self) -> None:
        row = self._table.current_row()
        if row is None:
            return
        self.viewmodel.select(self._model.row(row))
        self._show_selected()

    def _on_cancel(self) -> None:
        dialog = ReasonDialog(
            self.tr("Cancel this number"), self.tr("Reason"), self.tr("Cancel the number"),
            parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.viewmodel.cancel(dialog.text)

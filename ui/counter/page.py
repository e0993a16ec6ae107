"""Loket: my queue, the citizen in front of me, what happened before."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import CounterState, Offer, TicketAct, TicketState
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.counter.elsewhere_dialog import ElsewhereDialog
from ui.counter.flow import Action, Flow, flow
from ui.counter.queue_panel import QueuePanel
from ui.counter.status_dialog import StatusDialog
from ui.counter.viewmodel import CounterViewModel
from ui.page import Page
from ui.queue.park_dialog import ParkDialog
from ui.queue.reason_dialog import ReasonDialog
from ui.residents.history import HistoryPanel
from ui.residents.picker import PersonPicker
from ui.shell.scanned import Scanned
from ui.widgets.buttons import BigButton, Button
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.steps import Step, StepList
from ui.widgets.texts import Display, Heading, Muted

HISTORY_WIDTH = 248
MINUTE = 60_000
BIG_ICONS = {Action.CALL: "megaphone", Action.FINISH: "check", Action.SERVE: "user-check"}


class CounterPage(Page):
    """Three columns; the big button in the middle is always the next step."""

    watched = frozenset(
        {"ticket", "recording", "central", "card", "handover", "service", "counter"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = CounterViewModel(context, self)
        self._papers: list[QCheckBox] = []
        self._papers_of: tuple[int, tuple[str, ...]] = (0, ())
        self._busy = False
        self._build()
        model = self.viewmodel
        model.queue_changed.connect(self._show_queue)
        model.current_changed.connect(self._show_current)
        model.before_changed.connect(self._show_before)
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.busy_changed.connect(self._show_busy)
        model.counter_changed.connect(self._show_counter)
        model.step_done.connect(self._on_step)
        model.interrupted.connect(self._on_interrupted)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_queue)
        self._timer.start(MINUTE)
        self._show_current()

    def refresh(self) -> None:
        self.viewmodel.load()

    def take_scan(self, scanned: Scanned) -> bool:
        """A NIK identifies the person in front, when that is the next step."""
        wanted = scanned.kind == "nik" and self._flow().next is Action.IDENTIFY
        if wanted:
            self._picker.scan(scanned.text)
        return wanted

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(14)
        self._notice = Notice()
        self._notice.setObjectName("counterNotice")
        page.addWidget(self._notice)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self._queue = self._build_queue()
        columns.addWidget(self._queue)
        columns.addWidget(self._build_middle(), 1)
        self._history = HistoryPanel(self.context)
        self._history.setFixedWidth(HISTORY_WIDTH)
        columns.addWidget(self._history)
        page.addLayout(columns, 1)

    def _build_queue(self) -> QueuePanel:
        panel = QueuePanel(self.context)
        panel.bring_wanted.connect(self.viewmodel.bring_back)
        panel.requeue_wanted.connect(self.viewmodel.requeue)
        panel.call_wanted.connect(self._on_call_chosen)
        panel.state_wanted.connect(self.viewmodel.set_counter)
        return panel

    def _build_middle(self) -> Panel:
        panel = Panel()
        panel.body.setSpacing(12)
        head = QHBoxLayout()
        self._number = Display("")
        self._number.setObjectName("currentNumber")
        who = QVBoxLayout()
        who.setSpacing(2)
        self._name = Heading("")
        self._name.setObjectName("currentName")
        self._why = Muted("")
        self._offer = Chip("", "neutral")
        self._offer.setObjectName("ticketOffer")
        who.addStretch(1)
        who.addWidget(self._name)
        who.addWidget(self._why)
        # By itself a chip would keep the name as narrow as it is.
        who.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        who.addStretch(1)
        self._state = Chip("", "info")
        self._priority = Chip("", "warning")
        head.addWidget(self._number)
        head.addSpacing(12)
        head.addLayout(who, 1)
        head.addWidget(self._priority)
        head.addWidget(self._state)
        panel.body.addLayout(head)
        seated = self.viewmodel.counter_id is not None
        self._empty = EmptyState(
            self.context.icons.pixmap("concierge-bell", 56, "neutral"),
            self.tr("Nobody at the counter") if seated else self.tr("No counter chosen"),
            self.tr("Call the next number. Whoever comes appears here with what is to be done.")
            if seated
            else self.tr("Sign in again and choose a counter to call numbers."),
        )
        panel.body.addWidget(self._empty, 1)
        self._work = ScrollArea()
        self._work.setWidget(self._build_work())
        panel.body.addWidget(self._work, 1)
        panel.body.addLayout(self._build_acts())
        self._big = BigButton(
            self.tr("Call next"), self.context.icons.icon("megaphone", "accent_text"), "F2"
        )
        self._big.setObjectName("nextStep")
        self._big.clicked.connect(self._on_next)
        panel.body.addWidget(self._big)
        return panel

    def _build_work(self) -> QWidget:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._steps = StepList(self.context.icons)
        column.addWidget(self._steps)
        self._picker = PersonPicker(self.context, rows_shown=4)
        self._picker.chosen.connect(self._on_person)
        column.addWidget(self._picker)
        self._papers_box = QWidget()
        self._papers_column = QVBoxLayout(self._papers_box)
        self._papers_column.setContentsMargins(10, 0, 0, 0)
        self._papers_column.setSpacing(2)
        column.addWidget(self._papers_box)
        self._hint = Muted("")
        column.addWidget(self._hint)
        column.addStretch(1)
        return work

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        model = self.viewmodel
        self._recall = Button(self.tr("Call again"), None, "F3")
        self._recall.setObjectName("recall")
        self._recall.clicked.connect(model.recall)
        self._no_show = Button(self.tr("Did not come"), None, "F4")
        self._no_show.setObjectName("noShow")
        self._no_show.clicked.connect(model.no_show)
        self._park = Button(self.tr("Park…"), None, "F5")
        self._park.setObjectName("park")
        self._park.clicked.connect(self._on_park)
        self._elsewhere = Button(self.tr("Another service…"), None, "F6")
        self._elsewhere.setObjectName("elsewhere")
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._status = Button(self.tr("Status…"))
        self._status.setObjectName("seeStatus")
        self._status.clicked.connect(self._on_status)
        self._finish = Button(self.tr("Finish"), None, "F8")
        self._finish.setObjectName("finish")
        self._finish.clicked.connect(model.finish)
        self._acts = (
            self._recall, self._no_show, self._park, self._elsewhere, self._status, self._finish
        )  # fmt: skip
        for button in self._acts:
            row.addWidget(button)
        row.addStretch(1)
        return row

    # -- showing ---------------------------------------------------------------------------

    def _show_queue(self) -> None:
        model = self.viewmodel
        self._queue.show_queue(model.waiting, model.aside)

    def _show_counter(self) -> None:
        model = self.viewmodel
        self._queue.show_state(model.counter_state)
        free = model.current is None and model.counter_id is not None and not self._busy
        self._queue.show_free(seated=model.counter_id is not None, free=free)
        self._show_flow()

    def _flow(self) -> Flow:
        checked = all(box.isChecked() for box in self._papers)
        return flow(self.viewmodel.current, self.viewmodel.before, papers_checked=checked)

    def _show_current(self) -> None:
        ticket = self.viewmodel.current
        here = ticket is not None
        self._empty.setVisible(not here)
        self._work.setVisible(here)
        for widget in (self._number, self._name, self._why, self._state):
            widget.setVisible(here)
        self._priority.setVisible(ticket is not None and ticket.priority is not None)
        self._offer.setVisible(ticket is not None and ticket.offer is not None)
        if ticket is not None:
            self._show_ticket(ticket)
        self._show_papers(ticket)
        self._show_counter()

    def _show_ticket(self, ticket: TicketRow) -> None:
        self._number.setText(ticket.code)
        self._name.setText(ticket.resident_name or self.tr("Not identified yet"))
        service = ticket.service_name(self.context.sentences.language)
        details = " · ".join(
            part for part in (ticket.masked_nik, ticket.note, self._then(ticket)) if part
        )
        self._why.setText("\n".join(part for part in (service, details) if part))
        self._state.show_state(self.context.say(f"ticket_state.{ticket.state}"), "info")
        if ticket.priority is not None:
            self._priority.show_state(self.context.say(f"priority.{ticket.priority}"), "warning")
        if ticket.offer is not None:
            tone = "neutral" if ticket.offer is Offer.CARD else "warning"
            self._offer.show_state(self.context.say(f"offer.{ticket.offer}"), tone)

    def _then(self, ticket: TicketRow) -> str:
        """What the visit still has before it."""
        names = [self.viewmodel.service_name(planned.service) for planned in ticket.plan]
        return self.tr("then: {services}").format(services=", ".join(names)) if names else ""

    def _show_papers(self, ticket: TicketRow | None) -> None:
        papers = self.viewmodel.papers if ticket is not None else ()
        wanted = (ticket.id if ticket else 0, papers)
        if wanted == self._papers_of:
            return
        self._papers_of = wanted
        for box in self._papers:
            self._papers_column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._papers = []
        for number, paper in enumerate(papers):
            box = QCheckBox(paper)
            box.setObjectName(f"paper{number}")
            box.toggled.connect(self._show_flow)
            self._papers.append(box)
            self._papers_column.addWidget(box)

    def _show_flow(self) -> None:
        found = self._flow()
        titles = self._titles()
        self._steps.set_steps(
            [Step(step.action, titles[step.action], step.state) for step in found.steps]
        )
        following = found.next
        self._picker.setVisible(following is Action.IDENTIFY)
        self._papers_box.setVisible(following is Action.CHECK_PAPERS)
        self._hint.setText(self._hints().get(following, ""))
        self._hint.setVisible(bool(self._hint.text()))
        resting = self.viewmodel.counter_state is not CounterState.OPEN
        opens = following is Action.CALL and resting
        self._big.set_text(self.tr("Open the counter") if opens else self._big_texts()[following])
        icon = "play" if opens else BIG_ICONS.get(following, "arrow-right")
        self._big.show_icon(self.context.icons.icon(icon, "accent_text"))
        ticket = self.viewmodel.current
        called = ticket is not None and ticket.state is TicketState.CALLED
        serving = ticket is not None and ticket.state is TicketState.SERVING
        self._recall.setVisible(called)
        self._no_show.setVisible(called)
        self._park.setVisible(serving)
        self._elsewhere.setVisible(serving)
        self._status.setVisible(serving and ticket is not None and ticket.resident_id is not None)
        self._finish.setVisible(serving and following is not Action.FINISH)
        seated = self.viewmodel.counter_id is not None
        waits_for_other = following in (Action.IDENTIFY, Action.CHECK_PAPERS)
        self._big.setEnabled(seated and not self._busy and not waits_for_other)

    def _titles(self) -> dict[Action, str]:
        return {
            Action.CALL: self.tr("Call"),
            Action.SERVE: self.tr("At the counter"),
            Action.IDENTIFY: self.tr("Identify the person"),
            Action.CHECK_PAPERS: self.tr("Check the papers"),
            Action.RECORD: self.tr("Record by checklist"),
            Action.SEE_STATUS: self.tr("Central status: print-ready"),
            Action.AWAIT_CARD: self.tr("Card is printed"),
            Action.HAND_OVER: self.tr("Hand the card over"),
            Action.FINISH: self.tr("Finish the visit"),
        }

    def _big_texts(self) -> dict[Action, str]:
        return {
            Action.CALL: self.tr("Call next"),
            Action.SERVE: self.tr("The person is here"),
            Action.IDENTIFY: self.tr("Identify the person first"),
            Action.CHECK_PAPERS: self.tr("Tick the papers that are here"),
            Action.RECORD: self.tr("Go to the recording"),
            Action.SEE_STATUS: self.tr("Note the central status"),
            Action.AWAIT_CARD: self.tr("Let the person wait for the card"),
            Action.HAND_OVER: self.tr("Go to the hand-over"),
            Action.FINISH: self.tr("Finish the visit"),
        }

    def _hints(self) -> dict[Action, str]:
        return {
            Action.IDENTIFY: self.tr("Scan the NIK, or search by name."),
            Action.CHECK_PAPERS: self.tr(
                "If a paper is missing, park the number with the list (F5)."
            ),
            Action.SEE_STATUS: self.tr(
                "Look the person up in the central system and note what stands there."
            ),
        }

    def _show_before(self) -> None:
        self._history.show_before(self.viewmodel.before)
        self._show_flow()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in self._acts:
            button.setEnabled(not busy)
        self._show_counter()

    # -- doing -----------------------------------------------------------------------------

    def _on_next(self) -> None:
        self._notice.clear()
        action = self._flow().next
        model, requests = self.viewmodel, self.context.requests
        ticket = model.current
        if action is Action.CALL and model.counter_state is not CounterState.OPEN:
            model.set_counter(CounterState.OPEN)
        elif action is Action.CALL:
            model.call_next()
        elif action is Action.SERVE:
            model.serve()
        elif action is Action.RECORD and ticket is not None:
            open_one = model.open_recording()
            argument: object = open_one.id if open_one else ("start", ticket.resident_id, ticket.id)
            requests.page_wanted.emit("recording", argument)
        elif action is Action.SEE_STATUS:
            self._on_status()
        elif action is Action.AWAIT_CARD:
            model.await_card()
        elif action is Action.HAND_OVER:
            self._open_hand_over()
        elif action is Action.FINISH:
            model.finish()

    def _open_hand_over(self) -> None:
        found = self.viewmodel.before
        waiting = [card for card in found.cards if card.state == "printed"] if found else []
        self.context.requests.page_wanted.emit("pickup", waiting[0].id if waiting else None)

    def _on_park(self) -> None:
        unticked = [box.text() for box in self._papers if not box.isChecked()]
        ticket = self.viewmodel.current
        if ticket is None:
            return
        dialog = ParkDialog(self.context, ticket, unticked, self)
        if not dialog.exec():
            return
        if dialog.booked:
            self.viewmodel.load()
        else:
            self.viewmodel.park(dialog.text)

    def _on_status(self) -> None:
        ticket = self.viewmodel.current
        if ticket is not None:
            StatusDialog(self.context, self.viewmodel, ticket.resident_name, self).exec()

    def _on_person(self, person: ResidentFound) -> None:
        self.viewmodel.identify(person.id)
        self._picker.clear()

    def _on_call_chosen(self, ticket: TicketRow) -> None:
        dialog = ReasonDialog(
            self.tr("Call {code} out of turn").format(code=ticket.code),
            self.tr("Why does this number go first?"), self.tr("Call"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.viewmodel.call_chosen(ticket, dialog.text)

    def _on_elsewhere(self) -> None:
        model = self.viewmodel
        dialog = ElsewhereDialog(self.context, model.other_services, model.counters, self)
        if dialog.exec():
            model.go_elsewhere(dialog.chosen)

    def _on_step(self, ticket: TicketRow, act: TicketAct) -> None:
        """Say what was done, with Undo for as long as it can be undone."""
        sentence = self.tr("{code}: {act}").format(
            code=ticket.code, act=self.context.say(f"ticket_act.{act}")
        )
        self.context.requests.message.emit(sentence, lambda: self.viewmodel.undo(ticket.id))

    def _on_interrupted(self, ticket: TicketRow) -> None:
        """A call from before the program was started: nobody may be forgotten."""
        called = self.context.time(ticket.called_at)
        self._notice.show_notice(
            self.tr(
                "{code} was called at {time} and nobody came yet. Call again, or note a no-show."
            ).format(code=ticket.code, time=called),
            "warning", self.tr("Call again"), self.viewmodel.recall,
        )  # fmt: skip

"""Pencetakan: work down the print-ready list, one card at a time, each outcome in one key."""

from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.queries import CardRow, PrintReadyRow
from ektp_desk.cards.queries_runs import RunRow
from ektp_desk.cards.rules import CardState, SpoilReason
from ektp_desk.cards.runs import MOST_IN_RUN
from ektp_desk.kernel.errors import OfficeError
from ui.cards.backlog_banner import BacklogBanner
from ui.cards.correct_dialog import CorrectDialog
from ui.cards.list_dialog import ListDialog
from ui.cards.machine_buttons import MachineButtons
from ui.cards.printing_list import PrintReadyPanel
from ui.cards.printing_viewmodel import PrintingViewModel
from ui.cards.run_panel import RunPanel
from ui.cards.run_viewmodel import RunViewModel
from ui.cards.scarcity_dialog import ScarcityDialog
from ui.cards.serial_field import SerialField
from ui.cards.settle_dialog import SettleDialog
from ui.context import Context
from ui.page import Page
from ui.queue.reason_dialog import ReasonDialog
from ui.widgets.buttons import BigButton, Button, DangerButton, QuietButton
from ui.widgets.inputs import NumberField
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile
from ui.widgets.table import ROW_HEIGHT, DataTable
from ui.widgets.texts import Heading, Muted, Title

SIDE_WIDTH = 376
NEXT = 10  # how many a run takes unless asked for more


class PrintingPage(Page):
    """The print-ready list at the left, the card in hand at the right."""

    watched = frozenset(
        {"central", "card", "stock", "resident", "backlog", "scarcity", "print_run", "ticket"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = PrintingViewModel(context, self)
        self.run = RunViewModel(context, self)
        self._shown_id = 0
        self._build()
        model = self.viewmodel
        model.unsettled_changed.connect(self._show_unsettled)
        model.stock_changed.connect(self._show_stock)
        model.current_changed.connect(self._show_current)
        model.busy_changed.connect(self._show_busy)
        model.refused.connect(self._show_refusal)
        model.blocked.connect(self._on_blocked)
        self.run.changed.connect(self._show_run)
        self.run.refused.connect(self._on_run_refused)
        self.run.ended.connect(self._on_run_ended)
        self._show_current()

    def refresh(self) -> None:
        self.viewmodel.load()
        self.run.load()
        self._backlog.load()

    def open_with(self, argument: object) -> None:
        """Select a person on the list (a resident id)."""
        self._list.select(argument)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_focus()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Title(self.tr("Printing")))
        head.addStretch(1)
        take_in = Button(self.tr("Import a list…"), self.context.icons.icon("import"))
        take_in.setObjectName("importList")
        take_in.clicked.connect(lambda: ListDialog(self.context, self).exec())
        self._backlog = BacklogBanner(self.context)
        waiting = Button(self.tr("Waiting list…"), self.context.icons.icon("list-ordered"))
        waiting.setObjectName("waitingList")
        waiting.clicked.connect(self._backlog.open_list)
        correct = Button(self.tr("Correct…"), self.context.icons.icon("pen-line"))
        correct.setObjectName("correctOutcome")
        correct.clicked.connect(lambda: CorrectDialog(self.context, self).exec())
        correct.setVisible(self.context.may(Role.SUPERVISOR))
        for button in (correct, waiting, take_in, MachineButtons(self.context)):
            head.addWidget(button)
        self._notice = Notice()
        page.addLayout(head)
        page.addWidget(self._backlog)
        page.addWidget(self._notice)
        self._unsettled_panel = self._build_unsettled()
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self._list = PrintReadyPanel(self.context, self.viewmodel)
        self._list.activated.connect(self._on_row_activated)
        self._list.chosen.connect(self._show_current)
        self._list.rule_wanted.connect(self._on_rule)
        self._list.urgent_wanted.connect(self._on_urgent)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self._unsettled_panel)
        left.addWidget(self._list, 1)
        columns.addLayout(left, 1)
        columns.addWidget(self._build_side())
        page.addLayout(columns, 1)

    def _build_unsettled(self) -> Panel:
        panel = Panel(self.tr("Settle first: what became of these cards?"))
        self._unsettled_model: RowsModel[CardRow] = RowsModel(
            [
                Column(self.tr("Card"), lambda row: row.number, mono=True),
                Column(self.tr("Name"), lambda row: row.resident_name),
                Column(self.tr("State"), lambda row: self.context.say(f"card_state.{row.state}")),
                Column(self.tr("Since"), lambda row: self.context.time(row.intended_at)),
            ]
        )
        self._unsettled_table = DataTable(self.context.theme)
        self._unsettled_table.setObjectName("unsettled")
        self._unsettled_table.setAccessibleName(self.tr("Unsettled cards"))
        self._unsettled_table.set_model(self._unsettled_model)
        self._unsettled_table.fit({0: 160, 1: "stretch", 2: 200, 3: 90})
        self._unsettled_table.row_activated.connect(self._on_settle)
        settle = Button(self.tr("Settle…"))
        settle.setObjectName("settleCard")
        settle.clicked.connect(lambda: self._on_settle(self._unsettled_table.current_row() or 0))
        panel.header.addWidget(settle)
        panel.body.addWidget(self._unsettled_table)
        panel.hide()
        return panel

    def _build_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        self._blanks = StatTile("", self.tr("blanks left"))
        self._free = StatTile("", self.tr("free"))
        self._reserved = StatTile("", self.tr("set aside"))
        for tile in (self._blanks, self._free, self._reserved):
            tiles.addWidget(tile)
        column.addLayout(tiles)
        self._today = Muted("")
        self._today.setObjectName("printedToday")
        column.addWidget(self._today)
        self._hand = self._build_hand()
        self._run_panel = RunPanel(self.context, self.run)
        self._run_panel.hide()
        column.addWidget(self._hand, 1)
        column.addWidget(self._run_panel, 1)
        return side

    def _build_hand(self) -> Panel:
        panel = Panel(self.tr("Card in hand"))
        self._name = Heading("")
        self._facts = KeyValues()
        self._serial = SerialField("blankSerial")
        self._serial.setVisible(self.context.profile.ask_blank_serial)
        self._hint = Muted(self.tr("Choose a person from the list, then begin."))
        icons = self.context.icons
        self._begin = BigButton(
            self.tr("Begin this card"), icons.icon("printer", "accent_text"), "F2"
        )
        self._begin.setObjectName("beginCard")
        self._begin.clicked.connect(self._on_begin)
        self._good = BigButton(self.tr("Good"), icons.icon("circle-check", "accent_text"), "F8")
        self._good.setObjectName("cardGood")
        self._good.clicked.connect(self._on_good)
        self._spoil = DangerButton(self.tr("Spoiled…"), icons.icon("circle-x", "negative"), "F9")
        self._spoil.setObjectName("cardSpoiled")
        self._spoil.setMenu(self._spoil_menu())
        self._unknown = QuietButton(self.tr("I do not know"), None, "F10")
        self._unknown.setObjectName("cardUnknown")
        self._unknown.clicked.connect(self.viewmodel.unknown)
        body = panel.body
        body.addWidget(self._name)
        body.addWidget(self._facts)
        body.addWidget(self._serial)
        body.addWidget(self._hint)
        body.addStretch(1)
        for button in (self._begin, self._good, self._spoil, self._unknown):
            body.addWidget(button)
        body.addWidget(self._build_begin_run())
        return panel

    def _build_begin_run(self) -> QWidget:
        """The next so many, one after another, of the part of the list that is shown."""
        self._many = QWidget()
        row = QHBoxLayout(self._many)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._size = NumberField("runSize", 1, MOST_IN_RUN)
        self._size.setValue(NEXT)
        self._size.setAccessibleName(self.tr("How many cards"))
        begin = Button(self.tr("Print one after another"), None, "F4")
        begin.setObjectName("beginRun")
        begin.clicked.connect(self._on_begin_run)
        row.addWidget(self._size)
        row.addWidget(begin, 1)
        return self._many

    def _spoil_menu(self) -> QMenu:
        menu = QMenu(self)
        for number, reason in enumerate(SpoilReason, start=1):
            action = QAction(f"&{number}  {self.context.say(f'spoil_reason.{reason}')}", menu)
            action.setObjectName(f"spoil_{reason}")
            action.triggered.connect(lambda _checked=False, chosen=reason: self._on_spoiled(chosen))
            menu.addAction(action)
        return menu

    # -- showing ---------------------------------------------------------------------------

    def _show_unsettled(self) -> None:
        current = self.viewmodel.current
        in_hand = {card.id for card in (current, self.run.card) if card is not None}
        rows = tuple(row for row in self.viewmodel.unsettled if row.id not in in_hand)
        self._unsettled_model.set_rows(rows)
        self._unsettled_table.setFixedHeight(ROW_HEIGHT * min(len(rows), 4) + 34)
        self._unsettled_panel.setVisible(bool(rows))

    def _show_stock(self) -> None:
        status = self.viewmodel.stock
        if status is not None:
            tones = {"ok": "neutral", "amber": "warning", "red": "negative"}
            self._blanks.show_value(
                self.context.number(status.balance), tones.get(str(status.warning.level), "neutral")
            )
        room = self.viewmodel.room
        if room is not None:
            self._free.show_value(self.context.number(room.standing.free))
            self._reserved.show_value(self.context.number(room.standing.reserve))
        printed, spoiled = self.viewmodel.today
        self._today.setText(
            self.tr("Today: {printed} printed, {spoiled} spoiled.").format(
                printed=self.context.number(printed), spoiled=self.context.number(spoiled)
            )
        )

    def _show_current(self) -> None:
        card = self.viewmodel.current
        for button in (self._good, self._spoil, self._unknown):
            button.setVisible(card is not None)
        self._begin.setVisible(card is None)
        self._many.setVisible(card is None)
        self._name.setVisible(card is not None)
        self._facts.setVisible(card is not None)
        self._hint.setVisible(card is None)
        self._serial.setVisible(card is not None and self.context.profile.ask_blank_serial)
        if card is None or card.id != self._shown_id:
            self._serial.begin_anew()
        self._shown_id = card.id if card is not None else 0
        if card is None:
            self._name.setText("")
            self._facts.set_pairs([])
            self._begin.setEnabled(self._list.current() is not None)
        else:
            self._name.setText(card.resident_name)
            self._facts.set_pairs(
                [
                    (self.tr("Card"), card.number),
                    (self.tr("NIK"), card.masked_nik),
                    (
                        self.tr("Service"),
                        self.context.service_name(card.service_id_name, card.service_en_name),
                    ),
                ]
            )
        self._show_unsettled()

    def _show_run(self) -> None:
        running = self.run.run is not None
        was = self._run_panel.isVisible()
        self._hand.setVisible(not running)
        self._run_panel.setVisible(running)
        self._today.setVisible(not running)  # the run has figures of its own
        self._list.setEnabled(not running)  # its keys are the run's
        self._show_unsettled()
        if running != was and self.isVisible():
            self._show_focus()

    def _show_focus(self) -> None:
        """The keys are the run's while there is one, else the list's."""
        if self.run.run is None:
            self._list.table.setFocus()
        elif not self._run_panel.isAncestorOf(self.focusWidget() or self):
            self._run_panel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.run.run is None or not self._run_panel.take_key(event):
            super().keyPressEvent(event)

    def _show_busy(self, busy: bool) -> None:
        for button in (self._begin, self._good, self._spoil, self._unknown):
            button.setEnabled(not busy)

    def _show_refusal(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        if not self._serial.refuse(error.field, sentence):
            self._notice.show_notice(sentence, "negative")

    # -- doing -----------------------------------------------------------------------------

    def _on_row_activated(self) -> None:
        if self.viewmodel.current is None:
            self._on_begin()

    def _on_begin(self) -> None:
        row = self._list.current()
        if row is not None:
            self._notice.clear()
            self.viewmodel.intend(row)

    def _on_blocked(self, error: OfficeError, row: PrintReadyRow) -> None:
        sentence = self.context.refusal(error)
        if not (error.params.get("overridable") and self.context.may(Role.SUPERVISOR)):
            self._notice.show_notice(sentence, "negative")
            return
        self._notice.show_notice(
            f"{row.name}: {sentence}", "warning", self.tr("Override with a reason…"),
            lambda: self._on_override(row),
        )  # fmt: skip

    def _on_override(self, row: PrintReadyRow) -> None:
        dialog = ReasonDialog(
            self.tr("Print all the same: {name}").format(name=row.name), self.tr("Reason"),
            self.tr("Begin this card"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self._notice.clear()
            self.viewmodel.intend(row, override=dialog.text)

    def _on_rule(self) -> None:
        if self.viewmodel.room is not None:
            ScarcityDialog(self.context, self.viewmodel.room.rule, self).exec()

    def _on_urgent(self, row: PrintReadyRow) -> None:
        dialog = ReasonDialog(
            self.tr("Urgent: {name}").format(name=row.name), self.tr("Reason"),
            self.tr("Print before others"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.viewmodel.mark_urgent(row, dialog.text)

    def _on_begin_run(self) -> None:
        self._notice.clear()
        only = self.viewmodel.only
        self.run.begin(self._size.value(), only.service_code, only.village_code)

    def _on_run_refused(self, error: OfficeError) -> None:
        if self.run.run is None:
            self._notice.show_notice(self.context.refusal(error), "negative")

    def _on_run_ended(self, run: RunRow) -> None:
        number = self.context.number
        self._notice.show_notice(
            self.tr(
                "Run {number} ended: {good} good, {spoiled} spoiled, {unknown} unknown, "
                "{skipped} skipped, {left} left."
            ).format(
                number=run.number, good=number(run.good), spoiled=number(run.spoiled),
                unknown=number(run.unknown), skipped=number(run.skipped), left=number(run.left),
            ),
            "positive",
        )  # fmt: skip
        self._list.table.setFocus()

    def _on_good(self) -> None:
        self.viewmodel.good(blank_serial=self._serial.take())

    def _on_spoiled(self, reason: SpoilReason) -> None:
        self.viewmodel.spoiled(reason, blank_serial=self._serial.take())

    def _on_settle(self, row: int) -> None:
        card = self._unsettled_model.row(row)
        if card.state is CardState.PRINTING and card.station == self.context.actor.station:
            self.viewmodel.take_up(card)
            return
        SettleDialog(self.context, self.viewmodel, card, self).exec()

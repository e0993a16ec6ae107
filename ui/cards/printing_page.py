"""Pencetakan: work down the print-ready list, one card at a time, each outcome in one key."""

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.queries import CardRow, PrintReadyRow
from ektp_desk.cards.rules import CardState, SpoilReason
from ektp_desk.kernel.errors import OfficeError
from ui.cards.backlog_banner import BacklogBanner
from ui.cards.list_dialog import ListDialog
from ui.cards.machine_buttons import MachineButtons
from ui.cards.printing_viewmodel import PrintingViewModel
from ui.cards.settle_dialog import SettleDialog
from ui.context import Context
from ui.page import Page
from ui.queue.reason_dialog import ReasonDialog
from ui.widgets.buttons import BigButton, Button, DangerButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile
from ui.widgets.table import ROW_HEIGHT, DataTable
from ui.widgets.texts import Heading, Muted, Title

SIDE_WIDTH = 376


class PrintingPage(Page):
    """The print-ready list at the left, the card in hand at the right."""

    watched = frozenset({"central", "card", "stock", "resident", "backlog"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = PrintingViewModel(context, self)
        self._shown_id = 0
        self._build()
        model = self.viewmodel
        model.ready_changed.connect(self._show_ready)
        model.more_ready.connect(self._table_model.append_rows)
        model.unsettled_changed.connect(self._show_unsettled)
        model.stock_changed.connect(self._show_stock)
        model.current_changed.connect(self._show_current)
        model.busy_changed.connect(self._show_busy)
        model.refused.connect(self._show_refusal)
        model.blocked.connect(self._on_blocked)
        self._show_current()

    def refresh(self) -> None:
        self.viewmodel.load()
        self._backlog.load()

    def open_with(self, argument: object) -> None:
        """Select a person on the list (a resident id)."""
        for number, row in enumerate(self.viewmodel.ready):
            if row.resident_id == argument:
                self._table.selectRow(number)
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._table.setFocus()

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
        head.addWidget(waiting)
        head.addWidget(take_in)
        head.addWidget(MachineButtons(self.context))
        self._notice = Notice()
        page.addLayout(head)
        page.addWidget(self._backlog)
        page.addWidget(self._notice)
        self._unsettled_panel = self._build_unsettled()
        page.addWidget(self._unsettled_panel)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_list(), 1)
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

    def _build_list(self) -> Panel:
        panel = Panel(self.tr("Ready to print"))
        self._count = Chip("", "neutral")
        panel.header.addWidget(self._count)
        self._table_model: RowsModel[PrintReadyRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik, mono=True),
                Column(self.tr("Service"), self._service_text),
                Column(self.tr("Waiting"), self._age_text, align="right"),
            ],
            fetch_more=self.viewmodel.load_more,
        )
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("printReady")
        self._table.setAccessibleName(self.tr("Ready to print"))
        self._table.set_model(self._table_model)
        self._table.fit({0: "stretch", 1: 156, 2: 196, 3: 102})
        self._table.row_activated.connect(self._on_row_activated)
        self._empty = EmptyState(
            self.context.icons.pixmap("printer", 48, "text_muted"),
            self.tr("Nothing to print"),
            self.tr("People appear here as soon as their central status is print-ready."),
        )
        panel.body.addWidget(self._table, 1)
        panel.body.addWidget(self._empty, 1)
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
        self._printed = StatTile("", self.tr("printed today"))
        self._spoiled = StatTile("", self.tr("spoiled today"))
        for tile in (self._blanks, self._printed, self._spoiled):
            tiles.addWidget(tile)
        column.addLayout(tiles)
        column.addWidget(self._build_hand(), 1)
        return side

    def _build_hand(self) -> Panel:
        panel = Panel(self.tr("Card in hand"))
        self._name = Heading("")
        self._facts = KeyValues()
        self._serial = QLineEdit()
        self._serial.setObjectName("blankSerial")
        self._serial_field = Field(self.tr("Blank serial"), self._serial, self.tr("Scan or type"))
        self._serial_field.setVisible(self.context.profile.ask_blank_serial)
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
        body.addWidget(self._serial_field)
        body.addWidget(self._hint)
        body.addStretch(1)
        for button in (self._begin, self._good, self._spoil, self._unknown):
            body.addWidget(button)
        return panel

    def _spoil_menu(self) -> QMenu:
        menu = QMenu(self)
        for number, reason in enumerate(SpoilReason, start=1):
            action = QAction(f"&{number}  {self.context.say(f'spoil_reason.{reason}')}", menu)
            action.setObjectName(f"spoil_{reason}")
            action.triggered.connect(lambda _checked=False, chosen=reason: self._on_spoiled(chosen))
            menu.addAction(action)
        return menu

    # -- showing ---------------------------------------------------------------------------

    def _service_text(self, row: PrintReadyRow) -> str:
        service = self._service_name(row)
        if row.urgent_reason:
            return self.tr("Urgent · {service}").format(service=service)
        return service

    def _service_name(self, row: PrintReadyRow | CardRow) -> str:
        return self.context.service_name(row.service_id_name, row.service_en_name)

    def _age_text(self, row: PrintReadyRow) -> str:
        days = row.age_days(self.context.today())
        return self.tr("today") if days == 0 else self.tr("{days} d").format(days=days)

    def _show_ready(self) -> None:
        kept = self._chosen()
        rows = self.viewmodel.ready
        self._table_model.set_rows(rows)
        self._count.show_state(self.context.number(self.viewmodel.ready_count), "neutral")
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        places = [n for n, row in enumerate(rows) if kept and row.resident_id == kept.resident_id]
        if rows:
            self._table.selectRow(places[0] if places else 0)
        self._show_current()

    def _show_unsettled(self) -> None:
        current = self.viewmodel.current
        rows = tuple(
            row for row in self.viewmodel.unsettled if current is None or row.id != current.id
        )
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
        printed, spoiled = self.viewmodel.today
        self._printed.show_value(self.context.number(printed))
        self._spoiled.show_value(self.context.number(spoiled))

    def _show_current(self) -> None:
        card = self.viewmodel.current
        for button in (self._good, self._spoil, self._unknown):
            button.setVisible(card is not None)
        self._begin.setVisible(card is None)
        self._name.setVisible(card is not None)
        self._facts.setVisible(card is not None)
        self._hint.setVisible(card is None)
        self._serial_field.setVisible(card is not None and self.context.profile.ask_blank_serial)
        if card is None or card.id != self._shown_id:
            self._serial.clear()  # a serial belongs to one card
            self._serial_field.clear_error()
        self._shown_id = card.id if card is not None else 0
        if card is None:
            self._name.setText("")
            self._facts.set_pairs([])
            self._begin.setEnabled(self._chosen() is not None)
        else:
            self._name.setText(card.resident_name)
            self._facts.set_pairs(
                [
                    (self.tr("Card"), card.number),
                    (self.tr("NIK"), card.masked_nik),
                    (self.tr("Service"), self._service_name(card)),
                ]
            )
        self._show_unsettled()

    def _show_busy(self, busy: bool) -> None:
        for button in (self._begin, self._good, self._spoil, self._unknown):
            button.setEnabled(not busy)

    def _show_refusal(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        if error.field == "blank_serial" and self._serial_field.isVisible():
            self._serial_field.set_error(sentence)
            self._serial.setFocus()
        else:
            self._notice.show_notice(sentence, "negative")

    # -- doing -----------------------------------------------------------------------------

    def _chosen(self) -> PrintReadyRow | None:
        index = self._table.currentIndex()
        if not index.isValid() or index.row() >= self._table_model.rowCount():
            return None
        return self._table_model.row(index.row())

    def _on_row_activated(self, _row: int) -> None:
        if self.viewmodel.current is None:
            self._on_begin()

    def _on_begin(self) -> None:
        row = self._chosen()
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

    def _on_good(self) -> None:
        self._serial_field.clear_error()
        self.viewmodel.good(blank_serial=self._serial.text().strip())

    def _on_spoiled(self, reason: SpoilReason) -> None:
        self._serial_field.clear_error()
        self.viewmodel.spoiled(reason, blank_serial=self._serial.text().strip())

    def _on_settle(self, row: int) -> None:
        card = self._unsettled_model.row(row)
        if card.state is CardState.PRINTING and card.station == self.context.actor.station:
            self.viewmodel.take_up(card)
            return
        SettleDialog(self.context, self.viewmodel, card, self).exec()

"""Handing over: scan the receipt, check who stands there, hand the card over."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardState
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue.rules import AppointmentReason, Course
from ui.cards.pickup_form import PickupForm
from ui.cards.pickup_viewmodel import PickupViewModel
from ui.context import Context
from ui.queue.book_dialog import BookDialog
from ui.queue.reason_dialog import ReasonDialog
from ui.shell.scanned import Scanned
from ui.tabs import Tab
from ui.widgets.buttons import BigButton, Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.table import DataTable

OLD_DAYS = 30
LONGEST_CODE, MOST_TOLD = 64, 40  # signs: of what is asked for, of it in a sentence
FORM_WIDTH = 456


class PickupTab(Tab):
    """Uncollected cards at the left, the hand-over at the right."""

    watched = frozenset({"card", "handover", "resident", "delivery"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = PickupViewModel(context, self)
        self._shown_id = 0
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_list(), 1)
        columns.addWidget(self._build_side())
        self.column.addLayout(columns, 1)
        model = self.viewmodel
        model.uncollected_changed.connect(self._show_rows)
        model.more_rows.connect(self._model.append_rows)
        model.card_changed.connect(self._show_card)
        model.whereabouts_changed.connect(self._show_whereabouts)
        model.not_found.connect(self._show_not_found)
        model.handed_over.connect(self._show_done)
        model.taken_back.connect(self._on_taken_back)
        self._show_card()

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Open a card: by its id, with (id, receipt) as a scanner read it elsewhere, by a scan."""
        self.notice.clear()
        if isinstance(argument, Scanned):
            self.viewmodel.find(argument.text, scanned=True)
        elif isinstance(argument, tuple):
            self.viewmodel.open_card(argument[0], receipt=argument[1])
        elif isinstance(argument, int):
            self.viewmodel.open_card(argument)

    # -- building --------------------------------------------------------------------------

    def _build_list(self) -> Panel:
        panel = Panel(self.tr("Not collected yet"))
        self._count = Chip("", "neutral")
        panel.header.addWidget(self._count)
        self._model: RowsModel[CardRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("Card"), lambda row: row.number, mono=True),
                Column(self.tr("Printed"), lambda row: self.context.day(row.office_date)),
                Column(self.tr("Waiting"), self._age_text, align="right",
                       tone=lambda row: "warning" if self._age(row) >= OLD_DAYS else "text"),
            ],
            fetch_more=self.viewmodel.load_more,
        )  # fmt: skip
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("uncollected")
        self._table.setAccessibleName(self.tr("Not collected yet"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("Every card was collected."))
        self._table.fit({0: "stretch", 1: 148, 2: 156, 3: 96})
        self._table.row_activated.connect(
            lambda number: self.viewmodel.open_card(self._model.row(number).id)
        )
        panel.body.addWidget(self._table, 1)
        return panel

    def _build_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._code = QLineEdit()
        self._code.setObjectName("receiptCode")
        self._code.setMaxLength(LONGEST_CODE)
        self._code.setPlaceholderText(self.tr("Scan the receipt, or type card number or NIK"))
        self._code.setAccessibleName(self.tr("Receipt, card number or NIK"))
        self._code.returnPressed.connect(self._on_find)
        self._empty = EmptyState(
            self.context.icons.pixmap("scan-line", 48, "text_muted"),
            self.tr("Scan the receipt"),
            self.tr("The card, its owner and what to check appear here."),
        )
        column.addWidget(self._code)
        column.addWidget(self._empty, 1)
        column.addWidget(self._build_panel(), 1)
        return side

    def _build_panel(self) -> Panel:
        self._panel = Panel(self.tr("Hand over"))
        self._promise = QuietButton(self.tr("Appointment…"))
        self._promise.setObjectName("promiseCard")
        self._promise.clicked.connect(self._on_promise)
        close = QuietButton(self.tr("Put aside"), None, "Esc")
        close.clicked.connect(self.viewmodel.close_card)
        for button in (self._promise, close):
            self._panel.header.addWidget(button)
        self._area = ScrollArea()
        self._form = PickupForm(self.context, self.viewmodel)
        self._form.changed.connect(self._show_ready)
        self._area.setWidget(self._form)
        self._panel.body.addWidget(self._area, 1)
        icons = self.context.icons
        self._take_back = Button(self.tr("Take the hand-over back…"), icons.icon("undo-2"))
        self._take_back.setObjectName("takeBack")
        self._take_back.clicked.connect(self._on_take_back)
        self._panel.body.addWidget(self._take_back)
        self._hand_over = BigButton(
            self.tr("Hand the card over"), icons.icon("hand-helping", "accent_text"), "F8"
        )
        self._hand_over.setObjectName("handOver")
        self._hand_over.clicked.connect(self._on_hand_over)
        self._panel.body.addWidget(self._hand_over)
        return self._panel

    # -- showing ---------------------------------------------------------------------------

    def _age(self, row: CardRow) -> int:
        return row.age_days(self.context.today())

    def _age_text(self, row: CardRow) -> str:
        days = self._age(row)
        return self.tr("today") if days == 0 else self.tr("{days} d").format(days=days)

    def _show_rows(self) -> None:
        self._model.set_rows(self.viewmodel.uncollected)
        self._count.show_state(self.context.number(self.viewmodel.uncollected_count), "neutral")

    def _show_card(self) -> None:
        card = self.viewmodel.card
        self._empty.setVisible(card is None)
        self._panel.setVisible(card is not None)
        if card is None or card.id != self._shown_id:
            self._form.clear()  # what was checked and typed holds for one card only
            self._area.verticalScrollBar().setValue(0)
        self._shown_id = card.id if card is not None else 0
        if card is None:
            self._code.clear()
            self._code.setFocus()
            return
        self.notice.clear()
        self._form.show_card(card)
        given = card.state is CardState.HANDED_OVER
        self._take_back.setVisible(given and self.context.may(Role.SUPERVISOR))
        self._hand_over.setVisible(self.viewmodel.ready)
        self._promise.setVisible(self.viewmodel.ready)
        self._show_ready()

    def _show_whereabouts(self) -> None:
        self._form.show_whereabouts()

    def _show_ready(self) -> None:
        self._hand_over.setEnabled(self.viewmodel.ready and self._form.checked)

    def _show_busy(self, busy: bool) -> None:
        if busy:
            self._hand_over.setEnabled(False)
        else:
            self._show_ready()

    def _show_not_found(self, text: str) -> None:
        self.notice.show_notice(
            self.tr("No card found for “{text}”. Check the number, or search by name.").format(
                text=text[:MOST_TOLD]
            ),
            "warning",
        )
        self._code.selectAll()  # the next scan takes its place

    def _show_done(self) -> None:
        self.notice.clear()
        self.context.requests.message.emit(self.tr("Card handed over."), None)

    # -- doing -----------------------------------------------------------------------------

    def _on_find(self) -> None:
        self.notice.clear()
        self.viewmodel.find(self._code.text())

    def _on_promise(self) -> None:
        """The card is ready: agree with its owner when to collect it."""
        card = self.viewmodel.card
        if card is not None:
            BookDialog(
                self.context, self, resident_id=card.resident_id, name=card.resident_name,
                course=Course.PICKUP, reason=AppointmentReason.CARD_READY,
            ).exec()  # fmt: skip

    def _on_take_back(self) -> None:
        dialog = ReasonDialog(
            self.tr("Take the hand-over back"), self.tr("What went wrong?"),
            self.tr("Take back"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.viewmodel.take_back(dialog.text, refused=self._on_refused)

    def _on_taken_back(self) -> None:
        self.context.requests.message.emit(
            self.tr("The hand-over was taken back. The card waits for its owner."), None
        )

    def _on_hand_over(self) -> None:
        if self.viewmodel.card is None or not self._hand_over.isEnabled():
            return
        filled = self._form.filled()
        if filled is not None:
            self.viewmodel.hand_over(filled, refused=self._on_refused, busy=self._show_busy)

    def _on_refused(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        field = self._form.refuse(error.field, sentence)
        if field is None:
            self.notice.show_notice(sentence, "negative")
        else:
            self._area.ensureWidgetVisible(field)

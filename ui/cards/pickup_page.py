"""Pengambilan: scan the receipt, check who stands there, hand the card over."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import Collector, OldCardReason, asks_for_old_card
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue.rules import AppointmentReason, Course
from ui.cards.pickup_viewmodel import PickupViewModel
from ui.context import Context
from ui.page import Page
from ui.queue.book_dialog import BookDialog
from ui.shell.scanned import Scanned
from ui.widgets.buttons import BigButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.table import DataTable
from ui.widgets.texts import Heading, Muted, Title

OLD_DAYS = 30
LONGEST_CODE, MOST_TOLD = 64, 40  # signs: of what is asked for, of it in a sentence
FORM_WIDTH = 456


class PickupPage(Page):
    """Uncollected cards at the left, the hand-over at the right."""

    watched = frozenset({"card", "handover", "resident"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = PickupViewModel(context, self)
        self._shown_id = 0
        self._build()
        model = self.viewmodel
        model.uncollected_changed.connect(self._show_rows)
        model.more_rows.connect(self._model.append_rows)
        model.card_changed.connect(self._show_card)
        model.not_found.connect(self._show_not_found)
        model.handed_over.connect(self._show_done)
        self._show_card()

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Open a card by its id."""
        if isinstance(argument, int):
            self.viewmodel.open_card(argument)

    def take_scan(self, scanned: Scanned) -> bool:
        """A receipt, a card's number or a NIK: whose card is it?"""
        wanted = scanned.kind in ("card", "card_number", "nik")
        if wanted:
            self._notice.clear()
            self.viewmodel.find(scanned.text)
        return wanted

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(16)
        page.addWidget(Title(self.tr("Pick-up")))
        self._notice = Notice()
        page.addWidget(self._notice)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_list(), 1)
        columns.addWidget(self._build_form())
        page.addLayout(columns, 1)

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

    def _build_form(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._code = QLineEdit()
        self._code.setObjectName("receiptCode")
        self._code.setMaxLength(LONGEST_CODE)
        self._code.setPlaceholderText(self.tr("Scan the receipt, or type card number or NIK"))
        self._code.setAccessibleName(self.tr("Receipt, card number or NIK"))
        self._code.returnPressed.connect(self._on_find)
        column.addWidget(self._code)
        self._empty = EmptyState(
            self.context.icons.pixmap("scan-line", 48, "text_muted"),
            self.tr("Scan the receipt"),
            self.tr("The card, its owner and what to check appear here."),
        )
        self._panel = Panel(self.tr("Hand over"))
        promise = QuietButton(self.tr("Appointment…"))
        promise.setObjectName("promiseCard")
        promise.clicked.connect(self._on_promise)
        self._panel.header.addWidget(promise)
        close = QuietButton(self.tr("Put aside"), None, "Esc")
        close.clicked.connect(self.viewmodel.close_card)
        self._panel.header.addWidget(close)
        self._area = ScrollArea()
        self._area.setWidget(self._build_fields())
        self._panel.body.addWidget(self._area, 1)
        self._hand_over = BigButton(
            self.tr("Hand the card over"),
            self.context.icons.icon("hand-helping", "accent_text"),
            "F8",
        )
        self._hand_over.setObjectName("handOver")
        self._hand_over.clicked.connect(self._on_hand_over)
        self._panel.body.addWidget(self._hand_over)
        column.addWidget(self._empty, 1)
        column.addWidget(self._panel, 1)
        return side

    def _build_fields(self) -> QWidget:
        fields = QWidget()
        form = QVBoxLayout(fields)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(12)
        self._name = Heading("")
        self._facts = KeyValues()
        self._state = Chip("", "neutral")
        form.addWidget(self._name)
        form.addWidget(self._state)
        form.addWidget(self._facts)
        form.addLayout(self._build_collector())
        self._proxy_name = self._line("proxyName")
        self._identity = self._line("proxyIdentity")
        self._authority = self._line("authorityLetter")
        self._proxy = [
            Field(self.tr("Name of the proxy"), self._proxy_name),
            Field(self.tr("Identity shown"), self._identity, self.tr("Kind and number")),
            Field(self.tr("Power of attorney, number or date"), self._authority),
        ]
        self._fields = dict(
            zip(
                ("collector_name", "collector_identity", "authority_letter"),
                self._proxy,
                strict=True,
            )
        )
        for field in self._proxy:
            form.addWidget(field)
        form.addWidget(Muted(self.tr("Check before handing over")))
        self._checks = [
            QCheckBox(self.tr("The receipt belongs to this card")),
            QCheckBox(self.tr("The face or the identity shown agrees")),
            QCheckBox(self.tr("Name and date of birth on the card read back")),
        ]
        for number, check in enumerate(self._checks):
            check.setObjectName(f"check{number}")
            check.toggled.connect(self._show_ready)
            form.addWidget(check)
        self._add_old_card(form)
        form.addStretch(1)
        return fields

    def _build_collector(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._self = QRadioButton(self.tr("Owner in person"))
        self._self.setObjectName("inPerson")
        self._by_proxy = QRadioButton(self.tr("By proxy"))
        self._by_proxy.setObjectName("byProxy")
        self._who = QButtonGroup(self)
        for choice in (self._self, self._by_proxy):
            self._who.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)
        self._by_proxy.toggled.connect(self._show_proxy)
        return row

    def _add_old_card(self, form: QVBoxLayout) -> None:
        self._old = QComboBox()
        self._old.setObjectName("oldCard")
        self._old.addItem(self.tr("No old card taken in"), None)
        for reason in OldCardReason:
            text = self.tr("Taken in: {reason}").format(
                reason=self.context.say(f"old_card_reason.{reason}")
            )
            self._old.addItem(text, reason)
        self._old_field = Field(self.tr("Old card"), self._old)
        self._absence = self._line("oldCardAbsence")
        self._absence_field = Field(self.tr("Why is there no old card?"), self._absence)
        self._fields["old_card_reason"] = self._old_field
        self._fields["old_card_absence"] = self._absence_field
        self._old.currentIndexChanged.connect(self._show_absence)
        form.addWidget(self._old_field)
        form.addWidget(self._absence_field)

    def _line(self, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        return editor

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
            self._clear()  # what was checked and typed holds for one card only
        self._shown_id = card.id if card is not None else 0
        if card is None:
            self._code.clear()
            self._code.setFocus()
            return
        self._notice.clear()
        self._name.setText(card.resident_name)
        tone = "positive" if self.viewmodel.ready else "warning"
        self._state.show_state(self.context.say(f"card_state.{card.state}"), tone)
        self._facts.set_pairs(
            [
                (self.tr("Card"), card.number),
                (self.tr("NIK"), card.masked_nik),
                (
                    self.tr("Service"),
                    self.context.service_name(card.service_id_name, card.service_en_name),
                ),
                (self.tr("Printed"), self.context.day(card.office_date)),
            ]
        )
        self._old_field.setVisible(asks_for_old_card(card.service_code))
        self._show_absence()
        self._show_proxy()
        self._show_ready()

    def _clear(self) -> None:
        self._self.setChecked(True)
        for check in self._checks:
            check.setChecked(False)
        for editor in (self._proxy_name, self._identity, self._authority, self._absence):
            editor.clear()
        self._old.setCurrentIndex(0)
        for field in self._fields.values():
            field.clear_error()

    def _show_proxy(self) -> None:
        for field in self._proxy:
            field.setVisible(self._by_proxy.isChecked())

    def _show_absence(self) -> None:
        card = self.viewmodel.card
        asked = card is not None and asks_for_old_card(card.service_code)
        self._absence_field.setVisible(asked and self._old.currentData() is None)

    def _show_ready(self) -> None:
        self._hand_over.setEnabled(self.viewmodel.ready and self._checked())

    def _checked(self) -> bool:
        return all(check.isChecked() for check in self._checks)

    def _show_busy(self, busy: bool) -> None:
        if busy:
            self._hand_over.setEnabled(False)
        else:
            self._show_ready()

    def _show_not_found(self, text: str) -> None:
        self._notice.show_notice(
            self.tr("No card found for “{text}”. Check the number, or search by name.").format(
                text=text[:MOST_TOLD]
            ),
            "warning",
        )
        self._code.selectAll()  # the next scan takes its place

    def _show_done(self) -> None:
        self._notice.clear()
        self.context.requests.message.emit(self.tr("Card handed over."), None)

    # -- doing -----------------------------------------------------------------------------

    def _on_find(self) -> None:
        self._notice.clear()
        self.viewmodel.find(self._code.text())

    def _on_promise(self) -> None:
        """The card is ready: agree with its owner when to collect it."""
        card = self.viewmodel.card
        if card is not None:
            BookDialog(
                self.context, self, resident_id=card.resident_id, name=card.resident_name,
                course=Course.PICKUP, reason=AppointmentReason.CARD_READY,
            ).exec()  # fmt: skip

    def _on_hand_over(self) -> None:
        card = self.viewmodel.card
        if card is None or not self._hand_over.isEnabled():
            return
        for field in self._fields.values():
            field.clear_error()
        proxy = self._by_proxy.isChecked()
        asked = asks_for_old_card(card.service_code)
        self.viewmodel.hand_over(
            identity_checked=self._checked(),
            collector=Collector.PROXY if proxy else Collector.SELF,
            collector_name=self._proxy_name.text() if proxy else card.resident_name,
            collector_identity=self._identity.text() if proxy else self.tr("Owner, face compared"),
            authority_letter=self._authority.text() if proxy else "",
            old_card_reason=self._old.currentData() if asked else None,
            old_card_absence=self._absence.text() if asked else "",
            refused=self._on_refused,
            busy=self._show_busy,
        )

    def _on_refused(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        field = self._fields.get(error.field)
        if field is None:
            self._notice.show_notice(sentence, "negative")
        else:
            field.set_error(sentence)
            field.editor.setFocus()
            self._area.ensureWidgetVisible(field)

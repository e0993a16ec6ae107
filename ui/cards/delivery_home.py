"""A list that came home: what became of each of its cards."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.cards.delivery import HomeLine, take_home
from ektp_desk.cards.queries_delivery import DeliveryItemRow, DeliveryRow, items
from ektp_desk.cards.rules import OldCardReason, asks_for_old_card
from ektp_desk.cards.rules_pickup import DeliveryOutcome
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.inputs import DateField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1080, 640)
TONES = {
    DeliveryOutcome.OUT: "text_muted", DeliveryOutcome.DELIVERED: "positive",
    DeliveryOutcome.BROUGHT_BACK: "info", DeliveryOutcome.LOST: "negative",
}  # fmt: skip


class DeliveryHomeDialog(FormDialog):
    """Row by row, by key or by scanning the cards that came back; written all at once."""

    def __init__(
        self, context: Context, delivery: DeliveryRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("List {number} · {village}").format(
            number=delivery.number, village=delivery.village
        )
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._delivery = delivery
        self._lines: dict[int, HomeLine] = {}
        day = context.day
        self.body.addWidget(
            Muted(
                self.tr("Received by {name}, {position}. Left {left}, due back {due}.").format(
                    name=delivery.receiver_name, position=delivery.receiver_position,
                    left=day(delivery.office_date), due=day(delivery.due_on),
                )
            )
        )  # fmt: skip
        self.body.addLayout(self._build_scan())
        self.body.addWidget(self._build_table(), 1)
        self.body.addLayout(self._build_entry())
        self.body.addLayout(self._build_buttons())
        self._done = self.set_primary(self.tr("Enter the list"), self._on_accept)
        self._done.setAutoDefault(False)
        self._done.setDefault(False)  # Enter ends a scan here
        self._done.setEnabled(False)
        self.add_cancel(self.tr("Close"))
        context.tasks.read(self, items, done=self._show, key="items", delivery_id=delivery.id)
        self._scan.setFocus()

    # -- building --------------------------------------------------------------------------

    def _build_scan(self) -> QHBoxLayout:
        self._scan = QLineEdit()
        self._scan.setObjectName("homeScan")
        self._scan.returnPressed.connect(self._on_scan)
        self._counted = Muted("")
        self._counted.setObjectName("homeCount")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(
            self.form.add("scan", self.tr("Scan a card that was brought back"), self._scan), 1
        )
        row.addWidget(self._counted, 1)
        return row

    def _build_table(self) -> DataTable:
        context = self.context
        self._model: RowsModel[DeliveryItemRow] = RowsModel(
            [
                Column(self.tr("No."), lambda row: context.number(row.position), align="right"),
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.address),
                Column(self.tr("Card"), lambda row: row.card_number, mono=True),
                Column(self.tr("Outcome"), self._outcome_text,
                       tone=lambda row: TONES[self._outcome(row)]),
                Column(self.tr("Day"), self._day_text),
                Column(self.tr("Received by"), self._receiver_text),
                Column(self.tr("Note"), self._note_text, tooltip=self._note_text),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("deliveryItems")
        self._table.setAccessibleName(self.tr("Cards of the list"))
        self._table.set_model(self._model)
        self._table.fit({0: 48, 1: "stretch", 2: 136, 3: 140, 4: 146, 5: 160, 6: 150})
        self._table.selectionModel().currentChanged.connect(lambda *_: self._on_row())
        self._table.row_activated.connect(lambda _place: self._mark(DeliveryOutcome.DELIVERED))
        return self._table

    def _build_entry(self) -> QHBoxLayout:
        today = self.context.today()
        self._day = DateField("homeDay", self.context.locale,
                              QDate(today.year, today.month, today.day))  # fmt: skip
        self._receiver = QLineEdit()
        self._receiver.setObjectName("homeReceiver")
        self._old = QComboBox()
        self._old.setObjectName("homeOldCard")
        self._old.addItem(self.tr("No old card taken in"), None)
        for reason in OldCardReason:
            said = self.context.say(f"old_card_reason.{reason}")
            self._old.addItem(self.tr("Taken in: {reason}").format(reason=said), reason)
        self._note = QLineEdit()
        self._note.setObjectName("homeNote")
        add = self.form.add
        row = QHBoxLayout()
        row.setSpacing(8)
        for field, share in (
            (add("on", self.tr("Delivered on"), self._day), 0),
            (add("received_by", self.tr("Received by (empty: owner)"), self._receiver), 2),
            (add("old_card_reason", self.tr("Old card"), self._old), 2),
            (add("note", self.tr("Note"), self._note), 2),
        ):
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._buttons = []
        for name, text, key, outcome in (
            ("markDelivered", self.tr("Delivered, signed"), "F8", DeliveryOutcome.DELIVERED),
            ("markBack", self.tr("Brought back"), "F9", DeliveryOutcome.BROUGHT_BACK),
            ("markLost", self.tr("Lost"), "F10", DeliveryOutcome.LOST),
            ("markOut", self.tr("Still out"), "F6", DeliveryOutcome.OUT),
        ):
            button = Button(text, None, key)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, what=outcome: self._mark(what))
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self._others = Button(self.tr("All others were delivered"))
        self._others.setObjectName("markOthers")
        self._others.setAutoDefault(False)
        self._others.clicked.connect(self._on_others)
        row.addWidget(self._others)
        return row

    # -- showing ---------------------------------------------------------------------------

    def _show(self, rows: tuple[DeliveryItemRow, ...]) -> None:
        self._model.set_rows(rows)
        if rows:
            first = next((n for n, row in enumerate(rows) if _is_out(row)), 0)
            self._table.selectRow(first)
        self._show_lines()

    def _show_lines(self) -> None:
        self._table.viewport().update()
        rows = self._model.rows
        number = self.context.number
        left = sum(self._outcome(row) is DeliveryOutcome.OUT for row in rows)
        self._counted.setText(
            self.tr("{entered} entered now, {left} of {all} still out").format(
                entered=number(len(self._lines)), left=number(left), all=number(len(rows))
            )
        )
        self._done.setEnabled(bool(self._lines))
        self._others.setEnabled(left > 0)
        self._on_row()

    def _outcome(self, row: DeliveryItemRow) -> DeliveryOutcome:
        line = self._lines.get(row.card_id)
        return row.outcome if line is None else line.outcome

    def _outcome_text(self, row: DeliveryItemRow) -> str:
        return self.context.say(f"delivery_outcome.{self._outcome(row)}")

    def _day_text(self, row: DeliveryItemRow) -> str:
        line = self._lines.get(row.card_id)
        day = row.happened_on if line is None else line.on
        return "" if day is None else self.context.day(day)

    def _receiver_text(self, row: DeliveryItemRow) -> str:
        line = self._lines.get(row.card_id)
        if line is None:
            return row.received_by
        delivered = line.outcome is DeliveryOutcome.DELIVERED
        return (line.received_by or row.resident_name) if delivered else ""

    def _note_text(self, row: DeliveryItemRow) -> str:
        line = self._lines.get(row.card_id)
        return row.note if line is None else line.note

    def _row(self) -> DeliveryItemRow | None:
        place = self._table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _on_row(self) -> None:
        row = self._row()
        may = row is not None and _is_out(row)
        for button in self._buttons:
            button.setEnabled(may)
        self._old.setEnabled(may and row is not None and asks_for_old_card(row.service_code))
        if not self._old.isEnabled():
            self._old.setCurrentIndex(0)

    # -- doing -----------------------------------------------------------------------------

    def _on_scan(self) -> None:
        code = "".join(self._scan.text().split()).casefold()
        self.form.clear()
        self._scan.selectAll()
        for place, row in enumerate(self._model.rows):
            if code in (row.card_number.casefold(), row.card_token.casefold()):
                self._table.selectRow(place)
                if _is_out(row):
                    self._mark(DeliveryOutcome.BROUGHT_BACK, on=False)
                return
        if code:
            self.form.refuse(
                "scan",
                self.tr(
                    "This card is not on list {number}. Check which list it belongs to."
                ).format(number=self._delivery.number),
            )

    def _mark(self, outcome: DeliveryOutcome, *, on: bool = True) -> None:
        row = self._row()
        if row is None or not _is_out(row):
            return
        self._stage(row, outcome)
        if on:
            self._go_on()
        self._show_lines()

    def _stage(self, row: DeliveryItemRow, outcome: DeliveryOutcome) -> None:
        delivered = outcome is DeliveryOutcome.DELIVERED
        if outcome is DeliveryOutcome.OUT:
            self._lines.pop(row.card_id, None)
            return
        day: date = self._day.date().toPython()  # type: ignore[assignment]
        self._lines[row.card_id] = HomeLine(
            card_id=row.card_id,
            outcome=outcome,
            on=day if delivered else self.context.today(),
            received_by=self._receiver.text().strip() if delivered else "",
            signed=delivered,
            note=self._note.text().strip(),
            old_card_reason=self._old.currentData() if delivered else None,
        )

    def _go_on(self) -> None:
        """The next row; what was typed was about this one."""
        for editor in (self._receiver, self._note):
            editor.clear()
        self._old.setCurrentIndex(0)
        place = self._table.current_row()
        if place is not None and place + 1 < len(self._model.rows):
            self._table.selectRow(place + 1)

    def _on_others(self) -> None:
        for row in self._model.rows:
            if self._outcome(row) is DeliveryOutcome.OUT:
                self._stage(row, DeliveryOutcome.DELIVERED)
        self._show_lines()

    def _on_accept(self) -> None:
        self.form.clear()
        self.context.tasks.write(
            self, take_home, done=self._on_home, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, delivery_id=self._delivery.id,
            lines=tuple(self._lines.values()),
        )  # fmt: skip

    def _on_home(self, row: DeliveryRow) -> None:
        number = self.context.number
        sentence = (
            self.tr("List {number} is home: every card is accounted for.")
            if row.out == 0
            else self.tr("List {number} was entered. {count} cards are still out.")
        )
        self.context.requests.message.emit(
            sentence.format(number=row.number, count=number(row.out)), None
        )
        self.accept()


def _is_out(row: DeliveryItemRow) -> bool:
    return row.outcome is DeliveryOutcome.OUT

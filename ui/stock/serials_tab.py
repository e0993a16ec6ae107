"""Every serial the office received, and where its blank is."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.rules_serials import SerialState
from ektp_desk.cards.serials import MOST_SERIALS, SerialBook, SerialRow, serial_book
from ektp_desk.stock.serials import note_serial
from ui.context import Context
from ui.stock.acts import StockActs
from ui.stock.stock_dialog import StockDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Muted

TONES = {SerialState.MISSING: "negative", SerialState.SPOILED: "warning"}


class SerialsTab(Tab):
    """Filtered by state and by what is typed; a missing blank is noted here, and found again."""

    watched = frozenset({"stock", "card"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._acts = StockActs(context, self)
        panel = Panel(self.tr("Blank serials"))
        self._build_head(panel)
        self._said = Muted("")
        self._said.setObjectName("serialsSaid")
        panel.body.addWidget(self._said)
        self._model: RowsModel[SerialRow] = RowsModel(
            [
                Column(self.tr("Serial"), lambda row: row.serial, mono=True),
                Column(self.tr("State"), lambda row: context.say(f"serial_state.{row.state}"),
                       tone=lambda row: TONES.get(row.state, "text")),
                Column(self.tr("Card"), lambda row: row.card_number),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("serials")
        self._table.setAccessibleName(self.tr("Blank serials"))
        self._table.set_model(self._model)
        self._table.set_empty_text(
            self.tr("No serials here. They are kept when a delivery is booked with its serials.")
        )
        self._table.fit({0: 260, 1: 200, 2: "stretch"})
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        panel.body.addWidget(self._table, 1)
        self.column.addWidget(panel, 1)

    def _build_head(self, panel: Panel) -> None:
        self._find = QLineEdit()
        self._find.setObjectName("findSerial")
        self._find.setPlaceholderText(self.tr("Find a serial"))
        self._find.setAccessibleName(self.tr("Find a serial"))
        self._find.textChanged.connect(lambda: self.refresh())
        self._state = QComboBox()
        self._state.setObjectName("serialState")
        self._state.setAccessibleName(self.tr("State"))
        self._state.addItem(self.tr("All states"), None)
        for state in SerialState:
            self._state.addItem(self.context.say(f"serial_state.{state}"), state)
        self._state.currentIndexChanged.connect(lambda: self.refresh())
        self._note = Button(self.tr("Missing…"), self.context.icons.icon("triangle-alert"))
        self._note.setObjectName("noteSerial")
        self._note.setVisible(self.context.may(Role.SUPERVISOR))
        self._note.clicked.connect(self._on_note)
        for widget in (self._find, self._state, self._note):
            panel.header.addWidget(widget)

    def refresh(self) -> None:
        self.context.tasks.read(
            self, serial_book, done=self._show, key="serials",
            state=self._state.currentData(), find=self._find.text(),
        )  # fmt: skip

    def _show(self, book: SerialBook) -> None:
        number, say = self.context.number, self.context.say
        counts = [f"{say(f'serial_state.{state}')} {number(count)}"
                  for state, count in book.counts.items() if count]  # fmt: skip
        self._said.setText(" · ".join(counts))
        if len(book.rows) == MOST_SERIALS:
            self.notice.show_notice(
                self.tr("The first {count} are shown; type a part of the serial to see others.")
                .format(count=number(MOST_SERIALS)), "info",
            )  # fmt: skip
        else:
            self.notice.clear()
        self._model.set_rows(book.rows)
        self._show_buttons()

    def _row(self) -> SerialRow | None:
        place = self._table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _show_buttons(self) -> None:
        row = self._row()
        gone = row is not None and row.state is SerialState.MISSING
        self._note.set_text(self.tr("Found again…") if gone else self.tr("Missing…"))
        self._note.setEnabled(gone or (row is not None and row.state is SerialState.IN_BOX))

    def _on_note(self) -> None:
        row = self._row()
        if row is not None:
            NoteSerialDialog(self._acts, row, self).exec()


class NoteSerialDialog(StockDialog):
    """That a blank is missing, or was found again."""

    def __init__(self, acts: StockActs, row: SerialRow, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._gone = row.state is not SerialState.MISSING
        title = self.tr("Blank is missing") if self._gone else self.tr("Blank was found again")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._acts = acts
        self._serial = row.serial
        self.body.addWidget(
            Body(
                self.tr("Serial {serial}. The balance changes only by a count.").format(
                    serial=row.serial
                )
            )
        )
        self.note = QLineEdit()
        self.note.setObjectName("serialNote")
        self.add_field("note", Field(self.tr("What is known"), self.note))
        self.set_primary(self.tr("Note it"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._acts.write(
            note_serial, lambda _row: self.on_done(), self.on_refused, serial=self._serial,
            gone=self._gone, note=self.note.text(),
        )  # fmt: skip

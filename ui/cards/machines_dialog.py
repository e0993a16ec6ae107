"""Card printers, what is loaded in each, and what lies on the shelf."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.consumables import remove_roll
from ektp_desk.cards.queries_printers import (
    LoadRow,
    PrinterRoom,
    PrinterRow,
    ShelfRow,
    printer_room,
)
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.cards.consumables_dialogs import DiscardDialog, LoadDialog, ReceiveRollsDialog
from ui.cards.machine_dialog import MachineDialog
from ui.context import Context
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

SIZE = (1060, 660)
NOTHING = PrinterRoom((), (), ())


class MachinesDialog(Dialog):
    """Printers above; below, what the chosen one has loaded, and the shelf."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Card printers")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._room = NOTHING
        self.body.addWidget(self._build_printers(), 3)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._build_loads(), 1)
        below.addWidget(self._build_shelf(), 1)
        self.body.addLayout(below, 4)
        self.set_primary(self.tr("Close"), self.accept)
        self._load()

    # -- building ----------------------------------------------------------------------------

    def _build_printers(self) -> Panel:
        panel = Panel(self.tr("Printers"))
        self._change = self._button(
            "changePrinter", self.tr("Change…"), "pen-line", self._on_change
        )
        self._add = self._button("addPrinter", self.tr("Add…"), "plus", self._on_add)
        for button in (self._change, self._add):
            button.setVisible(self._context.may(Role.SUPERVISOR))
            panel.header.addWidget(button)
        self._printers: RowsModel[PrinterRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.note),
                Column(self.tr("Model"), lambda row: row.model or "–",
                       tooltip=lambda row: row.model),
                Column(self.tr("Computer"), lambda row: row.station or "–",
                       tooltip=lambda row: row.station),
                Column(self.tr("State"), self._state_of, tone=self._tone_of),
                Column(self.tr("Note"), lambda row: row.note, tooltip=lambda row: row.note),
            ]
        )  # fmt: skip
        self._table = self._tabled(
            "printers", self.tr("Printers"), self._printers,
            self.tr("No printer yet. Add the one beside you."),
        )  # fmt: skip
        self._table.fit({0: 150, 1: 190, 2: 190, 3: 150, 4: "stretch"})
        self._table.selectionModel().currentChanged.connect(lambda *_: self._show_loads())
        panel.body.addWidget(self._table, 1)
        return panel

    def _build_loads(self) -> Panel:
        self._loads_panel = Panel(self.tr("Loaded"))
        self._remove = self._button("removeRoll", self.tr("Take out"), "x", self._on_remove)
        self._insert = self._button("loadRoll", self.tr("Load…"), "download", self._on_load)
        for button in (self._remove, self._insert):
            self._loads_panel.header.addWidget(button)
        say = self._context.say
        self._loads: RowsModel[LoadRow] = RowsModel(
            [
                Column(self.tr("Kind"), lambda row: say(f"consumable_kind.{row.kind}")),
                Column(self.tr("Product"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Left"), self._left_of, align="right",
                       tone=lambda row: "negative" if row.left.low else "text"),
            ]
        )  # fmt: skip
        self._load_table = self._tabled(
            "loads", self.tr("Loaded"), self._loads, self.tr("Nothing is loaded.")
        )
        self._load_table.fit({0: 120, 1: "stretch", 2: 130})
        self._load_table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self._loads_panel.body.addWidget(self._load_table, 1)
        return self._loads_panel

    def _build_shelf(self) -> Panel:
        panel = Panel(self.tr("On the shelf"))
        self._discard = self._button("discardRolls", self.tr("Discard…"), "trash-2",
                                     self._on_discard)  # fmt: skip
        self._receive = self._button("receiveRolls", self.tr("Received…"), "plus",
                                     self._on_receive)  # fmt: skip
        for button in (self._discard, self._receive):
            button.setVisible(self._context.may(Role.SUPERVISOR))
            panel.header.addWidget(button)
        say, number = self._context.say, self._context.number
        self._shelf: RowsModel[ShelfRow] = RowsModel(
            [
                Column(self.tr("Kind"), lambda row: say(f"consumable_kind.{row.kind}")),
                Column(self.tr("Product"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Rolls"), lambda row: number(row.rolls), align="right",
                       tone=lambda row: "text" if row.rolls else "negative"),
            ]
        )  # fmt: skip
        self._shelf_table = self._tabled(
            "shelf", self.tr("On the shelf"), self._shelf, self.tr("The shelf is empty.")
        )
        self._shelf_table.fit({0: 120, 1: "stretch", 2: 80})
        self._shelf_table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        panel.body.addWidget(self._shelf_table, 1)
        return panel

    def _button(self, name: str, text: str, icon: str, slot: Callable[[], None]) -> Button:
        button = QuietButton(text, self._context.icons.icon(icon))
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _tabled(self, name: str, title: str, model: RowsModel, empty: str) -> DataTable:
        table = DataTable(self._context.theme)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.set_model(model)
        table.set_empty_text(empty)
        return table

    # -- showing -----------------------------------------------------------------------------

    def _load(self) -> None:
        self._context.tasks.read(self, printer_room, done=self._show, key="room")

    def _show(self, room: PrinterRoom) -> None:
        self._room = room
        self._printers.set_rows(room.printers)
        self._shelf.set_rows(room.shelf)
        for table, rows in ((self._table, room.printers), (self._shelf_table, room.shelf)):
            if rows and table.current_row() is None:
                table.selectRow(0)
        self._show_loads()

    def _show_loads(self) -> None:
        row = self._printer()
        self._loads.set_rows(row.loads if row else ())
        if row and row.loads and self._load_table.current_row() is None:
            self._load_table.selectRow(0)
        self._loads_panel.title.setText(
            self.tr("Loaded in {name}").format(name=row.name) if row else self.tr("Loaded")
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._printer()
        self._change.setEnabled(row is not None)
        self._insert.setEnabled(
            row is not None and row.active and any(product.rolls for product in self._room.shelf)
        )
        self._remove.setEnabled(self._chosen(self._load_table, self._loads) is not None)
        on_shelf = self._chosen(self._shelf_table, self._shelf)
        self._discard.setEnabled(on_shelf is not None and on_shelf.rolls > 0)

    def _state_of(self, row: PrinterRow) -> str:
        if not row.active:
            return self.tr("Out of use")
        if row.low:
            return self.tr("Runs out soon")
        return self.tr("In use") if row.station else self.tr("Not set up")

    def _tone_of(self, row: PrinterRow) -> str:
        if row.active and row.low:
            return "negative"
        return "text" if row.active and row.station else "text_muted"

    def _left_of(self, row: LoadRow) -> str:
        number = self._context.number
        return self.tr("{left} of {all}").format(
            left=number(row.left.prints), all=number(row.left.capacity)
        )

    def _printer(self) -> PrinterRow | None:
        return self._chosen(self._table, self._printers)

    def _chosen(self, table: DataTable, model: RowsModel):  # type: ignore[no-untyped-def]
        place = table.current_row()
        rows = model.rows
        return rows[place] if place is not None and place < len(rows) else None

    # -- acts --------------------------------------------------------------------------------

    def _open(self, dialog: Dialog) -> None:
        if dialog.exec():
            self._load()

    def _on_add(self) -> None:
        self._open(MachineDialog(self._context, self._room.stations, None, self))

    def _on_change(self) -> None:
        self._open(MachineDialog(self._context, self._room.stations, self._printer(), self))

    def _on_load(self) -> None:
        row = self._printer()
        if row is not None:
            self._open(LoadDialog(self._context, row, self._room.shelf, self))

    def _on_receive(self) -> None:
        chosen = self._chosen(self._shelf_table, self._shelf)
        self._open(ReceiveRollsDialog(self._context, chosen, self))

    def _on_discard(self) -> None:
        chosen = self._chosen(self._shelf_table, self._shelf)
        if chosen is not None:
            self._open(DiscardDialog(self._context, chosen, self))

    def _on_remove(self) -> None:
        row = self._chosen(self._load_table, self._loads)
        if row is not None:
            self._context.tasks.write(
                self, remove_roll, done=lambda _nothing: self._load(), refused=self._on_refused,
                troubled=self._on_refused, load_id=row.id,
            )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))
        self._load()

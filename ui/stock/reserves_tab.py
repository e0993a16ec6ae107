"""Blanks set aside: for what, until when, how many are left, and what is free beside them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import blanks
from ektp_desk.stock.reserves import ReserveRow, Reserves
from ektp_desk.stock.rules import ReserveState
from ui.context import Context
from ui.stock.acts import StockActs
from ui.stock.reserve_dialogs import ReleaseDialog, SetAsideDialog, UseReserveDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile
from ui.widgets.table import DataTable


class ReservesTab(Tab):
    """What is free stands on top: balance less pieces in the printers less what is set aside."""

    watched = frozenset({"stock", "card"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._acts = StockActs(context, self)
        self.column.addLayout(self._build_tiles())
        self.column.addWidget(self._build_list(), 1)

    def refresh(self) -> None:
        self.context.tasks.read(
            self, blanks.reserves_of, done=self._show, key="reserves", day=self.context.today()
        )

    def _build_tiles(self) -> QHBoxLayout:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        self._balance = StatTile("", self.tr("blanks left by the book"))
        self._printing = StatTile("", self.tr("being printed or uncertain"))
        self._reserved = StatTile("", self.tr("set aside"))
        self._free = StatTile("", self.tr("free to print"))
        for tile in (self._balance, self._printing, self._reserved, self._free):
            tiles.addWidget(tile, 1)
        return tiles

    def _build_list(self) -> Panel:
        panel = Panel(self.tr("Set aside"))
        icons = self.context.icons
        self._release = QuietButton(self.tr("Release…"), icons.icon("undo-2"))
        self._release.setObjectName("releaseReserve")
        self._release.clicked.connect(lambda: self._open(ReleaseDialog))
        self._use = Button(self.tr("Used…"), icons.icon("check"))
        self._use.setObjectName("useReserve")
        self._use.clicked.connect(lambda: self._open(UseReserveDialog))
        self._add = PrimaryButton(self.tr("Set aside…"), icons.icon("plus", "accent_text"))
        self._add.setObjectName("setAside")
        self._add.clicked.connect(lambda: SetAsideDialog(self._acts, self).exec())
        for button in (self._release, self._use, self._add):
            button.setVisible(self.context.may(Role.SUPERVISOR))
            panel.header.addWidget(button)
        number, day = self.context.number, self.context.day
        self._model: RowsModel[ReserveRow] = RowsModel(
            [
                Column(self.tr("Purpose"), lambda row: row.purpose,
                       tooltip=lambda row: row.purpose),
                Column(self.tr("Until"), lambda row: day(row.until)),
                Column(self.tr("Pieces"), lambda row: number(row.quantity), align="right"),
                Column(self.tr("Used"), lambda row: number(row.used), align="right"),
                Column(self.tr("Left"), lambda row: number(row.left), align="right"),
                Column(self.tr("State"), self._state, tooltip=lambda row: row.reason,
                       tone=lambda row: "text" if row.left else "text_muted"),
                Column(self.tr("Officer"), lambda row: row.officer),
            ]
        )  # fmt: skip
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("reserves")
        self._table.setAccessibleName(self.tr("Set aside"))
        self._table.set_model(self._model)
        self._table.set_empty_text(
            self.tr(
                "Nothing is set aside. Blanks for a school or a village visit can be kept here."
            )
        )
        self._table.fit({0: "stretch", 1: 160, 2: 90, 3: 90, 4: 90, 5: 130, 6: 170})
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        panel.body.addWidget(self._table, 1)
        return panel

    def _state(self, row: ReserveRow) -> str:
        if row.state is ReserveState.HELD and row.over:
            return self.tr("Day has passed")
        return self.context.say(f"reserve_state.{row.state}")

    def _show(self, found: Reserves) -> None:
        number = self.context.number
        self._balance.show_value(number(found.balance))
        self._printing.show_value(number(found.in_print))
        self._reserved.show_value(number(found.reserved))
        self._free.show_value(number(found.free), "negative" if found.free < 0 else "positive")
        self._model.set_rows(found.rows)
        if found.rows and self._table.current_row() is None:
            self._table.selectRow(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row()
        held = row is not None and row.state is ReserveState.HELD
        self._release.setEnabled(held)
        self._use.setEnabled(held)

    def _row(self) -> ReserveRow | None:
        place = self._table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _open(self, dialog: type[ReleaseDialog] | type[UseReserveDialog]) -> None:
        row = self._row()
        if row is not None:
            dialog(self._acts, row, self).exec()

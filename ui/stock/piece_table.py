"""Pieces of the destruction store in a table, with a mark before each where one may choose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ektp_desk.cards.destruction import StoreRow
from ektp_desk.cards.rules_destruction import Piece
from ui.context import Context
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

CHOSEN, LEFT_OUT = "☑", "☐"


class PieceTable(DataTable):
    """With `choosing`, Enter, Space or a double click takes a piece out and puts it back."""

    chosen_changed = Signal()

    def __init__(
        self, context: Context, *, choosing: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent)
        self._choosing = choosing
        self.left_out: set[Piece] = set()
        say, day = context.say, context.day
        columns = [
            Column(self.tr("Number"), lambda row: row.number, tooltip=lambda row: row.number,
                   tone=self._tone),
            Column(self.tr("Name or note"), lambda row: row.name or row.note or "–",
                   tooltip=_who, tone=self._tone),
            Column(self.tr("NIK"), lambda row: row.masked_nik or "–", tone=self._tone),
            Column(self.tr("Serial"), lambda row: row.serial or "–",
                   tooltip=lambda row: row.serial, tone=self._tone),
            Column(self.tr("Reason"), lambda row: say(f"store_reason.{row.reason}"),
                   tooltip=lambda row: say(f"store_source.{row.source}"), tone=self._tone),
            Column(self.tr("Since"), lambda row: day(row.since), tone=self._tone),
        ]  # fmt: skip
        widths: list[int | str] = [140, "stretch", 158, 100, 172, 158]
        if choosing:
            columns.insert(0, Column("", self._mark))
            widths.insert(0, 40)
        self.pieces: RowsModel[StoreRow] = RowsModel(columns)
        self.setObjectName("pieces")
        self.set_model(self.pieces)
        self.set_empty_text(self.tr("No piece here."))
        self.fit(dict(enumerate(widths)))
        if choosing:
            self.row_activated.connect(self._toggle)

    def show_pieces(self, rows: Sequence[StoreRow]) -> None:
        """Show these pieces; what was left out of them stays so."""
        self.pieces.set_rows(rows)
        self.left_out &= {row.key for row in rows}
        if rows and self.current_row() is None:
            self.selectRow(0)
        self.chosen_changed.emit()

    @property
    def chosen(self) -> int:
        """How many pieces are chosen."""
        return len(self.pieces.rows) - len(self.left_out)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if self._choosing and event.key() == Qt.Key.Key_Space and row is not None:
            self._toggle(row)
        else:
            super().keyPressEvent(event)

    def _toggle(self, place: int) -> None:
        self.left_out ^= {self.pieces.row(place).key}
        self.viewport().update()
        self.chosen_changed.emit()

    def _mark(self, row: StoreRow) -> str:
        return LEFT_OUT if row.key in self.left_out else CHOSEN

    def _tone(self, row: StoreRow) -> str:
        return "text_muted" if row.key in self.left_out else "text"


def _who(row: StoreRow) -> str:
    return " · ".join(part for part in (row.name, row.note) if part)

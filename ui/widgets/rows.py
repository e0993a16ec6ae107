"""A table model over frozen rows, with keyset paging. No widgets here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
MONO_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Column:
    """One column: its title and how a row says it. `tone` names a token."""

    title: str
    text: Callable[[Any], str]
    align: str = "left"
    tone: Callable[[Any], str] | None = None
    tooltip: Callable[[Any], str] | None = None
    mono: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows; `fetch_more` is asked with the last row when the view wants to go on."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch_more: Callable[[Row], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch_more = fetch_more
        self._rows: list[Row] = []
        self._asked = False
        self._done = fetch_more is None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows loaded so far."""
        return tuple(self._rows)

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(column.title for column in self._columns)

    def texts(self) -> list[tuple[object, ...]]:
        """All rows as they are read on the screen."""
        return [tuple(column.text(row) for column in self._columns) for row in self._rows]

    def row(self, number: int) -> Row:
        """One row by its place."""
        return self._rows[number]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, from the beginning."""
        self.beginResetModel()
        self._rows = list(rows)
        self._asked = False
        self._done = self._fetch_more is None or not rows
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row], done: bool) -> None:
        """Rows that followed; `done` when there are no more."""
        self._asked, self._done = False, done
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return not parent.isValid() and not self._done and not self._asked and bool(self._rows)

    def fetchMore(self, parent: Index) -> None:
        if self._fetch_more is not None and self.canFetchMore(parent):
            self._asked = True
            self._fetch_more(self._rows[-1])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column.tooltip is not None:
            return column.tooltip(row)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone is not None else None
        if role == MONO_ROLE:
            return column.mono
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

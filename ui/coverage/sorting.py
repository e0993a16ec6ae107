"""A table whose rows are sorted by a click on a heading."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.rows import RowsModel
from ui.widgets.table import DataTable

Sort = Callable[[Any], Any]


class SortedTable(DataTable):
    """Shows all rows of a small list; `sorts` gives each column's key."""

    def __init__(
        self, theme: Theme, model: RowsModel[Any], sorts: Sequence[Sort],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, parent)
        self._rows_model = model
        self._sorts = tuple(sorts)
        self._rows: Sequence[Any] = ()
        self._by: int | None = None
        self._falling = False
        self.set_model(model)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self.sort_by)

    @property
    def sorted_by(self) -> tuple[int | None, bool]:
        """The column sorted by and whether from the highest down."""
        return self._by, self._falling

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows in the order chosen; as they come before one is."""
        self._rows = rows
        self._show()

    def sort_by(self, column: int) -> None:
        """Sort by a column; once more turns the order around."""
        self._falling = not self._falling if self._by == column else False
        self._by = column
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if self._falling else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)
        self._show()

    def _show(self) -> None:
        rows = self._rows
        if self._by is not None:
            rows = sorted(rows, key=self._sorts[self._by], reverse=self._falling)
        self._rows_model.set_rows(rows)

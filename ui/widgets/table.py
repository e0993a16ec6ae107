"""A quiet table: whole rows, no grid, Enter opens."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.theme import Theme
from ui.theme.tokens import ink_of
from ui.widgets.rows import TONE_ROLE, RowsModel

ROW_HEIGHT = 38


KEYS = ("id", "resident_id", "code", "line", "key")


def key_of(row: object) -> object:
    """What a row is known by when the rows are read again."""
    return next((getattr(row, name) for name in KEYS if hasattr(row, name)), None)


class _Delegate(QStyledItemDelegate):
    """Gives a cell the colour of its tone."""

    def __init__(self, theme: Theme | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)
        if self._theme is not None and tone and tone != "text":
            colour = QColor(ink_of(self._theme.tokens, tone))
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour)  # type: ignore[attr-defined]


class DataTable(QTableView):
    """Shows a `RowsModel`; `row_activated` on Enter or double click."""

    row_activated = Signal(int)

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = ""
        self._chosen: object = None
        self._scrolled = 0
        self._widths: dict[int, int] = {}
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width stand in columns
        self.setFont(font)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setItemDelegate(_Delegate(theme, self))
        self.doubleClicked.connect(lambda index: self.row_activated.emit(index.row()))

    def set_empty_text(self, text: str) -> None:
        """What stands there when there is no row."""
        self._empty_text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if not self._empty_text or model is None or model.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().placeholderText().color())
        place = self.viewport().rect().adjusted(12, 12, -12, -12)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(flags | Qt.TextFlag.TextWordWrap), self._empty_text)
        painter.end()

    def set_model(self, model: RowsModel) -> None:
        """Show a model. The chosen row stays chosen when its rows are read again."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)

    def _remember(self) -> None:
        row, model = self.current_row(), self.model()
        assert isinstance(model, RowsModel)
        known = row is not None and row < len(model.rows)
        self._chosen = key_of(model.row(row)) if known and row is not None else None
        self._scrolled = self.verticalScrollBar().value()

    def _choose_again(self) -> None:
        model = self.model()
        assert isinstance(model, RowsModel)
        if self._chosen is None:
            return
        for place, row in enumerate(model.rows):
            if key_of(row) == self._chosen:
                self.selectRow(place)
                self.verticalScrollBar().setValue(self._scrolled)
                return

    def fit(self, columns: Mapping[int, int | str]) -> None:
        """Widths in pixels by column, "stretch" for the one that takes the rest.

        A column is never narrower than its heading, whose letters are not equally wide everywhere.
        """
        header = self.horizontalHeader()
        header.setMinimumSectionSize(40)
        self._widths = {place: width for place, width in columns.items() if isinstance(width, int)}
        for column in columns:
            fixed = column in self._widths
            mode = QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._widen()  # only now the heading has the style's letters

    def _widen(self) -> None:
        header = self.horizontalHeader()
        header.ensurePolished()
        for column, width in self._widths.items():
            self.setColumnWidth(column, max(width, header.sectionSizeFromContents(column).width()))

    def current_row(self) -> int | None:
        """The place of the selected row, or None."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.row_activated.emit(row)
        else:
            super().keyPressEvent(event)

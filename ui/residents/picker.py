"""Choosing a person: NIK by scanner or keys, or the name while typing."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.residents import queries
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.residents.how_found import how_found, tone_of_found
from ui.widgets.rows import Column, RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

MOST = 20


class PersonPicker(QWidget):
    """`chosen` tells the person; Enter takes the highlighted one, ↓ goes into the list."""

    chosen = Signal(object)  # ResidentFound

    def __init__(
        self, context: Context, *, rows_shown: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.field = SearchField(self.tr("NIK or name"), context.icons.icon("search", "neutral"))
        self.field.setObjectName("personSearch")
        self.field.search_changed.connect(self._on_text)
        self.field.returnPressed.connect(self._on_enter)
        self._model: RowsModel[ResidentFound] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tone=tone_of_found,
                       tooltip=partial(how_found, context)),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Born"), lambda row: context.day(row.birth_date)),
                Column(self.tr("Village"), lambda row: row.village),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("personResults")
        self.table.setAccessibleName(self.tr("People found"))
        self.table.set_model(self._model)
        self.table.fit({0: "stretch", 1: 158, 2: 150, 3: 110})
        self.table.setFixedHeight(38 * rows_shown + 30)
        self.table.row_activated.connect(lambda row: self.chosen.emit(self._model.row(row)))
        self.table.hide()
        self._none = Muted("")
        self._none.hide()
        column.addWidget(self.field)
        column.addWidget(self.table)
        column.addWidget(self._none)
        self._enter_waits = False
        self._answered = ""

    @property
    def unresolved(self) -> bool:
        """Whether something is typed of which nobody was chosen."""
        return bool(self.field.text().strip())

    @property
    def found(self) -> tuple[ResidentFound, ...]:
        """The people shown."""
        return self._model.rows

    def scan(self, text: str) -> None:
        """Look up what a scanner read and take the person at once."""
        self.field.setText(text)
        self.field.returnPressed.emit()

    def clear(self) -> None:
        """Begin anew."""
        self.field.clear()
        self._context.tasks.forget(self, "search")
        self._enter_waits = False
        self._show(())
        self._none.hide()

    def _on_text(self, text: str) -> None:
        if not text:
            self.clear()
            return
        self._context.tasks.read(
            self, queries.search, done=partial(self._on_found, text), key="search", text_=text,
            limit=MOST,
        )  # fmt: skip

    def _on_enter(self) -> None:
        """Take the highlighted person, once the list belongs to what is typed now."""
        row = self.table.current_row()
        if row is not None and self.found and self._answered == self.field.text().strip():
            self.chosen.emit(self._model.row(row))
        else:
            self._enter_waits = True

    def _on_found(self, text: str, rows: tuple[ResidentFound, ...]) -> None:
        enter, self._enter_waits = self._enter_waits, False
        self._answered = text
        self._show(rows)
        self._none.setVisible(not rows)
        self._none.setText(
            self.tr("Nobody on the roll. Check the number, or try part of the name.")
        )
        if enter and len(rows) == 1:
            self.chosen.emit(rows[0])
        elif rows:
            self.table.selectRow(0)

    def _show(self, rows: tuple[ResidentFound, ...]) -> None:
        self._model.set_rows(rows)
        self.table.setVisible(bool(rows))

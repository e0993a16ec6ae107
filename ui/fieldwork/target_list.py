"""The people of a visit: searched, narrowed down, one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.outreach.queries_fieldwork import FieldRow
from ektp_desk.outreach.rules import TargetOutcome, TargetReason
from ektp_desk.residents.rules import age_on, digits, name_key
from ui.context import Context
from ui.widgets.rows import Column, RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import DataTable

LISTED, NEW, UNLISTED = "listed", "new", "unlisted"
EVERY, OPEN, DONE = "every", "open", "done"
LEAST_DIGITS = 4  # so many are a piece of a NIK, not a house number
TONES = {
    TargetOutcome.RECORDED: "positive", TargetOutcome.CARD_GIVEN: "positive",
    TargetOutcome.NOT_MET: "warning",
}  # fmt: skip


class TargetList(QWidget):
    """`chosen` tells the person marked, `opened` that Enter was pressed on them."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: Sequence[FieldRow] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_filters())
        self._build_table()
        column.addWidget(self.table, 1)

    def _build_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field = SearchField(
            self.tr("Name, NIK or address"), self._context.icons.icon("search", "neutral")
        )
        self.field.setObjectName("targetSearch")
        self.field.search_changed.connect(lambda _text: self._show())
        self.who = QComboBox()
        self.who.setObjectName("targetWho")
        self.who.setAccessibleName(self.tr("Who is shown"))
        self.who.addItem(self.tr("Everybody on the list"), LISTED)
        for reason in TargetReason:
            self.who.addItem(self._context.say(f"target_reason.{reason}"), reason)
        self.who.addItem(self.tr("New people"), NEW)
        self.who.addItem(self.tr("Not on the list"), UNLISTED)
        self.how = QComboBox()
        self.how.setObjectName("targetHow")
        self.how.setAccessibleName(self.tr("How far they are"))
        for text, value in (
            (self.tr("All"), EVERY), (self.tr("Not done"), OPEN), (self.tr("Done"), DONE),
        ):  # fmt: skip
            self.how.addItem(text, value)
        for box in (self.who, self.how):
            box.currentIndexChanged.connect(lambda _place: self._show())
        row.addWidget(self.field, 1)
        row.addWidget(self.who)
        row.addWidget(self.how)
        return row

    def _build_table(self) -> None:
        context = self._context
        self._model: RowsModel[FieldRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Age"), self._age, align="right"),
                Column(self.tr("RT/RW"), lambda row: f"{row.rt}/{row.rw}" if row.rt else "",
                       tooltip=lambda row: row.address),
                Column(self.tr("Why"), self._why),
                Column(self.tr("Outcome"), self._outcome, tone=self._tone,
                       tooltip=lambda row: row.note or self._outcome(row)),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("targets")
        self.table.setAccessibleName(self.tr("People of the visit"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("Nobody here. Change the filters, or add a person."))
        self.table.fit({0: "stretch", 1: 52, 2: 96, 3: 160, 4: 160})
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        self.table.row_activated.connect(
            lambda place: self.opened.emit(self._model.row(place).resident_id)
        )

    def show_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show the people of the laptop as filtered; who was marked stays marked."""
        self._rows = rows
        self._show()

    def mark(self, resident_id: int) -> None:
        """Mark a person, whatever the filters were."""
        if all(row.resident_id != resident_id for row in self._model.rows):
            row = next((row for row in self._rows if row.resident_id == resident_id), None)
            self.field.clear()
            self.how.setCurrentIndex(0)
            self.who.setCurrentIndex(
                self.who.findData(UNLISTED if row is not None and not row.listed else LISTED)
            )
            self._show()
        for place, row in enumerate(self._model.rows):
            if row.resident_id == resident_id:
                self.table.selectRow(place)

    def scan(self, nik: str) -> bool:
        """Mark the holder of a NIK; False if they are not on this laptop."""
        found = next((row for row in self._rows if row.nik == nik), None)
        if found is not None:
            self.mark(found.resident_id)
        return found is not None

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        self._model.set_rows([row for row in self._rows if self._wanted(row)])
        if self._model.rows and self.table.current_row() is None:
            self.table.selectRow(0)

    def _wanted(self, row: FieldRow) -> bool:
        how = self.how.currentData()
        if how != EVERY and row.done != (how == DONE):
            return False
        return self._of_kind(row) and self._matches(row)

    def _of_kind(self, row: FieldRow) -> bool:
        who = self.who.currentData()
        if who == LISTED:
            return row.listed
        if who == NEW:
            return row.is_new
        if who == UNLISTED:
            return not row.listed
        return row.reason == who

    def _matches(self, row: FieldRow) -> bool:
        text = self.field.text().strip()
        number = digits(text)
        if len(number) >= LEAST_DIGITS and number in row.nik:
            return True
        stands = f"{row.name_key} {name_key(row.address)}"
        return all(word in stands for word in name_key(text).split())

    def _age(self, row: FieldRow) -> str:
        return self._context.number(age_on(row.birth_date, self._context.today()))

    def _why(self, row: FieldRow) -> str:
        if row.is_new:
            return self.tr("New")
        return "–" if row.reason is None else self._context.say(f"target_reason.{row.reason}")

    def _outcome(self, row: FieldRow) -> str:
        if row.drafting:
            return self.tr("Being recorded")
        return "" if row.outcome is None else self._context.say(f"target_outcome.{row.outcome}")

    def _tone(self, row: FieldRow) -> str:
        if row.drafting:
            return "info"
        return "text" if row.outcome is None else TONES.get(row.outcome, "text_muted")

    def _on_row(self) -> None:
        place = self.table.current_row()
        if place is not None and place < len(self._model.rows):
            self.chosen.emit(self._model.row(place).resident_id)

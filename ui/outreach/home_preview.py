"""What a file of a laptop will change, line by line, with a filter."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.outreach.homecoming import Fate, Preview, PreviewLine
from ui.context import Context
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

TONES = {
    Fate.NEW: "positive",
    Fate.SAME: "text_muted",
    Fate.LINKED: "info",
    Fate.DISPUTED: "warning",
    Fate.QUARANTINED: "negative",
}


class HomePreview(QWidget):
    """Figures by what becomes of the events; the events; a sentence about the chosen one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: tuple[PreviewLine, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        self._tiles = {fate: StatTile("0", context.say(f"fate.{fate}")) for fate in Fate}
        for fate, tile in self._tiles.items():
            tile.setObjectName(f"fate_{fate}")
        column.addLayout(tiles_row(self._tiles.values(), spacing=10))
        column.addWidget(self._build_table(), 1)
        self._detail = Muted("")
        self._detail.setObjectName("homeDetail")
        column.addWidget(self._detail)

    def _build_head(self) -> QHBoxLayout:
        self._about = Muted("")
        self._about.setObjectName("homeAbout")
        self.filter = QComboBox()
        self.filter.setObjectName("homeFilter")
        self.filter.setAccessibleName(self.tr("Show"))
        self.filter.addItem(self.tr("all lines"), None)
        for fate in Fate:
            self.filter.addItem(self._context.say(f"fate.{fate}"), fate)
        self.filter.currentIndexChanged.connect(self._show_lines)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._about, 1)
        row.addWidget(self.filter)
        return row

    def _build_table(self) -> DataTable:
        say = self._context.say
        self._model: RowsModel[PreviewLine] = RowsModel(
            [
                Column(self.tr("What"), self._kind),
                Column(self.tr("Person"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("When"), self._when),
                Column(self.tr("Officer"), lambda row: row.author,
                       tooltip=lambda row: row.author),
                Column(self.tr("What becomes of it"), lambda row: say(f"fate.{row.fate}"),
                       tone=lambda row: TONES[row.fate], tooltip=self._note),
            ]
        )  # fmt: skip
        self.table = DataTable(self._context.theme)
        self.table.setObjectName("homeLines")
        self.table.setAccessibleName(self.tr("What will change"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("No line of this kind."))
        self.table.fit({0: 150, 1: "stretch", 2: 158, 3: 132, 4: 120, 5: 110, 6: 150})
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        return self.table

    def show_preview(self, preview: Preview) -> None:
        """Show what one file will do."""
        number, tone = self._context.number, TONES
        self._lines = preview.lines
        for fate, tile in self._tiles.items():
            count = preview.counts.get(fate, 0)
            tile.show_value(number(count), tone[fate] if count else "text")
        self._about.setText(self._sentences(preview))
        self.filter.setCurrentIndex(0)
        self._show_lines()

    def _sentences(self, preview: Preview) -> str:
        """What is odd about the file as a whole, or whence it comes."""
        said = []
        if preview.again:
            said.append(self.tr("This file was taken in already; it changes nothing."))
        if preview.missing:
            said.append(
                self.tr("File {numbers} of this laptop has not come home yet.").format(
                    numbers=", ".join(str(number) for number in preview.missing)
                )
            )
        if preview.clock:
            said.append(self._context.say(preview.clock))
        return " ".join(said) or self.tr("Packed on {day}, {time}.").format(
            day=self._context.day(preview.made_at.astimezone(self._context.zone)),
            time=self._context.time(preview.made_at),
        )

    def _show_lines(self) -> None:
        fate = self.filter.currentData()
        rows = [line for line in self._lines if fate is None or line.fate == fate]
        self._model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self._show_detail()

    def _show_detail(self) -> None:
        place, rows = self.table.current_row(), self._model.rows
        known = place is not None and place < len(rows)
        self._detail.setText(self._note(rows[place]) if known and place is not None else "")

    def _kind(self, row: PreviewLine) -> str:
        if row.kind is None:
            return self.tr("not readable")
        return self._context.say(f"event_kind.{row.kind}")

    def _when(self, row: PreviewLine) -> str:
        if row.at is None:
            return "–"
        return self.tr("{day}, {time}").format(
            day=self._context.short_day(row.at.astimezone(self._context.zone).date()),
            time=self._context.time(row.at),
        )

    def _note(self, row: PreviewLine) -> str:
        say = self._context.say
        if not row.note:
            return ""
        if not row.differs:
            return say(row.note)
        fields = ", ".join(say(f"roll_field.{name}") for name in row.differs)
        return self.tr("{sentence} Different: {fields}.").format(
            sentence=say(row.note), fields=fields
        )

"""What is to be decided about what came home, and what should be home by now."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ektp_desk.outreach.queries_devices import DueRow
from ektp_desk.outreach.queries_home import DoubleRow, MissingFile, QuarantineRow
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


@dataclass(frozen=True)
class _Open:
    """One thing to decide; `key` keeps it chosen when the list is read again."""

    key: tuple[str, int]
    what: str
    about: str
    tone: str
    row: DoubleRow | QuarantineRow


@dataclass(frozen=True)
class _Awaited:
    """Something that is not home; `since` in words."""

    key: tuple[str, int, int]
    what: str
    laptop: str
    since: str


class DecideList(Panel):
    """People recorded twice, then events that were set apart. Enter shows both sides."""

    double_chosen = Signal(object)  # DoubleRow
    quarantine_chosen = Signal(object)  # QuarantineRow

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.title.setText(self.tr("To decide"))
        self.title.show()
        self._doubles: tuple[_Open, ...] = ()
        self._apart: tuple[_Open, ...] = ()
        self._go = Button(self.tr("Side by side…"), context.icons.icon("users"), "F7")
        self._go.setObjectName("decideHome")
        self._go.clicked.connect(self._on_go)
        self.header.addWidget(self._go)
        self._model: RowsModel[_Open] = RowsModel(
            [
                Column(self.tr("What"), lambda row: row.what, tone=lambda row: row.tone),
                Column(self.tr("About"), lambda row: row.about, tooltip=lambda row: row.about),
            ]
        )
        self.table = DataTable(context.theme)
        self.table.setObjectName("toDecide")
        self.table.setAccessibleName(self.title.text())
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("Nothing waits for a decision."))
        self.table.fit({0: 130, 1: "stretch"})
        self.table.row_activated.connect(lambda _place: self._on_go())
        self.body.addWidget(self.table, 1)
        self._show()

    def show_doubles(self, rows: tuple[DoubleRow, ...]) -> None:
        """The people who were recorded more than once."""
        what = self._context.say("fate.disputed")
        self._doubles = tuple(
            _Open(("double", row.resident_id), what, row.name, "warning", row) for row in rows
        )
        self._show()

    def show_quarantined(self, rows: tuple[QuarantineRow, ...]) -> None:
        """The events that wait for a decision."""
        self._apart = tuple(
            _Open(("apart", row.id), self._context.say("fate.quarantined"), self._about(row),
                  "negative", row)
            for row in rows
        )  # fmt: skip
        self._show()

    def _about(self, row: QuarantineRow) -> str:
        kind = self._context.say(f"event_kind.{row.kind}") if row.kind else self.tr("unreadable")
        return f"{kind} · {row.device_name}"

    def _show(self) -> None:
        self._model.set_rows((*self._doubles, *self._apart))
        if self._model.rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._go.setEnabled(bool(self._model.rows))

    def _on_go(self) -> None:
        place, rows = self.table.current_row(), self._model.rows
        if place is None or place >= len(rows):
            return
        row = rows[place].row
        if isinstance(row, DoubleRow):
            self.double_chosen.emit(row)
        else:
            self.quarantine_chosen.emit(row)


class AwaitedList(Panel):
    """Numbers that are missing in a laptop's chain, and visits of which nothing came home."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.title.setText(self.tr("Awaited"))
        self.title.show()
        self._missing: tuple[_Awaited, ...] = ()
        self._due: tuple[_Awaited, ...] = ()
        self._model: RowsModel[_Awaited] = RowsModel(
            [
                Column(self.tr("What"), lambda row: row.what, tooltip=lambda row: row.what),
                Column(self.tr("Laptop"), lambda row: row.laptop, tooltip=lambda row: row.laptop),
                Column(self.tr("Visit's day"), lambda row: row.since),
            ]
        )
        self.table = DataTable(context.theme)
        self.table.setObjectName("awaitedHome")
        self.table.setAccessibleName(self.title.text())
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("Every file is home."))
        self.table.fit({0: "stretch", 1: 148, 2: 84})
        self.body.addWidget(self.table, 1)

    def show_missing(self, rows: tuple[MissingFile, ...]) -> None:
        """Files that a later one of the same laptop proves to be missing."""
        self._missing = tuple(
            _Awaited(
                ("missing", row.device_id, row.sequence),
                self.tr("File no. {number}").format(number=row.sequence), row.device_name, "–",
            )
            for row in rows
        )  # fmt: skip
        self._show()

    def show_due(self, rows: tuple[DueRow, ...]) -> None:
        """Visits that are over."""
        self._due = tuple(
            _Awaited(
                ("due", row.device_id, row.visit_id), row.visit_number, row.device_name,
                self._context.short_day(row.visit_day),
            )
            for row in rows
        )  # fmt: skip
        self._show()

    def _show(self) -> None:
        self._model.set_rows((*self._missing, *self._due))

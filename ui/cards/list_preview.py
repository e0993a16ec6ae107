"""The lines of an exported list with what each would do, by kind."""

from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from ektp_desk.recording.statusimport import (
    REFUSED,
    TAKEN,
    LineKind,
    LineVerdict,
    StatusPreview,
)
from ui.context import Context
from ui.widgets.notice import Notice
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable

TONES = {
    LineKind.NEW: "positive",
    LineKind.CHANGED: "positive",
    LineKind.GOES_BACK: "warning",
    LineKind.UNKNOWN_PERSON: "negative",
    LineKind.UNKNOWN_STATUS: "negative",
    LineKind.BROKEN: "negative",
}
KNOWN = (LineKind.UNCHANGED, LineKind.OVERTAKEN)


class ListPreview(QWidget):
    """Figures on top, a tab for each kind of line that is there, the lines below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: StatusPreview | None = None
        self._kinds: list[LineKind | None] = [None]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._tiles = {
            TAKEN: StatTile("", self.tr("would be noted")),
            KNOWN: StatTile("", self.tr("known already")),
            (LineKind.GOES_BACK,): StatTile("", self.tr("behind a card already made")),
            REFUSED: StatTile("", self.tr("cannot be taken")),
        }
        column.addLayout(tiles_row(self._tiles.values(), spacing=10))
        self._notice = Notice()
        self._notice.setObjectName("listNotice")
        column.addWidget(self._notice)
        self.tabs = QTabBar()
        self.tabs.setObjectName("listKinds")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._show_lines)
        column.addWidget(self.tabs)
        self._model: RowsModel[LineVerdict] = RowsModel(
            [
                Column(self.tr("Line"), lambda row: str(row.line), align="right"),
                Column(self.tr("NIK"), lambda row: row.shown, tooltip=lambda row: row.shown),
                Column(self.tr("Name"), lambda row: row.name or "–", tooltip=lambda row: row.name),
                Column(self.tr("Known now"), self._present, tooltip=self._present),
                Column(self.tr("In the list"), self._listed, tooltip=self._listed),
                Column(self.tr("What it does"), lambda row: context.say(f"list_line.{row.kind}"),
                       tooltip=self._outcome,
                       tone=lambda row: TONES.get(row.kind, "text")),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("listLines")
        table.setAccessibleName(self.tr("Lines of the list"))
        table.set_model(self._model)
        table.set_empty_text(self.tr("The list has no lines."))
        table.fit({0: 58, 1: 158, 2: "stretch", 3: 160, 4: 160, 5: 170})
        column.addWidget(table, 1)

    def show_preview(self, preview: StatusPreview) -> None:
        """Show a list that was looked over."""
        self._preview = preview
        number = self._context.number
        for kinds, tile in self._tiles.items():
            count = preview.count(*kinds)
            tile.show_value(number(count), "negative" if kinds is REFUSED and count else "text")
        self._kinds = [None, *(kind for kind in LineKind if preview.count(kind))]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.tabs.addTab(self.tr("All ({count})").format(count=number(len(preview.verdicts))))
        for kind in self._kinds[1:]:
            assert kind is not None
            name = self._context.say(f"list_line.{kind}")
            self.tabs.addTab(f"{name} ({number(preview.count(kind))})")
        self.tabs.blockSignals(False)
        self._say_what_is_odd(preview)
        self._show_lines()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._notice.show_notice(sentence, "positive")

    def problems(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """Headings and rows of the lines that cannot be taken."""
        verdicts = self._preview.verdicts if self._preview else ()
        headings = (self.tr("Line"), self.tr("NIK"), self.tr("In the list"), self.tr("Why"))
        rows: list[tuple[object, ...]] = [
            (row.line, row.shown, row.written, self._outcome(row))
            for row in verdicts
            if row.kind in REFUSED
        ]
        return headings, rows

    def _say_what_is_odd(self, preview: StatusPreview) -> None:
        self._notice.clear()
        if preview.foreign:
            self._notice.show_notice(
                self.tr(
                    "Most people of this list are not on this office's roll. "
                    "Is it the list of another office?"
                ),
                "warning",
            )
        elif preview.taken_on is not None:
            self._notice.show_notice(
                self.tr("This very file was taken over on {day}.").format(
                    day=self._context.day(preview.taken_on)
                )
            )

    def _show_lines(self) -> None:
        if self._preview is None:
            return
        place = self.tabs.currentIndex()
        kind = self._kinds[place] if 0 <= place < len(self._kinds) else None
        rows = [row for row in self._preview.verdicts if kind is None or row.kind is kind]
        self._model.set_rows(rows)

    def _present(self, row: LineVerdict) -> str:
        return self._context.say(f"central_status.{row.present}") if row.present else "–"

    def _listed(self, row: LineVerdict) -> str:
        if row.status is None:
            return row.written or "–"
        return self._context.say(f"central_status.{row.status}")

    def _outcome(self, row: LineVerdict) -> str:
        if row.code:
            return self._context.say(row.code, value=row.written)
        return self._context.say(f"list_line.{row.kind}")

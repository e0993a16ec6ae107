"""What a roll would do: counts, what the file is, and everything that is to be decided."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.residents.rollfit import FileWarning
from ektp_desk.residents.rollqueries import ListedRow
from ektp_desk.residents.rules import Presence, RegionLevel
from ui.context import Context
from ui.residents.import_tables import (
    Difference,
    HeldBack,
    RollTables,
    conflicts,
    differences,
    held_back,
)
from ui.residents.import_viewmodel import ImportViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.notice import Notice
from ui.widgets.rows import RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable

NEW, CHANGES, CONFLICTS, HELD, ABSENT, VILLAGES, PROBLEMS = range(7)
SCOPE_WIDTH = 250


class ImportPreview(QWidget):
    """Tiles, the question what the file is, and tabs."""

    columns_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self, context: Context, viewmodel: ImportViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._viewmodel = context, viewmodel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._tiles = {
            "added": StatTile("", self.tr("new people")),
            "changed": StatTile("", self.tr("changed")),
            "moves": StatTile("", self.tr("of them moved")),
            "gone": StatTile("", self.tr("no longer listed")),
            "unchanged": StatTile("", self.tr("as on the roll")),
            "refused": StatTile("", self.tr("rows left out")),
        }
        column.addLayout(tiles_row(self._tiles.values(), spacing=10))
        column.addLayout(self._build_scope())
        self._notice = Notice()
        self._notice.setObjectName("rollWarnings")
        column.addWidget(self._notice)
        self._ours = QCheckBox(self.tr("This is our office's roll"))
        self._ours.setObjectName("rollIsOurs")
        self._ours.toggled.connect(viewmodel.set_ours)
        column.addWidget(self._ours)
        column.addLayout(self._build_bar())
        column.addWidget(self._build_tables(), 1)
        viewmodel.decided.connect(self._show_decisions)
        viewmodel.absent_read.connect(self._on_absent)

    # -- building --------------------------------------------------------------------------

    def _build_scope(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._scope = QComboBox()
        self._scope.setObjectName("rollScope")
        self._scope.setFixedWidth(SCOPE_WIDTH)
        self._scope.activated.connect(self._on_scope)
        label = QLabel(self.tr("This file is"))
        label.setBuddy(self._scope)
        self._scope.setAccessibleName(label.text())
        self._gone_as = QComboBox()
        self._gone_as.setObjectName("rollGoneAs")
        self._gone_as.setAccessibleName(self.tr("Who is not named"))
        self._gone_as.addItem(self.tr("whereabouts not known"), Presence.UNKNOWN.value)
        self._gone_as.addItem(self.tr("moved away"), Presence.MOVED.value)
        self._gone_as.activated.connect(self._on_gone_as)
        self._gone_label = QLabel(self.tr("who is not named:"))
        self._gone_label.setBuddy(self._gone_as)
        self._other = QuietButton(self.tr("Columns…"), self._context.icons.icon("list"))
        self._other.setObjectName("chooseColumns")
        self._other.clicked.connect(self.columns_wanted)
        self._export = QuietButton(self.tr("Export…"), self._context.icons.icon("download"))
        self._export.setObjectName("exportProblems")
        self._export.setToolTip(self.tr("All warnings and decisions of this file as a table"))
        self._export.clicked.connect(self.export_wanted)
        for widget in (label, self._scope, self._gone_label, self._gone_as):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._other)
        row.addWidget(self._export)
        return row

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        self._tabs = QTabBar()
        self._tabs.setObjectName("importTabs")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tables = QStackedWidget()
        for _ in range(PROBLEMS + 1):
            self._tabs.addTab("")
        self._tabs.currentChanged.connect(self._on_tab)
        self._decide = Button("")
        self._decide.setObjectName("rollDecide")
        self._decide.clicked.connect(self._on_decide)
        bar.addWidget(self._tabs, 1)
        bar.addWidget(self._decide)
        return bar

    def _build_tables(self) -> QStackedWidget:
        model = self._viewmodel
        make = RollTables(self._context, model.words, self)
        self._new = make.new_people()
        self._changes = make.changes()
        self._conflicts = make.conflicts(lambda row: (row.nik, row.field) in model.take)
        self._held = make.held_back(lambda row: row.nik in model.accept)
        self._absent = make.absent()
        self._villages = make.villages()
        self._problems = make.problems()
        who: dict[int, int | str] = {0: 60, 1: 158, 2: "stretch"}
        parts: list[tuple[str, RowsModel, dict[int, int | str], str]] = [
            ("importNew", self._new, who | {3: 100, 4: 150, 5: 160}, self.tr("Nobody is new.")),
            ("importChanges", self._changes, who | {3: 140, 4: 180, 5: 180},
             self.tr("Nothing changes.")),
            ("importConflicts", self._conflicts,
             {0: 158, 1: "stretch", 2: 120, 3: 175, 4: 175, 5: 165, 6: 120},
             self.tr("Nothing that was changed here differs from the roll.")),
            ("importHeld", self._held, who | {3: 420, 4: 110}, self.tr("No row is held back.")),
            ("importAbsent", self._absent, {0: 158, 1: "stretch", 2: 180, 3: 180},
             self.tr("Say above that the file is a whole roll: only then somebody can be "
                     "missing from it.")),
            ("importVillages", self._villages,
             {0: "stretch", 1: 90, 2: 100, 3: 80, 4: 90, 5: 100, 6: 110, 7: 130}, ""),
            ("importProblems", self._problems, {0: 60, 1: 150, 2: 190, 3: "stretch"},
             self.tr("Every row can be taken.")),
        ]  # fmt: skip
        for name, rows, widths, empty in parts:
            table = make.table(name, self._title(self._tables.count()), rows, widths, empty)
            if name in ("importConflicts", "importHeld"):
                table.row_activated.connect(lambda _row: self._on_decide())
                table.clicked.connect(lambda _index: self._show_decide())
            self._tables.addWidget(table)
        return self._tables

    def _title(self, place: int) -> str:
        return (
            self.tr("New"), self.tr("Changes"), self.tr("Changed here"), self.tr("Held back"),
            self.tr("Not named"), self.tr("Villages"), self.tr("Problems"),
        )[place]  # fmt: skip

    # -- showing ---------------------------------------------------------------------------

    def show_preview(self) -> None:
        """Show a new preview from the beginning."""
        preview = self._viewmodel.preview
        assert preview is not None
        self._fill_scopes()
        self._ours.setVisible(preview.must_ask)
        self._ours.setChecked(False)
        self._new.set_rows([row for row in preview.added if row.nik not in preview.doubts][:1_000])
        self._changes.set_rows(differences(preview))
        self._conflicts.set_rows(conflicts(preview))
        self._held.set_rows(held_back(preview))
        self._absent.set_rows(())
        self._villages.set_rows(preview.tallies)
        self._problems.set_rows(preview.problems)
        self._tabs.setCurrentIndex(NEW if preview.to_add else CHANGES)
        self._show_decisions()

    def _fill_scopes(self) -> None:
        self._scope.clear()
        self._scope.addItem(self.tr("a part of the roll"), "")
        for row in self._viewmodel.scopes:
            texts = {
                RegionLevel.CITY: self.tr("the whole roll of {name}"),
                RegionLevel.DISTRICT: self.tr("all of district {name}"),
                RegionLevel.VILLAGE: self.tr("all of village {name}"),
            }
            if row.level in texts:
                self._scope.addItem(texts[row.level].format(name=row.name), row.code)
        self._gone_as.setCurrentIndex(0)

    def _show_decisions(self) -> None:
        preview, model = self._viewmodel.preview, self._viewmodel
        if preview is None:
            return
        number = self._context.number
        values = {
            "added": (preview.to_add, "positive"),
            "changed": (preview.to_change, "text"),
            "moves": (preview.moves, "text"),
            "gone": (model.absent, "warning"),
            "unchanged": (preview.unchanged, "text"),
            "refused": (preview.refused, "negative"),
        }
        for name, (value, tone) in values.items():
            self._tiles[name].show_value(number(value), tone if value else "text")
        for widget in (self._gone_as, self._gone_label):
            widget.setVisible(bool(model.whole_of))
        counts = {
            NEW: preview.to_add, CHANGES: preview.to_change, CONFLICTS: preview.conflicts,
            HELD: self._held.rowCount(), ABSENT: model.absent, PROBLEMS: len(preview.problems),
        }  # fmt: skip
        for place in range(self._tabs.count()):
            shown = self.tr("{title} ({number})")
            title = self._title(place)
            if counts.get(place):
                title = shown.format(title=title, number=number(counts[place]))
            self._tabs.setTabText(place, title)
        self._export.setEnabled(bool(preview.problems or preview.conflicts or counts[HELD]
                                     or model.warnings))  # fmt: skip
        self._show_warnings(model.warnings)
        self._show_decide()

    def _show_warnings(self, warnings: tuple[FileWarning, ...]) -> None:
        preview, say = self._viewmodel.preview, self._context.say
        assert preview is not None
        number = self._context.number
        sentences = [
            say(found.code, **{name: number(value) if isinstance(value, int) else value
                               for name, value in found.params.items()})
            for found in warnings
        ]  # fmt: skip
        blocked = any(found.blocks_gone for found in warnings)
        if preview.must_ask and not self._viewmodel.is_ours:
            sentences.insert(0, self.tr(
                "Many rows name places that are not in this city, or people nobody knows here. "
                "Is it your office's roll?"))  # fmt: skip
        if blocked and self._viewmodel.whole_of:
            advice = self.tr("It cannot count as a whole roll: get a whole file, or take a part.")
            sentences.append(advice)
        if preview.columns.doubled:
            sentences.append(
                self.tr("More than one column says {names}. The first one counts; choose another "
                        "under “Columns…”.").format(names=", ".join(preview.columns.doubled))
            )  # fmt: skip
        if sentences:
            tone = "negative" if blocked or preview.must_ask else "warning"
            self._notice.show_notice(" ".join(sentences), tone)
        else:
            self._notice.clear()

    def _show_decide(self) -> None:
        place = self._tabs.currentIndex()
        self._decide.setVisible(place in (CONFLICTS, HELD))
        row = self._chosen()
        self._decide.setEnabled(row is not None)
        model = self._viewmodel
        if place == CONFLICTS:
            taken = isinstance(row, Difference) and (row.nik, row.field) in model.take
            self._decide.set_text(self.tr("Keep ours") if taken else self.tr("Take the roll's"))
        elif place == HELD:
            taken = isinstance(row, HeldBack) and row.nik in model.accept
            self._decide.set_text(self.tr("Leave it out") if taken else self.tr("Take the row"))

    def _chosen(self) -> object:
        place, table = self._tabs.currentIndex(), self._tables.currentWidget()
        models: dict[int, RowsModel[Any]] = {CONFLICTS: self._conflicts, HELD: self._held}
        rows = models.get(place)
        if rows is None or not isinstance(table, DataTable):
            return None
        chosen = table.current_row()
        return None if chosen is None or chosen >= rows.rowCount() else rows.row(chosen)

    # -- doing -----------------------------------------------------------------------------

    def _on_tab(self, place: int) -> None:
        self._tables.setCurrentIndex(place)
        self._show_decide()

    def _on_scope(self, _place: int) -> None:
        self._viewmodel.set_scope(str(self._scope.currentData()))

    def _on_gone_as(self, _place: int) -> None:
        self._viewmodel.set_gone_as(Presence(self._gone_as.currentData()))

    def _on_absent(self, rows: tuple[ListedRow, ...]) -> None:
        self._absent.set_rows(rows)

    def _on_decide(self) -> None:
        row = self._chosen()
        if isinstance(row, Difference):
            self._viewmodel.toggle_conflict(row.nik, row.field)
        elif isinstance(row, HeldBack):
            self._viewmodel.toggle_doubt(row.nik)
        table = self._tables.currentWidget()
        if isinstance(table, DataTable):
            table.viewport().update()

"""Cakupan: how near the city is to 100 %, what is missing, and who."""

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.coverage.queries import Wanted
from ektp_desk.coverage.rules import Stage
from ui.context import Context
from ui.coverage.area_part import AreaPart
from ui.coverage.groups_part import GroupsPart
from ui.coverage.missing_dialog import MissingDialog
from ui.coverage.reports_part import ReportsPart
from ui.coverage.turning_part import TurningPart
from ui.coverage.viewmodel import CoverageViewModel
from ui.coverage.words import part_name, percent
from ui.page import Page
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.texts import Title


class CoveragePage(Page):
    """The headline on top, then one part at a time."""

    watched = frozenset(
        {"resident", "recording", "central", "card", "handover", "absence", "school", "pupil",
         "departure", "election"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = CoverageViewModel(context, self)
        self._build()
        model = self.viewmodel
        model.changed.connect(self._show)
        model.counting_changed.connect(self._show_counted)
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.saved.connect(self._on_saved)

    def refresh(self) -> None:
        self.viewmodel.load()
        self._load_part()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 16, 24, 20)
        page.setSpacing(12)
        page.addLayout(self._build_head())
        self._notice = Notice()
        self._notice.setObjectName("coverageNotice")
        page.addWidget(self._notice)
        page.addLayout(self._build_tiles())
        context, model = self.context, self.viewmodel
        self._areas = AreaPart(context, model)
        self._areas.people_wanted.connect(self._on_part_wanted)
        self._groups = GroupsPart(context, model)
        self._groups.people_wanted.connect(self._open_people)
        self._turning = TurningPart(context)
        self._turning.person_wanted.connect(self._open_person)
        self._reports = ReportsPart(context)
        self._reports.person_wanted.connect(self._open_person)
        self._tabs = QTabBar()
        self._tabs.setObjectName("coverageTabs")
        self._tabs.setExpanding(False)
        self._stack = QStackedWidget()
        parts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("By area"), self._areas),
            (self.tr("By age, sex, school"), self._groups),
            (self.tr("Turning 17"), self._turning),
            (self.tr("Deaths and moves"), self._reports),
        )
        for text, part in parts:
            self._tabs.addTab(text)
            self._stack.addWidget(part)
        self._tabs.currentChanged.connect(self._on_tab)
        page.addWidget(self._tabs)
        page.addWidget(self._stack, 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Coverage")))
        self._counted = Chip("", "neutral")
        self._counted.setObjectName("coverageCounted")
        head.addWidget(self._counted)
        head.addStretch(1)
        self._export = Button(self.tr("Export table…"), self.context.icons.icon("file-spreadsheet"))
        self._export.setObjectName("exportCoverage")
        self._export.clicked.connect(self._on_export)
        head.addWidget(self._export)
        return head

    def _build_tiles(self) -> QHBoxLayout:
        self._tiles = {
            "share": StatTile("–", self.tr("hold a card")),
            "obliged": StatTile("–", self.tr("obliged to hold one")),
            "recorded": StatTile("–", self.tr("recorded")),
            "held": StatTile("–", self.tr("cards held")),
            "missing": StatTile("–", self.tr("missing to 100 %")),
        }
        for name, tile in self._tiles.items():
            tile.setObjectName(f"coverage_{name}")
        return tiles_row(self._tiles.values(), spacing=12)

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        found = self.viewmodel.coverage
        if found is None or found.day is None:
            self._show_counted()
            return
        sums, number = self.viewmodel.whole, self.context.number
        self._tiles["share"].show_value(percent(self.context, sums.share), "accent")
        for name in ("obliged", "recorded", "held", "missing"):
            self._tiles[name].show_value(number(getattr(sums, name)))
        self._show_counted()

    def _show_counted(self) -> None:
        found = self.viewmodel.coverage
        if self.viewmodel.counting:
            self._counted.show_state(self.tr("Counting…"), "info")
        elif found is None or found.at is None or found.day is None:
            self._counted.show_state(self.tr("Not counted yet"), "neutral")
        else:
            self._counted.show_state(
                self.tr("As of {day}, {time}").format(
                    day=self.context.short_day(found.day), time=self.context.time(found.at)
                ),
                "neutral",
            )

    # -- doing -----------------------------------------------------------------------------

    def _on_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._export.setVisible(place < 2)
        self._load_part()

    def _load_part(self) -> None:
        """Read what only the part shown needs."""
        loads = (None, self.viewmodel.load_schools, self._turning.load, self._reports.load)
        load = loads[self._stack.currentIndex()]
        if load is not None:
            load()

    def _on_part_wanted(self, part: tuple[Stage, str] | None) -> None:
        wanted = self.viewmodel.wanted
        title = self._areas.detail.area_name()
        if part is not None:
            wanted = Wanted(area=wanted.area, no_village=wanted.no_village, part=part)
            title = f"{title} · {part_name(self.context, part)}"
        self._open_people(title, wanted)

    def _open_people(self, title: str, wanted: Wanted) -> None:
        dialog = MissingDialog(self.context, self.viewmodel, title, wanted, self)
        dialog.person_wanted.connect(self._open_person)
        dialog.exec()
        dialog.deleteLater()

    def _open_person(self, resident_id: int) -> None:
        self.context.requests.resident_wanted.emit(resident_id)

    def _on_export(self) -> None:
        part = (self._areas, self._groups)[self._stack.currentIndex()]
        proposed = self.tr("coverage {day}.xlsx").format(day=self.context.today())
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the table"), proposed, "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            headings, rows = part.export_rows()
            self.viewmodel.export(Path(name), headings, lambda: rows)

    def _on_saved(self, name: str) -> None:
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

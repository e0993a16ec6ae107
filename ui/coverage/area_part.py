"""By area: a map of tiles or a table at the left, the area chosen at the right."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ektp_desk.coverage.figures import Tally
from ui.context import Context
from ui.coverage.detail_panel import DetailPanel
from ui.coverage.places import places
from ui.coverage.sorting import SortedTable
from ui.coverage.tile_map import LIMITS, Tile, TileMap
from ui.coverage.viewmodel import NOWHERE, CoverageViewModel
from ui.coverage.words import percent
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel

HELD, RECORDED = "held", "recorded"


@dataclass(frozen=True)
class AreaRow:
    """One line of the table; `code` is the area it opens."""

    code: str
    name: str
    district: str
    tally: Tally


class AreaPart(QWidget):
    """Map and table show the same; a click chooses the area, a double click lists its people."""

    people_wanted = Signal(object)

    def __init__(
        self, context: Context, viewmodel: CoverageViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._viewmodel = viewmodel
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._build_left(), 5)
        self.detail = DetailPanel(context, viewmodel)
        self.detail.people_wanted.connect(self.people_wanted)
        row.addWidget(self.detail, 4)
        viewmodel.changed.connect(self._show)

    def _build_left(self) -> Panel:
        panel = Panel()
        self._tabs = QTabBar()
        self._tabs.setObjectName("coverageView")
        self._tabs.setExpanding(False)
        for text in (self.tr("Map"), self.tr("Villages"), self.tr("Districts")):
            self._tabs.addTab(text)
        self._tabs.currentChanged.connect(self._on_view)
        self._measure = QComboBox()
        self._measure.setObjectName("coverageMeasure")
        self._measure.setAccessibleName(self.tr("What the colour shows"))
        self._measure.addItem(self.tr("Card held"), HELD)
        self._measure.addItem(self.tr("Recorded"), RECORDED)
        self._measure.currentIndexChanged.connect(lambda _place: self._show())
        head = QHBoxLayout()
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._measure)
        panel.body.addLayout(head)
        self._map = TileMap(self._context.theme)
        self._map.setObjectName("coverageMap")
        self._map.setAccessibleName(self.tr("Coverage by village"))
        self._map.chosen.connect(self._viewmodel.choose)
        self._map.opened.connect(lambda _code: self.people_wanted.emit(None))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._map)
        self._stack.addWidget(self._build_table())
        panel.body.addWidget(self._stack, 1)
        return panel

    def _build_table(self) -> SortedTable:
        number, context = self._context.number, self._context
        self._model: RowsModel[AreaRow] = RowsModel(
            [
                Column(self.tr("Area"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("District"), lambda row: row.district,
                       tooltip=lambda row: row.district),
                Column(self.tr("Obliged"), lambda row: number(row.tally.obliged), align="right"),
                Column(self.tr("Recorded"), lambda row: percent(context, row.tally.recorded_share),
                       align="right"),
                Column(self.tr("Card held"), lambda row: percent(context, row.tally.share),
                       align="right"),
                Column(self.tr("Gap"), lambda row: number(row.tally.missing), align="right"),
            ]
        )  # fmt: skip
        self._table = SortedTable(
            context.theme, self._model,
            (
                lambda row: row.name, lambda row: (row.district, row.name),
                lambda row: row.tally.obliged, lambda row: row.tally.recorded_share,
                lambda row: row.tally.share, lambda row: row.tally.missing,
            ),
        )  # fmt: skip
        self._table.setObjectName("coverageTable")
        self._table.setAccessibleName(self.tr("Coverage by area"))
        self._table.fit({0: "stretch", 1: 104, 2: 86, 3: 88, 4: 106, 5: 70})
        self._table.clicked.connect(lambda index: self._choose_row(index.row()))
        self._table.row_activated.connect(self._on_row_opened)
        return self._table

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        found = self._viewmodel.coverage
        if found is None:
            return
        by_village = self._viewmodel.by_village()
        tiles = tuple(
            self._tile(row.code, row.name, row.district, by_village[row.code])
            for row in found.villages
        )
        limits = [f"{limit:.0%}".replace("%", "") for limit in LIMITS]
        legend = (f"< {limits[0]}", *(f"≥ {limit}" for limit in limits))
        self._map.set_tiles(
            tiles, places(self._context.profile.region_code, found.villages), legend
        )
        self._map.choose(self._viewmodel.area)
        self._table.show_rows(self._rows(by_village))

    def _tile(self, code: str, name: str, district: str, tally: Tally) -> Tile:
        recorded = self._measure.currentData() == RECORDED
        share = tally.recorded_share if recorded else tally.share
        number = self._context.number
        tip = self.tr("{village}, {district}: {share}, {missing} of {obliged} missing").format(
            village=name, district=district, share=percent(self._context, share),
            missing=number(tally.obliged - tally.recorded if recorded else tally.missing),
            obliged=number(tally.obliged),
        )  # fmt: skip
        shown = percent(self._context, share).removesuffix(" %")
        return Tile(code, name, district, share, shown, tip)

    def _rows(self, by_village: dict[str, Tally]) -> list[AreaRow]:
        found = self._viewmodel.coverage
        assert found is not None
        if self._tabs.currentIndex() == 2:
            sums: dict[tuple[str, str], Tally] = {}
            for row in found.villages:
                key = (row.code[:8], row.district)
                sums[key] = sums.get(key, Tally()) + by_village[row.code]
            rows = [AreaRow(code, name, "", sum_) for (code, name), sum_ in sums.items()]
        else:
            rows = [
                AreaRow(row.code, row.name, row.district, by_village[row.code])
                for row in found.villages
            ]
        if "" in by_village:
            rows.append(AreaRow(NOWHERE, self.tr("Without a village"), "", by_village[""]))
        return rows

    def export_rows(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """The table as it stands, with whole numbers beside the percents."""
        headings = (self.tr("Area"), self.tr("District"), self.tr("Obliged"), self.tr("Recorded"),
                    self.tr("Print-ready"), self.tr("Card held"), self.tr("Gap"),
                    self.tr("Card held (%)"))  # fmt: skip
        return headings, [
            (row.name, row.district, row.tally.obliged, row.tally.recorded, row.tally.ready,
             row.tally.held, row.tally.missing, round(100 * row.tally.share, 2))
            for row in self._model.rows
        ]  # fmt: skip

    # -- doing -----------------------------------------------------------------------------

    def _on_view(self, place: int) -> None:
        self._stack.setCurrentIndex(min(place, 1))
        self._measure.setVisible(place == 0)
        self._table.setColumnHidden(1, place == 2)
        self._show()

    def _choose_row(self, row: int) -> None:
        self._viewmodel.choose(self._model.row(row).code)

    def _on_row_opened(self, row: int) -> None:
        self._choose_row(row)
        self.people_wanted.emit(None)

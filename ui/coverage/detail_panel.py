"""One area: how far it is, what its gap consists of, and how it came there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.coverage.figures import GapPart, tally
from ektp_desk.coverage.rules import Stage
from ui.context import Context
from ui.coverage.funnel import Funnel
from ui.coverage.trend_chart import Point, TrendChart
from ui.coverage.viewmodel import NOWHERE, CoverageViewModel
from ui.coverage.words import part_name, part_share, percent
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Caption


class DetailPanel(Panel):
    """`people_wanted` with a part of the gap as (stage, reason), or None for the whole gap."""

    people_wanted = Signal(object)

    def __init__(
        self, context: Context, viewmodel: CoverageViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Whole city"), parent)
        self._context = context
        self._viewmodel = viewmodel
        self.title.setObjectName("coverageArea")
        self._back = QuietButton(self.tr("Whole city"), context.icons.icon("chevron-left"))
        self._back.setObjectName("wholeCity")
        self._back.clicked.connect(lambda: viewmodel.choose(""))
        self.header.addWidget(self._back)
        self._funnel = Funnel(
            context.theme,
            (self.tr("Obliged"), self.tr("Recorded"), self.tr("Print-ready"),
             self.tr("Card held")),
        )  # fmt: skip
        self._funnel.setAccessibleName(self.tr("From obliged to card held"))
        self.body.addWidget(self._funnel)
        self._build_gap()
        self._trend = TrendChart(context.theme, self.tr("recorded"), self.tr("card held"))
        self._trend.setLocale(context.locale)
        self._trend.setObjectName("coverageTrend")
        self._trend.setAccessibleName(self.tr("Towards 100 %"))
        self.body.addWidget(self._trend, 4)
        viewmodel.changed.connect(self._show)
        viewmodel.trend_changed.connect(self._show_trend)

    def _build_gap(self) -> None:
        context = self._context
        row = QHBoxLayout()
        self._gap_title = Caption("")
        self._gap_title.setObjectName("gapTitle")
        self._all = Button(self.tr("List of names…"), context.icons.icon("users"))
        self._all.setObjectName("gapPeople")
        self._all.clicked.connect(lambda: self.people_wanted.emit(None))
        row.addWidget(self._gap_title, 1)
        row.addWidget(self._all)
        self.body.addLayout(row)
        self._model: RowsModel[GapPart] = RowsModel(
            [
                Column(self.tr("What the gap consists of"), self._name, tooltip=self._name),
                Column(self.tr("People"), lambda part: context.number(part.people), align="right"),
                Column(self.tr("of the gap"), self._share, align="right"),
            ]
        )
        self._table = DataTable(context.theme)
        self._table.setObjectName("gapParts")
        self._table.setAccessibleName(self.tr("What the gap consists of"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("Nobody is missing here: 100 %."))
        self._table.fit({0: "stretch", 1: 70, 2: 92})
        self._table.verticalHeader().setDefaultSectionSize(30)
        self._table.row_activated.connect(self._on_part)
        self.body.addWidget(self._table, 6)

    def _name(self, part: GapPart) -> str:
        name = part_name(self._context, (part.stage, part.why))
        if part.stage is Stage.UNRECORDED:
            return name
        return self.tr("Recorded: {state}").format(state=name)

    def _share(self, part: GapPart) -> str:
        return part_share(self._context, part, tally(self._viewmodel.cells))

    def _show(self) -> None:
        model, number = self._viewmodel, self._context.number
        sums = tally(model.cells)
        self.title.setText(self.area_name())
        self._back.setVisible(bool(model.area))
        whole = sums.obliged or 1
        self._funnel.set_bars(
            (
                (1.0, number(sums.obliged)),
                *((value / whole, f"{number(value)} · {percent(self._context, value / whole)}")
                  for value in (sums.recorded, sums.ready, sums.held)),
            )
        )  # fmt: skip
        self._gap_title.setText(
            self.tr("Gap to 100 %: {count} people").format(count=number(sums.missing))
        )
        self._all.setEnabled(sums.missing > 0)
        self._model.set_rows(model.gap)

    def area_name(self) -> str:
        """What the area chosen is called."""
        area = self._viewmodel.area
        if not area:
            return self.tr("Whole city")
        if area == NOWHERE:
            return self.tr("Without a village")
        village = self._viewmodel.village(area)
        if village is not None:
            return f"{village.name} · {village.district}"
        return self._viewmodel.district(area)

    def _show_trend(self) -> None:
        context = self._context
        self._trend.set_points(
            tuple(
                Point(
                    context.short_month(point.day),
                    100 * point.tally.recorded_share,
                    100 * point.tally.share,
                    self.tr("{day}: {recorded} recorded, {held} with a card").format(
                        day=context.day(point.day),
                        recorded=percent(context, point.tally.recorded_share),
                        held=percent(context, point.tally.share),
                    ),
                )
                for point in self._viewmodel.trend
            )
        )

    def _on_part(self, row: int) -> None:
        part = self._model.row(row)
        self.people_wanted.emit((part.stage, part.why))

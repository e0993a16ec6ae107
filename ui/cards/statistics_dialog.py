"""How printing went over a period: by printer and by operator, against the usual spoilage."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabBar, QWidget

from ektp_desk.cards.rules import SpoilReason
from ektp_desk.cards.rules_statistics import TYPICAL_SPOILAGE
from ektp_desk.cards.statistics import PrintStatistics, TallyRow, print_statistics
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.export import write_table
from ui.context import Context
from ui.followup.period import Period
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.series_chart import Kind, Series, SeriesChart
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable

SIZE = (1160, 690)
A_MONTH = timedelta(days=29)
PER_CENT = 100


class StatisticsDialog(Dialog):
    """The last thirty days at first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Statistics of printing")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._found: PrintStatistics | None = None
        self.body.addLayout(self._build_head())
        self.body.addLayout(self._build_tiles())
        self._chart = SeriesChart(context.theme, Kind.GROUPED, named=True)
        self._chart.setObjectName("spoilChart")
        self._chart.setAccessibleName(self.tr("Spoiled, per cent of all pieces"))
        self.body.addWidget(self._chart, 2)
        self.body.addWidget(self._build_table(), 3)
        export = Button(self.tr("Export as XLSX…"), context.icons.icon("file-spreadsheet"))
        export.setObjectName("exportStatistics")
        export.clicked.connect(self._on_export)
        self.add_aside(export)
        self.set_primary(self.tr("Close"), self.accept)
        self._load()

    def _build_head(self) -> QHBoxLayout:
        today = self._context.today()
        self._period = Period(self._context, "statistics", today - A_MONTH, today)
        self._period.changed.connect(self._load)
        self._tabs = QTabBar()
        self._tabs.setObjectName("statisticsTabs")
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("By printer"))
        self._tabs.addTab(self.tr("By operator"))
        self._tabs.currentChanged.connect(self._show_rows)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._period)
        return head

    def _build_tiles(self) -> QHBoxLayout:
        self._good = StatTile("", self.tr("good"))
        self._spoiled = StatTile("", self.tr("spoiled"))
        self._rate = StatTile("", self.tr("spoiled; usual {rate}").format(
            rate=self._share(TYPICAL_SPOILAGE)))  # fmt: skip
        self._pace = StatTile("", self.tr("pieces an hour of work"))
        self._time = StatTile("", self.tr("median time of a piece"))
        tiles = (self._good, self._spoiled, self._rate, self._pace, self._time)
        return tiles_row(tiles, spacing=12)

    def _build_table(self) -> DataTable:
        number = self._context.number
        self._model: RowsModel[TallyRow] = RowsModel(
            [
                Column(self.tr("Name"), self._name, tooltip=self._name),
                Column(self.tr("Good"), lambda row: number(row.tally.good), align="right"),
                *(self._reason_column(reason) for reason in SpoilReason),
                Column(self.tr("Unknown"), lambda row: number(row.tally.unknown), align="right"),
                Column(self.tr("Spoiled"), lambda row: self._share(row.tally.spoil_rate),
                       align="right", tone=self._rate_tone),
                Column(self.tr("An hour"), lambda row: self._decimal(row.tally.per_hour),
                       align="right"),
                Column(self.tr("Median"), lambda row: self._seconds(row.tally.seconds),
                       align="right"),
            ]
        )  # fmt: skip
        table = DataTable(self._context.theme)
        table.setObjectName("statistics")
        table.setAccessibleName(self.tr("Statistics of printing"))
        table.set_model(self._model)
        table.set_empty_text(self.tr("Nothing was printed in this time."))
        table.fit({0: "stretch", 1: 80, 2: 120, 3: 120, 4: 112, 5: 110, 6: 90, 7: 90, 8: 124})
        return table

    def _reason_column(self, reason: SpoilReason) -> Column:
        def pieces(row: TallyRow) -> str:
            return self._context.number(row.tally.spoiled[reason])

        title = self._context.say(f"spoil_reason.{reason}")
        return Column(title[:1].upper() + title[1:], pieces, align="right")

    # -- showing -----------------------------------------------------------------------------

    def _load(self) -> None:
        self._context.tasks.read(
            self, print_statistics, done=self._show, failed=self._on_refused, key="statistics",
            first=self._period.first, last=self._period.last,
        )  # fmt: skip

    def _show(self, found: PrintStatistics) -> None:
        self._found = found
        whole, number = found.whole, self._context.number
        self._good.show_value(number(whole.good))
        self._spoiled.show_value(number(whole.spoiled_pieces))
        high = whole.spoil_rate is not None and whole.spoil_rate > TYPICAL_SPOILAGE
        self._rate.show_value(self._share(whole.spoil_rate), "warning" if high else "text")
        self._pace.show_value(self._decimal(whole.per_hour))
        self._time.show_value(self._seconds(whole.seconds))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._found is None:
            return
        rows = self._found.operators if self._tabs.currentIndex() else self._found.printers
        self._model.set_rows(rows)
        rates = tuple(
            None if row.tally.spoil_rate is None else round(row.tally.spoil_rate * PER_CENT, 1)
            for row in rows
        )
        usual = (round(TYPICAL_SPOILAGE * PER_CENT, 1),) * len(rows)
        self._chart.set_series(
            [self._name(row) for row in rows],
            [
                Series(self.tr("Spoiled, per cent of all pieces"), rates, "accent"),
                Series(self.tr("Usual"), usual, "neutral"),
            ],
        )

    def _name(self, row: TallyRow) -> str:
        if row.name:
            return row.name
        return self.tr("No operator known") if self._tabs.currentIndex() else (
            self.tr("No printer registered"))  # fmt: skip

    def _rate_tone(self, row: TallyRow) -> str:
        rate = row.tally.spoil_rate
        return "negative" if rate is not None and rate > TYPICAL_SPOILAGE else "text"

    def _share(self, rate: float | None) -> str:
        return "–" if rate is None else self.tr("{number} %").format(
            number=self._decimal(rate * PER_CENT))  # fmt: skip

    def _decimal(self, value: float | None) -> str:
        return "–" if value is None else self._context.locale.toString(value, "f", 1)

    def _seconds(self, value: float | None) -> str:
        if value is None:
            return "–"
        minutes, seconds = divmod(round(value), 60)
        return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)

    # -- export ------------------------------------------------------------------------------

    def export_to(self, path: Path) -> None:
        """Write both tables as one, figures as figures."""
        headings, rows = self._exported()

        def write(_job: Job) -> str:
            write_table(path, headings, rows)
            return path.name

        self._context.tasks.run(self, write, done=self._on_written, failed=self._on_refused,
                                troubled=self._on_refused)  # fmt: skip

    def _exported(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        headings = (
            self.tr("By"), *self._model.titles[:-3], self.tr("Spoiled, %"),
            self.tr("Pieces an hour"), self.tr("Median, seconds"),
        )  # fmt: skip
        rows: list[tuple[object, ...]] = []
        if self._found is not None:
            for by, tallies in ((self.tr("Printer"), self._found.printers),
                                (self.tr("Operator"), self._found.operators)):  # fmt: skip
                rows += [(by, *self._figures(row)) for row in tallies]
        return headings, rows

    def _figures(self, row: TallyRow) -> tuple[object, ...]:
        one = row.tally
        return (
            row.name or "–", one.good, *(one.spoiled[reason] for reason in SpoilReason),
            one.unknown, _rounded(one.spoil_rate, PER_CENT), _rounded(one.per_hour),
            _rounded(one.seconds),
        )  # fmt: skip

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the statistics"), "", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def _on_written(self, name: str) -> None:
        self.tell(self.tr("Written: {name}").format(name=name))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self._model.set_rows(())
        self.refuse(self._context.refusal(error))


def _rounded(value: float | None, factor: int = 1) -> object:
    return "" if value is None else round(value * factor, 1)

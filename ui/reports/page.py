"""Laporan: a day, a month, a year in figures; the day sheet; PDF and XLSX."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.accounts.rules import Role
from ektp_desk.reports.queries import ServiceCount
from ektp_desk.reports.slips import OfficerLine
from ektp_desk.storage.manifest import Reason
from ui.context import Context
from ui.page import Page
from ui.reports.breach_dialog import BreachDialog
from ui.reports.closing_bar import ClosingBar
from ui.reports.closing_dialog import ClosingDialog
from ui.reports.compare_dialog import CompareDialog
from ui.reports.days_panel import DaysPanel
from ui.reports.viewmodel import ReportsViewModel, Span, step
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.chart import BarChart
from ui.widgets.inputs import DateField
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.texts import Heading, Muted, Title

FILE_NAMES = {Span.DAY: "%Y-%m-%d", Span.MONTH: "%Y-%m", Span.YEAR: "%Y"}
SPANS = (Span.DAY, Span.MONTH, Span.YEAR)


class ReportsPage(Page):
    """The period on top, its figures, then services, officers and the course of printing."""

    watched = frozenset({"ticket", "recording", "card", "handover", "stock", "central", "day"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = ReportsViewModel(context, self)
        self._build()
        model = self.viewmodel
        model.changed.connect(self._show)
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.saved.connect(self._on_saved)
        model.issued.connect(self._on_issued)

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Close the day, when another page wants that ("closing")."""
        if argument == "closing":
            self.viewmodel.find_open_day(self._on_close)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(14)
        page.addLayout(self._build_head())
        page.addLayout(self._build_period())
        self._notice = Notice()
        self._notice.setObjectName("reportsNotice")
        page.addWidget(self._notice)
        self._open_days = Notice()
        self._open_days.setObjectName("openDays")
        page.addWidget(self._open_days)
        self._closing = ClosingBar(self.context)
        self._closing.wanted.connect(self._on_close)
        page.addWidget(self._closing)
        page.addLayout(self._build_tiles())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_services(), 5)
        columns.addWidget(self._build_officers(), 6)
        self._days = DaysPanel(self.context)
        self._days.day_wanted.connect(lambda day: self._go(Span.DAY, day))
        columns.addWidget(self._days, 4)
        self._chart_panel = self._build_chart()
        columns.addWidget(self._chart_panel, 4)
        page.addLayout(columns, 1)
        self._seal = Muted("")
        page.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self._seal, 1)
        compare = QuietButton(self.tr("Compare a paper…"), self.context.icons.icon("shield-check"))
        compare.setObjectName("comparePaper")
        compare.clicked.connect(lambda: CompareDialog(self.context, self).open())
        foot.addWidget(compare)
        return foot

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Reports")))
        head.addStretch(1)
        self._xlsx = Button(self.tr("Export as XLSX…"), icons.icon("file-spreadsheet"))
        self._xlsx.setObjectName("exportXlsx")
        self._xlsx.clicked.connect(self._on_export)
        self._pdf = Button(self.tr("Save as PDF…"), icons.icon("file-text"))
        self._pdf.setObjectName("saveDaySheet")
        self._pdf.clicked.connect(self._on_save)
        self._print = PrimaryButton(
            self.tr("Print report"), icons.icon("printer", "accent_text"), "Ctrl+P"
        )
        self._print.setObjectName("printDaySheet")
        self._print.clicked.connect(self.viewmodel.print_report)
        self._breach = QuietButton(self.tr("Data breach…"), icons.icon("triangle-alert"))
        self._breach.setObjectName("openBreach")
        self._breach.clicked.connect(lambda: BreachDialog(self.context, self).exec())
        self._breach.setVisible(self.context.may(Role.SUPERVISOR, Role.ADMINISTRATOR))
        for button in (self._breach, self._xlsx, self._pdf, self._print):
            head.addWidget(button)
        return head

    def _build_period(self) -> QHBoxLayout:
        icons = self.context.icons
        row = QHBoxLayout()
        row.setSpacing(8)
        self._spans = QTabBar()
        self._spans.setObjectName("reportSpan")
        self._spans.setExpanding(False)
        for text in (self.tr("Day"), self.tr("Month"), self.tr("Year")):
            self._spans.addTab(text)
        self._spans.currentChanged.connect(
            lambda place: self._look_at(SPANS[place], self.viewmodel.day)
        )
        self._before = QuietButton("", icons.icon("chevron-left"))
        self._before.setAccessibleName(self.tr("Earlier"))
        self._before.setToolTip(self.tr("Earlier"))
        self._before.setObjectName("earlier")
        self._before.clicked.connect(lambda: self._step(-1))
        self._after = QuietButton("", icons.icon("chevron-right"))
        self._after.setAccessibleName(self.tr("Later"))
        self._after.setToolTip(self.tr("Later"))
        self._after.setObjectName("later")
        self._after.clicked.connect(lambda: self._step(1))
        self._name = Heading("")
        self._name.setWordWrap(False)
        self._name.setObjectName("reportPeriod")
        today = self.context.today()
        last = QDate(today.year, today.month, today.day)
        self._date = DateField("reportDate", self.context.locale, last)
        self._date.setAccessibleName(self.tr("Date"))
        self._date.setMaximumDate(last)
        self._date.dateChanged.connect(
            lambda day: self._look_at(self.viewmodel.span, day.toPython())
        )
        row.addWidget(self._spans)
        row.addSpacing(8)
        row.addWidget(self._before)
        row.addWidget(self._name)
        row.addWidget(self._after)
        row.addStretch(1)
        row.addWidget(self._date)
        return row

    def _build_tiles(self) -> QHBoxLayout:
        self._tiles = {name: StatTile("", text) for name, text in self._figures().items()}
        return tiles_row(self._tiles.values(), spacing=12)

    def _figures(self) -> dict[str, str]:
        """What the figures are called, in their order."""
        return {
            "recorded": self.tr("recorded"),
            "printed": self.tr("cards printed"),
            "spoiled": self.tr("blanks spoiled"),
            "handed_over": self.tr("cards handed over"),
            "received": self.tr("blanks received"),
            "sukets": self.tr("sukets issued"),
            "identities": self.tr("IKD activated"),
        }

    def _build_services(self) -> Panel:
        panel = Panel(self.tr("Queue numbers"))
        language = self.context.sentences.language
        number = self.context.number
        self._services_model: RowsModel[ServiceCount] = RowsModel(
            [
                Column(
                    self.tr("Service"),
                    lambda row: row.en_name if language == "en" else row.id_name,
                    tooltip=lambda row: row.en_name if language == "en" else row.id_name,
                ),
                Column(self.tr("Taken"), lambda row: number(row.taken), align="right"),
                Column(self.tr("Done"), lambda row: number(row.done), align="right"),
                Column(self.tr("No-show"), lambda row: number(row.no_show), align="right"),
            ]
        )
        table = DataTable(self.context.theme)
        table.setObjectName("reportServices")
        table.setAccessibleName(self.tr("Queue numbers"))
        table.set_model(self._services_model)
        table.set_empty_text(self.tr("No numbers in this time."))
        table.fit({0: "stretch", 1: 74, 2: 74, 3: 100})
        panel.body.addWidget(table, 1)
        return panel

    def _build_officers(self) -> Panel:
        self._officers_panel = Panel(self.tr("Officers"))
        self._officers_model: RowsModel[OfficerLine] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Served"), lambda row: str(row.served), align="right"),
                Column(self.tr("Recorded"), lambda row: str(row.recorded), align="right"),
                Column(self.tr("Printed"), lambda row: str(row.printed), align="right"),
                Column(self.tr("Given"), lambda row: str(row.handed_over), align="right"),
            ]
        )
        table = DataTable(self.context.theme)
        table.setObjectName("reportOfficers")
        table.setAccessibleName(self.tr("Officers"))
        table.set_model(self._officers_model)
        table.set_empty_text(self.tr("Nothing done yet."))
        table.fit({0: "stretch", 1: 82, 2: 96, 3: 86, 4: 100})
        self._officers_panel.body.addWidget(table, 1)
        return self._officers_panel

    def _build_chart(self) -> Panel:
        panel = Panel(self.tr("Cards printed"))
        self._chart = BarChart(self.context.theme)
        self._chart.setObjectName("reportChart")
        panel.body.addWidget(self._chart, 1)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        model = self.viewmodel
        day_span = model.span is Span.DAY
        self._name.setText(self._period_name())
        self._after.setEnabled(not model.at_the_end)
        self._officers_panel.setVisible(day_span)
        self._days.setVisible(model.span is Span.MONTH)
        self._days.show_days(model.days)
        self._chart_panel.setVisible(not day_span)
        self._closing.show_state(model.state)
        self._show_open_days()
        if model.figures is not None:
            for name, tile in self._tiles.items():
                tile.show_value(self.context.number(getattr(model.figures, name)))
            self._services_model.set_rows(model.figures.tickets)
        self._officers_model.set_rows(model.slip.officers if model.slip else ())
        self._chart.set_bars([(self._bar_name(bar.start), bar.printed, "accent")
                              for bar in model.bars])  # fmt: skip
        self._seal.setVisible(model.slip is not None)
        if model.slip is not None:
            self._seal.setText(
                self.tr("Log: {count} entries, head {seal}").format(
                    count=self.context.number(model.slip.audit_count),
                    seal=model.slip.audit_hash[:16],
                )
            )

    def _show_open_days(self) -> None:
        """Days before today that nobody closed: closed in their order, the oldest first."""
        days = self.viewmodel.open_days
        if not days or not self.context.may(Role.SUPERVISOR) or self.viewmodel.day == days[0]:
            self._open_days.clear()
            return
        self._open_days.show_notice(
            self.tr("Days before today that are not closed: {count}. The oldest is {day}.").format(
                count=self.context.number(len(days)), day=self.context.day(days[0])
            ),
            "warning", self.tr("Open that day"), lambda: self._go(Span.DAY, days[0]),
        )  # fmt: skip

    def _period_name(self) -> str:
        start, _ = self.viewmodel.bounds
        place = QDate(start.year, start.month, start.day)
        patterns = {Span.DAY: "dddd, d MMMM yyyy", Span.MONTH: "MMMM yyyy", Span.YEAR: "yyyy"}
        return self.context.locale.toString(place, patterns[self.viewmodel.span])

    def _bar_name(self, start: date) -> str:
        if self.viewmodel.span is Span.YEAR:
            return self.context.locale.toString(QDate(start.year, start.month, 1), "MMM")
        return str(start.day)

    # -- doing -----------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        span = self.viewmodel.span
        self._look_at(span, step(span, self.viewmodel.day, by))

    def _look_at(self, span: Span, day: date) -> None:
        """Another period: what was said about the last one is over."""
        self._notice.clear()
        self.viewmodel.show(span, day)

    def _go(self, span: Span, day: date) -> None:
        self._spans.blockSignals(True)
        self._spans.setCurrentIndex(SPANS.index(span))
        self._spans.blockSignals(False)
        self._look_at(span, day)

    def _on_close(self, day: date) -> None:
        dialog = ClosingDialog(self.context, day, self)
        if dialog.exec() and dialog.closing is not None:
            self.context.requests.backup_wanted.emit(Reason.CLOSING)
            self._notice.show_notice(
                self.tr("{day} is closed, number {number}.").format(
                    day=self.context.day(day), number=self.context.number(dialog.closing.number)
                ),
                "positive",
            )

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), f"{self.tr('report')} {self._file_name()}.pdf",
            "PDF (*.pdf)",
        )  # fmt: skip
        if name:
            self.viewmodel.save_report(Path(name))

    def _on_export(self) -> None:
        day_span = self.viewmodel.span is Span.DAY
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the figures"), f"{self.tr('report')} {self._file_name()}.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)" if day_span else "XLSX (*.xlsx)",
        )  # fmt: skip
        if not name:
            return
        if day_span:
            self.viewmodel.export(Path(name), *self.table())
        else:
            self.viewmodel.export_period(Path(name))

    def _file_name(self) -> str:
        start, _ = self.viewmodel.bounds
        return f"{start:{FILE_NAMES[self.viewmodel.span]}}"

    def table(self) -> tuple[tuple[str, ...], list[tuple]]:
        """The figures shown as headings and rows."""
        figures = self.viewmodel.figures
        assert figures is not None
        headings = (self.tr("Figure"), self.tr("Number"), self.tr("Done"), self.tr("No-show"))
        names = self._figures()
        rows: list[tuple] = [(self._period_name(), "", "", "")]
        rows += [(text, getattr(figures, name), "", "") for name, text in names.items()]
        rows += [
            (self.tr("visits"), figures.visits, "", ""),
            (self.tr("recorded on visits"), figures.visit_recorded, "", ""),
        ]
        for line in figures.tickets:
            name = self.context.service_name(line.id_name, line.en_name)
            rows.append((name, line.taken, line.done, line.no_show))
        rows += [(self._bar_name(bar.start), bar.printed, "", "") for bar in self.viewmodel.bars]
        return headings, rows

    def _on_saved(self, name: str) -> None:
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

    def _on_issued(self, _paper: object) -> None:
        self.context.requests.message.emit(
            self.tr("The report {period} is printing.").format(period=self._period_name()), None
        )

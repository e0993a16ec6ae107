"""Turning 17: by month and by school, the names, and the election day they vote on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.rules import Stage
from ektp_desk.coverage.schools import Turning
from ui.context import Context
from ui.coverage.school_dialog import SchoolsDialog
from ui.coverage.sorting import SortedTable
from ui.coverage.turning_viewmodel import A_YEAR, TurningViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.inputs import DateField
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.series_chart import Kind, Series, SeriesChart
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Caption


@dataclass(frozen=True)
class SchoolLine:
    """One school's pupils who turn 17; `code` is its choice."""

    code: tuple[int | None] | None
    name: str
    people: int
    recorded: int
    ready: int


class TurningPart(QWidget):
    """`person_wanted` opens a person of the list."""

    person_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.viewmodel = TurningViewModel(context, self)
        self._build()
        model = self.viewmodel
        model.changed.connect(self._show)
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.saved.connect(self._on_saved)

    def load(self) -> None:
        """Read again what is shown."""
        self.viewmodel.load()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        self._notice = Notice()
        column.addWidget(self._notice)
        row = QHBoxLayout()
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._build_months(), 4)
        left.addWidget(self._build_schools(), 5)
        row.addLayout(left, 4)
        row.addWidget(self._build_people(), 5)
        column.addLayout(row, 1)

    def _build_head(self) -> QHBoxLayout:
        icons, today = self._context.icons, self._context.today()
        head = QHBoxLayout()
        head.setSpacing(8)
        self._summary = Body("")
        self._summary.setObjectName("turningSummary")
        head.addWidget(self._summary, 1)
        may = self._context.may(Role.SUPERVISOR, Role.ADMINISTRATOR)
        label = Caption(self.tr("Election day"))
        self._day = DateField("electionDay", self._context.locale, _qdate(today + A_YEAR))
        self._day.setAccessibleName(self.tr("Election day"))
        self._day.setMinimumDate(_qdate(today).addDays(1))
        label.setBuddy(self._day)
        self._set = Button(self.tr("Count until this day"), icons.icon("calendar"))
        self._set.setObjectName("setElectionDay")
        self._set.clicked.connect(self._on_set)
        self._unset = QuietButton(self.tr("No election"))
        self._unset.setObjectName("unsetElectionDay")
        self._unset.clicked.connect(lambda: self.viewmodel.set_election_day(None))
        self._manage = Button(self.tr("Schools…"), icons.icon("school"))
        self._manage.setObjectName("manageSchools")
        self._manage.clicked.connect(self._on_schools)
        for widget in (label, self._day, self._set, self._unset, self._manage):
            if not may:
                widget.hide()
            head.addWidget(widget)
        return head

    def _build_months(self) -> Panel:
        panel = Panel(self.tr("By month"))
        self._chart = SeriesChart(self._context.theme, Kind.STACKED)
        self._chart.setObjectName("turningChart")
        self._chart.setAccessibleName(panel.title.text())
        panel.body.addWidget(self._chart, 1)
        return panel

    def _build_schools(self) -> Panel:
        panel = Panel(self.tr("By school"))
        number = self._context.number
        self._lines: RowsModel[SchoolLine] = RowsModel(
            [
                Column(self.tr("School"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Turn 17"), lambda row: number(row.people), align="right"),
                Column(self.tr("Recorded"), lambda row: number(row.recorded), align="right"),
                Column(self.tr("Print-ready"), lambda row: number(row.ready), align="right"),
            ]
        )
        self._schools = SortedTable(
            self._context.theme, self._lines,
            (lambda row: (row.code is not None, row.name), lambda row: row.people,
             lambda row: row.recorded, lambda row: row.ready),
        )  # fmt: skip
        self._schools.setObjectName("turningSchools")
        self._schools.setAccessibleName(panel.title.text())
        self._schools.fit({0: "stretch", 1: 88, 2: 92, 3: 96})
        self._schools.clicked.connect(lambda index: self._choose(school=index.row()))
        self._schools.row_activated.connect(lambda row: self._choose(school=row))
        panel.body.addWidget(self._schools, 1)
        return panel

    def _build_people(self) -> Panel:
        panel = Panel(self.tr("Names"))
        self._panel = panel
        self._export = Button(
            self.tr("Export as XLSX…"), self._context.icons.icon("file-spreadsheet")
        )
        self._export.setObjectName("exportTurning")
        self._export.clicked.connect(self._on_export)
        self._months = QComboBox()
        self._months.setObjectName("turningMonth")
        self._months.setAccessibleName(self.tr("Month"))
        self._months.currentIndexChanged.connect(lambda _place: self._on_month())
        panel.header.addWidget(self._months)
        panel.header.addWidget(self._export)
        day, say = self._context.short_day, self._context.say
        self._people: RowsModel[Turning] = RowsModel(
            [
                Column(self.tr("Turns 17"), lambda row: f"{day(row.turns_on)} {row.turns_on.year}"),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Class"), lambda row: row.class_name),
                Column(self.tr("State"), lambda row: say(f"stage.{row.stage}"), tone=_tone),
            ]
        )
        table = DataTable(self._context.theme)
        table.setObjectName("turningPeople")
        table.setAccessibleName(self.tr("Who turns 17"))
        table.set_model(self._people)
        table.set_empty_text(self.tr("Nobody turns 17 in this time."))
        table.fit({0: 104, 1: "stretch", 2: 152, 3: 64, 4: 130})
        table.row_activated.connect(
            lambda row: self.person_wanted.emit(self._people.row(row).resident_id)
        )
        panel.body.addWidget(table, 1)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        model, number = self.viewmodel, self._context.number
        open_ = sum(one.stage is Stage.UNRECORDED for one in model.people)
        text = self.tr("Until {day} {people} people turn 17; {open} of them are not recorded yet.")
        self._summary.setText(
            text.format(
                day=self._context.day(model.until),
                people=number(len(model.people)),
                open=number(open_),
            )
        )
        if model.election_day is not None:
            self._day.setDate(_qdate(model.election_day))
        self._unset.setEnabled(model.election_day is not None)
        self._show_months()
        self._schools.show_rows(self._school_lines())
        self._people.set_rows(model.shown)
        self._panel.title.setText(self.tr("Names ({count})").format(count=number(len(model.shown))))
        self._export.setEnabled(bool(model.shown))

    def _show_months(self) -> None:
        months: dict[date, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for row in self.viewmodel.counts:
            recorded, open_ = months[row.month]
            months[row.month] = (recorded + row.recorded, open_ + row.people - row.recorded)
        self._fill_months(list(months))
        self._chart.set_series(
            [self._context.short_month(month) for month in months],
            [
                Series(self.tr("recorded"), tuple(float(a) for a, _ in months.values()), "accent"),
                Series(self.tr("not recorded yet"), tuple(float(b) for _, b in months.values()),
                       "warning"),
            ],
        )  # fmt: skip

    def _fill_months(self, months: list[date]) -> None:
        wanted = [None, *months]
        if [self._months.itemData(place) for place in range(self._months.count())] == wanted:
            return
        self._months.blockSignals(True)
        self._months.clear()
        self._months.addItem(self.tr("All months"), None)
        for month in months:
            self._months.addItem(self._context.short_month(month), month)
        known = self.viewmodel.month in months
        self._months.setCurrentIndex(wanted.index(self.viewmodel.month) if known else 0)
        self._months.blockSignals(False)

    def _school_lines(self) -> list[SchoolLine]:
        sums: dict[tuple[int | None, str], tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
        for row in self.viewmodel.counts:
            a, b, c = sums[row.school_id, row.school]
            sums[row.school_id, row.school] = (a + row.people, b + row.recorded, c + row.ready)
        lines = [
            SchoolLine((school_id,), name or self.tr("School not known"), *counts)
            for (school_id, name), counts in sorted(
                sums.items(), key=lambda one: (one[0][0] is None, one[0][1])
            )
        ]
        whole = [sum(getattr(line, name) for line in lines) for name in
                 ("people", "recorded", "ready")]  # fmt: skip
        return [SchoolLine(None, self.tr("All"), *whole), *lines]

    # -- doing -----------------------------------------------------------------------------

    def _choose(self, *, school: int) -> None:
        self.viewmodel.choose(month=self.viewmodel.month, school=self._lines.row(school).code)

    def _on_month(self) -> None:
        self.viewmodel.choose(month=self._months.currentData(), school=self.viewmodel.school)

    def _on_set(self) -> None:
        chosen = self._day.date()
        self.viewmodel.set_election_day(date(chosen.year(), chosen.month(), chosen.day()))

    def _on_schools(self) -> None:
        dialog = SchoolsDialog(self._context, self.viewmodel, self)
        dialog.exec()
        dialog.deleteLater()
        self.load()

    def _on_export(self) -> None:
        proposed = self.tr("turning 17 until {day}.xlsx").format(day=self.viewmodel.until)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), proposed, "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if not name:
            return
        say = self._context.say
        headings = (self.tr("Turns 17"), self.tr("Name"), self.tr("NIK"), self.tr("School"),
                    self.tr("Class"), self.tr("Village"), self.tr("State"))  # fmt: skip
        rows: list[tuple[object, ...]] = [
            (one.turns_on.isoformat(), one.name, one.masked_nik, one.school, one.class_name,
             one.village, say(f"stage.{one.stage}"))
            for one in self.viewmodel.shown
        ]  # fmt: skip
        self.viewmodel.export(Path(name), headings, rows)

    def _on_saved(self, name: str) -> None:
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")


def _tone(row: Turning) -> str:
    return "warning" if row.stage is Stage.UNRECORDED else "text"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

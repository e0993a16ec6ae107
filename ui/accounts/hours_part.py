"""When the office is open: the usual week, and the days that are not like others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.accounts import open_days, opening
from ektp_desk.accounts.hours import WEEKDAYS, read_periods, say_periods
from ektp_desk.accounts.open_days import ComingDay, HoursNow
from ektp_desk.accounts.rules import RANGES
from ektp_desk.kernel.errors import OfficeError
from ui.accounts.own_day_dialog import OwnDayDialog
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.form import Form
from ui.widgets.inputs import TimeField
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

WEEK_WIDTH, SHORT = 316, 3


class HoursPart(Part):
    """The week is edited and saved together; days are decided one by one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.panel.hide()
        self._shown: HoursNow | None = None
        self._form = Form()
        self._lines: dict[str, QLineEdit] = {}
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_week())
        columns.addWidget(self._build_days(), 1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(columns, 1)

    def refresh(self) -> None:
        self.context.tasks.read(
            self, open_days.hours_now, done=self._show, key="hours", day=self.context.today()
        )

    # -- building --------------------------------------------------------------------------

    def _build_week(self) -> Panel:
        panel = Panel(self.tr("Opening hours"))
        panel.setFixedWidth(WEEK_WIDTH)
        self._notice = Notice()
        panel.body.addWidget(self._notice)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(
            Muted(self.tr("Write 08.00–12.00, 13.00–16.00; the gap is the break, empty is closed."))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, weekday in enumerate(WEEKDAYS):
            line = QLineEdit()
            line.setObjectName(f"hours_{weekday}")
            line.setPlaceholderText(self.tr("closed"))
            self._lines[weekday] = line
            self._beside(grid, place, weekday, self.context.say(f"weekday.{weekday}"), line)
        column.addLayout(grid)
        self._noon = TimeField("afternoonFrom", *RANGES["afternoon_from"])
        noon = self._form.add("afternoon_from", self.tr("Afternoon quotas begin at"), self._noon)
        column.addWidget(noon)
        column.addStretch(1)
        area = ScrollArea()
        area.setWidget(inside)
        panel.body.addWidget(area, 1)
        self._save = PrimaryButton(self.tr("Save the week"))
        self._save.setObjectName("saveWeek")
        self._save.clicked.connect(self._on_save)
        panel.body.addWidget(self._save)
        return panel

    def _beside(
        self, grid: QGridLayout, place: int, name: str, label: str, editor: QLineEdit
    ) -> None:
        """A field with its label at the left: seven of them have room that way."""
        field = self._form.add(name, label, editor)
        field.label.hide()
        left = QLabel(label)
        left.setFixedHeight(editor.sizeHint().height())
        grid.addWidget(left, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, place, 1)

    def _build_days(self) -> Panel:
        panel = Panel(self.tr("Coming days off"))
        self._toggle = QuietButton(self.tr("Open on this day"))
        self._toggle.setObjectName("toggleDay")
        self._toggle.clicked.connect(self._on_toggle)
        add = Button(self.tr("Add a day…"), self.context.icons.icon("plus"))
        add.setObjectName("addDay")
        add.clicked.connect(lambda: OwnDayDialog(self.context, self).exec())
        panel.header.addWidget(self._toggle)
        panel.header.addWidget(add)
        self._model: RowsModel[ComingDay] = RowsModel(
            [
                Column(self.tr("Day"), self._day_text),
                Column(self.tr("Name"), lambda row: row.name or "–",
                       tooltip=lambda row: row.name),
                Column(self.tr("From"), self._origin),
                Column(self.tr("Office"),
                       lambda row: self.tr("open") if row.open else self.tr("closed"),
                       tone=lambda row: "positive" if row.open else "text"),
            ]
        )  # fmt: skip
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("comingDays")
        self._table.setAccessibleName(self.tr("Coming days off"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No day off in the year to come."))
        self._table.fit({0: 146, 1: "stretch", 2: 108, 3: 66})
        self._table.selectionModel().currentRowChanged.connect(self._show_row)
        panel.body.addWidget(self._table, 1)
        panel.body.addWidget(
            Muted(
                self.tr(
                    "Joint leave is announced late and some feasts are estimates: "
                    "decide such days here."
                )
            )
        )
        return panel

    def _day_text(self, row: ComingDay) -> str:
        weekday = self.context.say(f"weekday.{WEEKDAYS[row.day.weekday()]}")[:SHORT]
        return f"{weekday}, {self.context.short_day(row.day)} {row.day.year}"

    def _origin(self, row: ComingDay) -> str:
        if row.own:
            return self.tr("the office")
        return self.tr("joint leave") if row.joint_leave else self.tr("holiday")

    # -- showing ---------------------------------------------------------------------------

    def _show(self, now: HoursNow) -> None:
        row = self._row()
        self._model.set_rows(now.days)
        for place, one in enumerate(now.days):
            if row is not None and one.day == row.day:
                self._table.selectRow(place)
        self._show_row()
        if self._shown is not None and self._is_typed_on(self._shown):
            return  # somebody is typing here: nothing is taken away
        self._shown = now
        for number, weekday in enumerate(WEEKDAYS):
            self._lines[weekday].setText(say_periods(now.week.get(number, ())))
        self._noon.show_minutes(now.afternoon_from)

    def _is_typed_on(self, shown: HoursNow) -> bool:
        texts = [say_periods(shown.week.get(number, ())) for number in range(7)]
        same = texts == [line.text() for line in self._lines.values()]
        return not same or shown.afternoon_from != self._noon.minutes

    def _show_row(self) -> None:
        row = self._row()
        self._toggle.setEnabled(row is not None)
        if row is not None and row.own:
            self._toggle.set_text(self.tr("Take the decision back"))
        else:
            self._toggle.set_text(self.tr("Open on this day"))

    def _row(self) -> ComingDay | None:
        place = self._table.current_row()
        return self._model.row(place) if place is not None else None

    # -- doing -----------------------------------------------------------------------------

    def _on_save(self) -> None:
        self._form.clear()
        week = {}
        for number, (weekday, line) in enumerate(self._lines.items()):
            periods = read_periods(line.text())
            if periods is None:
                self._form.refuse(weekday, self.context.say("hours.periods"))
                return
            week[number] = periods

        def done(_none: object) -> None:
            self._shown = None
            self._notice.show_notice(self.tr("Saved."), "positive")
            self.refresh()

        self.context.tasks.write(
            self, opening.save_week, done=done, refused=self._on_refused, busy=self._rest,
            week=week, afternoon_from=self._noon.minutes,
        )  # fmt: skip

    def _on_toggle(self) -> None:
        row = self._row()
        if row is None:
            return
        tasks = self.context.tasks
        if row.own:
            tasks.write(self, opening.remove_own_day, refused=self._on_refused, day=row.day)
        else:
            tasks.write(self, opening.set_own_day, refused=self._on_refused, day=row.day,
                        open_=not row.open, name="")  # fmt: skip

    def _rest(self, resting: bool) -> None:
        self._save.setEnabled(not resting)

    def _on_refused(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self._notice.show_notice(sentence, "negative")

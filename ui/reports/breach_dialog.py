"""The facts of a personal data breach: who got to whose data, and the three days."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.queries import OfficerRow
from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports import breach
from ektp_desk.reports.breach import Breach
from ektp_desk.reports.breach_papers import LONGEST, issue_breach, sheets
from ektp_desk.reports.rules_breach import Question, time_left
from ektp_desk.residents.export import write_book
from ui.context import Context
from ui.reports.breach_people import PeopleChosen
from ui.reports.breach_tables import BreachActsTable, BreachPeopleTable
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.moment import MomentField
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table_tabs import TableTabs

SIZE = (1220, 690)
LOOKED_BACK = timedelta(days=7)


class BreachDialog(Dialog):
    """What is asked on top, the figures, then people and accesses, a tab each."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Personal data breach: the facts")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._found: Breach | None = None
        self._form = Form()
        self.body.addLayout(self._build_question())
        self._build_tiles()
        self._affected, self._acts = BreachPeopleTable(context), BreachActsTable(context)
        self.body.addWidget(TableTabs("breachTabs", (self._affected, self._acts)), 1)
        self._build_buttons()
        self.add_cancel(self.tr("Close"))
        self._since.setFocus()
        tasks = context.tasks
        tasks.read(self, accounts.officers, done=self._on_officers, key="officers")
        tasks.read(self, breach.stations, done=self._on_stations, key="stations")

    # -- building --------------------------------------------------------------------------

    def _build_question(self) -> QGridLayout:
        context = self._context
        now = context.clock.now().astimezone(context.zone)
        self._since = MomentField("breachSince", context.locale, now - LOOKED_BACK)
        self._until = MomentField("breachUntil", context.locale, now + timedelta(minutes=1))
        self._known = MomentField("breachKnown", context.locale, now)
        self._officer = QComboBox()
        self._officer.setObjectName("breachOfficer")
        self._officer.addItem(self.tr("Everybody"), None)
        self._station = QComboBox()
        self._station.setObjectName("breachStation")
        self._station.setEditable(True)
        typed = QLineEdit()
        typed.setObjectName("breachStationText")
        typed.setPlaceholderText(self.tr("all"))
        self._station.setLineEdit(typed)
        self._station.addItem("")
        self._people = PeopleChosen(context)
        self._happened = QLineEdit()
        self._happened.setObjectName("breachHappened")
        self._happened.setMaxLength(LONGEST)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        form = self._form
        for place, (name, label, editor) in enumerate(
            (
                ("since", self.tr("From"), self._since),
                ("until", self.tr("To"), self._until),
                ("known_at", self.tr("Became known"), self._known),
                ("officer", self.tr("Officer"), self._officer),
                ("station", self.tr("Computer"), self._station),
                ("people", self.tr("Whose data"), self._people),
            )
        ):
            grid.addWidget(form.add(name, label, editor), place // 3, place % 3)
            grid.setColumnStretch(place % 3, 1)
        for field, label in ((self._since, self.tr("From")), (self._until, self.tr("To")),
                             (self._known, self.tr("Became known"))):  # fmt: skip
            field.name_parts(label, self.tr("{what}, time").format(what=label))
        happened = form.add("happened", self.tr("What happened (for the paper)"), self._happened)
        grid.addWidget(happened, 2, 0, 1, 3)
        return grid

    def _build_tiles(self) -> None:
        self._people_tile = StatTile("–", self.tr("people affected"))
        self._young = StatTile("–", self.tr("of them younger than 17"))
        self._unmasked = StatTile("–", self.tr("NIK opened in full"))
        self._acts_tile = StatTile("–", self.tr("accesses"))
        self._report_by = StatTile("–", self.tr("to be reported"))
        tiles = (self._people_tile, self._young, self._unmasked, self._acts_tile, self._report_by)
        for tile, name in zip(
            tiles, ("People", "Young", "Unmasked", "Acts", "ReportBy"), strict=True
        ):
            tile.setObjectName(f"breach{name}")
        self.body.addLayout(tiles_row(tiles, spacing=10))

    def _build_buttons(self) -> None:
        icons = self._context.icons
        self._export = Button(self.tr("Export…"), icons.icon("download"))
        self._export.setObjectName("exportBreach")
        self._export.clicked.connect(self._on_export)
        self._print = Button(self.tr("Print the facts"), icons.icon("printer"), "Ctrl+P")
        self._print.setObjectName("printBreach")
        self._print.clicked.connect(self._on_print)
        for button in (self._export, self._print):
            button.setEnabled(False)
            self.add_aside(button)
        self._look = self.set_primary(self.tr("Look up"), self._on_look)

    # -- showing ---------------------------------------------------------------------------

    def _on_officers(self, rows: tuple[OfficerRow, ...]) -> None:
        for row in rows:
            self._officer.addItem(row.full_name, row.id)

    def _on_stations(self, names: tuple[str, ...]) -> None:
        self._station.addItems(list(names))

    def _show(self, found: Breach) -> None:
        self.busy(False)
        self._found = found
        number = self._context.number
        for tile, count in (
            (self._people_tile, len(found.people)), (self._young, found.under_17),
            (self._unmasked, found.unmasked), (self._acts_tile, len(found.rows)),
        ):  # fmt: skip
            tile.show_value(number(count))
        self._show_clock(found)
        for table in (self._affected, self._acts):
            table.say_nothing_found()
        self._affected.rows.set_rows(found.people)
        self._acts.rows.set_rows(found.rows)
        for button in (self._export, self._print):
            button.setEnabled(True)

    def _show_clock(self, found: Breach) -> None:
        left = time_left(found.report_by, self._context.clock.now())
        hours = int(left.total_seconds() // 3600)
        late = left < timedelta(0)
        caption = (
            self.tr("to be reported: overdue")
            if late
            else self.tr("to be reported, {hours} hours left").format(hours=hours)
        )
        local = found.report_by.astimezone(self._context.zone)
        said = self.tr("{day}, {time}").format(
            day=self._context.short_day(local.date()), time=self._context.time(found.report_by)
        )
        self._report_by.show_value(said, "negative" if late else "text", caption=caption)

    # -- doing -----------------------------------------------------------------------------

    def _asked(self) -> tuple[Question, datetime]:
        zone = self._context.zone
        question = Question(
            self._since.moment(zone), self._until.moment(zone), self._officer.currentData(),
            self._station.currentText().strip(), self._people.ids,
        )  # fmt: skip
        return question, self._known.moment(zone)

    def _on_look(self) -> None:
        self.busy(True)
        self._form.clear()
        question, known_at = self._asked()
        self._context.tasks.write(
            self, breach.look_up, done=self._show, refused=self._on_refused,
            troubled=self._on_refused, question=question, known_at=known_at,
        )  # fmt: skip

    def _on_print(self) -> None:
        if self._found is not None:
            self._context.tasks.write(
                self, issue_breach, done=self._on_paper, refused=self._on_refused,
                troubled=self._on_refused, question=self._found.question,
                known_at=self._found.known_at, happened=self._happened.text(),
            )  # fmt: skip

    def _on_paper(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)
        self.tell(self.tr("The facts go to the printer."))

    def _on_export(self) -> None:
        if self._found is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), self.tr("facts of a breach") + ".xlsx", "XLSX (*.xlsx)"
        )
        if name:
            self._write(Path(name), self._found)

    def _write(self, path: Path, shown: Breach) -> None:
        """All of it, read anew in the act that notes that it was taken out."""
        tasks, context = self._context.tasks, self._context

        def write(_job: Job) -> Done[Breach]:
            require_target(path)
            done = tasks.desk.write(
                tasks.actor, breach.log_taken_out, question=shown.question, known_at=shown.known_at
            )
            write_book(path, sheets(done.result, context.say, context.zone))
            return done

        tasks.run(self, write, done=partial(self._on_written, path.name),
                  failed=self._on_refused, troubled=self._on_refused)  # fmt: skip

    def _on_written(self, name: str, done: Done[Breach]) -> None:
        self._context.tasks.announce(done.changes)
        self.tell(self.tr("Written: {name}").format(name=name))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        named = error.field if isinstance(error, OfficeError) else ""
        if named and self._form.refuse(named, sentence):
            self.busy(False)
        else:
            self.refuse(sentence)

"""Visits in a calendar and in lists, the chosen one beside them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import letters
from ektp_desk.outreach.queries_visits import VisitRow
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_visits import VisitPlan
from ektp_desk.papers.services import PaperRow
from ui.context import Context
from ui.outreach.bundle_dialog import BundleDialog
from ui.outreach.calendar import MonthGrid, tone_of
from ui.outreach.kits_dialog import KitsDialog
from ui.outreach.months import other_month
from ui.outreach.target_dialog import TargetDialog
from ui.outreach.visit_act_dialogs import (
    CancelVisitDialog,
    FinishVisitDialog,
    MoveVisitDialog,
    NotMetDialog,
)
from ui.outreach.visit_dialog import VisitDialog
from ui.outreach.visit_panel import VisitPanel
from ui.outreach.visit_words import hours, where
from ui.outreach.visits_viewmodel import Part, VisitsViewModel
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Heading

PANEL_WIDTH = 372
PAPERS = {
    "printAssignment": letters.issue_assignment,
    "printTargets": letters.issue_target_list,
    "printReport": letters.issue_visit_report,
}


class VisitsTab(Tab):
    """The month or a list at the left, at the right the visit with what comes next."""

    watched = frozenset({"outreach", "visit_request", "officer", "profile"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = VisitsViewModel(context, self)
        self._supervises = context.may(Role.SUPERVISOR)
        self._showing = False
        self.column.addLayout(self._build_head())
        row = QHBoxLayout()
        row.setSpacing(12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_calendar())
        self._stack.addWidget(self._build_list())
        row.addWidget(self._stack, 1)
        self.panel = VisitPanel(context)
        self.panel.setFixedWidth(PANEL_WIDTH)
        self.panel.wanted.connect(self._on_wanted)
        self.panel.row_chosen.connect(self._on_visit)
        row.addWidget(self.panel)
        self.column.addLayout(row, 1)
        self.viewmodel.rows_changed.connect(self._show_rows)
        self.viewmodel.visit_changed.connect(self._show_visit)
        self.viewmodel.refused.connect(self._on_refused)

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        self.parts = QTabBar()
        self.parts.setObjectName("visitParts")
        self.parts.setExpanding(False)
        for title in (self.tr("Calendar"), self.tr("To come"), self.tr("Past")):
            self.parts.addTab(title)
        self.parts.currentChanged.connect(lambda place: self.viewmodel.show(Part(place)))
        kits = QuietButton(self.tr("Kits…"), icons.icon("package"))
        kits.setObjectName("visitKits")
        kits.clicked.connect(lambda: KitsDialog(self.context, self).exec())
        plan = PrimaryButton(self.tr("Plan a visit…"), icons.icon("plus", "accent_text"), "F2")
        plan.setObjectName("planVisit")
        plan.clicked.connect(self._on_plan)
        head.addWidget(self.parts)
        head.addStretch(1)
        for button in (kits, plan):
            button.setVisible(self._supervises)
            head.addWidget(button)
        return head

    def _build_calendar(self) -> Panel:
        icons = self.context.icons
        panel = Panel()
        self._month = Heading("")
        self._month.setObjectName("visitMonth")
        self._month.setWordWrap(False)
        before = Button("", icons.icon("chevron-left"))
        after = Button("", icons.icon("chevron-right"))
        today = QuietButton(self.tr("Today"))
        for button, name, text in (
            (before, "monthBefore", self.tr("Month before")),
            (after, "monthAfter", self.tr("Month after")),
            (today, "monthToday", self.tr("Today")),
        ):
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setToolTip(text)
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        today.clicked.connect(lambda: self.viewmodel.choose_day(self.context.today()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._month, 1)
        for button in (today, before, after):
            row.addWidget(button)
        panel.body.addLayout(row)
        self.grid = MonthGrid(self.context)
        self.grid.day_chosen.connect(self.viewmodel.choose_day)
        self.grid.visit_chosen.connect(self.viewmodel.choose)
        self.grid.opened.connect(self._on_open)
        panel.body.addWidget(self.grid, 1)
        return panel

    def _build_list(self) -> Panel:
        panel = Panel()
        say, number = self.context.say, self.context.number
        today = self.context.today()
        self._model: RowsModel[VisitRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: self.context.day(row.day),
                       tooltip=lambda row: hours(row.starts, row.ends),
                       tone=lambda row: "negative" if row.open and row.day < today else "text"),
                Column(self.tr("Visit"), lambda row: row.title, tooltip=where),
                Column(self.tr("Kind"), lambda row: say(f"outreach_kind.{row.kind}")),
                Column(self.tr("Team"), lambda row: row.team_names[0] if row.team_names else "–",
                       tooltip=lambda row: "\n".join(row.team_names)),
                Column(self.tr("Blanks"), lambda row: number(row.blanks), align="right"),
                Column(self.tr("State"), lambda row: say(f"outreach_state.{row.state}"),
                       tone=lambda row: tone_of(row, today)),
            ]
        )  # fmt: skip
        self.table = DataTable(self.context.theme)
        self.table.setObjectName("visits")
        self.table.setAccessibleName(self.tr("Visits"))
        self.table.set_empty_text(self.tr("No visit here."))
        self.table.set_model(self._model)
        self.table.fit({0: 146, 1: "stretch", 2: 92, 3: 116, 4: 68, 5: 112})
        self.table.row_activated.connect(lambda _row: self._on_open())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        panel.body.addWidget(self.table, 1)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Show the visit of that id."""
        if isinstance(argument, int):
            self.viewmodel.open(argument)

    def _show_rows(self) -> None:
        model = self.viewmodel
        self.parts.blockSignals(True)
        self.parts.setCurrentIndex(model.part.value)
        self.parts.blockSignals(False)
        calendar = model.part is Part.CALENDAR
        self._stack.setCurrentIndex(0 if calendar else 1)
        self.panel.show_day(model.of_day if calendar else (), model.visit_id)
        if calendar:
            self._month.setText(self.context.locale.toString(_qdate(model.day), "MMMM yyyy"))
            self.grid.show_days(model.days, model.day, model.visit_id)
            return
        self._showing = True  # what is chosen below was not chosen by anybody
        if self._model.rows != model.rows:
            self._model.set_rows(model.rows)
        for place, row in enumerate(model.rows):
            if row.id == model.visit_id and self.table.current_row() != place:
                self.table.selectRow(place)
        self._showing = False

    def _show_visit(self) -> None:
        self.panel.show_visit(self.viewmodel.view)

    # -- doing -----------------------------------------------------------------------------

    def _turn(self, steps: int) -> None:
        self.viewmodel.choose_day(other_month(self.viewmodel.day, steps))

    def _on_visit(self, visit_id: int) -> None:
        if visit_id != self.viewmodel.visit_id:
            self.viewmodel.choose(visit_id)

    def _on_row(self) -> None:
        place = self.table.current_row()
        rows = self._model.rows
        if not self._showing and place is not None and place < len(rows):
            self._on_visit(rows[place].id)

    def _on_plan(self) -> None:
        """A new visit, on the day in hand if that is to come."""
        day = max(self.viewmodel.day, self.context.today())
        plan = VisitPlan(VisitKind.VILLAGE, "", day)
        dialog = VisitDialog(self.context, None, self, plan=plan)
        if dialog.exec() and dialog.planned is not None:
            self.viewmodel.open(dialog.planned)

    def _on_open(self) -> None:
        row = self.viewmodel.row
        if not self._supervises:
            return
        if row is None:
            self._on_plan()
        elif row.open:
            VisitDialog(self.context, row.id, self).exec()

    def _on_wanted(self, act: str) -> None:
        view = self.viewmodel.view
        if act == "planVisit":
            self._on_plan()
        elif view is not None and act == "setOut":
            self.viewmodel.set_out(self._undo(view.row, self.tr("The team has set out.")))
        elif act == "changeVisit":
            self._on_open()
        elif view is not None and act in PAPERS:
            self._print(PAPERS[act], view.row)
        elif view is not None and act == "visitTargets":
            TargetDialog(self.context, view.row.id, self).exec()
        elif view is not None and act == "visitBundle":
            BundleDialog(self.context, view.row.id, self).exec()
        elif view is not None:
            self._act(act, view.row)

    def _print(self, service: Callable[..., PaperRow], row: VisitRow) -> None:
        self.context.tasks.write(
            self, service, done=self.context.requests.print_paper, refused=self._on_refused,
            visit_id=row.id,
        )  # fmt: skip

    def _act(self, act: str, row: VisitRow) -> None:
        dialogs: dict[str, tuple[Callable[[Context, VisitRow, QWidget], QDialog], str]] = {
            "moveVisit": (MoveVisitDialog, self.tr("The visit has another day.")),
            "notMet": (NotMetDialog, ""),
            "finishVisit": (FinishVisitDialog, self.tr("The visit is done.")),
            "cancelVisit": (CancelVisitDialog, self.tr("The visit is cancelled.")),
        }
        make, sentence = dialogs[act]
        if make(self.context, row, self).exec() and sentence:
            self._undo(row, sentence)()

    def _undo(self, row: VisitRow, sentence: str) -> Callable[[], None]:
        """Says what was done to a visit; what is taken back is the act upon `row` as it was."""

        def undo() -> None:
            self.viewmodel.take_back(row.id, row.version + 1)

        return lambda: self.context.requests.message.emit(sentence, undo)

    def _on_refused(self, error: OfficeError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

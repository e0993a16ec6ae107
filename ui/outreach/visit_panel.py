"""The chosen visit: what is planned, what is worth a warning, what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.outreach.queries_visits import VisitRow, VisitView
from ui.context import Context
from ui.outreach.calendar import tone_of
from ui.outreach.visit_facts import VisitFacts
from ui.outreach.visit_steps import VisitSteps
from ui.outreach.visit_words import hours
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import ROW_HEIGHT, DataTable
from ui.widgets.texts import Heading, Muted

MOST_OF_DAY = 3  # lines of the day's own list before it scrolls


class VisitPanel(Panel):
    """`wanted` names the act that was asked for; `row_chosen` another visit of the same day."""

    wanted = Signal(str)
    row_chosen = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._supervises = context.may(Role.SUPERVISOR)
        self._showing = False
        self._build_day()
        self._build_empty()
        self._visit = QWidget()
        column = QVBoxLayout(self._visit)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        self._facts = VisitFacts(context)
        column.addWidget(self._facts, 1)
        self._steps = VisitSteps(context)
        self._steps.wanted.connect(self.wanted)
        column.addWidget(self._steps)
        self.body.addWidget(self._visit, 1)

    # -- building --------------------------------------------------------------------------

    def _build_day(self) -> None:
        self._day_model: RowsModel[VisitRow] = RowsModel(
            [
                Column(self.tr("Time"), lambda row: hours(row.starts, None) or "–"),
                Column(self.tr("Visits of this day"), lambda row: row.title,
                       tooltip=lambda row: row.title),
            ]
        )  # fmt: skip
        self.day_list = DataTable(self._context.theme)
        self.day_list.setObjectName("visitsOfDay")
        self.day_list.setAccessibleName(self.tr("Visits of this day"))
        self.day_list.set_model(self._day_model)
        self.day_list.fit({0: 66, 1: "stretch"})
        self.day_list.row_activated.connect(lambda _row: self.wanted.emit("changeVisit"))
        self.day_list.selectionModel().currentRowChanged.connect(self._on_day_row)
        self.body.addWidget(self.day_list)

    def _build_empty(self) -> None:
        plan = Button(self.tr("Plan a visit on this day…"), self._context.icons.icon("plus"))
        plan.setObjectName("planOnDay")
        plan.setVisible(self._supervises)
        plan.clicked.connect(lambda: self.wanted.emit("planVisit"))
        self._empty = EmptyState(
            self._context.icons.pixmap("bus", 48, "text_muted"),
            self.tr("No visit chosen"),
            self.tr(
                "Villages, schools, homes and organisations: plan who goes where with what, and "
                "the blanks it takes."
            ),
            plan,
        )
        self.body.addWidget(self._empty, 1)

    def _build_head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._title = Heading("")
        self._title.setObjectName("visitTitle")
        self._state = Chip()
        self._state.setObjectName("visitState")
        self._number = Muted("")
        self._number.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state)
        row.addWidget(self._number, 1)
        column.addWidget(self._title)
        column.addLayout(row)
        return column

    # -- showing ---------------------------------------------------------------------------

    def show_day(self, rows: tuple[VisitRow, ...], visit_id: int | None) -> None:
        """The visits of one day, where it has several; none in the lists."""
        several = len(rows) > 1
        self._showing = True  # what is chosen below was not chosen by anybody
        self._day_model.set_rows(rows if several else ())
        self.day_list.setVisible(several)
        self.day_list.setFixedHeight(ROW_HEIGHT * min(len(rows), MOST_OF_DAY) + 34)
        for place, row in enumerate(rows if several else ()):
            if row.id == visit_id and self.day_list.current_row() != place:
                self.day_list.selectRow(place)
        self._showing = False

    def show_visit(self, view: VisitView | None) -> None:
        """Show a visit, or what this page is for."""
        self._visit.setVisible(view is not None)
        self._empty.setVisible(view is None)
        if view is None:
            return
        row = view.row
        say = self._context.say
        self._title.setText(row.title)
        self._state.show_state(
            say(f"outreach_state.{row.state}"), tone_of(row, self._context.today())
        )
        self._number.setText(f"{say(f'outreach_kind.{row.kind}')} · {row.number}")
        self._facts.show_visit(view)
        self._steps.show_visit(row)

    def _on_day_row(self) -> None:
        place = self.day_list.current_row()
        rows = self._day_model.rows
        if not self._showing and place is not None and place < len(rows):
            self.row_chosen.emit(rows[place].id)

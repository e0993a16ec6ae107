"""The chosen visit: what is planned, what is worth a warning, what comes next."""

from collections.abc import Iterable

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.outreach.queries_visits import VisitRow, VisitView
from ektp_desk.outreach.rules import VisitState
from ui.context import Context
from ui.outreach.calendar import tone_of
from ui.outreach.visit_words import history_lines, hours, warning_lines, where
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
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
        self._under_way = False
        self._actions: dict[str, QAction] = {}
        self._build_day()
        self._build_empty()
        self._visit = QWidget()
        column = QVBoxLayout(self._visit)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        column.addWidget(self._build_facts(), 1)
        column.addLayout(self._build_steps())
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

    def _build_facts(self) -> ScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self._warnings = Notice()
        self._warnings.setObjectName("visitWarned")
        self._facts = KeyValues()
        self._report_head = Heading(self.tr("Report"))
        self._report = Muted("")
        self._history_head = Heading(self.tr("What happened"))
        self._history = Muted("")
        self._history.setObjectName("visitHistory")
        for widget in (self._warnings, self._facts, self._report_head, self._report,
                       self._history_head, self._history):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        area = ScrollArea()
        area.setWidget(inner)
        return area

    def _build_steps(self) -> QVBoxLayout:
        icons = self._context.icons
        column = QVBoxLayout()
        column.setSpacing(8)
        self._next = PrimaryButton(self.tr("Set out"), icons.icon("bus", "accent_text"))
        self._next.setObjectName("visitNext")
        self._next.clicked.connect(self._on_next)
        self._more = Button(self.tr("More"), icons.icon("ellipsis"))
        self._more.setObjectName("visitMore")
        self._more.setMenu(self._build_menu())
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._next, 1)
        first.addWidget(self._more)
        column.addLayout(first)
        return column

    def _build_menu(self) -> QMenu:
        icons = self._context.icons
        menu = QMenu(self)
        for name, text, icon in (
            ("changeVisit", self.tr("Change…"), "pen-line"),
            ("moveVisit", self.tr("Another day…"), "calendar"),
            ("notMet", self.tr("Nobody met…"), "user-x"),
            ("finishVisit", self.tr("Done…"), "check"),
            ("cancelVisit", self.tr("Cancel the visit…"), "x"),
        ):
            action = QAction(icons.icon(icon), text, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, act=name: self.wanted.emit(act))
            menu.addAction(action)
            self._actions[name] = action
        for name in ("changeVisit", "moveVisit", "cancelVisit"):
            self._actions[name].setVisible(self._supervises)
        return menu

    # -- showing ---------------------------------------------------------------------------

    def show_day(self, rows: tuple[VisitRow, ...], visit_id: int | None) -> None:
        """The visits of one day, where it has several; none in the lists."""
        several = len(rows) > 1
        self._day_model.set_rows(rows if several else ())
        self.day_list.setVisible(several)
        self.day_list.setFixedHeight(ROW_HEIGHT * min(len(rows), MOST_OF_DAY) + 34)
        for place, row in enumerate(rows if several else ()):
            if row.id == visit_id and self.day_list.current_row() != place:
                self.day_list.selectRow(place)

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
        self._facts.set_pairs([pair for pair in self._pairs(view) if pair[1]])
        lines = warning_lines(self._context, view.warnings)
        if lines:
            self._warnings.show_notice(lines, "warning")
        else:
            self._warnings.clear()
        self._report.setText(view.report)
        for widget in (self._report_head, self._report):
            widget.setVisible(bool(view.report))
        self._history.setText(history_lines(self._context, view))
        self._show_steps(row)

    def _pairs(self, view: VisitView) -> Iterable[tuple[str, str]]:
        row, plan, number = view.row, view.plan, self._context.number
        say, locale = self._context.say, self._context.locale
        day = QDate(row.day.year, row.day.month, row.day.day)
        yield self.tr("Day"), locale.toString(day, "dddd, d MMMM yyyy")
        yield self.tr("Time"), hours(row.starts, row.ends)
        yield self.tr("Place"), where(row)
        yield self.tr("School"), view.school
        yield self.tr("Partner"), view.partner
        yield self.tr("Contact"), _joined(plan.contact_name, plan.contact)
        yield self.tr("Team"), _lines(f"{one.name} ({say(f'member_role.{one.role}')})"
                                      for one in view.team)  # fmt: skip
        yield self.tr("Kit"), view.kit
        yield (
            self.tr("Expected"),
            self.tr("{people} people, {blanks} blanks").format(
                people=number(row.people), blanks=number(row.blanks)
            ),
        )
        if row.targets:
            yield (
                self.tr("List"),
                self.tr("{reached} of {count} reached").format(
                    reached=number(row.reached), count=number(row.targets)
                ),
            )
        if row.attempts:
            yield self.tr("Attempts"), number(row.attempts)
        yield self.tr("Needs"), ", ".join(say(f"need.{need}") for need in plan.needs)
        wanted = plan.officer_sex
        yield self.tr("Officer asked for"), say(f"sex.{wanted}") if wanted else ""
        yield self.tr("Power"), plan.power_note
        yield self.tr("Road"), plan.road_note
        yield self.tr("Requests"), ", ".join(view.requests)
        yield self.tr("Note"), plan.note

    def _show_steps(self, row: VisitRow) -> None:
        today = self._context.today()
        self._under_way = under_way = row.state is VisitState.UNDER_WAY
        icon, now = "check" if under_way else "bus", row.day <= today
        self._next.set_text(self.tr("Done…") if under_way else self.tr("Set out"))
        self._next.show_icon(self._context.icons.icon(icon, "accent_text" if now else "text_muted"))
        self._next.setEnabled(row.open and now)
        self._next.setToolTip("" if row.day <= today else self._context.say("visit.not_its_day"))
        self._next.setVisible(row.open)
        self._more.setVisible(row.open)
        self._actions["finishVisit"].setVisible(not under_way)
        self._actions["finishVisit"].setEnabled(row.day <= today)

    def _on_next(self) -> None:
        self.wanted.emit("finishVisit" if self._under_way else "setOut")

    def _on_day_row(self) -> None:
        place = self.day_list.current_row()
        rows = self._day_model.rows
        if place is not None and place < len(rows):
            self.row_chosen.emit(rows[place].id)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)

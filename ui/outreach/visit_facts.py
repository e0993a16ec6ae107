"""What is planned for a visit, what is worth a warning, what was reported, what happened."""

from collections.abc import Iterable

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.outreach.queries_visits import VisitView
from ui.context import Context
from ui.outreach.visit_words import history_lines, hours, warning_lines, where
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Heading, Muted


class VisitFacts(ScrollArea):
    """Only what is known is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
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
        self.setWidget(inner)

    def show_visit(self, view: VisitView) -> None:
        """Show another visit."""
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


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)

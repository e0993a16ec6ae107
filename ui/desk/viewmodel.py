"""What the supervisor's desk knows and can do. No widgets."""

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports.decisions import slow_decisions
from ektp_desk.reports.rules_decisions import RULES, Decision, ordered
from ektp_desk.reports.services import issue_day_sheet
from ektp_desk.reports.today import DeskNow, desk_now
from ui.context import Context


class DeskViewModel(QObject):
    """The list and the day's figures, read together; the quick acts."""

    changed = Signal()
    refused = Signal(str)
    issued = Signal(object)  # PaperRow

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.now: DeskNow | None = None
        self._slow: tuple[Decision, ...] = ()

    def load(self) -> None:
        """Read everything anew."""
        self._context.tasks.read(
            self, desk_now, done=self._on_now, key="desk", day=self._context.today(),
            now=self._context.clock.now(),
        )  # fmt: skip

    def look_closely(self) -> None:
        """Ask also what takes longer: when the page is opened, and once a minute."""
        self._context.tasks.read(
            self, slow_decisions, done=self._on_slow, key="slow", day=self._context.today()
        )

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The whole list, as far as it is known."""
        return ordered((*self.now.decisions, *self._slow)) if self.now else ()

    def open(self, decision: Decision) -> None:
        """Go where the decision is made."""
        rule = RULES[decision.key]
        self._context.requests.page_wanted.emit(rule.page, rule.part)

    def close_day(self) -> None:
        """Go to the end of the day."""
        self._context.requests.page_wanted.emit("reports", "closing")

    def count_blanks(self) -> None:
        """Go to the physical count."""
        self._context.requests.page_wanted.emit("stock", ("overview", "count"))

    def print_day_sheet(self) -> None:
        """Issue today's day sheet and print it."""
        self._context.tasks.write(
            self, issue_day_sheet, done=self._on_issued, refused=self._on_refused,
            day=self._context.today(),
        )  # fmt: skip

    def _on_now(self, now: DeskNow) -> None:
        self.now = now
        self.changed.emit()

    def _on_slow(self, rows: tuple[Decision, ...]) -> None:
        self._slow = rows
        self.changed.emit()

    def _on_issued(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)
        self.issued.emit(paper)

    def _on_refused(self, error: OfficeError) -> None:
        self.refused.emit(self._context.refusal(error))

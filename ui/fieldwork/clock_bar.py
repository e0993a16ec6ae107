"""The laptop's clock beside what is known of the right time, and when the data ends."""

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.outreach.fieldoffice import FieldVisit
from ektp_desk.outreach.rules_clock import ClockProblem, clock_problem
from ui.context import Context
from ui.widgets.notice import Notice
from ui.widgets.texts import Muted

MINUTE = 60_000
SOON = timedelta(hours=24)


class ClockBar(QWidget):
    """One quiet line; a bar that cannot be overlooked when the clock must be wrong.

    Nobody sets a clock in the field, and every recording carries its time home.
    """

    def __init__(self, context: Context, field: FieldVisit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._field = field
        self._last_act: datetime | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._line = Muted("")
        self._line.setObjectName("clockLine")
        self._wrong = Notice()
        self._wrong.setObjectName("clockNotice")
        column.addWidget(self._wrong)
        column.addWidget(self._line)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(MINUTE)
        self.look()

    @property
    def problem(self) -> ClockProblem | None:
        """What is wrong with the clock now."""
        now, made = self._context.clock.now(), self._field.office_made_at
        # An act under a wrong clock leaves its hour behind: the office's own is asked once more.
        return clock_problem(now, made_at=made, last_seen=self._last_act) or clock_problem(
            now, made_at=made, last_seen=None
        )

    def show_last_act(self, last_act: datetime | None) -> None:
        """When something was last done here."""
        self._last_act = last_act
        self.look()

    def look(self) -> None:
        """Say it anew: every minute, and whenever something was done."""
        context, field = self._context, self._field
        now = context.clock.now()
        ends = context.day(field.expires_at.astimezone(context.zone).date())
        self._line.setText(
            self.tr(
                "This laptop's clock says {day}, {time} {zone}: compare it with your watch. "
                "The data here wipes itself on {ends}, {hour}."
            ).format(
                day=context.day(context.today()), time=context.time(now),
                zone=context.profile.zone_label, ends=ends, hour=context.time(field.expires_at),
            )
        )  # fmt: skip
        problem = self.problem
        if problem is not None:
            self._wrong.show_notice(context.say(f"clock_problem.{problem}"), "negative")
        elif now > field.expires_at - SOON:
            self._wrong.show_notice(
                self.tr(
                    "The data here wipes itself on {ends}, {hour}. Pack what is done before."
                ).format(ends=ends, hour=context.time(field.expires_at)),
                "warning",
            )
        else:
            self._wrong.clear()

"""Whether the day shown is closed, and the button that closes it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.reports.closing import DayState, Standing
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.texts import Caption

TONES = {Standing.OPEN: "neutral", Standing.CLOSED: "positive", Standing.CHANGED: "warning"}


class ClosingBar(QWidget):
    """`wanted` with the day whose closing somebody asked for."""

    wanted = Signal(object)  # date

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day: date | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._chip = Chip("")
        self._chip.setObjectName("closingState")
        self._told = Caption("")
        self._told.setObjectName("closingTold")
        self._button = Button(self.tr("Close the day…"), context.icons.icon("stamp"), "F9")
        self._button.setObjectName("closeDay")
        self._button.clicked.connect(lambda: self.wanted.emit(self._day))
        row.addWidget(self._chip)
        row.addWidget(self._told)
        row.addStretch(1)
        row.addWidget(self._button)

    def show_state(self, state: DayState | None) -> None:
        """Show how a day stands; nothing while it is not known."""
        self.setVisible(state is not None)
        if state is None:
            return
        self._day = state.day
        self._chip.show_state(
            self._context.say(f"day_standing.{state.standing}"), TONES[state.standing]
        )
        self._told.setText(self._signed(state))
        self._button.set_text(
            self.tr("Amend the closing…") if state.closing else self.tr("Close the day…")
        )
        may = self._context.may(Role.SUPERVISOR)
        self._button.setVisible(may and state.standing is not Standing.CLOSED)

    def _signed(self, state: DayState) -> str:
        if state.closing is None:
            return ""
        return self.tr("Number {number}, {name}, {day} {time}").format(
            number=self._context.number(state.closing.number),
            name=state.closing.officer,
            day=self._context.day(state.closing.closed_at.astimezone(self._context.zone).date()),
            time=self._context.time(state.closing.closed_at),
        )

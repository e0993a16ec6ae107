"""Closing a day: what agrees, what does not and why, the blanks counted, and the signature."""

from datetime import date

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.reports.closing import Closing, DayState, Standing
from ektp_desk.reports.rules_closing import LineState
from ektp_desk.stock.rules import MOST_PIECES
from ui.context import Context
from ui.reports.closing_lines import ClosingLines
from ui.reports.closing_viewmodel import ClosingViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body

WIDTH, LEAST_LIST, MOST_CHANGES = 760, 300, 6
LONGEST_REASON = 300


class ClosingDialog(Dialog):
    """`closing` is what was signed, once it was."""

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Close {day}").format(day=context.day(day))
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self.closing: Closing | None = None
        self._context = context
        self._form = Form()
        self._begun = False
        self.viewmodel = ClosingViewModel(context, day, self)
        self._build(today=day == context.today())
        self.viewmodel.changed.connect(self._on_state)
        self.viewmodel.load()

    def _build(self, *, today: bool) -> None:
        self._summary = Body("")
        self._summary.setObjectName("closingSummary")
        self.body.addWidget(self._summary)
        self._lines = ClosingLines(self._context, self._form)
        area = ScrollArea()
        area.setObjectName("closingLines")
        area.setMinimumHeight(LEAST_LIST)
        area.setWidget(self._lines)
        self.body.addWidget(area, 1)
        self.reason = self._editor("closingReason", LONGEST_REASON)
        self._reason_field = Field(self.tr("Why the closing is amended"), self.reason)
        self._reason_field.hide()
        self._form.keep("reason", self._reason_field)
        self.body.addWidget(self._reason_field)
        self.body.addLayout(self._build_signature(today=today))
        self._sign = self.set_primary(self.tr("Sign and close the day"), self._on_sign)
        self._sign.setEnabled(False)
        self.add_cancel(self.tr("Cancel"))

    def _build_signature(self, *, today: bool) -> QHBoxLayout:
        self.counted = self._editor("closingCounted", len(str(MOST_PIECES)))
        self.counted.setValidator(QIntValidator(0, MOST_PIECES, self))
        self.counted.setPlaceholderText(self.tr("not counted"))
        count = Field(
            self.tr("Blanks counted"), self.counted, self.tr("Leave empty if not counted")
        )
        count.setVisible(today)
        self._form.keep("counted", count)
        self.password = self._editor("closingPassword", 200)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        who = self.tr("Signed by {name}").format(name=self._context.actor.name)
        sign = Field(self.tr("Your password"), self.password, who)
        self._form.keep("password", sign)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(count, 1)
        row.addWidget(sign, 1)
        return row

    def _editor(self, name: str, longest: int) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        editor.setMaxLength(longest)
        return editor

    def _on_state(self) -> None:
        state = self.viewmodel.state
        assert state is not None
        self._lines.show_state(state)
        amends = state.closing is not None
        self._reason_field.setVisible(amends)
        if amends:
            self._sign.set_text(self.tr("Sign the amendment"))
        self._sign.setEnabled(state.standing is not Standing.CLOSED)
        self._summary.setText(self._told(state))
        if not self._begun:
            self._begun = True
            (self._lines.first_editor() or self.password).setFocus()

    def _told(self, state: DayState) -> str:
        if state.standing is Standing.CLOSED and state.closing is not None:
            return self.tr(
                "This day is closed, number {number}. Nothing has changed since."
            ).format(number=self._context.number(state.closing.number))
        if state.standing is Standing.CHANGED:
            changes = "; ".join(
                f"{self._context.say(f'day_figure.{one.figure}')} "
                f"{self._context.number(one.was)} → {self._context.number(one.now)}"
                for one in state.changes[:MOST_CHANGES]
            )
            return self.tr("Changed since closing: {changes}").format(changes=changes)
        agreed = sum(line.state is LineState.AGREES for line in state.lines)
        return self.tr(
            "{agreed} of {all} comparisons agree. The others are settled first, or explained."
        ).format(agreed=agreed, all=len(state.lines))

    def _on_sign(self) -> None:
        self._form.clear()
        self.busy(True)
        counted = self.counted.text().strip()
        self.viewmodel.sign(
            password=self.password.text(),
            explanations=self._lines.explanations(),
            counted=int(counted) if counted else None,
            reason=self.reason.text(),
            done=self._on_signed,
            refused=self._on_refused,
        )

    def _on_signed(self, closing: Closing) -> None:
        self.closing = closing
        self.busy(False)
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        sentence = self._context.refusal(error)
        if error.field == "password":
            self.password.clear()
        if error.code == "day.count_differs":
            self._lines.ask(error.field)
        if not error.field or not self._form.refuse(error.field, sentence):
            self.refuse(sentence)

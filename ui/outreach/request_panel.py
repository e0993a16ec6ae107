"""The request in hand: who asks for what, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.outreach.queries_requests import RequestRow
from ektp_desk.outreach.rules import RequestSource, RequestState
from ektp_desk.residents.rules import Sex
from ui.context import Context
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Heading

WIDTH = 352
TONES = {
    RequestState.OPEN: "warning", RequestState.PLANNED: "accent", RequestState.DONE: "positive",
    RequestState.REFUSED: "negative",
}  # fmt: skip


class RequestPanel(Panel):
    """Its primary button plans the visit, or opens the one that is planned."""

    plan_wanted = Signal()
    visit_wanted = Signal()
    change_wanted = Signal()
    refuse_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        self._number = Heading("")
        self._number.setObjectName("requestNumber")
        self._state = Chip("")
        self._state.setObjectName("requestState")
        head.addWidget(self._number, 1)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self._facts = KeyValues()
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._facts)
        column.addStretch(1)
        room = ScrollArea()
        room.setWidget(held)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(room, 1)
        self._build_buttons()

    def _build_buttons(self) -> None:
        icons = self._context.icons
        self._plan = PrimaryButton(
            self.tr("Plan a visit…"), icons.icon("calendar", "accent_text"), "F8"
        )
        self._visit = Button(self.tr("Open the visit"), icons.icon("bus"), "F9")
        self._change = QuietButton(self.tr("Change…"), icons.icon("pen-line"))
        self._refuse = QuietButton(self.tr("Refuse…"), icons.icon("x"))
        self._reopen = Button(self.tr("Take the refusal back"), icons.icon("undo-2"))
        for button, name, wanted in (
            (self._plan, "planFromRequest", self.plan_wanted),
            (self._visit, "openRequestVisit", self.visit_wanted),
            (self._change, "changeRequest", self.change_wanted),
            (self._refuse, "refuseRequest", self.refuse_wanted),
            (self._reopen, "reopenRequest", self.reopen_wanted),
        ):
            button.setObjectName(name)
            button.clicked.connect(wanted)
        for button in (self._plan, self._visit, self._reopen):
            self.body.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._change)
        row.addWidget(self._refuse)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_row(self, row: RequestRow | None) -> None:
        """Show a request as it now stands, None for none."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._number.setText(row.number)
        self._state.show_state(self._context.say(f"visit_request_state.{row.state}"),
                               TONES[row.state])  # fmt: skip
        self._facts.set_pairs([pair for pair in self._pairs(row) if pair[1]])
        waits, supervisor = row.state is RequestState.OPEN, self._context.may(Role.SUPERVISOR)
        self._plan.setVisible(waits and supervisor)
        self._change.setVisible(waits)
        self._refuse.setVisible(waits and supervisor)
        self._reopen.setVisible(row.state is RequestState.REFUSED and supervisor)
        planned = row.state in (RequestState.PLANNED, RequestState.DONE)
        self._visit.setVisible(planned and row.visit_id is not None)

    def take_keys(self) -> None:
        """Give the keys to the first thing that can be done."""
        buttons = (self._plan, self._visit, self._reopen, self._change)
        first = next((button for button in buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus()

    def _pairs(self, row: RequestRow) -> list[tuple[str, str]]:
        context, asked = self._context, row.asked
        say, day = context.say, context.day
        needs = ", ".join(say(f"need.{need}") for need in asked.needs)
        return [
            (self.tr("Where to"), say(f"outreach_kind.{asked.kind}")),
            (self.tr("Whom"), self._whom(row)),
            (self.tr("Place"), asked.place),
            (self.tr("Kelurahan"), row.village),
            (self.tr("People"), context.number(asked.people)),
            (self.tr("Asked by"), asked.requester),
            (self.tr("Contact"), asked.contact),
            (self.tr("Came in"), self._came_in(row)),
            (self.tr("Wanted on"), day(asked.wanted_on)),
            (self.tr("Needs"), needs),
            (self.tr("Officer"), self._officer(asked.officer_sex)),
            (self.tr("Note"), asked.note),
            (self.tr("Answer"), row.answer),
            (self.tr("Visit"), self._visit_of(row)),
            (self.tr("Taken in by"), row.officer),
        ]

    def _whom(self, row: RequestRow) -> str:
        if row.resident_name:
            return "\n".join(part for part in (row.resident_name, row.masked_nik, row.address)
                             if part)  # fmt: skip
        return row.school

    def _came_in(self, row: RequestRow) -> str:
        asked, day = row.asked, self._context.day
        if asked.source is not RequestSource.LETTER:
            return self.tr("{day}, at the counter").format(day=day(asked.received_on))
        return self.tr("{day}, letter {number} of {dated}").format(
            day=day(asked.received_on), number=asked.letter_number, dated=day(asked.letter_date)
        )

    def _officer(self, sex: Sex | None) -> str:
        if sex is None:
            return ""
        return self.tr("a woman") if sex is Sex.FEMALE else self.tr("a man")

    def _visit_of(self, row: RequestRow) -> str:
        if not row.visit_number:
            return ""
        words = (
            self.tr("{number} on {day} was cancelled")
            if row.state in (RequestState.OPEN, RequestState.REFUSED)
            else self.tr("{number} on {day}")
        )
        return words.format(number=row.visit_number, day=self._context.day(row.visit_day))

"""One case from start to end in one window: the steps, what comes next, and the whole history."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers.services import PaperRow, copy
from ektp_desk.recording import corrections, queries_cases
from ektp_desk.recording.queries_cases import CaseEventRow, CaseView
from ektp_desk.recording.rules_followup import CASE_STEPS, CaseAct, CaseAnswer, CaseState
from ui.context import Context
from ui.followup.case_act_dialog import CaseActDialog
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.steps import Step, StepList
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Muted

SIZE = (960, 640)
STEPS_WIDTH = 240
WAY = (CaseState.OPENED, CaseState.LETTER_MADE, CaseState.SENT, CaseState.ANSWERED,
       CaseState.RECORDING_AGAIN, CaseState.CLOSED)  # fmt: skip
# What is offered beside the next step, in this order.
BESIDE = (CaseAct.LETTER_MADE, CaseAct.REMINDED, CaseAct.CLOSED, CaseAct.NOTED, CaseAct.CANCELLED)
NEXT = {
    CaseState.OPENED: CaseAct.LETTER_MADE,
    CaseState.LETTER_MADE: CaseAct.SENT,
    CaseState.SENT: CaseAct.ANSWERED,
    CaseState.RECORDING_AGAIN: CaseAct.CLOSED,
}


class CaseDialog(Dialog):
    """Reads itself again after each step."""

    def __init__(self, context: Context, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Correction case"))
        self.resize(*SIZE)
        self._context = context
        self._case_id = case_id
        self._view: CaseView | None = None
        self._buttons: dict[CaseAct, Button] = {}
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_way())
        columns.addLayout(self._build_middle(), 1)
        self.body.addLayout(columns, 1)
        self._go = self.set_primary("", self._on_next)
        self.add_cancel(self.tr("Close"))
        self._load()

    # -- building --------------------------------------------------------------------------

    def _build_way(self) -> Panel:
        way = Panel(self.tr("Steps"))
        way.setFixedWidth(STEPS_WIDTH)
        self._steps = StepList(self._context.icons)
        way.body.addWidget(self._steps, 1)
        return way

    def _build_middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(12)
        self._facts = KeyValues()
        self._next = Body("")
        self._next.setObjectName("caseNext")
        middle.addWidget(self._facts)
        middle.addWidget(self._next)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._record = Button(
            self.tr("Begin the recording"), self._context.icons.icon("fingerprint-pattern")
        )
        self._record.setObjectName("caseRecord")
        self._record.setAutoDefault(False)
        self._record.clicked.connect(self._on_record)
        row.addWidget(self._record)
        for act in BESIDE:
            button = QuietButton(self._context.say(f"case_do.{act}"))
            button.setObjectName(f"case_{act.value}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, chosen=act: self._do(chosen))
            self._buttons[act] = button
            row.addWidget(button)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addWidget(Muted(self.tr("History")))
        middle.addWidget(self._build_history(), 1)
        return middle

    def _build_history(self) -> DataTable:
        context = self._context
        self._model: RowsModel[CaseEventRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: context.day(row.happened_on)),
                Column(self.tr("What"), lambda row: context.say(f"case_act.{row.act}")),
                Column(self.tr("Note"), lambda row: row.note or "–",
                       tooltip=lambda row: row.note),
                Column(self.tr("Officer"), lambda row: row.officer,
                       tooltip=lambda row: row.officer),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("caseHistory")
        table.setAccessibleName(self.tr("History"))
        table.set_model(self._model)
        table.fit({0: 140, 1: 160, 2: "stretch", 3: 130})
        table.row_activated.connect(self._on_event)
        table.setToolTip(self.tr("Enter on a letter prints it again."))
        return table

    # -- showing ---------------------------------------------------------------------------

    def _load(self) -> None:
        self._context.tasks.read(self, queries_cases.case, done=self._show, key="case",
                                 case_id=self._case_id)  # fmt: skip

    def _show(self, view: CaseView | None) -> None:
        self._view = view
        if view is None:
            return
        say = self._context.say
        self.heading.setText(f"{view.number} · {view.resident_name}")
        self._facts.set_pairs(self._pairs(view))
        self._next.setText(say(f"case_next.{view.state}"))
        self._steps.set_steps([self._step(view, state) for state in WAY])
        self._model.set_rows(view.events)
        act = self._next_act(view)
        self._go.set_text(say(f"case_do.{act}") if act else "")
        self._go.setVisible(act is not None)
        self._go.setEnabled(True)
        for offered, button in self._buttons.items():
            button.setVisible(offered is not act and view.state in CASE_STEPS[offered][0])
        self._record.setVisible(view.state is CaseState.RECORDING_AGAIN)

    def _pairs(self, view: CaseView) -> list[tuple[str, str]]:
        context = self._context
        pairs = [
            (self.tr("NIK"), view.masked_nik),
            (self.tr("What went wrong"), context.say(f"case_kind.{view.kind}")),
            (self.tr("Recorded before in"), view.elsewhere),
            (self.tr("How it came about"), view.story),
            (self.tr("The request goes to"), context.say(f"addressee.{view.addressee}")),
            (self.tr("Letter number"), view.letter_number),
            (self.tr("Status now"),
             context.say(f"central_status.{view.status}") if view.status else ""),
            (self.tr("Look again on"), context.day(view.remind_on)),
            (self.tr("Recorded again"), self._recorded_again(view)),
        ]  # fmt: skip
        return [(name, text) for name, text in pairs if text]

    def _recorded_again(self, view: CaseView) -> str:
        if view.recording_state is None:
            return ""
        state = self._context.say(f"recording_state.{view.recording_state}")
        return f"{view.recorded_again} · {state}"

    def _step(self, view: CaseView, state: CaseState) -> Step:
        """A step of the way; the days say when it was reached last."""
        reached = [event for event in view.events if event.state is state]
        day = self._context.day(reached[-1].happened_on) if reached else ""
        name = self._context.say(f"case_state.{state}")
        if view.state is CaseState.CLOSED:
            return Step(state.value, name, "done" if reached else "open", day)
        if view.state is CaseState.CANCELLED:
            return Step(state.value, name, "problem" if not reached else "done", day)
        here, place = WAY.index(view.state), WAY.index(state)
        mark = "done" if place <= here else "current" if place == here + 1 else "open"
        return Step(state.value, name, mark, day if place <= here else "")

    def _next_act(self, view: CaseView) -> CaseAct | None:
        if view.state is CaseState.ANSWERED:
            return _after_answer(view)
        return NEXT.get(view.state)

    # -- doing -----------------------------------------------------------------------------

    def _on_next(self) -> None:
        act = self._next_act(self._view) if self._view is not None else None
        if act is not None:
            self._do(act)

    def _do(self, act: CaseAct) -> None:
        view = self._view
        if view is None:
            return
        if act is CaseAct.LETTER_MADE:
            self._write(corrections.write_request, self._on_letter)
        elif act is CaseAct.RECORDING_AGAIN:
            self._write(corrections.allow_recording, self._show)
        else:
            dialog = CaseActDialog(self._context, view, act, self)
            if dialog.exec():
                self._show(dialog.after)

    def _write(self, service: Any, done: Callable[[Any], None]) -> None:
        assert self._view is not None
        self._context.tasks.write(
            self, service, done=done, refused=self._on_refused, troubled=self._on_refused,
            busy=self.busy, case_id=self._view.id, version=self._view.version,
        )  # fmt: skip

    def _on_letter(self, made: tuple[CaseView, PaperRow]) -> None:
        view, paper = made
        self._context.requests.print_paper(paper)
        self._show(view)

    def _on_event(self, row: int) -> None:
        event = self._model.row(row)
        if event.paper_key:
            self._context.tasks.write(
                self, copy, done=self._context.requests.print_paper, refused=self._on_refused,
                key=event.paper_key,
            )  # fmt: skip

    def _on_record(self) -> None:
        if self._view is not None:
            argument = ("start", self._view.resident_id, None)
            self.accept()
            self._context.requests.page_wanted.emit("recording", argument)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))
        self._load()


def _after_answer(view: CaseView) -> CaseAct:
    """What an answer leads to: the new recording, or another letter."""
    deleted = view.answer is CaseAnswer.DELETED
    return CaseAct.RECORDING_AGAIN if deleted else CaseAct.LETTER_MADE

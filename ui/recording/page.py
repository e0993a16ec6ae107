"""Perekaman: the lists, then one recording step by step, then the review."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording.checklist import StepState, step_of
from ektp_desk.recording.items import PHOTO, StepKey
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState, RecordingState
from ui.context import Context
from ui.page import Page
from ui.queue.reason_dialog import ReasonDialog
from ui.recording.exception_dialog import ExceptionDialog
from ui.recording.lists import RecordingLists
from ui.recording.names import refusal_sentence, step_name
from ui.recording.needs_dialog import NeedsDialog
from ui.recording.pace_chip import PaceChip
from ui.recording.return_dialog import ReturnDialog
from ui.recording.review_board import ReviewBoard
from ui.recording.step_view import StepView, needs_line
from ui.recording.verdict_line import VerdictLine
from ui.recording.viewmodel import RecordingViewModel
from ui.shell.scanned import Scanned
from ui.widgets.buttons import BigButton, Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.steps import Step, StepList
from ui.widgets.texts import Body, Caption, Heading, Muted

STEPS_WIDTH = 268
TONES = {
    RecordingState.APPROVED: "positive",
    RecordingState.RETURNED: "warning",
    RecordingState.CANCELLED: "neutral",
}


class RecordingPage(Page):
    """Two faces: the lists, and the recording in hand."""

    watched = frozenset({"recording"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = RecordingViewModel(context, self)
        self._step: str | None = None
        self._looking = False  # the reviewer opened a single step
        self._shown_id = 0
        self._reviewing = False  # the office's review stands behind what is in hand
        self._build()
        model = self.viewmodel
        model.lists_changed.connect(self._lists.show_lists)
        model.current_changed.connect(self._show_current)
        model.refused.connect(self._show_refusal)
        model.blocked.connect(self._on_blocked)
        model.busy_changed.connect(lambda busy: self._big.setEnabled(not busy))

    def refresh(self) -> None:
        self.viewmodel.load()
        if self._reviewing:
            self._review.refresh()

    def open_with(self, argument: object) -> None:
        """A recording's id, ("start", resident id, ticket id), or a tab of the review."""
        if isinstance(argument, int):
            self._step = None
            self.viewmodel.open_recording(argument)
        elif isinstance(argument, tuple) and argument[0] == "start":
            self._step = None
            self.viewmodel.start(argument[1], argument[2])
        elif isinstance(argument, str) and self.viewmodel.current is None:
            self._on_review()
            self._review.show_tab(argument)

    def take_scan(self, scanned: Scanned) -> bool:
        """A NIK begins a recording, while the lists are shown."""
        wanted = scanned.kind == "nik" and self.viewmodel.current is None
        if wanted:
            self._lists.picker.scan(scanned.text)
        return wanted

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(14)
        self._notice = Notice()
        self._notice.setObjectName("recordingNotice")
        page.addWidget(self._notice)
        self._faces = QStackedWidget()
        self._lists = RecordingLists(self.context, self.viewmodel)
        self._lists.opened.connect(self.open_with)
        self._lists.started.connect(lambda person: self.viewmodel.start(person, None))
        self._faces.addWidget(self._lists)
        self._faces.addWidget(self._build_work())
        self._review = ReviewBoard(self.context)
        self._review.opened.connect(self.open_with)
        self._review.closed.connect(self._on_close)
        self._lists.review_wanted.connect(self._on_review)
        self._faces.addWidget(self._review)
        page.addWidget(self._faces, 1)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_close)

    def _build_work(self) -> QWidget:
        self._work = work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._build_head())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        left = Panel(self.tr("Steps"))
        left.setFixedWidth(STEPS_WIDTH)
        self._steps = StepList(self.context.icons)
        self._steps.step_chosen.connect(self._on_step)
        left.body.addWidget(self._steps, 1)
        self._needs_title = Caption(self.tr("Special recording"))
        self._needs = Body("")
        self._needs.setObjectName("needsLine")
        self._needs.setProperty("tone", "info")
        left.body.addWidget(self._needs_title)
        left.body.addWidget(self._needs)
        columns.addWidget(left)
        middle = Panel()
        area = ScrollArea()
        self._view = StepView(self.context, self.viewmodel)
        self._view.excuse_wanted.connect(self._on_excuse)
        self._view.photo_again.connect(self._on_photo_again)
        area.setWidget(self._view)
        middle.body.addWidget(area, 1)
        self._big = BigButton("", None, "F8")
        self._big.setObjectName("recordingNext")
        self._big.clicked.connect(self._on_next)
        middle.body.addWidget(self._big)
        columns.addWidget(middle, 1)
        column.addLayout(columns, 1)
        return work

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._name = Heading("")
        self._facts = Muted("")
        self._facts.setObjectName("recordingFacts")
        texts.addWidget(self._name)
        texts.addWidget(self._facts)
        self._pace = PaceChip(self.context)
        self._verdict = VerdictLine(self.context)
        texts.addWidget(self._verdict)
        self._state = Chip("", "info")
        self._special = Button(
            self.tr("Special recording…"), self.context.icons.icon("accessibility")
        )
        self._special.setObjectName("specialRecording")
        self._special.clicked.connect(self._on_special)
        self._take_over = Button(self.tr("Take over"))
        self._take_over.setObjectName("takeOver")
        self._take_over.clicked.connect(self.viewmodel.take_over)
        self._return = Button(self.tr("Return…"), None, "F9")
        self._return.setObjectName("returnRecording")
        self._return.clicked.connect(self._on_return)
        self._cancel = QuietButton(self.tr("Cancel the recording…"))
        self._cancel.setObjectName("cancelRecording")
        self._cancel.clicked.connect(self._on_cancel)
        close = QuietButton(self.tr("Back to the lists"))
        close.setObjectName("closeRecording")
        close.clicked.connect(self._on_close)
        head.addLayout(texts, 1)
        for widget in (self._pace, self._state, self._take_over, self._special,
                       self._return, self._cancel, close):  # fmt: skip
            head.addWidget(widget)
        return head

    # -- showing ---------------------------------------------------------------------------

    def _show_current(self) -> None:
        view = self.viewmodel.current
        put_aside = self._review if self._reviewing else self._lists
        self._faces.setCurrentWidget(put_aside if view is None else self._work)
        if view is None or view.id != self._shown_id:
            self._step, self._looking = None, False
        self._shown_id = view.id if view is not None else 0
        if view is None:
            return
        self._name.setText(view.resident_name)
        parts = [view.number, view.masked_nik, view.operator, view.return_reason]
        self._facts.setText(" · ".join(part for part in parts if part))
        self._state.show_state(
            self.context.say(f"recording_state.{view.state}"), TONES.get(view.state, "info")
        )
        draft = view.state in (RecordingState.DRAFT, RecordingState.DOCUMENTS_OK,
                               RecordingState.CAPTURED, RecordingState.RETURNED)  # fmt: skip
        self._needs.setText(needs_line(self.context, view))
        self._needs_title.setVisible(bool(view.needs))
        self._needs.setVisible(bool(view.needs))
        self._special.setVisible(self.viewmodel.editable)
        self._take_over.setVisible(draft and not self.viewmodel.mine)
        self._cancel.setVisible(draft)
        self._return.setVisible(self.viewmodel.reviewable)
        if draft:
            self._verdict.ask(view.resident_id, view.office_date)
        else:
            self._verdict.forget()
        self._show_steps(view)

    def _show_steps(self, view: RecordingView) -> None:
        following = next(
            (step.key for step in view.steps if step.state is StepState.CURRENT), StepKey.SENT
        )
        done = {step.key for step in view.steps if step.done == step.total}
        if self._step is None or (self._step in done and self.viewmodel.editable):
            self._step = following
        self._steps.set_steps(
            [
                Step(
                    step.key,
                    step_name(self.context, view.definition.step(step.key)),
                    step.state,
                    f"{step.done}/{step.total}" if step.total > 1 else "",
                )
                for step in view.steps
            ],
            chosen=self._step,
        )
        if self.viewmodel.reviewable and not self._looking:
            self._view.show_review(view)
        else:
            self._view.show_step(view, self._step)
        self._pace.show_view(view, following, working=self.viewmodel.editable)
        self._show_big(view)

    def _show_big(self, view: RecordingView) -> None:
        complete = all(step.done == step.total for step in view.steps)
        self._big.setVisible(True)
        if self.viewmodel.reviewable:
            self._big.set_text(self.tr("Approve and print the receipt"))
        elif self.viewmodel.editable and complete and self.context.field is not None:
            self._big.set_text(self.tr("Finish and print the receipt"))
        elif self.viewmodel.editable and complete:
            self._big.set_text(self.tr("Submit for review"))
        elif self.viewmodel.editable:
            self._big.set_text(self.tr("Mark this step as done"))
        else:
            self._big.setVisible(False)

    def _show_refusal(self, error: OfficeError) -> None:
        sentence = refusal_sentence(self.context, error, self.viewmodel.current)
        self._notice.show_notice(sentence, "negative")

    # -- doing -----------------------------------------------------------------------------

    def _on_step(self, key: str) -> None:
        view = self.viewmodel.current
        if view is not None:
            self._step = key
            self._looking = True
            self._view.show_step(view, self._step)

    def _on_next(self) -> None:
        view = self.viewmodel.current
        if view is None or self._step is None:
            return
        self._notice.clear()
        if self.viewmodel.reviewable:
            self.viewmodel.approve()
        elif all(step.done == step.total for step in view.steps):
            self.viewmodel.submit()
        else:
            pending = (item.key for item in view.items if item.state is ItemState.PENDING)
            keys = [key for key in pending if step_of(view.definition, key) == self._step]
            if keys:
                self.viewmodel.mark(keys)

    def _on_blocked(self, error: OfficeError, resident_id: int, ticket_id: int | None) -> None:
        sentence = refusal_sentence(self.context, error)
        if rule := error.params.get("rule"):
            sentence = self.tr("{reason} Rule {rule}.").format(reason=sentence, rule=rule)
        overridable = bool(error.params.get("overridable")) and self.context.may(Role.SUPERVISOR)
        if not overridable:
            self._notice.show_notice(sentence, "negative")
            return
        self._notice.show_notice(
            sentence, "warning", self.tr("Override with a reason…"),
            lambda: self._on_override(resident_id, ticket_id),
        )  # fmt: skip

    def _on_override(self, resident_id: int, ticket_id: int | None) -> None:
        dialog = ReasonDialog(
            self.tr("Record all the same"), self.tr("Reason"), self.tr("Begin the recording"),
            parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.viewmodel.start(resident_id, ticket_id, override=dialog.text)

    def _on_excuse(self, key: str) -> None:
        view = self.viewmodel.current
        if view is not None:
            ExceptionDialog(self.context, self.viewmodel, view, key, self).exec()

    def _on_photo_again(self) -> None:
        self._step = None  # back to the first open step: the photo
        self.viewmodel.clear(PHOTO)

    def _on_special(self) -> None:
        view = self.viewmodel.current
        if view is not None:
            NeedsDialog(self.context, self.viewmodel, view, self).exec()

    def _on_return(self) -> None:
        dialog = ReturnDialog(self.context, self._name.text(), self)
        if dialog.exec():
            self.viewmodel.send_back(dialog.reasons, dialog.note)

    def _on_cancel(self) -> None:
        dialog = ReasonDialog(
            self.tr("Cancel this recording"), self.tr("Reason"), self.tr("Cancel the recording"),
            parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.viewmodel.cancel(dialog.text)

    def _on_review(self) -> None:
        self._reviewing = True
        self._review.refresh()
        self._faces.setCurrentWidget(self._review)

    def _on_close(self) -> None:
        self._notice.clear()
        if self.viewmodel.current is None:
            self._reviewing = False
        self.viewmodel.close()

"""The step in the middle: what to do now, for each kind of step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.recording.checklist import kinds_for, step_of
from ektp_desk.recording.items import FINGERS, IRISES, StepKey
from ektp_desk.recording.queries import ItemRow, RecordingView
from ektp_desk.recording.rules import ItemState
from ui.context import Context
from ui.recording.capture_view import CaptureView
from ui.recording.item_line import ItemLine
from ui.recording.marking import Marking
from ui.recording.names import item_name, step_help, step_name
from ui.recording.step_parts import ApprovalPart, Biodata, PhotoPart, special_parts
from ui.widgets.texts import Body, Heading, Muted

CAPTURED = {StepKey.FINGERS: FINGERS, StepKey.IRISES: IRISES}


class StepView(QWidget):
    """Shows one step of the recording in hand; `excuse_wanted` asks for an exception,
    `photo_again` for another photo."""

    excuse_wanted = Signal(str)
    photo_again = Signal()

    def __init__(self, context: Context, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._marking = marking
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._capture: CaptureView | None = None
        self._shown: tuple[object, ...] = ()

    def show_step(self, view: RecordingView, step: str) -> None:
        """Show a step as it stands now."""
        wanted = (step, view.id, self._marking.editable, view.definition.step(step))
        if self._shown == wanted and self._capture is not None:
            self._capture.show_view(view)  # keeps the focus on the finger
            return
        self._clear()
        self._shown = wanted
        rule = view.definition.step(step)
        self._column.addWidget(Heading(step_name(self._context, rule)))
        self._column.addWidget(Muted(step_help(self._context, rule)))
        for part in (*special_parts(self._context, view, step), *self._parts(view, step)):
            self._column.addWidget(part)
        if step in CAPTURED:
            self._add_capture(view, step)
        else:
            self._add_items(view, step)
            self._column.addStretch(1)

    def show_review(self, view: RecordingView) -> None:
        """Everything the reviewer looks at, on one page."""
        self._clear()
        self._column.addWidget(Heading(self.tr("Review")))
        self._column.addWidget(Biodata(self._context, view))
        if view.needs:
            self._column.addWidget(Heading(self.tr("Special recording")))
            self._column.addWidget(Body(needs_line(self._context, view)))
        excused = [item for item in view.items if item.state is ItemState.EXCEPTION
                   and kinds_for(view.definition, item.key)]  # fmt: skip
        self._column.addWidget(Heading(self.tr("Exceptions")))
        if not excused:
            self._column.addWidget(Muted(self.tr("None: everything was captured.")))
        for item in excused:
            self._column.addWidget(Body(self._title(view, item)))
            self._column.addWidget(self._reason(item))
        capture = CaptureView(self._context, self._marking)
        capture.show_view(view)
        self._column.addWidget(capture, 1)

    def _parts(self, view: RecordingView, step: str) -> list[QWidget]:
        if step == StepKey.PHOTO:
            return [PhotoPart(self._context, view)]
        if step == StepKey.PHOTO_APPROVAL:
            approval = ApprovalPart(self._context, self._marking, view)
            approval.again.connect(self.photo_again)
            return [approval]
        if step == StepKey.BIODATA:
            return [Biodata(self._context, view)]
        return []

    def _clear(self) -> None:
        self._capture, self._shown = None, ()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _title(self, view: RecordingView, item: ItemRow) -> str:
        return item.label or item_name(self._context, view.definition, item.key)

    def _add_items(self, view: RecordingView, step: str) -> None:
        for item in view.items:
            if step_of(view.definition, item.key) != step:
                continue
            line = ItemLine(
                self._context, self._marking, item, self._title(view, item),
                excusable=bool(kinds_for(view.definition, item.key)),
            )  # fmt: skip
            line.excuse_wanted.connect(self.excuse_wanted)
            self._column.addWidget(line)
            if item.reason:
                self._column.addWidget(self._reason(item))

    def _add_capture(self, view: RecordingView, step: str) -> None:
        self._capture = CaptureView(self._context, self._marking, CAPTURED[StepKey(step)])
        self._capture.excuse_wanted.connect(self.excuse_wanted)
        self._capture.show_view(view)
        self._column.addWidget(self._capture, 1)

    def _reason(self, item: ItemRow) -> QWidget:
        kind = self._context.say(f"exception.{item.exception}")
        text = f"{kind}: {item.reason}"
        if item.signed_off_by:
            text = self.tr("{text} · signed off by {name}").format(
                text=text, name=item.signed_off_by
            )
        return Muted(text)


def needs_line(context: Context, view: RecordingView) -> str:
    """A special recording's needs and witness in one line."""
    words = [context.say(f"need.{need}") for need in view.needs]
    if view.witness:
        words.append(context.say("recording.witness", name=view.witness))
    return " · ".join(words)

"""How the recording page will look: the real steps with a made-up person, to be tried out."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.recording.checklist import StepState, item_keys, undone_by
from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import ASKED_FIRST, PHOTO
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState
from ektp_desk.recording.sample import sample
from ui.context import Context
from ui.recording.names import step_name
from ui.recording.step_view import StepView
from ui.widgets.scroll import ScrollArea
from ui.widgets.steps import Step, StepList
from ui.widgets.texts import Caption

STEPS_WIDTH = 196


class PreviewMarking(QObject):
    """Marks the made-up person's things; nothing is stored."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._definition: Definition | None = None
        self._papers: tuple[str, ...] = ()
        self._states: dict[str, ItemState] = {}
        self._attempts: Counter[str] = Counter()
        self.current: RecordingView | None = None

    @property
    def editable(self) -> bool:
        """As for the operator."""
        return True

    def show(self, definition: Definition, papers: Sequence[str]) -> None:
        """Go by another definition; marks stay where the things still are."""
        self._definition, self._papers = definition, tuple(papers)
        known = set(item_keys(definition, len(self._papers)))
        self._states = {key: state for key, state in self._states.items() if key in known}
        self._again()

    def mark(self, keys: Sequence[str]) -> None:
        """These things are done."""
        self._attempts.update(keys)
        for key in keys:
            self._set(key, ItemState.CAPTURED)
        self._again()

    def attempt(self, keys: Sequence[str]) -> None:
        """An attempt at these things failed."""
        self._attempts.update(keys)
        self._again()

    def clear(self, key: str) -> None:
        """This thing is open again."""
        self._set(key, ItemState.PENDING)
        self._again()

    def excuse(self, key: str) -> None:
        """This thing is excused."""
        self._set(key, ItemState.EXCEPTION)
        self._again()

    def _set(self, key: str, state: ItemState) -> None:
        if key == ASKED_FIRST:
            return
        self._states[key] = state
        for other in undone_by(key, {**self._states, "photo_approved": state}):
            excused = state is ItemState.EXCEPTION
            self._states[other] = state if excused else ItemState.PENDING

    def _again(self) -> None:
        if self._definition is not None:
            self.current = sample(
                self._definition, self._papers, self._states, attempts=self._attempts
            )
            self.changed.emit()


class DefinitionPreview(QWidget):
    """The steps at the left, one step at the right, as on the recording page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._step = ""
        self.marking = PreviewMarking(self)
        self.marking.changed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Caption(self.tr("This is how the operator will see it; try it out")))
        row = QHBoxLayout()
        row.setSpacing(12)
        self._steps = StepList(context.icons)
        self._steps.step_chosen.connect(self.show_step)
        left = ScrollArea()
        left.setFixedWidth(STEPS_WIDTH)
        left.setWidget(self._steps)
        self._view = StepView(context, self.marking)
        self._view.excuse_wanted.connect(self.marking.excuse)
        self._view.photo_again.connect(self._on_photo_again)
        right = ScrollArea()
        right.setWidget(self._view)
        row.addWidget(left)
        row.addWidget(right, 1)
        column.addLayout(row, 1)

    def show_definition(self, definition: Definition, papers: Sequence[str]) -> None:
        """Show another definition."""
        self.marking.show(definition, papers)

    def show_step(self, key: str) -> None:
        """Look at one step."""
        self._step = key
        self._show()

    def _on_photo_again(self) -> None:
        self._step = PHOTO
        self.marking.clear(PHOTO)

    def _show(self) -> None:
        view = self.marking.current
        if view is None:
            return
        if self._step not in view.definition.step_keys():
            self._step = view.definition.steps[0].key
        self._steps.set_steps(
            [
                Step(
                    step.key,
                    step_name(self._context, view.definition.step(step.key)),
                    StepState(step.state),
                    f"{step.done}/{step.total}" if step.total > 1 else "",
                )
                for step in view.steps
            ],
            chosen=self._step,
        )
        self._view.show_step(view, self._step)

"""The step in the middle: what to do now, for each kind of step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ektp_desk.recording.checklist import (
    ASKED_FIRST,
    EXCUSABLE,
    IRISES,
    ITEMS_OF_STEP,
    LEFT_FOUR,
    PAPER,
    RIGHT_FOUR,
    THUMBS,
    StepKey,
)
from ektp_desk.recording.queries import ItemRow, RecordingView
from ektp_desk.recording.rules import ItemState
from ui.context import Context
from ui.recording.exception_dialog import ExceptionDialog
from ui.recording.viewmodel import RecordingViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.capture import HandsAndEyes
from ui.widgets.chip import Chip
from ui.widgets.key_value import KeyValues
from ui.widgets.swatch import Swatch
from ui.widgets.texts import Body, Heading, Muted

TONES = {"pending": "neutral", "captured": "positive", "exception": "warning"}
LINE_WIDTH = 620
CAPTURE_STEPS = (StepKey.FINGERS, StepKey.IRISES)
GROUPS = (("right_four", RIGHT_FOUR), ("left_four", LEFT_FOUR), ("thumbs", THUMBS),
          ("irises", IRISES))  # fmt: skip


class ItemLine(QWidget):
    """One thing: its name, how it stands, and what can be done with it."""

    def __init__(
        self,
        context: Context,
        viewmodel: RecordingViewModel,
        item: ItemRow,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMaximumWidth(LINE_WIDTH)  # the buttons stand near what they are about
        self._context = context
        self._viewmodel = viewmodel
        self._item = item
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        name = Body(title)
        row.addWidget(name, 1)
        chip = Chip(context.say(f"item_state.{item.state}"), TONES[item.state])
        row.addWidget(chip)
        if viewmodel.editable:
            self._add_buttons(row)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        key, pending = self._item.key, self._item.state is ItemState.PENDING
        follows = self._item.state is ItemState.EXCEPTION and key not in EXCUSABLE
        if key == ASKED_FIRST or follows:
            return  # stands as it does: asked of the rules, or excused with another thing
        mark = Button(self.tr("Done") if pending else self.tr("Again"))
        mark.setObjectName(f"mark_{key}")
        mark.clicked.connect(lambda: self._viewmodel.mark([key]))
        row.addWidget(mark)
        if key in EXCUSABLE and pending:
            failed = QuietButton(self.tr("Failed ({count})").format(count=self._item.attempts))
            failed.setObjectName(f"failed_{key}")
            failed.clicked.connect(lambda: self._viewmodel.attempt([key]))
            excuse = QuietButton(self.tr("Exception…"))
            excuse.setObjectName(f"except_{key}")
            excuse.clicked.connect(self._on_excuse)
            row.addWidget(failed)
            row.addWidget(excuse)

    def _on_excuse(self) -> None:
        # Over the window: this line is built anew while the dialog still stands.
        ExceptionDialog(self._context, self._viewmodel, self._item.key, self.window()).exec()


class StepView(QWidget):
    """Shows one step of the recording in hand."""

    def __init__(
        self, context: Context, viewmodel: RecordingViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._viewmodel = viewmodel
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._hands: HandsAndEyes | None = None
        self._failed: dict[str, QuietButton] = {}
        self._shown: tuple[StepKey, int, bool] | None = None

    def show_step(self, view: RecordingView, step: StepKey) -> None:
        """Show a step as it stands now."""
        wanted = (step, view.id, self._viewmodel.editable)
        if step in CAPTURE_STEPS and self._shown == wanted and self._hands is not None:
            self._fill_hands(view)  # keeps the focus on the finger
            return
        self._shown = wanted
        self._clear()
        self._column.addWidget(Heading(self._context.say(f"step.{step}")))
        self._column.addWidget(Muted(self._context.say(f"step_help.{step}")))
        if step is StepKey.PHOTO:
            self._add_photo(view)
        if step is StepKey.BIODATA:
            self._add_biodata(view)
        if step in CAPTURE_STEPS:
            self._add_capture(view, step)
        else:
            self._add_items(view, self._keys(view, step))
            self._column.addStretch(1)

    def show_review(self, view: RecordingView) -> None:
        """Everything the reviewer looks at, on one page."""
        self._shown = None
        self._clear()
        self._column.addWidget(Heading(self.tr("Review")))
        self._add_biodata(view)
        excused = [item for item in view.items
                   if item.state is ItemState.EXCEPTION and item.key in EXCUSABLE]  # fmt: skip
        self._column.addWidget(Heading(self.tr("Exceptions")))
        if not excused:
            self._column.addWidget(Muted(self.tr("None: everything was captured.")))
        for item in excused:
            title = item.label or self._context.say(f"item.{item.key}")
            self._column.addWidget(Body(title))
            self._column.addWidget(self._reason(item))
        self._hands = HandsAndEyes(self._context.theme)
        self._hands.setAccessibleName(self.tr("Fingers and eyes"))
        self._hands.setEnabled(False)
        self._column.addWidget(self._hands, 1)
        self._fill_hands(view)

    def _keys(self, view: RecordingView, step: StepKey) -> Sequence[str]:
        if step is StepKey.PAPERS:
            return [item.key for item in view.items if item.key.startswith(PAPER)]
        return ITEMS_OF_STEP[step]

    def _clear(self) -> None:
        self._hands, self._failed = None, {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_items(self, view: RecordingView, keys: Sequence[str]) -> None:
        for key in keys:
            item = view.item(key)
            title = item.label or self._context.say(f"item.{key}")
            self._column.addWidget(ItemLine(self._context, self._viewmodel, item, title))
            if item.reason:
                self._column.addWidget(self._reason(item))

    def _reason(self, item: ItemRow) -> QWidget:
        kind = self._context.say(f"exception.{item.exception}")
        text = f"{kind}: {item.reason}"
        if item.signed_off_by:
            text = self.tr("{text} · signed off by {name}").format(
                text=text, name=item.signed_off_by
            )
        return Muted(text)

    def _add_photo(self, view: RecordingView) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        swatch = Swatch()
        swatch.show_colour(view.background, self._context.say(f"background.{view.background}"))
        year = self.tr("Born in {year}: {colour}.").format(
            year=view.birth_date.year,
            colour=self._context.say(f"background.{view.background}").lower(),
        )
        text = Muted(
            year + "\n" + self.tr(
                "No glasses and no contact lenses. Show the photo; go on only when the "
                "applicant approves it. It may be taken again."
            )
        )  # fmt: skip
        row.addWidget(swatch)
        row.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(holder)

    def _add_biodata(self, view: RecordingView) -> None:
        facts = KeyValues()
        facts.set_pairs(
            [
                (self.tr("Name"), view.resident_name),
                (self.tr("NIK"), view.masked_nik),
                (self.tr("Born"), f"{view.birth_place}, {self._context.day(view.birth_date)}"),
                (self.tr("Sex"), self._context.say(f"sex.{view.sex}")),
                (self.tr("Address"), view.address),
            ]
        )
        self._column.addWidget(facts)

    def _add_capture(self, view: RecordingView, step: StepKey) -> None:
        self._hands = HandsAndEyes(self._context.theme)
        self._hands.setObjectName("handsAndEyes")
        self._hands.setAccessibleName(self.tr("Fingers and eyes"))
        self._hands.item_chosen.connect(self._on_chosen)
        self._column.addWidget(self._hands, 1)
        if self._viewmodel.editable:
            buttons = QHBoxLayout()
            buttons.setSpacing(6)
            for name, keys in GROUPS:
                wanted = (keys is IRISES) == (step is StepKey.IRISES)
                if wanted:
                    button = Button(self._context.say(f"group.{name}"))
                    button.setObjectName(f"mark_{name}")
                    button.clicked.connect(lambda _on=False, chosen=keys: self._on_group(chosen))
                    failed = QuietButton(self.tr("Failed"))
                    failed.setObjectName(f"failed_{name}")
                    failed.clicked.connect(lambda _on=False, chosen=keys: self._on_failed(chosen))
                    self._failed[name] = failed
                    buttons.addWidget(button)
                    buttons.addWidget(failed)
            buttons.addStretch(1)
            holder = QWidget()
            holder.setLayout(buttons)
            self._column.addWidget(holder)
            self._column.addWidget(
                Muted(self.tr("Click a finger or an eye to mark it, excuse it or open it again."))
            )
        self._fill_hands(view)

    def _fill_hands(self, view: RecordingView) -> None:
        assert self._hands is not None
        keys = (*RIGHT_FOUR, *LEFT_FOUR, *THUMBS, *IRISES)
        states = {key: str(view.item(key).state) for key in keys}
        for name, group in GROUPS:
            if name in self._failed:
                attempts = max(view.item(key).attempts for key in group)
                self._failed[name].setEnabled(bool(_pending(view, group)))
                self._failed[name].set_text(self.tr("Failed ({count})").format(count=attempts))
        self._hands.set_states(states, {key: self._context.say(f"item.{key}") for key in keys})

    def _on_group(self, keys: Sequence[str]) -> None:
        view = self._viewmodel.current
        if view is not None:
            self._viewmodel.mark(_pending(view, keys) or list(keys))

    def _on_failed(self, keys: Sequence[str]) -> None:
        view = self._viewmodel.current
        if view is not None:
            self._viewmodel.attempt(_pending(view, keys))

    def _on_chosen(self, key: str) -> None:
        view = self._viewmodel.current
        if view is None or not self._viewmodel.editable:
            return
        assert self._hands is not None
        menu = self._menu(key, view.item(key).state)
        menu.popup(self._hands.mapToGlobal(self._hands.centre_of(key).toPoint()))

    def _menu(self, key: str, state: ItemState) -> QMenu:
        """What can be done with a finger or an eye: nothing is marked to be excused after."""
        menu = QMenu(self)
        menu.setObjectName("itemMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        if state is not ItemState.CAPTURED:
            self._entry(menu, "captured", self.tr("&Captured"),
                        lambda: self._viewmodel.mark([key]))  # fmt: skip
        if state is not ItemState.EXCEPTION:
            self._entry(menu, "except", self.tr("&Exception…"), lambda: self._excuse(key))
        if state is not ItemState.PENDING:
            self._entry(menu, "clear", self.tr("&Open again"),
                        lambda: self._viewmodel.clear(key))  # fmt: skip
        return menu

    def _entry(self, menu: QMenu, name: str, text: str, slot: Callable[[], None]) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: slot())

    def _excuse(self, key: str) -> None:
        ExceptionDialog(self._context, self._viewmodel, key, self).exec()


def _pending(view: RecordingView, keys: Sequence[str]) -> list[str]:
    return [key for key in keys if view.item(key).state is ItemState.PENDING]

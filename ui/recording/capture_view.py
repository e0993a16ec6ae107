"""Fingers and eyes: the drawn hands, and the buttons for what is captured together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ektp_desk.recording.checklist import kinds_for
from ektp_desk.recording.items import IRISES, LEFT_FOUR, RIGHT_FOUR, THUMBS
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState
from ui.context import Context
from ui.recording.group_buttons import GroupButtons
from ui.recording.marking import Marking
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.capture import HandsAndEyes
from ui.widgets.texts import Muted

GROUPS = (("right_four", RIGHT_FOUR), ("left_four", LEFT_FOUR), ("thumbs", THUMBS),
          ("irises", IRISES))  # fmt: skip
DRAWN = (*RIGHT_FOUR, *LEFT_FOUR, *THUMBS, *IRISES)


class CaptureView(QWidget):
    """Without `keys` it only shows; with them these can be marked, excused and opened again."""

    excuse_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        marking: Marking,
        keys: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._marking = marking
        self._keys = frozenset(keys)
        self._failed: dict[str, QuietButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hands = HandsAndEyes(context.theme)
        self.hands.setObjectName("handsAndEyes")
        self.hands.setAccessibleName(self.tr("Fingers and eyes"))
        self.hands.item_chosen.connect(self._on_chosen)
        self.hands.setEnabled(bool(keys))
        column.addWidget(self.hands, 1)
        if keys and marking.editable:
            column.addWidget(self._build_buttons())
            column.addWidget(
                Muted(self.tr("Click a finger or an eye to mark it, excuse it or open it again."))
            )

    def show_view(self, view: RecordingView) -> None:
        """Show how fingers and eyes stand now."""
        known = view.states()
        states = {key: str(known[key]) for key in DRAWN if key in known}
        names = {key: self._context.say(f"item.{key}") for key in DRAWN}
        words = {str(state): self._context.say(f"item_state.{state}") for state in ItemState}
        self.hands.set_states(states, names, words)
        for name, group in GROUPS:
            if name in self._failed:
                attempts = max(view.item(key).attempts for key in group)
                self._failed[name].setEnabled(bool(_pending(view, group)))
                self._failed[name].set_text(self.tr("Failed ({count})").format(count=attempts))

    def _build_buttons(self) -> QWidget:
        buttons = GroupButtons()
        for name, group in GROUPS:
            if not self._keys.issuperset(group):
                continue
            button = Button(self._context.say(f"group.{name}"))
            button.setObjectName(f"mark_{name}")
            button.clicked.connect(lambda _on=False, chosen=group: self._on_group(chosen))
            failed = QuietButton(self.tr("Failed ({count})").format(count=0))
            failed.setObjectName(f"failed_{name}")
            failed.clicked.connect(lambda _on=False, chosen=group: self._on_failed(chosen))
            self._failed[name] = failed
            buttons.add(button, failed)
        return buttons

    def _on_group(self, keys: Sequence[str]) -> None:
        view = self._marking.current
        if view is not None:
            self._marking.mark(_pending(view, keys) or list(keys))

    def _on_failed(self, keys: Sequence[str]) -> None:
        view = self._marking.current
        if view is not None:
            self._marking.attempt(_pending(view, keys))

    def _on_chosen(self, key: str) -> None:
        view = self._marking.current
        if view is None or not self._marking.editable or key not in view.states():
            return
        menu = self._menu(view, key)
        menu.popup(self.hands.mapToGlobal(self.hands.centre_of(key).toPoint()))

    def _menu(self, view: RecordingView, key: str) -> QMenu:
        """What can be done with a finger or an eye: nothing is marked to be excused after."""
        state = view.item(key).state
        menu = QMenu(self)
        menu.setObjectName("itemMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        if state is not ItemState.CAPTURED:
            self._entry(menu, "captured", self.tr("&Captured"), lambda: self._marking.mark([key]))
        if state is not ItemState.EXCEPTION and kinds_for(view.definition, key):
            self._entry(menu, "except", self.tr("&Exception…"),
                        lambda: self.excuse_wanted.emit(key))  # fmt: skip
        if state is not ItemState.PENDING:
            self._entry(menu, "clear", self.tr("&Open again"), lambda: self._marking.clear(key))
        return menu

    def _entry(self, menu: QMenu, name: str, text: str, slot: Callable[[], None]) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: slot())


def _pending(view: RecordingView, keys: Sequence[str]) -> list[str]:
    return [key for key in keys if view.item(key).state is ItemState.PENDING]

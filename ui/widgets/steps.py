"""A vertical list of steps: what is done, what comes now, what is open, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.widgets.style import let_clicks_through
from ui.widgets.texts import Caption

ICONS = {
    "done": ("circle-check", "positive"),
    "exception": ("triangle-alert", "warning"),
    "current": ("circle-dot", "accent"),
    "open": ("circle", "neutral"),
    "problem": ("circle-x", "negative"),
}


@dataclass(frozen=True)
class Step:
    """One line; `state` is done, exception, current, open or problem."""

    key: str
    title: str
    state: str
    detail: str = ""


class StepList(QWidget):
    """Shows steps; a click or Enter chooses one."""

    step_chosen = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        self._shown: tuple[Step, ...] = ()
        self._chosen = ""

    def set_steps(self, steps: Sequence[Step], chosen: str = "") -> None:
        """Show these steps; the chosen one is marked."""
        if tuple(steps) == self._shown and chosen == self._chosen:
            return
        self._shown, self._chosen = tuple(steps), chosen
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for place, step in enumerate(steps):
            button = self._row(step, chosen == step.key)
            self._column.insertWidget(place, button)
            self._buttons[step.key] = button

    def _row(self, step: Step, chosen: bool) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "navigation")
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setObjectName(f"step_{step.key}")
        button.setAccessibleName(f"{step.title}. {step.detail}")
        button.clicked.connect(lambda: self.step_chosen.emit(step.key))
        row = QHBoxLayout(button)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(10)
        icon = QLabel()
        name, tone = ICONS[step.state]
        icon.setPixmap(self._icons.pixmap(name, 20, tone))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        title = QLabel(step.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        texts.addWidget(title)
        if step.detail:
            texts.addWidget(Caption(step.detail))
        row.addWidget(icon)
        row.addLayout(texts, 1)
        let_clicks_through(button)
        button.setMinimumHeight(row.sizeHint().height() + 2)
        button.setMinimumSize(QSize(120, max(34, row.sizeHint().height())))
        return button

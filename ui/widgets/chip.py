"""A small coloured word for a state; the word says it, the colour helps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.style import set_property


class Chip(QLabel):
    """Tones: neutral, accent, positive, warning, negative, info."""

    def __init__(
        self, text: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: str) -> None:
        """Say a new state."""
        self.setText(text)
        self.setAccessibleName(text)
        set_property(self, "tone", tone)

"""One part of the settings."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.widgets.panel import Panel


class Part(QWidget):
    """A panel with a title; `refresh` loads what it shows."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(title)
        column.addWidget(self.panel, 1)

    def refresh(self) -> None:
        """Load again; nothing by default."""

"""One tab of the follow-up page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.widgets.notice import Notice


class Tab(QWidget):
    """`column` takes the content below the tab's own calm bar; `refresh` loads it."""

    watched: frozenset[str] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.notice = Notice()
        self.notice.setObjectName("followUpNotice")
        self.column.addWidget(self.notice)

    def refresh(self) -> None:
        """Load what the tab shows."""
        raise NotImplementedError

    def open_with(self, argument: object) -> None:
        """Show the thing that another page wants shown."""

    def take_nik(self, text: str) -> bool:
        """Use a NIK that was scanned, if this tab can."""
        return False

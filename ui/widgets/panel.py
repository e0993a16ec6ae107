"""A surface with a title: what belongs together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.texts import Heading


class Panel(QFrame):
    """`body` takes the content, `header` actions at the right of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.title = Heading(title)
        self.title.setWordWrap(False)
        self.header.addWidget(self.title, 1)
        column.addLayout(self.header)
        self.title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body, 1)


def centred(panel: QWidget) -> QHBoxLayout:
    """The panel in the middle, as high as wrapped sentences need; alignments forget that."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(panel)
    row.addStretch(1)
    return row

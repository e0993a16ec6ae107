"""Text in the five sizes. Always plain: a name with <b> in it shows the sign, not bold."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class _Text(QLabel):
    role = ""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if self.role:
            self.setProperty("role", self.role)


class Title(_Text):
    """The page's name."""

    role = "title"


class Heading(_Text):
    """What a part is about."""

    role = "heading"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)


class Body(_Text):
    """Running text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)


class Muted(Body):
    """Running text of second rank."""

    role = "muted"


class Caption(_Text):
    """Small labels."""

    role = "caption"


class Display(_Text):
    """The number that must be seen first."""

    role = "display"

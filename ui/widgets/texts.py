"""Text in the five sizes. Always plain: a name with <b> in it shows the sign, not bold."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

LONG_WORD = re.compile(r"\S{24}(?=\S)")
BREAK_HERE = "\u200b"  # a space without width


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


class _Wrapped(_Text):
    """Broken into lines, also inside a word that is longer than any line should be.

    A label is as wide as its longest word: one paste of a thousand signs would widen the window.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(LONG_WORD.sub(rf"\g<0>{BREAK_HERE}", text))

    def text(self) -> str:
        return super().text().replace(BREAK_HERE, "")


class Heading(_Wrapped):
    """What a part is about."""

    role = "heading"


class Body(_Wrapped):
    """Running text."""


class Muted(Body):
    """Running text of second rank."""

    role = "muted"


class Caption(_Text):
    """Small labels."""

    role = "caption"


class Display(_Text):
    """The number that must be seen first."""

    role = "display"

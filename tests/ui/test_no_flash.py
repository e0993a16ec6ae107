"""A part of a page that is shown before it has its place is a window of its own for a moment.

It flashes over the screen and takes the keys away: the page's own keys are dead then.
"""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QMainWindow, QMenu, QWidget

from tests.privacy.test_masked import walk
from tests.ui.conftest import Arrive


class Windows(QObject):
    """Notes whatever is shown as a window and is none of those that are meant to be one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QMainWindow | QDialog | QMenu)
            and type(watched) not in (QFrame, QLabel)  # of lists that unfold, and of hints
        ):
            text = getattr(watched, "text", str)()
            self.seen.append(f"{type(watched).__name__} {watched.objectName()} {text}")
        return False


@pytest.mark.parametrize("officer", ["supervisor", "cetak1", "rekam1"])
def test_no_part_of_a_page_is_ever_a_window(
    qapp: QApplication, arrive: Arrive, officer: str
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        hands = arrive(officer)
        pages = list(walk(hands))
    finally:
        qapp.removeEventFilter(windows)
    assert len(pages) >= 3
    assert "\n".join(sorted(set(windows.seen))) == ""

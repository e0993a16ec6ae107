"""The sign on the windows and in the taskbar is the program's own, as on its executable."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.theme.icons import SIGN_SIZES, program_icon

GROUND, DONE = QColor("#0f5f8c"), QColor("#1d8a57")  # resources/program/ektp-desk-small.svg


def test_every_size_is_drawn_for_itself(qtbot: QtBot) -> None:
    sizes = {size.width() for size in program_icon().availableSizes()}
    assert sizes == set(SIGN_SIZES)


@pytest.mark.parametrize("size", [24, 32])
def test_it_is_the_card_that_is_done(qtbot: QtBot, size: int) -> None:
    image = program_icon().pixmap(size, size).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}
    assert {GROUND.name(), DONE.name()} <= colours

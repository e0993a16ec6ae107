"""A button that cannot be pressed is read as well as one that can."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.buttons import BIG_ICON, ICON_GAP, BigButton


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("enabled", "ink"), [(True, "accent_text"), (False, "text_muted")])
def test_the_icon_has_the_ink_of_the_words(
    qtbot: QtBot, qapp: QApplication, name: str, enabled: bool, ink: str
) -> None:
    theme = Theme(qapp, name)
    button = BigButton("Panggil berikutnya", Icons(theme).icon("megaphone", "accent_text"))
    qtbot.addWidget(button)
    size = QSize(BIG_ICON + ICON_GAP, BIG_ICON)
    for scale in (1.0, 2.0):
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        image = button.icon().pixmap(size, scale, mode).toImage()
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        inks = [image.pixelColor(*place) for place in places]
        solid = {colour.name() for colour in inks if colour.alpha() == 255}
        assert solid == {getattr(theme.tokens, ink)}

"""What taking files of laptops in did, and where the receipt lies."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ektp_desk.outreach.homecoming import Fate
from ui.context import Context
from ui.outreach.home_preview import TONES
from ui.widgets.panel import Panel, centred
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.texts import Heading, Muted

WIDTH = 760


class HomeDone(QWidget):
    """Figures by what became of the events; below them the receipt's name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        picture = QLabel()
        picture.setPixmap(context.icons.pixmap("circle-check", 48, "positive"))
        heading = Heading(self.tr("The files are in"))
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (picture, heading):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(12)
        panel = Panel()
        panel.setFixedWidth(WIDTH)
        self._tiles = {fate: StatTile("0", context.say(f"fate.{fate}")) for fate in Fate}
        for fate, tile in self._tiles.items():
            tile.setObjectName(f"done_{fate}")
        panel.body.addLayout(tiles_row(self._tiles.values(), spacing=10))
        self._receipt = Muted("")
        self._receipt.setObjectName("homeReceipt")
        panel.body.addWidget(self._receipt)
        column.addLayout(centred(panel))
        column.addStretch(2)

    def show_counts(self, counts: Mapping[Fate, int]) -> None:
        """Show what the files did, all together; the receipt is being written."""
        number = self._context.number
        for fate, tile in self._tiles.items():
            tile.show_value(number(counts[fate]), TONES[fate] if counts[fate] else "text")
        self._receipt.setText("")

    def show_receipt(self, sentence: str) -> None:
        """Say where the receipt lies."""
        self._receipt.setText(sentence)

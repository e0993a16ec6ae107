"""F1: one sheet with all keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body

ROWS, WIDTH = 9, 820
CAP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KeySheet(Dialog):
    """Read it once, then hardly ever again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keys"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(7)
        for place, (key, meaning) in enumerate(self._keys()):
            label = QLabel(key)
            label.setProperty("role", "key")
            row, column = place % ROWS, 2 * (place // ROWS)
            grid.addWidget(label, row, column, CAP)
            grid.addWidget(Body(meaning), row, column + 1)
            grid.setColumnStretch(column + 1, 1)
        self.body.addLayout(grid)
        self.add_cancel(self.tr("Close"))
        self.setMinimumWidth(WIDTH)

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("F2", self.tr("Call next · begin a card")),
            ("F3", self.tr("Call again")),
            ("F4", self.tr("Did not come")),
            ("F5", self.tr("Park: papers are missing")),
            ("F6", self.tr("Another service, now or afterwards")),
            ("F8", self.tr("Finish · good · hand over")),
            ("F9", self.tr("Spoiled, with its reason · close the day")),
            ("F10", self.tr("Outcome not known")),
            ("Ctrl+P", self.tr("Print again, as a numbered copy")),
            ("Ctrl+K", self.tr("Search everything")),
            ("Ctrl+1 … 9", self.tr("Open a page")),
            ("Ctrl+L", self.tr("Lock this workplace")),
            ("F1", self.tr("This sheet")),
            ("Esc", self.tr("Back, put aside, close")),
            ("Enter", self.tr("Open the chosen row · next step")),
            ("Space", self.tr("Mark a finger, an eye, a check")),
            ("← → ↑ ↓", self.tr("Move between fingers and rows")),
            ("Tab", self.tr("Next field, as the eye goes")),
        ]

"""Things side by side, row by row: what differs is marked, what is equal stands back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Caption, Heading, Muted

NOTHING = "–"
DIFFERS = "≠"


@dataclass(frozen=True)
class SideRow:
    """One fact as each side has it."""

    label: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the sides do not agree."""
        return len(set(self.values)) > 1


class SidesGrid(ScrollArea):
    """A label column and one column for each side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(7)
        column.addLayout(self.grid)
        column.addStretch(1)
        self.setWidget(inner)

    def show_sides(
        self, heads: Sequence[QWidget], rows: Sequence[SideRow], *, differs: str
    ) -> None:
        """Show the rows below a widget for each side; `differs` says to the ear what ≠ marks."""
        self.grid.setColumnMinimumWidth(0, 12)
        for place, head in enumerate(heads, start=2):
            self.grid.setColumnStretch(place, 1)
            self.grid.addWidget(head, 0, place)
        for place, row in enumerate(rows, start=1):
            self._add(place, row, len(heads), differs)

    def _add(self, place: int, row: SideRow, sides: int, differs: str) -> None:
        top = Qt.AlignmentFlag.AlignTop
        label = Caption(row.label)
        self.grid.addWidget(label, place, 1, top)
        if not row.differs:
            for side in range(2, 2 + sides):  # an empty place would look like something missing
                self.grid.addWidget(Muted(row.values[0] or NOTHING), place, side, top)
            return
        mark = Body(DIFFERS)
        mark.setAccessibleName(differs)
        mark.setToolTip(differs)
        self.grid.addWidget(mark, place, 0, top)
        for side, value in enumerate(row.values, start=2):
            text = Body(value or NOTHING)
            text.setAccessibleName(f"{row.label}: {value}")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(text, place, side, top)


def side_head(title: str) -> Heading:
    """The name of a side that nothing is chosen on."""
    return Heading(title)

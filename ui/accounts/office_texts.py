"""The letterhead, and what letters begin with; an example of a letter beside them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.accounts.office_fields import OfficeFields
from ui.widgets.scroll import ScrollArea

Line = tuple[str, str, str]  # setting, label, hint


class OfficeTexts(ScrollArea):
    """Lines of text, so many beside each other."""

    def __init__(
        self,
        fields: OfficeFields,
        lines: Sequence[Line],
        *,
        columns: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, (name, label, hint) in enumerate(lines):
            field = fields.at_top(fields.text(name, label, hint))
            grid.addLayout(field, place // columns, place % columns)
        grid.setRowStretch(len(lines), 1)
        self.setWidget(inside)

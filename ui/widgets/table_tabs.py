"""Several tables in one place, and the bar that changes between them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

SPACING = 12  # as between the other parts of a dialog


class TableTabs(QWidget):
    """A tab is called as its table is to whoever hears the screen."""

    def __init__(self, name: str, tables: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """`name` is the bar's object name."""
        super().__init__(parent)
        self._bar = QTabBar()
        self._bar.setObjectName(name)
        self._bar.setExpanding(False)
        stack = QStackedWidget()
        for table in tables:
            self._bar.addTab(table.accessibleName())
            stack.addWidget(table)
        self._bar.currentChanged.connect(stack.setCurrentIndex)
        row = QHBoxLayout()
        row.addWidget(self._bar)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addLayout(row)
        column.addWidget(stack, 1)

    @property
    def names(self) -> list[str]:
        """What the tabs say."""
        return [self._bar.tabText(place) for place in range(self._bar.count())]

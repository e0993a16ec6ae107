"""Everything that can be read in a window: what stands there, and what a pointer brings up."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
         Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip


def shown(root: QWidget) -> Iterator[tuple[str, str]]:
    """(the widget's name, a text) for every text of `root` and what is in it."""
    for widget in (root, *root.findChildren(QWidget)):
        name = widget.objectName() or type(widget).__name__
        for text in (*_said(widget), widget.toolTip(), widget.windowTitle(),
                     widget.accessibleName(), widget.accessibleDescription()):  # fmt: skip
            if text:
                yield name, text


def _said(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QAbstractItemView():
            if widget.model() is not None:
                yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    single = isinstance(model, QAbstractListModel)  # it hides how many columns it has
    columns = 1 if single else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(model.data(index, role) or "") for role in ROLES)

"""What widgets are told besides their content: style properties, and who takes the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property and let the style see it at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def let_clicks_through(button: QWidget) -> None:
    """The labels inside a button leave the mouse to it."""
    for label in button.findChildren(QLabel):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

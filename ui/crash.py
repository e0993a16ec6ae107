"""What happens to an error nobody expected: written to the log, shown once, copied if wanted.

The report holds versions and the places in the code, never values: no name and no NIK can be in
it.
"""

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ektp_desk.kernel import log
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body


def report(error: BaseException) -> str:
    """Versions and the code's path to the error; no values."""
    return log.report(error, toolkit=f"PySide6 {pyside_version}")


class CrashDialog(Dialog):
    """Says sorry, shows the report, lets it be copied; work goes on."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Something went wrong in the program"), parent)
        self.setMinimumWidth(560)
        self.body.addWidget(
            Body(
                self.tr(
                    "What was saved is safe. Please send this report to the people who look after "
                    "the program; it holds no personal data."
                )
            )
        )
        self.text = QPlainTextEdit(text)
        self.text.setObjectName("crashReport")
        self.text.setReadOnly(True)
        self.body.addWidget(self.text)
        copy = Button(self.tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        self.body.addWidget(copy)
        self.set_primary(self.tr("Go on"), self.accept)

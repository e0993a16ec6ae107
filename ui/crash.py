"""What happens to an error nobody expected: written to the log, shown once, copied if wanted.

The report holds versions and the places in the code, never values: no name and no NIK can be in
it.
"""

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ektp_desk import __version__
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body

MOST_BYTES, KEPT_FILES = 1_000_000, 5


def report(error: BaseException) -> str:
    """Versions and the code's path to the error; no values."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    chain = [type(error).__name__]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(chain) < 5:
        chain.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    head = (
        f"EKTP Desk {__version__} · Python {platform.python_version()} · PySide6 {pyside_version} "
        f"· {platform.system()} {platform.release()}"
    )
    return "\n".join([head, " <- ".join(chain), *places])


def open_log(folder: Path) -> logging.Logger:
    """The program's log file, five of one megabyte."""
    folder.mkdir(parents=True, exist_ok=True)
    logger = logging.getLogger("ektp_desk")
    if not logger.handlers:
        handler = RotatingFileHandler(
            folder / "ektp-desk.log", maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    return logger


class CrashCatcher(QObject):
    """Takes what reaches `sys.excepthook`: slots raise there."""

    caught = Signal(object)

    def install(self) -> None:
        """Take over."""
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Give back."""
        sys.excepthook = sys.__excepthook__

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught.emit(error)


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

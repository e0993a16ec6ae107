"""Catches what nobody expected. Apart from the dialog that shows it: loaded at the start."""

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal


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


def hand_over(error: BaseException) -> None:
    """Have an error of a task dealt with as a slot's is: shown, and written to the log."""
    sys.excepthook(type(error), error, error.__traceback__)

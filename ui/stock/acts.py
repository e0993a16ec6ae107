"""Acts of the blank-stock page, whose refusals come home to the dialog that asked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context

Refusal = Callable[[str, str], None]  # field, sentence


class StockActs(QObject):
    """Base of the view-models of the page's tabs."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def context(self) -> Context:
        """The workplace the acts are done at, for the dialogs."""
        return self._context

    def write(
        self, service: Any, done: Callable[[Any], None], refused: Refusal, **kwargs: Any
    ) -> None:
        """Do one act; a dialog says refusals and machine trouble itself."""

        def refuse(error: OfficeError | MachineError) -> None:
            refused(error.field, self._context.refusal(error))

        self._context.tasks.write(
            self, service, done=done, refused=refuse, troubled=refuse, **kwargs
        )

"""Noting whose data an officer opened, without asking the database twice a day for the same."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QObject

from ektp_desk.residents.access import Place, log_opened
from ui.context import Context


class OpenedNotes(QObject):
    """What this window has noted; the office keeps one note a day in any case."""

    def __init__(self, context: Context, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._place = place
        self._noted: set[tuple[int, date]] = set()

    def note(self, resident_ids: Collection[int]) -> None:
        """Write that these people were opened, unless that stands there since this morning."""
        day = self._context.today()
        new = [one for one in resident_ids if (one, day) not in self._noted]
        if not new:
            return
        self._noted |= {(one, day) for one in new}
        self._context.tasks.write(
            self, log_opened, done=lambda _none: None, resident_ids=new, place=self._place
        )

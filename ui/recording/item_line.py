"""One thing of a step: its name, how it stands, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.recording.items import ASKED_FIRST
from ektp_desk.recording.queries import ItemRow
from ektp_desk.recording.rules import ItemState
from ui.context import Context
from ui.recording.marking import Marking
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.texts import Body

TONES = {"pending": "neutral", "captured": "positive", "exception": "warning"}
LINE_WIDTH = 620


class ItemLine(QWidget):
    """`excuse_wanted` asks for an exception; `excusable` says whether the step knows one."""

    excuse_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        marking: Marking,
        item: ItemRow,
        title: str,
        *,
        excusable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMaximumWidth(LINE_WIDTH)  # the buttons stand near what they are about
        self._marking = marking
        self._item = item
        self._excusable = excusable
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(Body(title), 1)
        row.addWidget(Chip(context.say(f"item_state.{item.state}"), TONES[item.state]))
        if marking.editable:
            self._add_buttons(row)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        key, pending = self._item.key, self._item.state is ItemState.PENDING
        follows = self._item.state is ItemState.EXCEPTION and not self._excusable
        if key == ASKED_FIRST or follows:
            return  # stands as it does: asked of the rules, or excused with another thing
        mark = Button(self.tr("Done") if pending else self.tr("Again"))
        mark.setObjectName(f"mark_{key}")
        mark.clicked.connect(lambda: self._marking.mark([key]))
        row.addWidget(mark)
        if self._excusable and pending:
            failed = QuietButton(self.tr("Failed ({count})").format(count=self._item.attempts))
            failed.setObjectName(f"failed_{key}")
            failed.clicked.connect(lambda: self._marking.attempt([key]))
            excuse = QuietButton(self.tr("Exception…"))
            excuse.setObjectName(f"except_{key}")
            excuse.clicked.connect(lambda: self.excuse_wanted.emit(key))
            row.addWidget(failed)
            row.addWidget(excuse)

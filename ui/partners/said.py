"""What partners said of one person: beside the person's history, hidden while there is nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.partners import queries
from ektp_desk.partners.queries import SaidRow
from ui.context import Context
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Caption


class SaidPanel(Panel):
    """Who said what on which list, and what the office made of it; newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.title.setText(self.tr("Partners said"))
        self.title.show()
        self.setObjectName("saidPanel")
        area = ScrollArea()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self.hide()

    def show_person(self, resident_id: int | None) -> None:
        """Show what was said of a person; None for nobody."""
        if resident_id is None:
            self._context.tasks.forget(self, "said")
            self._show(())
            return
        self._context.tasks.read(
            self, queries.said_of, done=self._show, key="said", resident_id=resident_id
        )

    def _show(self, rows: tuple[SaidRow, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(Body(self._answer(row)))
            self._column.addWidget(Caption(f"{row.partner} · {row.code}"))
            self._column.addWidget(Caption(self._decision(row)))
        self._column.addStretch(1)
        self.setVisible(bool(rows))

    def _answer(self, row: SaidRow) -> str:
        words = self._context.say(f"partner_answer.{row.answer}")
        return " · ".join(part for part in (words, row.evidence, row.note) if part)

    def _decision(self, row: SaidRow) -> str:
        day = self._context.day(row.seen_on)
        return f"{day} · {self._context.say(f'partner_made_of.{row.decision}')}"

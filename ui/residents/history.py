"""What happened before with the person in front: status, recordings, cards, visits."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.cards.before import Before
from ui.context import Context
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Caption, Muted


class HistoryPanel(Panel):
    """Newest first, in words."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Before"), parent)
        self._context = context
        area = ScrollArea()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self.show_before(None)

    def show_before(self, before: Before | None) -> None:
        """Show a person's past; None for nobody."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if before is None:
            self._column.addWidget(
                Muted(self.tr("Visits, recordings and cards of the person appear here."))
            )
        else:
            self._show(before)
        self._column.addStretch(1)

    def _show(self, before: Before) -> None:
        say, day = self._context.say, self._context.day
        language = self._context.sentences.language
        central = before.central
        status = [
            (say(f"central_status.{central.status}"), day(central.since))
        ] if central else []  # fmt: skip
        self._section(self.tr("Central status"), status, self.tr("never seen"))
        self._section(
            self.tr("Recordings"),
            [
                (f"{row.number} · {say(f'recording_state.{row.state}')}", day(row.office_date))
                for row in before.recordings
            ],
            self.tr("none here"),
        )
        self._section(
            self.tr("Cards"),
            [
                (f"{row.number} · {say(f'card_state.{row.state}')}", day(row.office_date))
                for row in before.cards
            ],
            self.tr("none here"),
        )
        self._section(
            self.tr("Visits"),
            [
                (
                    f"{row.code} · {row.service_name(language)}",
                    f"{day(row.office_date)} · {say(f'ticket_state.{row.state}')}",
                )
                for row in before.visits
            ],
            self.tr("first visit"),
        )

    def _section(self, title: str, lines: list[tuple[str, str]], nothing: str) -> None:
        heading = Caption(title)
        heading.setContentsMargins(0, 8, 0, 0)
        self._column.addWidget(heading)
        if not lines:
            self._column.addWidget(Muted(nothing))
        for text, detail in lines:
            self._column.addWidget(Body(text))
            self._column.addWidget(Caption(detail))

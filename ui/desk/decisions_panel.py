"""One calm list of what needs a decision; arrows and Enter, or one button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ektp_desk.reports.rules_decisions import Decision, Matter, Told, Urgency
from ui.context import Context
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

TONES = {Urgency.NOW: "negative", Urgency.TODAY: "warning", Urgency.WAITS: "neutral"}


class DecisionsPanel(Panel):
    """`opened` tells which decision the supervisor wants to make."""

    opened = Signal(object)  # Decision

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What needs a decision now"), parent)
        self._context = context
        self._go = PrimaryButton(self.tr("Open"), context.icons.icon("arrow-right", "accent_text"))
        self._go.setToolTip(self.tr("Enter on a line does the same"))
        self._go.setObjectName("openDecision")
        self._go.clicked.connect(self._on_open)
        self.header.addWidget(self._go)
        self._model: RowsModel[Decision] = RowsModel(
            [
                Column(self.tr("When"), self._urgency, tone=lambda row: TONES[row.urgency]),
                Column(self.tr("What"), self.sentence, tooltip=self.sentence),
                Column(self.tr("Oldest"), self._age, align="right"),
            ]
        )
        self.table = DataTable(context.theme)
        self.table.setObjectName("decisions")
        self.table.setAccessibleName(self.title.text())
        self.table.set_model(self._model)
        self.table.fit({0: 92, 1: "stretch", 2: 96})
        self.table.row_activated.connect(lambda _row: self._on_open())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_help())
        self._empty = EmptyState(
            context.icons.pixmap("circle-check", 48, "positive"),
            self.tr("Nothing waits for a decision."),
            self.tr("What needs you appears here by itself."),
        )
        self._help = Muted("")
        self._help.setObjectName("decisionHelp")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._help)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()

    def show_decisions(self, rows: Sequence[Decision]) -> None:
        """Show the list; the chosen line stays chosen while it is there."""
        self._model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        for widget in (self.table, self._help, self._go):
            widget.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._show_help()

    def sentence(self, row: Decision) -> str:
        """What waits, in one sentence."""
        if row.newest is not None:
            return self._told(row, row.newest)
        code = "apply_late" if row.key is Matter.APPLY and row.late else row.key
        return self._context.say(
            f"decision.{code}", count=self._context.number(row.count),
            day=self._context.day(row.due),
        )  # fmt: skip

    def _told(self, row: Decision, newest: Told) -> str:
        """A line that names what came last: what, when, at which computer."""
        context = self._context
        code = row.key if row.count == 1 else f"{row.key}_more"
        return context.say(
            f"decision.{code}", count=context.number(row.count),
            others=context.number(row.count - 1),
            what=context.say(newest.what, whom=newest.whom), station=newest.station,
            day=context.short_day(newest.at.astimezone(context.zone).date()),
            time=context.time(newest.at),
        )  # fmt: skip

    def _urgency(self, row: Decision) -> str:
        return self._context.say(f"decision_urgency.{row.urgency.name.lower()}")

    def _age(self, row: Decision) -> str:
        if row.days is None:
            return "–"
        if row.days == 0:
            return self.tr("today")
        return self.tr("{days} days").format(days=self._context.number(row.days))

    def _row(self) -> Decision | None:
        place = self.table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _show_help(self) -> None:
        row = self._row()
        self._help.setText("" if row is None else self._context.say(f"decision_help.{row.key}"))
        self._go.setEnabled(row is not None)

    def _on_open(self) -> None:
        row = self._row()
        if row is not None:
            self.opened.emit(row)

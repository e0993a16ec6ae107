"""Answers line by line beside what the office knows, each with its decision."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.partners.preview import Compared, Statement
from ektp_desk.partners.rules import Decision
from ui.context import Context
from ui.partners.import_viewmodel import ListImportViewModel
from ui.widgets.buttons import Button
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.table import DataTable

TONES = {Decision.TAKEN: "positive", Decision.KEPT: "neutral", Decision.LATER: "warning"}
KEYS = {Decision.TAKEN: "1", Decision.KEPT: "2", Decision.LATER: "3"}
SIDES_HEIGHT = 176


class AnswersView(QWidget):
    """A table of answers; below it the chosen one, theirs at the left, ours at the right."""

    def __init__(
        self,
        context: Context,
        viewmodel: ListImportViewModel,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._viewmodel = viewmodel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._build_table(name), 1)
        column.addLayout(self._build_sides())
        column.addLayout(self._build_buttons())
        viewmodel.decided.connect(self._on_decided)

    # -- building --------------------------------------------------------------------------

    def _build_table(self, name: str) -> DataTable:
        say = self._context.say
        self._model: RowsModel[Compared] = RowsModel(
            [
                Column(self.tr("No."), lambda row: str(row.position), align="right"),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("The partner says"),
                       lambda row: say(f"partner_answer.{row.said.answer}")),
                Column(self.tr("The office has"), self._ours, tooltip=self._ours),
                Column(self.tr("Decision"), self._decision, tone=self._tone),
            ]
        )  # fmt: skip
        self.table = DataTable(self._context.theme)
        self.table.setObjectName(name)
        self.table.setAccessibleName(self.tr("Answers"))
        self.table.set_model(self._model)
        self.table.fit({0: 48, 1: "stretch", 2: 190, 3: 230, 4: 170})
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self._model.modelReset.connect(self._show_row)
        return self.table

    def _build_sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        self._theirs, self._ours_panel = (
            Panel(self.tr("The partner says")),
            Panel(self.tr("The office has")),
        )
        self._their_words, self._our_words = KeyValues(), KeyValues()
        for panel, words in (
            (self._theirs, self._their_words), (self._ours_panel, self._our_words),
        ):  # fmt: skip
            panel.setFixedHeight(SIDES_HEIGHT)
            area = ScrollArea()
            content = QWidget()
            column = QVBoxLayout(content)
            column.setContentsMargins(0, 0, 6, 0)
            column.addWidget(words)
            column.addStretch(1)
            area.setWidget(content)
            panel.body.addWidget(area, 1)
            sides.addWidget(panel, 1)
        return sides

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        texts = {
            Decision.TAKEN: self.tr("Take theirs"),
            Decision.KEPT: self.tr("Keep ours"),
            Decision.LATER: self.tr("Later"),
        }
        self._buttons = {}
        for decision, text in texts.items():
            button = Button(text, None, KEYS[decision])
            button.setObjectName(f"decide_{decision}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._decide, decision))
            self._buttons[decision] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    # -- showing ---------------------------------------------------------------------------

    def show_rows(self, rows: tuple[Compared, ...]) -> None:
        """Show these answers, the first one chosen."""
        self._model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self._show_row()

    def _row(self) -> Compared | None:
        place = self.table.current_row()
        return self._model.row(place) if place is not None and self._model.rows else None

    def _show_row(self, *_index: object) -> None:
        row = self._row()
        for button in self._buttons.values():
            button.setEnabled(row is not None)
        if row is None:
            self._their_words.set_pairs(())
            self._our_words.set_pairs(())
            return
        say, day, said = self._context.say, self._context.day, row.said
        self._their_words.set_pairs(
            [
                (self.tr("Person"), f"{row.name} · {row.masked_nik} · {row.birth_year}"),
                (self.tr("Answer"), say(f"partner_answer.{said.answer}")),
                (self.tr("Seen on"), day(said.seen_on)),
                (self.tr("Evidence"), said.evidence),
                (self.tr("Note"), said.note),
            ]
        )
        self._our_words.set_pairs([pair for known in row.statements for pair in self._pairs(known)])

    def _pairs(self, known: Statement) -> list[tuple[str, str]]:
        say, day = self._context.say, self._context.day
        pairs = [(self.tr("Known"), say(known.code))]
        if known.who:
            pairs.append((self.tr("Said by"), known.who))
        if known.on is not None:
            pairs.append((self.tr("Seen on"), day(known.on)))
        if known.evidence:
            pairs.append((self.tr("Evidence"), known.evidence))
        return pairs

    def _ours(self, row: Compared) -> str:
        return " · ".join(self._context.say(known.code) for known in row.statements)

    def _decision(self, row: Compared) -> str:
        return self._context.say(f"partner_decision.{self._viewmodel.decisions[row.line_id]}")

    def _tone(self, row: Compared) -> str:
        return TONES[self._viewmodel.decisions[row.line_id]]

    # -- deciding --------------------------------------------------------------------------

    def _decide(self, decision: Decision) -> None:
        row, place = self._row(), self.table.current_row()
        if row is None or place is None:
            return
        self._viewmodel.decide(row.line_id, decision)
        if place + 1 < len(self._model.rows):
            self.table.selectRow(place + 1)

    def _on_decided(self, line_id: int) -> None:
        for place, row in enumerate(self._model.rows):
            if row.line_id == line_id:
                index = self._model.index(place, 0), self._model.index(place, 4)
                self._model.dataChanged.emit(*index)

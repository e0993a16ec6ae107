"""The register of letters of a year, to be printed again."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.papers.services import copy
from ektp_desk.recording.letters import LetterRow, letters
from ui.context import Context
from ui.tabs import Tab
from ui.widgets.buttons import Button
from ui.widgets.inputs import NumberField
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

FIRST_YEAR = 2020


class LettersTab(Tab):
    """Numbers without gaps, newest first; Enter prints a copy."""

    watched = frozenset({"paper", "follow_up", "case"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        panel = Panel()
        head = QHBoxLayout()
        head.setSpacing(8)
        self._year = NumberField("letterYear", FIRST_YEAR, context.today().year)
        self._year.setGroupSeparatorShown(False)
        self._year.setAccessibleName(self.tr("Year"))
        self._year.setValue(context.today().year)
        self._year.valueChanged.connect(self.refresh)
        again = Button(self.tr("Print a copy"), context.icons.icon("printer"), "Ctrl+P")
        again.setObjectName("printLetter")
        again.clicked.connect(self._on_print)
        head.addWidget(Muted(self.tr("Year")))
        head.addWidget(self._year)
        head.addStretch(1)
        head.addWidget(again)
        panel.body.addLayout(head)
        self._model: RowsModel[LetterRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.number, tooltip=lambda row: row.number),
                Column(self.tr("Day"), lambda row: context.day(row.office_date)),
                Column(self.tr("Subject"), lambda row: row.subject,
                       tooltip=lambda row: row.subject),
                Column(self.tr("To"), lambda row: row.to, tooltip=lambda row: row.to),
                Column(self.tr("People"), lambda row: context.number(row.people), align="right"),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("letters")
        self.table.setAccessibleName(self.tr("Letters"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("No letter in this year yet."))
        self.table.fit({0: 250, 1: 150, 2: "stretch", 3: 290, 4: 70})
        self.table.row_activated.connect(lambda _row: self._on_print())
        panel.body.addWidget(self.table, 1)
        self.column.addWidget(panel, 1)

    def refresh(self) -> None:
        self.context.tasks.read(self, letters, done=self._show, key="letters",
                                year=self._year.value())  # fmt: skip

    def _show(self, rows: tuple[LetterRow, ...]) -> None:
        self._model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)

    def _on_print(self) -> None:
        place = self.table.current_row()
        if place is not None:
            self.context.tasks.write(
                self, copy, done=self.context.requests.print_paper,
                key=self._model.row(place).key,
            )  # fmt: skip

"""The correction cases: open ones by what is due first, closed ones behind a tab."""

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ektp_desk.recording import queries_cases
from ektp_desk.recording.queries_cases import CaseRow
from ektp_desk.recording.rules_followup import CaseKind
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.followup.case_dialog import CaseDialog
from ui.followup.open_case_dialog import OpenCaseDialog
from ui.followup.person_dialog import PersonDialog
from ui.tabs import Tab
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

CLOSED = 1


class CasesTab(Tab):
    """Enter opens a case in a window of its own."""

    watched = frozenset({"case", "recording", "central"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        panel = Panel()
        head = QHBoxLayout()
        self.tabs = QTabBar()
        self.tabs.setObjectName("caseTabs")
        self.tabs.setExpanding(False)
        for title in (self.tr("Still open"), self.tr("Closed")):
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(self.refresh)
        begin = PrimaryButton(
            self.tr("Wrong recording…"), context.icons.icon("user-x", "accent_text")
        )
        begin.setObjectName("beginCase")
        begin.clicked.connect(self._on_begin)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(begin)
        panel.body.addLayout(head)
        say, day = context.say, context.day
        today = context.today()
        self._model: RowsModel[CaseRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("What went wrong"), lambda row: say(f"case_kind.{row.kind}"),
                       tooltip=lambda row: say(f"case_kind.{row.kind}")),
                Column(self.tr("State"), lambda row: say(f"case_state.{row.state}")),
                Column(self.tr("Opened"), lambda row: day(row.opened_on)),
                Column(self.tr("Look again on"), lambda row: day(row.remind_on) or "–",
                       tone=lambda row: "warning" if row.remind_on and row.remind_on <= today
                       else "text"),
                Column(self.tr("Letter number"), lambda row: row.letter_number or "–",
                       tooltip=lambda row: row.letter_number),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("cases")
        self.table.setAccessibleName(self.tr("Correction cases"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("No case here. Duplicates begin on the tab To be done."))
        self.table.fit({0: 132, 1: "stretch", 2: 240, 3: 116, 4: 146, 5: 146, 6: 170})
        self.table.row_activated.connect(lambda row: self.open_with(self._model.row(row).id))
        panel.body.addWidget(self.table, 1)
        self.column.addWidget(panel, 1)

    def refresh(self) -> None:
        only_open = self.tabs.currentIndex() != CLOSED
        self.context.tasks.read(self, queries_cases.cases, done=self._model.set_rows, key="cases",
                                only_open=only_open)  # fmt: skip

    def open_with(self, argument: object) -> None:
        if isinstance(argument, int):
            CaseDialog(self.context, argument, self).exec()

    def _on_begin(self) -> None:
        choosing = PersonDialog(self.context, self.tr("Who was recorded wrongly?"), self)
        if choosing.exec() and choosing.person is not None:
            self._open_for(choosing.person)

    def _open_for(self, person: ResidentFound) -> None:
        opening = OpenCaseDialog(
            self.context, person.id, person.name, self, kind=CaseKind.WRONG_PERSON
        )
        if opening.exec() and opening.opened is not None:
            CaseDialog(self.context, opening.opened.id, self).exec()

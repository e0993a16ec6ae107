"""Who comes to the card's age in a time and is recorded: by day and village, on paper and XLSX."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.birthdays import BirthdayRow, issue_list, turning
from ektp_desk.residents import queries as residents
from ektp_desk.residents.access import TakenList
from ektp_desk.residents.queries import VillageRow
from ui.context import Context
from ui.followup.period import Period
from ui.residents.taken_out import take_out
from ui.tabs import Tab
from ui.tasks import Job
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

MONTH = timedelta(days=30)
VILLAGE_WIDTH = 200


class BirthdaysTab(Tab):
    """The next month at first."""

    watched = frozenset({"central", "resident", "profile"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        panel = Panel()
        today = context.today()
        self._period = Period(context, "birthdays", today, today + MONTH)
        self._period.changed.connect(self.refresh)
        self._village = QComboBox()
        self._village.setObjectName("birthdayVillage")
        self._village.setAccessibleName(self.tr("Village"))
        self._village.setFixedWidth(VILLAGE_WIDTH)
        self._village.addItem(self.tr("All villages"), "")
        self._village.currentIndexChanged.connect(self.refresh)
        panel.body.addLayout(self._build_head())
        self._count = Muted("")
        self._count.setObjectName("birthdayCount")
        panel.body.addWidget(self._count)
        say = context.say
        self._model: RowsModel[BirthdayRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: context.day(row.turns)),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Village"), lambda row: row.village or "–"),
                Column(self.tr("Address"), lambda row: row.address or "–",
                       tooltip=lambda row: row.address),
                Column(self.tr("Status"), lambda row: say(f"central_status.{row.status}"),
                       tooltip=lambda row: say(f"central_status.{row.status}"),
                       tone=lambda row: "positive" if row.ready else "text"),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("birthdays")
        table.setAccessibleName(self.tr("Recorded people coming of age"))
        table.set_model(self._model)
        table.set_empty_text(self.tr("Nobody recorded comes of age in this time."))
        table.fit({0: 150, 1: "stretch", 2: 158, 3: 140, 4: 200, 5: 180})
        panel.body.addWidget(table, 1)
        self.column.addWidget(panel, 1)

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        export = Button(self.tr("Export as XLSX…"), icons.icon("file-spreadsheet"))
        export.setObjectName("exportBirthdays")
        export.clicked.connect(self._on_export)
        print_it = PrimaryButton(
            self.tr("Print the list"), icons.icon("printer", "accent_text"), "Ctrl+P"
        )
        print_it.setObjectName("printBirthdays")
        print_it.clicked.connect(self._on_print)
        head.addWidget(self._period)
        head.addWidget(self._village)
        head.addStretch(1)
        head.addWidget(export)
        head.addWidget(print_it)
        return head

    def refresh(self) -> None:
        tasks = self.context.tasks
        self.notice.clear()
        if self._village.count() == 1:
            tasks.read(self, residents.villages, done=self._on_villages, key="villages")
        tasks.read(
            self, turning, done=self._show, failed=self._on_refused, key="birthdays",
            first=self._period.first, last=self._period.last,
            village_code=self._village.currentData(),
        )  # fmt: skip

    def export_to(self, path: Path) -> None:
        """Write the list shown as a table."""
        headings, rows = self._model.titles, self._model.texts()
        people = [row.resident_id for row in self._model.rows]
        tasks = self.context.tasks

        def write(_job: Job) -> str:
            return take_out(tasks, path, TakenList.BIRTHDAYS, headings, rows, people)

        self.context.tasks.run(self, write, done=self._on_written, failed=self._on_refused,
                               troubled=self._on_refused)  # fmt: skip

    def _show(self, rows: tuple[BirthdayRow, ...]) -> None:
        self._model.set_rows(rows)
        number = self.context.number
        self._count.setText(
            self.tr("{count} people, {ready} of them print-ready already.").format(
                count=number(len(rows)), ready=number(sum(row.ready for row in rows))
            )
        )

    def _on_villages(self, rows: tuple[VillageRow, ...]) -> None:
        for village in rows:
            self._village.addItem(f"{village.name} ({village.district})", village.code)

    def _on_print(self) -> None:
        def done(paper: PaperRow) -> None:
            self.context.requests.print_paper(paper)

        self.context.tasks.write(
            self, issue_list, done=done, refused=self._on_refused, first=self._period.first,
            last=self._period.last, village_code=self._village.currentData(),
        )  # fmt: skip

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), "", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def _on_written(self, name: str) -> None:
        self.notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self._model.set_rows(())
        self.notice.show_notice(self.context.refusal(error), "negative")

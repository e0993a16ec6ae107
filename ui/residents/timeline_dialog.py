"""The whole past of one person in one list, over all rooms of the office."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.reports.person_book import sheets
from ektp_desk.reports.person_data import Section
from ektp_desk.reports.services import export_person
from ektp_desk.reports.timeline import Moment, timeline
from ektp_desk.residents.export import write_book
from ektp_desk.residents.queries import ResidentView
from ui.context import Context
from ui.queue.reason_dialog import ReasonDialog
from ui.widgets.buttons import QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1060, 620)
SUBJECTS = ("ticket", "appointment", "recording", "central", "follow_up", "card", "backlog",
            "suket", "ikd", "reason", "partner", "visit", "paper", "entry", "other")  # fmt: skip


class TimelineDialog(Dialog):
    """Newest first; the list can be narrowed to one kind of event."""

    def __init__(self, context: Context, view: ResidentView, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        self.resize(*SIZE)
        self._context = context
        self._resident_id = view.id
        self._moments: tuple[Moment, ...] = ()
        self._subject = QComboBox()
        self._subject.setObjectName("timelineSubject")
        self._subject.setAccessibleName(self.tr("What to show"))
        self._subject.addItem(self.tr("Everything"), "")
        for subject in SUBJECTS:
            self._subject.addItem(context.say(f"timeline_subject.{subject}"), subject)
        self._subject.currentIndexChanged.connect(self._show)
        self._counted = Muted("")
        head = QHBoxLayout()
        head.addWidget(self._counted, 1)
        head.addWidget(self._subject)
        self.body.addLayout(head)
        self._model: RowsModel[Moment] = RowsModel(
            [
                Column(self.tr("When"), self._when),
                Column(self.tr("Subject"), self._subject_of, tone=lambda _row: "text_muted"),
                Column(self.tr("What"), self._what, tooltip=self._what),
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("Note"), lambda row: row.note, tooltip=lambda row: row.note),
                Column(self.tr("Officer"), lambda row: row.officer),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("timeline")
        self._table.setAccessibleName(self.tr("Whole history"))
        self._table.set_model(self._model)
        self._table.fit({0: 190, 1: 130, 2: "stretch", 3: 150, 4: "stretch", 5: 170})
        self._table.set_empty_text(self.tr("Nothing is known of this person here yet."))
        self.body.addWidget(self._table, 1)
        if context.may(Role.SUPERVISOR, Role.ADMINISTRATOR):
            self._take = QuietButton(self.tr("Give out all data…"), context.icons.icon("download"))
            self._take.setObjectName("exportPerson")
            self._take.clicked.connect(self._on_export)
            self.add_aside(self._take)
        self.add_cancel(self.tr("Close"))
        context.tasks.read(self, timeline, done=self._on_read, key="timeline", resident_id=view.id)

    def _on_export(self) -> None:
        """What a person may ask for (UU 27/2022): noted with its reason, then written."""
        asked = ReasonDialog(
            self.tr("All data of this person"), self.tr("Who asked, and why?"),
            self.tr("Choose a file…"), parent=self,
        )  # fmt: skip
        if not asked.exec():
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("All data of this person"), "data-pribadi.xlsx", "XLSX (*.xlsx)"
        )
        if name:
            self._context.tasks.write(
                self, export_person, done=partial(self._write, Path(name)),
                refused=self._on_refused, resident_id=self._resident_id, why=asked.text,
            )  # fmt: skip

    def _write(self, path: Path, found: tuple[Section, ...]) -> None:
        book = sheets(found, self._context.say, self._context.zone)
        self._context.tasks.run(
            self, lambda _job: write_book(path, book),
            done=lambda _none: self.tell(self.tr("Written: {name}").format(name=path.name)),
            failed=self._on_refused,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self.refuse(self._context.refusal(error))

    def _when(self, row: Moment) -> str:
        local = row.at.astimezone(self._context.zone)
        return f"{self._context.day(local.date())}, {self._context.time(row.at)}"

    def _subject_of(self, row: Moment) -> str:
        return self._context.say(f"timeline_subject.{row.subject}")

    def _what(self, row: Moment) -> str:
        return self._context.say(row.code)

    def _on_read(self, moments: tuple[Moment, ...]) -> None:
        self._moments = moments
        self._show()

    def _show(self) -> None:
        wanted = self._subject.currentData()
        rows = [row for row in self._moments if not wanted or row.subject == wanted]
        self._model.set_rows(rows)
        number = self._context.number(len(rows))
        self._counted.setText(self.tr("{number} events").format(number=number))

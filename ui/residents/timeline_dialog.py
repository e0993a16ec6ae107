"""The whole past of one person in one list, over all rooms of the office."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ektp_desk.reports.timeline import Moment, timeline
from ektp_desk.residents.queries import ResidentView
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1060, 620)
SUBJECTS = ("ticket", "appointment", "recording", "central", "card", "backlog", "paper", "entry",
            "other")  # fmt: skip


class TimelineDialog(Dialog):
    """Newest first; the list can be narrowed to one kind of event."""

    def __init__(self, context: Context, view: ResidentView, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        self.resize(*SIZE)
        self._context = context
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
        self.add_cancel(self.tr("Close"))
        context.tasks.read(self, timeline, done=self._on_read, key="timeline", resident_id=view.id)

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

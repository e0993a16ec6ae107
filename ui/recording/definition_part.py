"""Settings, the checklist: what is in force, what its steps took, and the versions before."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from ektp_desk.recording import queries_checklist
from ektp_desk.recording.definitions import StepRule
from ektp_desk.recording.items import StepKey
from ektp_desk.recording.queries_checklist import ChecklistNow, RecordingFigures, VersionRow
from ektp_desk.recording.rules import ExceptionKind
from ui.accounts.part import Part
from ui.context import Context
from ui.recording.definition_dialog import DefinitionDialog
from ui.recording.definition_preview import DefinitionPreview
from ui.recording.names import step_name
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Heading, Muted

FIGURE_DAYS = 90
VERSIONS_HEIGHT = 116
PREVIEW_SIZE = (860, 640)
FIRST_CARD = "NEW"


class ChecklistPart(Part):
    """Editing is for supervisors; looking at every version too."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Checklist of a recording"), parent)
        self._now: ChecklistNow | None = None
        self._figures: RecordingFigures | None = None
        self._edit = PrimaryButton(self.tr("Edit…"), context.icons.icon("pen-line", "accent_text"))
        self._edit.setObjectName("editChecklist")
        self._edit.setEnabled(False)
        self._edit.clicked.connect(self._on_edit)
        self.panel.header.addWidget(self._edit)
        self._line = Body("")
        self._line.setObjectName("checklistVersion")
        self.panel.body.addWidget(self._line)
        self.panel.body.addWidget(self._build_steps(), 1)
        self._special = Muted("")
        self._special.setObjectName("specialFigures")
        self.panel.body.addWidget(self._special)
        self.panel.body.addWidget(Heading(self.tr("Versions")))
        self.panel.body.addWidget(self._build_versions())

    def _build_steps(self) -> DataTable:
        columns = [
            Column(self.tr("Step"), lambda step: step_name(self.context, step)),
            Column(self.tr("Exceptions"), self._kinds, tooltip=self._kinds),
            Column(self.tr("Attempts"), lambda step: str(step.attempts) if step.exceptions else "–",
                   align="right"),
            Column(self.tr("Usual"), lambda step: self._minutes(step.minutes), align="right"),
            Column(self.tr("Median"), self._median, align="right"),
            Column(self.tr("Attempts made"), self._tried, align="right"),
            Column(self.tr("Excepted"), self._excepted, align="right"),
        ]  # fmt: skip
        self._steps_model: RowsModel[StepRule] = RowsModel(columns)
        table = DataTable(self.context.theme)
        table.setObjectName("checklistSteps")
        table.setAccessibleName(self.tr("Steps"))
        table.set_model(self._steps_model)
        table.fit({0: 190, 1: "stretch", 2: 90, 3: 84, 4: 90, 5: 110, 6: 90})
        return table

    def _build_versions(self) -> DataTable:
        columns = [
            Column(self.tr("Version"), lambda row: str(row.number)),
            Column(self.tr("In force since"), self._since),
            Column(self.tr("Published by"), lambda row: row.officer or "–"),
            Column(self.tr("Reason"), self._reason, tooltip=self._reason),
            Column(self.tr("Recordings"), lambda row: self.context.number(row.recordings),
                   align="right"),
        ]  # fmt: skip
        self._versions_model: RowsModel[VersionRow] = RowsModel(columns)
        self._versions = DataTable(self.context.theme)
        self._versions.setObjectName("checklistVersions")
        self._versions.setAccessibleName(self.tr("Versions"))
        self._versions.setFixedHeight(VERSIONS_HEIGHT)
        self._versions.set_model(self._versions_model)
        self._versions.fit({0: 70, 1: 190, 2: 180, 3: "stretch", 4: 100})
        self._versions.row_activated.connect(self._on_version)
        return self._versions

    def refresh(self) -> None:
        tasks, today = self.context.tasks, self.context.today()
        tasks.read(self, queries_checklist.checklist_now, done=self._on_now, key="now")
        tasks.read(self, queries_checklist.recording_figures, done=self._on_figures, key="figures",
                   start=today - timedelta(days=FIGURE_DAYS), end=today)  # fmt: skip

    def _on_now(self, now: ChecklistNow) -> None:
        self._now = now
        self._edit.setEnabled(True)
        current = now.current
        self._line.setText(
            self.tr("Version {number}, in force since {since}.").format(
                number=current.number, since=self._since(current)
            )
        )
        self._steps_model.set_rows(current.definition.steps)
        self._versions_model.set_rows((current, *now.older))

    def _on_figures(self, figures: RecordingFigures) -> None:
        self._figures = figures
        if self._now is not None:
            self._steps_model.set_rows(self._now.current.definition.steps)
        say, number = self.context.say, self.context.number
        needs = sorted(figures.by_need.items(), key=lambda pair: -pair[1])
        told = ", ".join(f"{say(f'need.{need}')} {number(count)}" for need, count in needs)
        text = self.tr("Last {days} days: {ordinary} ordinary and {special} special recordings.")
        words = text.format(days=FIGURE_DAYS, ordinary=number(figures.ordinary),
                            special=number(figures.special))  # fmt: skip
        if figures.special:
            words += " " + self.tr("Special: {needs}; median {minutes} min.").format(
                needs=told, minutes=figures.special_minutes
            )
        self._special.setText(words)

    # -- cells -----------------------------------------------------------------------------

    def _kinds(self, step: StepRule) -> str:
        if set(step.exceptions) == set(ExceptionKind):
            return self.tr("every kind")
        words = (self.context.say(f"exception.{kind}") for kind in step.exceptions)
        return ", ".join(word.partition(" (")[0] for word in words) or "–"

    def _minutes(self, minutes: int) -> str:
        return self.tr("{minutes} min").format(minutes=minutes) if minutes else "–"

    def _median(self, step: StepRule) -> str:
        found = self._figures.steps.get(step.key) if self._figures is not None else None
        if found is None:
            return "–"
        return f"{found.median_seconds // 60}:{found.median_seconds % 60:02d}"

    def _tried(self, step: StepRule) -> str:
        found = self._figures.steps.get(step.key) if self._figures is not None else None
        if found is None or step.key in (StepKey.ELIGIBILITY, StepKey.SENT):
            return "–"
        return self.context.locale.toString(found.attempts, "f", 1)

    def _excepted(self, step: StepRule) -> str:
        found = self._figures.steps.get(step.key) if self._figures is not None else None
        return self.context.number(found.excepted) if found is not None else "–"

    def _since(self, row: VersionRow) -> str:
        if row.published_at is None:
            return self.tr("the beginning")
        local = row.published_at.astimezone(self.context.zone)
        return f"{self.context.day(local.date())} {self.context.time(row.published_at)}"

    def _reason(self, row: VersionRow) -> str:
        return row.reason or self.tr("delivered with the program")

    # -- doing -----------------------------------------------------------------------------

    def _on_edit(self) -> None:
        if self._now is not None:
            DefinitionDialog(self.context, self._now, self).exec()
            self.refresh()

    def _on_version(self, place: int) -> None:
        row = self._versions_model.row(place)
        dialog = Dialog(self.tr("Checklist, version {number}").format(number=row.number), self)
        dialog.resize(*PREVIEW_SIZE)
        dialog.body.addWidget(Muted(self._reason(row)))
        preview = DefinitionPreview(self.context)
        papers = {service.code: service.papers for service in self._services()}
        asked = {**papers, **row.definition.papers}.get(FIRST_CARD, ())
        preview.show_definition(row.definition, asked)
        dialog.body.addWidget(preview, 1)
        dialog.add_cancel(self.tr("Close"))
        dialog.exec()

    def _services(self) -> tuple[queries_checklist.ServicePapers, ...]:
        return self._now.services if self._now is not None else ()

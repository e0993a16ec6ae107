"""The people of a list, masked: page by page on the screen, whole into a file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ektp_desk.coverage.queries import PAGE, PersonMissing, Wanted
from ektp_desk.coverage.rules import Stage
from ui.context import Context
from ui.coverage.viewmodel import CoverageViewModel
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

WIDTH, HEIGHT = 1_140, 600


class MissingDialog(Dialog):
    """Enter or a double click opens the person: `person_wanted`."""

    person_wanted = Signal(int)

    def __init__(
        self,
        context: Context,
        viewmodel: CoverageViewModel,
        title: str,
        wanted: Wanted,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._context = context
        self._viewmodel = viewmodel
        self._wanted = wanted
        self.resize(WIDTH, HEIGHT)
        self._build()
        viewmodel.saved.connect(self._on_saved)
        viewmodel.refused.connect(self.refuse)
        viewmodel.missing(wanted, done=self._on_first)

    def _build(self) -> None:
        self.body.addWidget(
            Muted(self.tr("NIKs are masked. Open a person to note a reason or to see more."))
        )
        day, context = self._context.day, self._context
        self._model: RowsModel[PersonMissing] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Born"), lambda row: day(row.birth_date)),
                Column(
                    self.tr("Village"), lambda row: row.village, tooltip=lambda row: row.village
                ),
                Column(self.tr("State"), lambda row: context.say(f"stage.{row.stage}")),
                Column(self.tr("Reason"), self._reason, tooltip=self._reason),
            ],
            fetch_more=self._fetch,
        )
        table = DataTable(context.theme)
        table.setObjectName("missingPeople")
        table.setAccessibleName(self.tr("People without a card"))
        table.set_model(self._model)
        table.set_empty_text(self.tr("Nobody here any more."))
        table.fit({0: "stretch", 1: 156, 2: 154, 3: 128, 4: 186, 5: 246})
        table.row_activated.connect(self._on_row)
        self.body.addWidget(table, 1)
        export = Button(self.tr("Export as XLSX…"), context.icons.icon("file-spreadsheet"))
        export.setObjectName("exportMissing")
        export.setAutoDefault(False)
        export.clicked.connect(self._on_export)
        row = QHBoxLayout()
        row.addWidget(export)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_cancel(self.tr("Close"))

    def _reason(self, row: PersonMissing) -> str:
        if row.why is not None:
            return self._context.say(f"why_not.{row.why}")
        if row.stage is Stage.UNRECORDED:
            return self._context.say("absence.not_noted")
        return "–"

    def _fetch(self, last: PersonMissing) -> None:
        self._viewmodel.missing(self._wanted, done=self._on_more, after=last.key)

    def _on_first(self, rows: tuple[PersonMissing, ...]) -> None:
        self._model.set_rows(rows)

    def _on_more(self, rows: tuple[PersonMissing, ...]) -> None:
        self._model.append_rows(rows, len(rows) < PAGE)

    def _on_row(self, row: int) -> None:
        resident_id = self._model.row(row).resident_id
        self.accept()
        self.person_wanted.emit(resident_id)

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), f"{self.heading.text()}.xlsx".replace("/", "-"),
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if not name:
            return
        headings = (self.tr("Name"), self.tr("NIK"), self.tr("Date of birth"), self.tr("Sex"),
                    self.tr("Village"), self.tr("Address"), self.tr("State"),
                    self.tr("Reason"))  # fmt: skip
        say = self._context.say
        self._viewmodel.export_missing(
            Path(name), headings, self._wanted,
            lambda row: (
                row.name, row.masked_nik, row.birth_date.isoformat(), say(f"sex.{row.sex}"),
                row.village, row.address, say(f"stage.{row.stage}"), self._reason(row),
            ),
        )  # fmt: skip

    def _on_saved(self, name: str) -> None:
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")


def _village(row: PersonMissing) -> str:
    return row.village

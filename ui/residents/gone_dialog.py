"""Whom the newest roll does not name any more: to be followed up."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ektp_desk.residents import rollqueries
from ektp_desk.residents.access import TakenList
from ektp_desk.residents.rollqueries import ListedRow
from ui.context import Context
from ui.residents.taken_out import take_out
from ui.tasks import Job
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (900, 560)


class GoneDialog(Dialog):
    """A list; Enter opens the person."""

    person_wanted = Signal(int)  # resident id

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("No longer on the roll")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self.body.addWidget(Muted(self.tr(
            "These people were listed before and are not named in the newest whole roll. Nobody "
            "is deleted: find out whether they died, moved, or are missing from the roll by "
            "mistake."))
        )  # fmt: skip
        self.body.addWidget(self._build_table(), 1)
        self.set_primary(self.tr("Export the list…"), self._on_export)
        self.add_cancel(self.tr("Close"))
        context.tasks.read(self, rollqueries.gone_people, done=self._on_people)

    def _build_table(self) -> DataTable:
        context = self._context
        self._model: RowsModel[ListedRow] = RowsModel(
            [
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Village"), lambda row: row.village),
                Column(self.tr("Noted as"), lambda row: context.say(f"presence.{row.presence}")),
                Column(self.tr("Since"), lambda row: "" if row.since is None else context.day(
                    row.since.astimezone(context.zone).date())),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("gonePeople")
        table.setAccessibleName(self.windowTitle())
        table.set_empty_text(self.tr("Everybody is named in the newest roll."))
        table.set_model(self._model)
        table.fit({0: 158, 1: "stretch", 2: 170, 3: 150, 4: 160})
        table.row_activated.connect(self._on_row)
        return table

    def _on_people(self, rows: tuple[ListedRow, ...]) -> None:
        self._model.set_rows(rows)
        self.busy(not rows)

    def _on_row(self, place: int) -> None:
        self.accept()
        self.person_wanted.emit(self._model.row(place).id)

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), self.tr("no longer on the roll") + ".xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if not name:
            return
        headings, rows, path = self._model.titles, self._model.texts(), Path(name)
        people = [row.id for row in self._model.rows]
        tasks = self._context.tasks

        def write(_job: Job) -> str:
            return take_out(tasks, path, TakenList.GONE, headings, rows, people)

        self._context.tasks.run(self, write, done=self._on_written, failed=self._on_refused,
                                troubled=self._on_refused)  # fmt: skip

    def _on_written(self, name: str) -> None:
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

    def _on_refused(self, error) -> None:  # type: ignore[no-untyped-def]
        self.refuse(self._context.refusal(error))

"""Taking a whole update of the roll back: what returns, and who stays as they are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.rollqueries import UpdateRow
from ektp_desk.residents.rollundo import KeptPerson, Undoing, undo_import, undo_preview
from ektp_desk.residents.rules import mask_nik
from ui.context import Context
from ui.residents.roll_words import RollWords
from ui.tasks import Job
from ui.widgets.dialog import Dialog
from ui.widgets.progress import ProgressStrip
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (860, 560)


class UndoDialog(Dialog):
    """Shows first, then undoes; accepted when it is done."""

    undone = Signal(str)  # the sentence that says what was done

    def __init__(self, context: Context, row: UpdateRow, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Undo a roll update")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context, self._row = context, row
        self._words = RollWords(context)
        self._job: Job | None = None
        self.body.addWidget(Muted(
            self.tr("{file}, {day}. What was changed since then stays as it is; people who came "
                    "by this update and were served since stay too.").format(
                file=row.file_name, day=context.day(row.at.astimezone(context.zone).date()))
        ))  # fmt: skip
        self._tiles = {
            "restored": StatTile("", self.tr("people as before")),
            "removed": StatTile("", self.tr("new people removed")),
            "kept": StatTile("", self.tr("left as they are")),
        }
        self.body.addLayout(tiles_row(self._tiles.values(), spacing=10))
        self.body.addWidget(self._build_table(), 1)
        self._progress = ProgressStrip()
        self._progress.cancelled.connect(self._stop)
        self.body.addWidget(self._progress)
        self.set_primary(self.tr("Undo the update"), self._on_undo, danger=True)
        self.add_cancel(self.tr("Leave it"))
        self._look()

    def _build_table(self) -> DataTable:
        say, words = self._context.say, self._words
        self._model: RowsModel[KeptPerson] = RowsModel(
            [
                Column(self.tr("NIK"), lambda row: mask_nik(row.nik)),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Why it stays"), lambda row: say(row.reason)),
                Column(self.tr("What stays"),
                       lambda row: ", ".join(words.field(name) for name in row.fields)),
            ]
        )  # fmt: skip
        table = DataTable(self._context.theme)
        table.setObjectName("undoKept")
        table.setAccessibleName(self.tr("Who stays as they are"))
        table.set_empty_text(self.tr("Everything returns to what it was before."))
        table.set_model(self._model)
        table.fit({0: 158, 1: "stretch", 2: 230, 3: 200})
        return table

    def _look(self) -> None:
        desk, roll_id = self._context.tasks.desk, self._row.id

        def look(job: Job) -> Undoing:
            return desk.read(
                undo_preview, roll_id=roll_id, progress=job.report, cancelled=job.cancelled
            )

        self._run(look, self._on_looked)

    def _on_undo(self) -> None:
        desk, actor, roll_id = self._context.tasks.desk, self._context.tasks.actor, self._row.id

        def write(job: Job) -> Done[Undoing]:
            return desk.write(
                actor, undo_import, roll_id=roll_id, progress=job.report, cancelled=job.cancelled
            )

        self._run(write, self._on_undone)

    def _run(self, job, done) -> None:  # type: ignore[no-untyped-def]
        self.busy(True)
        self._progress.show_progress(self.tr("Comparing …"), 0, 0)
        self._job = self._context.tasks.run(
            self, job, done=done, progress=self._on_progress, failed=self._on_refused,
            troubled=self._on_refused,
        )  # fmt: skip

    def _on_looked(self, found: Undoing) -> None:
        number = self._context.number
        self._progress.hide()
        self.busy(False)
        values = {"restored": found.restored, "removed": found.removed, "kept": len(found.kept)}
        for name, value in values.items():
            tone = "warning" if name == "kept" and value else "text"
            self._tiles[name].show_value(number(value), tone)
        self._model.set_rows(found.kept[:1_000])

    def _on_undone(self, outcome: Done[Undoing]) -> None:
        self._context.tasks.announce(outcome.changes)
        number, done = self._context.number, outcome.result
        sentence = self.tr(
            "Undone: {restored} as before, {removed} removed, {kept} left as they are."
        ).format(restored=number(done.restored), removed=number(done.removed),
                 kept=number(len(done.kept)))  # fmt: skip
        self.accept()
        self.undone.emit(sentence)

    def _on_progress(self, done: int, total: int) -> None:
        text = self.tr("{done} of {total} people").format(
            done=self._context.number(done), total=self._context.number(total)
        )
        self._progress.show_progress(text, done, total)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self._progress.hide()
        self.refuse(self._context.refusal(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Close and Esc stop what runs: nothing is written behind a closed dialog."""
        self._stop()
        super().reject()

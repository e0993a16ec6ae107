"""The pieces of the store, or of one destruction, as a list to look at and to export."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ektp_desk.cards import destruction
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.export import write_table
from ui.context import Context
from ui.stock.piece_table import PieceTable
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog

SIZE = (980, 600)


class PiecesDialog(Dialog):
    """`batch_id` None shows what is in the store."""

    def __init__(
        self, context: Context, title: str, batch_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.resize(*SIZE)
        self._context = context
        self._table = PieceTable(context)
        self._table.setAccessibleName(title)
        self.body.addWidget(self._table, 1)
        export = Button(self.tr("Export as XLSX…"), context.icons.icon("file-spreadsheet"))
        export.setObjectName("exportPieces")
        export.clicked.connect(self._on_export)
        self.add_aside(export)
        self.set_primary(self.tr("Close"), self.accept)
        if batch_id is None:
            context.tasks.read(self, destruction.store_pieces, done=self._table.show_pieces,
                               key="pieces")  # fmt: skip
        else:
            context.tasks.read(self, destruction.batch_pieces, done=self._table.show_pieces,
                               key="pieces", batch_id=batch_id)  # fmt: skip

    def export_to(self, path: Path) -> None:
        """Write the list shown as a table."""
        headings, rows = self._table.pieces.titles, self._table.pieces.texts()

        def write(_job: Job) -> str:
            write_table(path, headings, rows)
            return path.name

        self._context.tasks.run(self, write, done=self._on_written, failed=self._on_refused,
                                troubled=self._on_refused)  # fmt: skip

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), "", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def _on_written(self, name: str) -> None:
        self.tell(self.tr("Written: {name}").format(name=name))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))

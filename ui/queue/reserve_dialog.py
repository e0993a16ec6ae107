"""Which computers hold numbers for an outage, and which did not come home."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import reserve_queries
from ektp_desk.queue.leases import give_up_block
from ektp_desk.queue.reserve_queries import BlockRow
from ui.context import Context
from ui.queue.reason_dialog import ReasonDialog
from ui.widgets.buttons import QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import Notice
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (860, 520)
COMPUTER, DAY, NUMBERS, USED, STANDS = range(5)


class ReserveDialog(Dialog):
    """The blocks of today and the open ones of earlier days."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.setWindowTitle(self.tr("Reserve numbers"))
        self.heading.setText(self.tr("Reserve numbers"))
        self.resize(*SIZE)
        self.body.addWidget(
            Muted(
                self.tr(
                    "Held by computers that give numbers, for the time the server cannot be "
                    "reached. What was given joins the queue when the computer is back."
                )
            )
        )
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self.body.addWidget(self._build_table(), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self._give_up = QuietButton(self.tr("Will not come back…"))
        self._give_up.setObjectName("giveUpBlock")
        self._give_up.clicked.connect(self._on_give_up)
        row.addWidget(self._give_up)
        self.body.addLayout(row)
        self.set_primary(self.tr("Close"), self.accept)
        context.tasks.changed.connect(self._on_changed)
        self._on_row()
        self.load()

    def load(self) -> None:
        """Read the blocks."""
        self._context.tasks.read(self, reserve_queries.blocks, done=self._show, key="blocks",
                                 day=self._context.today())  # fmt: skip

    def _build_table(self) -> DataTable:
        context = self._context
        self._model: RowsModel[BlockRow] = RowsModel(
            [
                Column(self.tr("Computer"), lambda row: row.station),
                Column(self.tr("Day"), lambda row: context.short_day(row.office_date)),
                Column(self.tr("Numbers"), lambda row: f"{row.first} – {row.last}"),
                Column(self.tr("Given"), lambda row: context.number(row.used), align="right"),
                Column(self.tr("State"), self._state, tone=self._tone, tooltip=self._state),
            ]
        )
        self._table = DataTable(context.theme)
        self._table.setObjectName("reserveBlocks")
        self._table.setAccessibleName(self.tr("Reserve numbers"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No computer holds reserve numbers today."))
        self._table.fit({COMPUTER: "stretch", DAY: 84, NUMBERS: 132, USED: 74, STANDS: 250})
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        return self._table

    def _state(self, row: BlockRow) -> str:
        if row.note:
            return self.tr("given up: {reason}").format(reason=row.note)
        if row.closed_at is not None:
            return self.tr("came home at {time}").format(time=self._context.time(row.closed_at))
        if row.overdue:
            return self.tr("has not come home")
        return self.tr("held since {time}").format(time=self._context.time(row.leased_at))

    def _tone(self, row: BlockRow) -> str:
        if row.overdue:
            return "warning"
        return "neutral" if row.closed_at is not None else "info"

    def _show(self, rows: tuple[BlockRow, ...]) -> None:
        self._model.set_rows(rows)
        self._on_row()

    def _on_row(self) -> None:
        row = self._table.current_row()
        self._give_up.setEnabled(row is not None and self._model.row(row).closed_at is None)

    def _on_give_up(self) -> None:
        row = self._table.current_row()
        if row is None:
            return
        block = self._model.row(row)
        asked = ReasonDialog(
            self.tr("This computer will not come back"), self.tr("Reason"),
            self.tr("Give the numbers up"), parent=self,
        )  # fmt: skip
        if asked.exec():
            self._context.tasks.write(
                self, give_up_block, refused=self._on_refused, block_id=block.id,
                reason=asked.text,
            )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self._notice.show_notice(self._context.refusal(error), "negative")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("reserve"):
            self.load()

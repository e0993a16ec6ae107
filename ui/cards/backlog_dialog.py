"""Who waits for blanks, in the order of their turn: invited, printed, exported."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import backlog
from ektp_desk.cards import queries_backlog as queries
from ektp_desk.cards.backlog_list import issue_list
from ektp_desk.cards.offers import BacklogState
from ektp_desk.cards.queries_backlog import BacklogRow, BacklogStatus
from ektp_desk.cards.rules import PrintRank
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers.services import PaperRow
from ektp_desk.residents.access import TakenList
from ui.context import Context
from ui.queue.reason_dialog import ReasonDialog
from ui.residents.taken_out import take_out
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.inputs import NumberField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Muted

SIZE = (860, 560)
MOST_AT_ONCE = 9_999
TONES = {BacklogState.WAITING: "neutral", BacklogState.INVITED: "positive"}


class BacklogDialog(Dialog):
    """The list, the figures, and the button that invites the first ones."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._rows: tuple[BacklogRow, ...] = ()
        self.setWindowTitle(self.tr("Waiting for blanks"))
        self.heading.setText(self.tr("Waiting for blanks"))
        self.resize(*SIZE)
        self.body.addLayout(self._build_head())
        self.body.addWidget(self._build_table(), 1)
        self.body.addWidget(
            Muted(
                self.tr(
                    "Invited people are told through their kelurahan or by letter: telephone "
                    "numbers are not kept here. A blank is kept for each of them."
                )
            )
        )
        row = QHBoxLayout()
        self._count = NumberField("inviteCount", 1, MOST_AT_ONCE)
        row.addWidget(Field(self.tr("How many to invite"), self._count))
        row.addStretch(1)
        self._leave = QuietButton(self.tr("Take off the list…"))
        self._leave.setObjectName("backlogLeave")
        self._leave.clicked.connect(self._on_leave)
        row.addWidget(self._leave)
        self.body.addLayout(row)
        self._invite = self.set_primary(self.tr("Invite"), self._on_invite)
        self._invite.setEnabled(False)
        self.add_cancel(self.tr("Close"))
        context.tasks.changed.connect(self._on_changed)
        self._show_rows(())
        self.load()

    def load(self) -> None:
        """Read list and figures."""
        tasks = self._context.tasks
        tasks.read(self, queries.backlog, done=self._show_rows, key="rows")
        tasks.read(self, queries.backlog_status, done=self._show_status, key="status",
                   day=self._context.today())  # fmt: skip

    def _build_head(self) -> QHBoxLayout:
        icons = self._context.icons
        self._figures = Body("")
        self._figures.setObjectName("backlogFigures")
        self._export = Button(self.tr("Export as XLSX…"), icons.icon("file-spreadsheet"))
        self._export.setObjectName("backlogExport")
        self._export.clicked.connect(self._on_export)
        self._print = Button(self.tr("Print the list"), icons.icon("printer"))
        self._print.setObjectName("backlogPrint")
        self._print.clicked.connect(self._on_print)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._figures, 1)
        for button in (self._export, self._print):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _build_table(self) -> DataTable:
        context = self._context
        self._model: RowsModel[BacklogRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik, mono=True),
                Column(self.tr("Service"), self._service_text),
                Column(self.tr("Since"), lambda row: context.day(row.office_date)),
                Column(self.tr("State"), lambda row: context.say(f"backlog_state.{row.state}"),
                       tone=lambda row: TONES[row.state]),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("backlog")
        self._table.setAccessibleName(self.tr("Waiting for blanks"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("Nobody waits for blanks."))
        self._table.fit({0: "stretch", 1: 156, 2: 190, 3: 150, 4: 100})
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        return self._table

    def _service_text(self, row: BacklogRow) -> str:
        service = self._context.service_name(row.service_id_name, row.service_en_name)
        if row.rank is PrintRank.URGENT:
            return self.tr("Urgent · {service}").format(service=service)
        return service

    def _show_rows(self, rows: tuple[BacklogRow, ...]) -> None:
        self._rows = rows
        self._model.set_rows(rows)
        self._export.setEnabled(bool(rows))
        self._print.setEnabled(bool(rows) and self._context.may(Role.PRINTER, Role.SUPERVISOR))
        self._on_row()

    def _show_status(self, status: BacklogStatus) -> None:
        number = self._context.number
        self._figures.setText(
            self.tr(
                "{waiting} wait, {invited} are invited. Free blanks: {free}. "
                "{count} can be invited now."
            ).format(
                waiting=number(status.waiting), invited=number(status.invited),
                free=number(max(0, status.blanks.free)), count=number(status.invitable),
            )
        )  # fmt: skip
        self._invite.setEnabled(status.invitable > 0)
        self._count.setMaximum(max(1, status.invitable))
        self._count.setValue(max(1, status.invitable))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("backlog", "stock", "card", "ticket"):
            self.load()

    def _row(self) -> BacklogRow | None:
        place = self._table.current_row()
        return None if place is None else self._model.row(place)

    def _on_row(self) -> None:
        self._leave.setEnabled(self._row() is not None)

    def _on_invite(self) -> None:
        def done(rows: tuple[BacklogRow, ...]) -> None:
            sentence = self.tr("{count} people are marked as invited.")
            self._context.requests.message.emit(sentence.format(count=len(rows)), None)

        self._context.tasks.write(
            self, backlog.invite, done=done, refused=self._refuse, troubled=self._refuse,
            count=self._count.value(),
        )  # fmt: skip

    def _on_leave(self) -> None:
        row = self._row()
        if row is None:
            return
        dialog = ReasonDialog(
            self.tr("Take off the list: {name}").format(name=row.name), self.tr("Reason"),
            self.tr("Take off the list"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self._context.tasks.write(
                self, backlog.leave, refused=self._refuse, troubled=self._refuse,
                entry_id=row.id, reason=dialog.text,
            )  # fmt: skip

    def _on_print(self) -> None:
        def issued(paper: PaperRow) -> None:
            self._print.setEnabled(True)
            self._context.requests.print_paper(paper)
            self.tell(self.tr("The list is printing."))

        def refuse(error: OfficeError | MachineError) -> None:
            self._print.setEnabled(True)
            self._refuse(error)

        self._print.setEnabled(False)
        self._context.tasks.write(
            self, issue_list, done=issued, refused=refuse, troubled=refuse
        )  # fmt: skip

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"),
            f"{self.tr('waiting for blanks')} {self._context.today()}.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if not name:
            return
        path, headings, rows = Path(name), self._headings(), self.table()
        people = [row.resident_id for row in self._rows]
        tasks = self._context.tasks

        def job(_job: object) -> str:
            return take_out(tasks, path, TakenList.BACKLOG, headings, rows, people)

        self._context.tasks.run(
            self, job, failed=self._refuse, troubled=self._refuse,
            done=lambda said: self.tell(self.tr("Written: {name}").format(name=said)),
        )  # fmt: skip

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Name"), self.tr("NIK"), self.tr("Village"), self.tr("Service"),
            self.tr("Urgent"), self.tr("Since"), self.tr("State"), self.tr("Invited on"),
        )  # fmt: skip

    def table(self) -> list[tuple[str, ...]]:
        """The list as it is exported: NIKs masked, days as numbers sort (2026-11-24)."""
        context = self._context
        return [
            (
                row.name, row.masked_nik, row.village,
                context.service_name(row.service_id_name, row.service_en_name),
                self.tr("yes") if row.rank is PrintRank.URGENT else "",
                row.office_date.isoformat(), context.say(f"backlog_state.{row.state}"),
                row.invited_at.astimezone(context.zone).date().isoformat()
                if row.invited_at else "",
            )
            for row in self._rows
        ]  # fmt: skip

    def _refuse(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))

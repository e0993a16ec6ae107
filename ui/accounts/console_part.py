"""What was done on the command line that gives somebody power, and who looked into it."""

from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.reports.console_acts import ConsoleAct, acknowledge, console_acts
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton
from ui.widgets.notice import Notice
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class ConsolePart(Part):
    """Each act stands here for good; those nobody has looked into are on the desk as well."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Done at the console"), parent)
        self._seen = PrimaryButton(
            self.tr("Looked into"), context.icons.icon("shield-check", "accent_text")
        )
        self._seen.setObjectName("acknowledgeConsole")
        self._seen.clicked.connect(self._on_seen)
        self.panel.header.addWidget(self._seen)
        body = self.panel.body
        self._notice = Notice()
        self._notice.setObjectName("consoleNotice")
        body.addWidget(self._notice)
        body.addWidget(
            Muted(
                self.tr(
                    "Whoever may start programs in the account that opens the office can add "
                    "officers, give passwords and export data on the command line, without a "
                    "password of the office. What was done there stays on the supervisor's desk "
                    "until a supervisor has asked who it was and why."
                )
            )
        )
        self._model: RowsModel[ConsoleAct] = RowsModel(
            [
                Column(self.tr("When"), self._when),
                Column(self.tr("What"), self._what, tooltip=self._what),
                Column(self.tr("Computer"), lambda row: row.station,
                       tooltip=lambda row: row.station),
                Column(self.tr("Looked into by"), self._by, tooltip=self._by,
                       tone=lambda row: "text" if row.seen_at else "negative"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("consoleActs")
        self._table.setAccessibleName(self.panel.title.text())
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("Nothing was done at the console."))
        self._table.fit({0: 180, 1: "stretch", 2: 190, 3: 150})
        self._table.selectionModel().currentRowChanged.connect(self._show_button)
        body.addWidget(self._table, 1)
        self._show_button()

    def refresh(self) -> None:
        self.context.tasks.read(self, console_acts, done=self._on_rows, key="console")

    def _when(self, row: ConsoleAct) -> str:
        local = row.at.astimezone(self.context.zone)
        return self.tr("{day}, {time}").format(
            day=self.context.day(local.date()), time=self.context.time(row.at)
        )

    def _what(self, row: ConsoleAct) -> str:
        said = self.context.say(row.what, whom=row.whom)
        return said[:1].upper() + said[1:]

    def _by(self, row: ConsoleAct) -> str:
        return row.seen_by if row.seen_at else self.tr("nobody yet")

    def _row(self) -> ConsoleAct | None:
        place = self._table.current_row()
        return None if place is None else self._model.row(place)

    def _on_rows(self, rows: tuple[ConsoleAct, ...]) -> None:
        self._model.set_rows(rows)
        waiting = next((place for place, row in enumerate(rows) if row.seen_at is None), None)
        chosen = self._row()
        if waiting is not None and (chosen is None or chosen.seen_at is not None):
            self._table.selectRow(waiting)
        self._show_button()

    def _show_button(self) -> None:
        row = self._row()
        may = self.context.may(Role.SUPERVISOR)
        self._seen.setEnabled(may and row is not None and row.seen_at is None)

    def _on_seen(self) -> None:
        row = self._row()
        if row is not None:
            self._notice.clear()
            self.context.tasks.write(
                self, acknowledge, audit_id=row.id, done=lambda _nothing: self.refresh(),
                refused=self._on_refused,
            )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self._notice.show_notice(self.context.refusal(error), "negative")

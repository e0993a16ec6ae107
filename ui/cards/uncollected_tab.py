"""Cards nobody fetched: by age and kelurahan, who was told, and what waits too long."""

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QTabBar,
    QWidget,
)

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import uncollected as waiting
from ektp_desk.cards.rules_pickup import AgeBand
from ektp_desk.cards.uncollected import Ageing, UncollectedRow, VillageCount
from ektp_desk.cards.uncollected_list import issue_uncollected_list
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers.services import PaperRow
from ektp_desk.residents.access import TakenList
from ui.cards.remind_dialog import RemindDialog
from ui.context import Context
from ui.queue.reason_dialog import ReasonDialog
from ui.residents.taken_out import take_out
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

PARTS: tuple[AgeBand | None, ...] = (None, *AgeBand)
NO_AGEING = Ageing((), 0, 0, 0, None)


class UncollectedTab(Tab):
    """Several cards can be chosen at once: their owners are told together."""

    watched = frozenset({"card", "handover", "delivery", "profile", "resident"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ageing = NO_AGEING
        panel = Panel()
        panel.body.addLayout(self._build_head())
        panel.body.addLayout(self._build_state())
        panel.body.addWidget(self._build_table(), 1)
        self.column.addWidget(panel, 1)

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.bands = QTabBar()
        self.bands.setObjectName("ageBands")
        self.bands.setExpanding(False)
        for part in PARTS:
            self.bands.addTab(self._band_name(part))
        self.bands.currentChanged.connect(self._load_rows)
        self.village = QComboBox()
        self.village.setObjectName("uncollectedVillage")
        self.village.setAccessibleName(self.tr("Kelurahan"))
        self.village.setMinimumWidth(210)
        self.village.addItem(self.tr("All kelurahan"), "")
        self.village.activated.connect(self._load_rows)
        head.addWidget(self.bands)
        head.addStretch(1)
        head.addWidget(self.village)
        return head

    def _build_state(self) -> QHBoxLayout:
        icons = self.context.icons
        self._state = Muted("")
        self._state.setObjectName("uncollectedState")
        self._withdraw = QuietButton(self.tr("Withdraw…"))
        self._withdraw.setObjectName("withdrawCard")
        self._withdraw.setVisible(self.context.may(Role.SUPERVISOR))
        self._withdraw.clicked.connect(self._on_withdraw)
        self._export = Button(self.tr("Export…"), icons.icon("file-spreadsheet"))
        self._export.setObjectName("uncollectedExport")
        self._export.clicked.connect(self._on_export)
        self._print = Button(self.tr("Print the list"), icons.icon("printer"))
        self._print.setObjectName("uncollectedPrint")
        self._print.clicked.connect(self._on_print)
        self._remind = PrimaryButton(self.tr("Owners were told…"),
                                     icons.icon("megaphone", "accent_text"))  # fmt: skip
        self._remind.setObjectName("remindOwners")
        self._remind.clicked.connect(self._on_remind)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        for button in (self._withdraw, self._export, self._print, self._remind):
            row.addWidget(button)
        return row

    def _build_table(self) -> DataTable:
        context = self.context
        self._model: RowsModel[UncollectedRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("NIK"), lambda row: row.masked_nik, mono=True),
                Column(self.tr("Kelurahan"), lambda row: row.village,
                       tooltip=lambda row: row.address),
                Column(self.tr("Card"), lambda row: row.number, mono=True),
                Column(self.tr("Printed"), lambda row: context.day(row.office_date)),
                Column(self.tr("Days"), lambda row: context.number(self._days(row)),
                       align="right", tone=self._tone),
                Column(self.tr("Told"), self._told, tooltip=lambda row: row.told),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("waitingCards")
        self.table.setAccessibleName(self.tr("Cards not collected"))
        self.table.set_model(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_empty_text(self.tr("No card waits here."))
        self.table.fit({0: "stretch", 1: 158, 2: 150, 3: 140, 4: 146, 5: 64, 6: 190})
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.table.row_activated.connect(self._on_open)
        return self.table

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        tasks, today = self.context.tasks, self.context.today()
        tasks.read(self, waiting.ageing, done=self._show_ageing, key="ageing", day=today)
        tasks.read(self, waiting.villages, done=self._show_villages, key="villages")
        self._load_rows()

    def _load_rows(self) -> None:
        self.context.tasks.read(
            self, waiting.uncollected, done=self._show_rows, key="waiting",
            day=self.context.today(), band=self._band(), village_code=self._village(),
        )  # fmt: skip

    def _band(self) -> AgeBand | None:
        return PARTS[self.bands.currentIndex()]

    def _village(self) -> str | None:
        return self.village.currentData() or None

    def _band_name(self, part: AgeBand | None) -> str:
        return self.tr("All") if part is None else self.context.say(f"age_band.{part}")

    def _show_ageing(self, found: Ageing) -> None:
        self._ageing = found
        number = self.context.number
        counted: dict[AgeBand | None, int] = {None: found.total}
        counted.update(found.bands)
        for place, part in enumerate(PARTS):
            self.bands.setTabText(place, f"{self._band_name(part)} ({number(counted[part])})")
        if not found.long:
            self._state.setText(self.tr("Choose several with Shift or Ctrl."))
        else:
            self._state.setText(
                self.tr("{count} cards have waited more than {days} days.").format(
                    count=number(found.long), days=number(found.limit_days)
                )
            )
        self.table.viewport().update()  # the rows may have come first, without the limit
        self._show_buttons()

    def _show_villages(self, found: tuple[VillageCount, ...]) -> None:
        chosen = self.village.currentData()
        self.village.clear()
        self.village.addItem(self.tr("All kelurahan"), "")
        for row in found:
            if row.code is not None:
                self.village.addItem(f"{row.name} ({self.context.number(row.cards)})", row.code)
        self.village.setCurrentIndex(max(0, self.village.findData(chosen)))

    def _show_rows(self, rows: tuple[UncollectedRow, ...]) -> None:
        self._model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._export.setEnabled(bool(rows))
        self._print.setEnabled(bool(rows))
        self._show_buttons()

    def _show_buttons(self) -> None:
        rows = self._chosen()
        self._remind.setEnabled(bool(rows))
        self._withdraw.setEnabled(len(rows) == 1 and self._is_long(rows[0]))

    def _days(self, row: UncollectedRow) -> int:
        return row.days(self.context.today())

    def _is_long(self, row: UncollectedRow) -> bool:
        return self._days(row) > self._ageing.limit_days > 0

    def _tone(self, row: UncollectedRow) -> str:
        return "warning" if self._is_long(row) else "text"

    def _told(self, row: UncollectedRow) -> str:
        if row.told_at is None or row.told_channel is None:
            return ""
        day = self.context.day(row.told_at.astimezone(self.context.zone).date())
        channel = self.context.say(f"reminder_channel.{row.told_channel}")
        return f"{day} · {channel}"

    def _chosen(self) -> list[UncollectedRow]:
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.row(place) for place in places if place < len(self._model.rows)]

    # -- doing -----------------------------------------------------------------------------

    def _on_open(self, place: int) -> None:
        self.context.requests.page_wanted.emit("pickup", self._model.row(place).id)

    def _on_remind(self) -> None:
        rows = self._chosen()
        if rows:
            self.notice.clear()
            RemindDialog(self.context, rows, self).exec()

    def _on_withdraw(self) -> None:
        (row,) = self._chosen()
        dialog = ReasonDialog(
            self.tr("Withdraw the card of {name}").format(name=row.resident_name),
            self.tr("Reason"), self.tr("Put it into the destruction store"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self.notice.clear()
            self.context.tasks.write(
                self, waiting.withdraw_uncollected, refused=self._on_refused, card_id=row.id,
                reason=dialog.text,
            )  # fmt: skip

    def _on_print(self) -> None:
        def issued(paper: PaperRow) -> None:
            self.context.requests.print_paper(paper)
            self.context.requests.message.emit(self.tr("The list is printing."), None)

        self.notice.clear()
        self.context.tasks.write(
            self,
            issue_uncollected_list,
            done=issued,
            refused=self._on_refused,
            band=self._band(),
            village_code=self._village(),
        )

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"),
            f"{self.tr('uncollected cards')} {self.context.today()}.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if not name:
            return
        path, headings, rows = Path(name), self._headings(), self.exported()
        people = [row.resident_id for row in self._model.rows]
        tasks = self.context.tasks

        def job(_job: object) -> str:
            return take_out(tasks, path, TakenList.UNCOLLECTED, headings, rows, people)

        def written(said: str) -> None:
            self.context.requests.message.emit(self.tr("Written: {name}").format(name=said), None)

        self.context.tasks.run(
            self, job, done=written, failed=self._on_refused, troubled=self._on_refused
        )

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Name"), self.tr("NIK"), self.tr("Kelurahan"), self.tr("Address"),
            self.tr("Card"), self.tr("Printed"), self.tr("Days"), self.tr("Last told on"),
            self.tr("Who was told"), self.tr("Times told"),
        )  # fmt: skip

    def exported(self) -> list[tuple[object, ...]]:
        """The list as it is exported: NIKs masked, days as numbers sort (2026-11-24)."""
        zone = self.context.zone
        return [
            (
                row.resident_name, row.masked_nik, row.village, row.address, row.number,
                row.office_date.isoformat(), self._days(row),
                row.told_at.astimezone(zone).date().isoformat() if row.told_at else "",
                row.told, row.times_told,
            )
            for row in self._model.rows
        ]  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")

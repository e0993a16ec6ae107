"""The register of sukets: those that run out first, issuing, extending, taking back."""

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ektp_desk.cards.offers import Supply
from ektp_desk.cards.queries_suket import SuketBook, SuketList, SuketRow, book
from ektp_desk.cards.rules_suket import SuketState
from ektp_desk.cards.suket import extend_suket, withdraw_suket
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.papers.services import PaperRow
from ui.context import Context
from ui.followup.suket_dialog import SuketDialog
from ui.queue.reason_dialog import ReasonDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

PARTS = (SuketList.RUNNING_OUT, SuketList.VALID, SuketList.OVER)
NO_BOOK = SuketBook((), 0, 0, False, Supply.ENOUGH)


class SuketTab(Tab):
    """Says on top whether a certificate may be issued now, and why not."""

    watched = frozenset({"suket", "stock", "profile", "card"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book = NO_BOOK
        panel = Panel()
        panel.body.addLayout(self._build_head())
        self._state = Muted("")
        self._state.setObjectName("suketState")
        panel.body.addWidget(self._state)
        say, day = context.say, context.day
        today = context.today()
        self._model: RowsModel[SuketRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.number, tooltip=lambda row: row.number),
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Issued"), lambda row: day(row.issued_on)),
                Column(self.tr("Valid until"), lambda row: day(row.valid_until),
                       tone=lambda row: "negative" if row.days_left(today) < 0 else "text"),
                Column(self.tr("State"), lambda row: self._state_of(row),
                       tooltip=lambda row: row.end_reason or say(f"suket_state.{row.state}")),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("sukets")
        self.table.setAccessibleName(self.tr("Register of sukets"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("No suket here."))
        self.table.fit({0: 190, 1: "stretch", 2: 158, 3: 150, 4: 150, 5: 150})
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        panel.body.addWidget(self.table, 1)
        self.column.addWidget(panel, 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.tabs = QTabBar()
        self.tabs.setObjectName("suketTabs")
        self.tabs.setExpanding(False)
        for part in PARTS:
            self.tabs.addTab(self.context.say(f"suket_list.{part}"))
        self.tabs.currentChanged.connect(self.refresh)
        icons = self.context.icons
        self._withdraw = QuietButton(self.tr("Take back…"))
        self._withdraw.setObjectName("withdrawSuket")
        self._withdraw.clicked.connect(self._on_withdraw)
        self._extend = Button(self.tr("Extend"), icons.icon("rotate-cw"))
        self._extend.setObjectName("extendSuket")
        self._extend.clicked.connect(self._on_extend)
        self._issue = PrimaryButton(self.tr("Issue a suket…"), icons.icon("plus", "accent_text"))
        self._issue.setObjectName("issueSuket")
        self._issue.clicked.connect(lambda: SuketDialog(self.context, self).exec())
        head.addWidget(self.tabs)
        head.addStretch(1)
        for button in (self._withdraw, self._extend, self._issue):
            head.addWidget(button)
        return head

    def refresh(self) -> None:
        self.context.tasks.read(
            self, book, done=self._show, key="sukets", day=self.context.today(),
            part=PARTS[self.tabs.currentIndex()],
        )  # fmt: skip

    def _show(self, found: SuketBook) -> None:
        self._book = found
        number = self.context.number
        for place, count in ((0, found.running_out), (1, found.valid)):
            name = self.context.say(f"suket_list.{PARTS[place]}")
            self.tabs.setTabText(place, f"{name} ({number(count)})")
        self._model.set_rows(found.rows)
        if found.rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._state.setText(self._standing(found))
        self._show_buttons()

    def _standing(self, found: SuketBook) -> str:
        if not found.enabled:
            return self.context.say("suket.off")
        if found.supply is Supply.ENOUGH:
            return self.context.say("suket.blanks_enough")
        return self.tr("Blanks are short: a suket may be issued to people already recorded.")

    def _show_buttons(self) -> None:
        open_now = self._book.enabled and self._book.supply is not Supply.ENOUGH
        row = self._row()
        valid = row is not None and row.state is SuketState.VALID
        self._issue.setEnabled(open_now)
        self._extend.setEnabled(open_now and valid)
        self._withdraw.setEnabled(valid)

    def _row(self) -> SuketRow | None:
        place = self.table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _state_of(self, row: SuketRow) -> str:
        left = row.days_left(self.context.today())
        if row.state is not SuketState.VALID:
            return self.context.say(f"suket_state.{row.state}")
        if left < 0:
            return self.tr("Run out")
        return self.tr("{count} days left").format(count=self.context.number(left))

    def _on_extend(self) -> None:
        row = self._row()
        if row is not None:
            self.context.tasks.write(self, extend_suket, done=self._on_issued,
                                     refused=self._on_refused, suket_id=row.id)  # fmt: skip

    def _on_withdraw(self) -> None:
        row = self._row()
        if row is None:
            return
        dialog = ReasonDialog(
            self.tr("Take the suket back"), self.tr("Reason"), self.tr("Take back"), parent=self
        )
        if dialog.exec():
            self.context.tasks.write(
                self, withdraw_suket, refused=self._on_refused, suket_id=row.id, reason=dialog.text
            )

    def _on_issued(self, made: tuple[SuketRow, PaperRow]) -> None:
        self.notice.clear()
        self.context.requests.print_paper(made[1])

    def _on_refused(self, error: OfficeError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")

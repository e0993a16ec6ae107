"""The destruction store: what waits in it, and every destruction that was done."""

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import destruction
from ektp_desk.cards.destroying import open_batch
from ektp_desk.cards.destruction import ReasonCount, StoreBook
from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.cards.destruction_papers import issue_record
from ektp_desk.kernel.errors import OfficeError
from ui.context import Context
from ui.stock.destruction_dialog import DestructionDialog
from ui.stock.pieces_dialog import PiecesDialog
from ui.stock.put_in_dialog import PutInDialog
from ui.stock.store_report_dialog import StoreReportDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class DestructionTab(Tab):
    """At the left what is in the store by reason, at the right the records."""

    watched = frozenset({"card", "handover", "destruction", "store", "stock", "profile"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book: StoreBook | None = None
        self._build_tiles()
        self._state = Muted("")
        self._state.setObjectName("storeState")
        self.column.addLayout(self._build_head())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._build_store(), 2)
        row.addWidget(self._build_batches(), 3)
        self.column.addLayout(row, 1)

    # -- building ----------------------------------------------------------------------------

    def _build_tiles(self) -> None:
        self._total = StatTile("", self.tr("pieces in the store"))
        self._oldest = StatTile("", self.tr("oldest piece since"))
        self._by = StatTile("", self.tr("destroy by"))
        self._books = StatTile("", self.tr("spoiled: print log / ledger / store"))
        tiles = (self._total, self._oldest, self._by, self._books)
        self.column.addLayout(tiles_row(tiles, spacing=12))

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        icons = self.context.icons
        supervises = self.context.may(Role.SUPERVISOR)
        self._report = Button(self.tr("Report…"), icons.icon("file-text"))
        self._report.setObjectName("storeReport")
        self._report.clicked.connect(lambda: StoreReportDialog(self.context, self).exec())
        self._put_in = Button(self.tr("Put a card in…"), icons.icon("plus"))
        self._put_in.setObjectName("putIn")
        self._put_in.clicked.connect(self._on_put_in)
        self._prepare = PrimaryButton(
            self.tr("Prepare a destruction…"), icons.icon("trash-2", "accent_text")
        )
        self._prepare.setObjectName("prepareDestruction")
        self._prepare.clicked.connect(self._on_prepare)
        head.addWidget(self._state, 1)
        for button in (self._report, self._put_in, self._prepare):
            button.setVisible(supervises)
            head.addWidget(button)
        return head

    def _build_store(self) -> Panel:
        panel = Panel(self.tr("In the store"))
        pieces = QuietButton(self.tr("Show pieces…"), self.context.icons.icon("list"))
        pieces.setObjectName("storePieces")
        pieces.clicked.connect(self._on_pieces)
        panel.header.addWidget(pieces)
        say, number, day = self.context.say, self.context.number, self.context.day
        self._reasons: RowsModel[ReasonCount] = RowsModel(
            [
                Column(self.tr("Reason"), lambda row: say(f"store_reason.{row.reason}")),
                Column(self.tr("Pieces"), lambda row: number(row.pieces), align="right",
                       tone=lambda row: "text" if row.pieces else "text_muted"),
                Column(self.tr("Oldest"), lambda row: day(row.oldest) or "–"),
            ]
        )  # fmt: skip
        self._store = DataTable(self.context.theme)
        self._store.setObjectName("store")
        self._store.setAccessibleName(self.tr("In the store"))
        self._store.set_model(self._reasons)
        self._store.fit({0: "stretch", 1: 84, 2: 160})
        panel.body.addWidget(self._store, 1)
        return panel

    def _build_batches(self) -> Panel:
        panel = Panel(self.tr("Destructions"))
        icons = self.context.icons
        self._again = QuietButton(self.tr("Print the record"), icons.icon("printer"))
        self._again.setObjectName("printRecord")
        self._again.setToolTip("Ctrl+P")
        self._again.clicked.connect(self._on_again)
        QShortcut("Ctrl+P", self).activated.connect(self._on_again)
        panel.header.addWidget(self._again)
        number, day = self.context.number, self.context.day
        self._batches: RowsModel[BatchRow] = RowsModel(
            [
                Column(self.tr("Record"), lambda row: row.number, tooltip=lambda row: row.number),
                Column(self.tr("Day"), lambda row: day(row.destroyed_on)),
                Column(self.tr("Pieces"), lambda row: number(row.pieces), align="right"),
                Column(self.tr("Difference"), self._difference, align="right",
                       tone=lambda row: "negative" if row.explanation else "text_muted",
                       tooltip=lambda row: row.explanation),
            ]
        )  # fmt: skip
        self.table = DataTable(self.context.theme)
        self.table.setObjectName("destructions")
        self.table.setAccessibleName(self.tr("Destructions"))
        self.table.set_model(self._batches)
        self.table.set_empty_text(self.tr("Nothing was destroyed yet."))
        self.table.fit({0: "stretch", 1: 160, 2: 80, 3: 90})
        self.table.row_activated.connect(self._on_open)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        panel.body.addWidget(self.table, 1)
        return panel

    # -- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        self.context.tasks.read(
            self, destruction.book, done=self._show, key="store", day=self.context.today()
        )

    def _show(self, found: StoreBook) -> None:
        self._book = found
        self._reasons.set_rows(found.store.reasons)
        self._batches.set_rows(found.batches)
        if found.batches and self.table.current_row() is None:
            self.table.selectRow(0)
        number, day = self.context.number, self.context.day
        self._total.show_value(number(found.store.total))
        self._oldest.show_value(day(found.store.oldest) or "–")
        self._by.show_value(day(found.due.by) or "–", "negative" if found.due.due else "text")
        books = found.agreement
        figures = [number(one) for one in (books.print_log, books.ledger, books.kept)]
        self._books.show_value(" / ".join(figures), "text" if books.agrees else "negative")
        self._state.setText(self._standing(found))
        self._prepare.set_text(
            self.tr("Prepare a destruction…")
            if found.draft is None
            else self.tr("Go on with the destruction…")
        )
        self._show_buttons()

    def _standing(self, found: StoreBook) -> str:
        number = self.context.number
        if not found.agreement.agrees:
            return self.tr("The books of spoiled pieces differ. Look for the missing piece first.")
        if found.draft is not None:
            return self.tr("A destruction of {count} pieces is being prepared.").format(
                count=number(found.draft.pieces)
            )
        if found.due.due:
            return self.tr("A destruction is due: {count} pieces lie too long.").format(
                count=number(found.due.pieces)
            )
        return self.tr("Every spoiled piece is accounted for.")

    def _show_buttons(self) -> None:
        found = self._book
        nothing = found is None or (found.draft is None and not found.store.total)
        self._prepare.setEnabled(not nothing)
        self._again.setEnabled(self._row() is not None)

    def _difference(self, row: BatchRow) -> str:
        by = sum(check.counted - check.expected for check in row.checks)
        return f"{by:+d}" if by else ("±" if row.explanation else "–")

    def _row(self) -> BatchRow | None:
        place = self.table.current_row()
        rows = self._batches.rows
        return rows[place] if place is not None and place < len(rows) else None

    # -- acts --------------------------------------------------------------------------------

    def _on_prepare(self) -> None:
        if self._book is None:
            return
        if self._book.draft is not None:
            self._go_on(self._book.draft)
            return
        self.context.tasks.write(
            self, open_batch, done=self._go_on, refused=self._on_refused,
            until=self.context.today(),
        )  # fmt: skip

    def _go_on(self, draft: BatchRow) -> None:
        self.notice.clear()
        earlier = self._book.batches[0] if self._book and self._book.batches else None
        DestructionDialog(self.context, draft, earlier, self).exec()

    def _on_put_in(self) -> None:
        PutInDialog(self.context, self._book.batches if self._book else (), self).exec()

    def _on_pieces(self) -> None:
        PiecesDialog(self.context, self.tr("Pieces in the store"), None, self).exec()

    def _on_open(self, _place: int) -> None:
        row = self._row()
        if row is not None:
            PiecesDialog(self.context, row.number, row.id, self).exec()

    def _on_again(self) -> None:
        row = self._row()
        if row is not None and self._again.isEnabled():
            self.context.tasks.write(
                self, issue_record, done=self.context.requests.print_paper,
                refused=self._on_refused, batch_id=row.id,
            )  # fmt: skip

    def _on_refused(self, error: OfficeError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")

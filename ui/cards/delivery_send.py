"""Sending cards out with an officer of a kelurahan: which cards, who takes them, until when."""

from datetime import timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.cards.delivery import SentOut, send_out
from ektp_desk.cards.uncollected import UncollectedRow, uncollected
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.inputs import DateField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1020, 620)
SIDE = 300
DAYS_OUT = 7  # what a list usually needs
TICK = "✓"


class DeliverySendDialog(FormDialog):
    """Cards are ticked with Enter or by scanning their receipts or cards."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.setWindowTitle(self.tr("Send cards out with the kelurahan"))
        self.heading.setText(self.tr("Send cards out with the kelurahan"))
        self.resize(*SIZE)
        self._all: tuple[UncollectedRow, ...] = ()
        self._ticked: set[int] = set()
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(self._build_cards(), 1)
        columns.addWidget(self._build_receiver())
        self.body.addLayout(columns, 1)
        primary = self.set_primary(self.tr("Send out and print the list"), self._on_accept)
        primary.setAutoDefault(False)
        primary.setDefault(False)  # Enter ends a scan and ticks a row here
        self.add_cancel(self.tr("Cancel"))
        context.tasks.read(self, uncollected, done=self._show, key="cards", day=context.today())
        self._scan.setFocus()

    # -- building --------------------------------------------------------------------------

    def _build_cards(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        self._village = QComboBox()
        self._village.setObjectName("deliveryVillage")
        self._village.currentIndexChanged.connect(self._on_village)
        self._scan = QLineEdit()
        self._scan.setObjectName("deliveryScan")
        self._scan.returnPressed.connect(self._on_scan)
        add = self.form.add
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(add("village", self.tr("Kelurahan"), self._village), 1)
        row.addWidget(add("scan", self.tr("Scan receipt or card number"), self._scan), 1)
        column.addLayout(row)
        column.addWidget(self._build_table(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._count = Muted("")
        self._count.setObjectName("deliveryCount")
        self._tick_all = Button(self.tr("Tick all"))
        self._tick_all.setObjectName("tickAll")
        self._tick_all.setAutoDefault(False)
        self._tick_all.clicked.connect(self._on_tick_all)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._tick_all)
        column.addLayout(foot)
        return column

    def _build_table(self) -> DataTable:
        context = self.context
        self._model: RowsModel[UncollectedRow] = RowsModel(
            [
                Column("", lambda row: TICK if row.id in self._ticked else "",
                       tone=lambda _row: "accent"),
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.address),
                Column(self.tr("Card"), lambda row: row.number, mono=True),
                Column(self.tr("Days"), lambda row: context.number(row.days(context.today())),
                       align="right"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("deliveryCards")
        self._table.setAccessibleName(self.tr("Cards of this kelurahan; Enter ticks one"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No card waits for this kelurahan."))
        self._table.fit({0: 40, 1: "stretch", 2: 150, 3: 70})
        self._table.row_activated.connect(self._on_tick)
        return self._table

    def _build_receiver(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        add = self.form.add
        self._name = _line("receiverName")
        self._position = _line("receiverPosition")
        self._identity = _line("receiverIdentity")
        due = self.context.today() + timedelta(days=DAYS_OUT)
        self._due = DateField("deliveryDue", self.context.locale,
                              QDate(due.year, due.month, due.day))  # fmt: skip
        column.addWidget(add("receiver_name", self.tr("Officer of the kelurahan"), self._name))
        column.addWidget(add("receiver_position", self.tr("Position"), self._position))
        column.addWidget(
            add("receiver_identity", self.tr("Civil-servant or identity number"), self._identity)
        )
        column.addWidget(add("due_on", self.tr("List due back on"), self._due))
        column.addStretch(1)
        column.addWidget(
            Muted(
                self.tr(
                    "The list is signed by both. Until it is home its cards cannot be handed "
                    "over at the counter."
                )
            )
        )
        return side

    # -- showing ---------------------------------------------------------------------------

    def _show(self, rows: tuple[UncollectedRow, ...]) -> None:
        self._all = tuple(row for row in rows if row.village_code)
        counted: dict[str, tuple[str, int]] = {}
        for row in self._all:
            name, count = counted.get(row.village_code or "", (row.village, 0))
            counted[row.village_code or ""] = (name, count + 1)
        self._village.clear()
        for code, (name, count) in sorted(counted.items(), key=lambda item: item[1][0]):
            self._village.addItem(f"{name} ({self.context.number(count)})", code)
        self._on_village()

    def _on_village(self) -> None:
        self._ticked.clear()
        code = self._village.currentData()
        self._model.set_rows([row for row in self._all if row.village_code == code])
        if self._model.rows:
            self._table.selectRow(0)
        self._show_ticks()

    def _show_ticks(self) -> None:
        self._table.viewport().update()
        chosen, all_ = len(self._ticked), len(self._model.rows)
        number = self.context.number
        self._count.setText(
            self.tr("{chosen} of {all} cards ticked").format(
                chosen=number(chosen), all=number(all_)
            )
        )
        whole = bool(all_) and chosen == all_
        self._tick_all.set_text(self.tr("Tick none") if whole else self.tr("Tick all"))

    # -- doing -----------------------------------------------------------------------------

    def _on_tick(self, place: int) -> None:
        self._ticked ^= {self._model.row(place).id}
        self._show_ticks()
        if place + 1 < len(self._model.rows):
            self._table.selectRow(place + 1)

    def _on_tick_all(self) -> None:
        ids = {row.id for row in self._model.rows}
        self._ticked = set() if self._ticked == ids else ids
        self._show_ticks()

    def _on_scan(self) -> None:
        code = "".join(self._scan.text().split()).casefold()
        self.form.clear()
        found = next(
            (row for row in self._all if code in (row.number.casefold(), row.token.casefold())),
            None,
        )
        self._scan.selectAll()
        if not code:
            return
        if found is None:
            self.form.refuse("scan", self.tr("No card with this code waits here."))
            return
        if found.village_code != self._village.currentData():
            if self._ticked:
                self.form.refuse(
                    "scan",
                    self.tr("This card belongs to {village}: it needs a list of its own.").format(
                        village=found.village
                    ),
                )
                return
            self._village.setCurrentIndex(self._village.findData(found.village_code))
        self._ticked.add(found.id)
        self._table.selectRow(self._model.rows.index(found))
        self._show_ticks()

    def _on_accept(self) -> None:
        self.form.clear()
        self.context.tasks.write(
            self, send_out, done=self._on_sent, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy,
            village_code=self._village.currentData() or "",
            card_ids=[row.id for row in self._model.rows if row.id in self._ticked],
            receiver_name=self._name.text(), receiver_position=self._position.text(),
            receiver_identity=self._identity.text(), due_on=self._due.date().toPython(),
        )  # fmt: skip

    def _on_sent(self, sent: SentOut) -> None:
        self.context.requests.print_paper(sent.paper)
        self.context.requests.message.emit(
            self.tr("List {number} leaves with {count} cards.").format(
                number=sent.row.number, count=self.context.number(sent.row.cards)
            ),
            None,
        )
        self.accept()


def _line(name: str) -> QLineEdit:
    editor = QLineEdit()
    editor.setObjectName(name)
    return editor

"""Lists of cards with the kelurahan: what is out, since when, and what came home."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.cards import queries_delivery as queries
from ektp_desk.cards.queries_delivery import DeliveryRow
from ektp_desk.cards.rules_pickup import DeliveryState
from ektp_desk.cards.slips_pickup import DELIVERY_LIST
from ektp_desk.papers.services import PaperRow, copy
from ui.cards.delivery_home import DeliveryHomeDialog
from ui.cards.delivery_send import DeliverySendDialog
from ui.context import Context
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class DeliveryTab(Tab):
    """The open ones first, those due soonest on top."""

    watched = frozenset({"delivery", "card"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        panel = Panel()
        panel.body.addLayout(self._build_head())
        panel.body.addWidget(self._build_table(), 1)
        self.column.addWidget(panel, 1)

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        self._state = Muted("")
        self._state.setObjectName("deliveryState")
        self._again = QuietButton(self.tr("Print again"))
        self._again.setObjectName("deliveryPrintAgain")
        self._again.clicked.connect(self._on_print_again)
        self._home = Button(self.tr("List came home…"), icons.icon("list-checks"), "F7")
        self._home.setObjectName("deliveryHome")
        self._home.clicked.connect(self._on_home)
        self._send = PrimaryButton(
            self.tr("Send a list out…"), icons.icon("arrow-right", "accent_text"), "F2"
        )
        self._send.setObjectName("deliverySend")
        self._send.clicked.connect(self._on_send)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        for button in (self._again, self._home, self._send):
            row.addWidget(button)
        return row

    def _build_table(self) -> DataTable:
        context = self.context
        count = context.number
        self._model: RowsModel[DeliveryRow] = RowsModel(
            [
                Column(self.tr("List"), lambda row: row.number, mono=True, tooltip=self._left),
                Column(self.tr("Kelurahan"), lambda row: row.village),
                Column(self.tr("Received by"), lambda row: row.receiver_name,
                       tooltip=lambda row: row.receiver_name),
                Column(self.tr("Due back"), self._due, tone=self._tone),
                Column(self.tr("Cards"), lambda row: count(row.cards), align="right"),
                Column(self.tr("Still out"), lambda row: count(row.out), align="right"),
                Column(self.tr("Delivered"), lambda row: count(row.delivered), align="right"),
                Column(self.tr("Back"), lambda row: count(row.brought_back), align="right"),
                Column(self.tr("Lost"), lambda row: count(row.lost), align="right",
                       tone=lambda row: "negative" if row.lost else "text"),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("deliveries")
        self.table.setAccessibleName(self.tr("Lists with the kelurahan"))
        self.table.set_model(self._model)
        self.table.set_empty_text(
            self.tr("No list has left yet. Send cards to their owners with an officer of the "
                    "kelurahan.")
        )  # fmt: skip
        self.table.fit({0: 136, 1: 150, 2: "stretch", 3: 190, 4: 60, 5: 92, 6: 110, 7: 80,
                        8: 72})  # fmt: skip
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.table.row_activated.connect(lambda _place: self._on_home())
        return self.table

    def refresh(self) -> None:
        self.context.tasks.read(self, queries.deliveries, done=self._show, key="deliveries")

    def open_with(self, argument: object) -> None:
        """Open a list by its id."""
        if isinstance(argument, int):
            self.context.tasks.read(self, queries.delivery, done=self._open, key="delivery",
                                    delivery_id=argument)  # fmt: skip

    def _show(self, rows: tuple[DeliveryRow, ...]) -> None:
        self._model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        number = self.context.number
        self._state.setText(
            self.tr("{cards} cards are out on {lists} lists.").format(
                cards=number(sum(row.out for row in rows)),
                lists=number(sum(row.state is DeliveryState.OPEN for row in rows)),
            )
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row()
        self._home.setEnabled(row is not None)
        self._again.setEnabled(row is not None)

    def _row(self) -> DeliveryRow | None:
        place = self.table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _left(self, row: DeliveryRow) -> str:
        return self.tr("Left on {day}, with {position}").format(
            day=self.context.day(row.office_date), position=row.receiver_position
        )

    def _due(self, row: DeliveryRow) -> str:
        if row.state is DeliveryState.HOME:
            return self.context.say("delivery_state.home")
        late = row.days_late(self.context.today())
        day = self.context.day(row.due_on)
        if not late:
            return day
        return self.tr("{day}, {count} d late").format(day=day, count=self.context.number(late))

    def _tone(self, row: DeliveryRow) -> str:
        if row.state is DeliveryState.HOME:
            return "positive"
        return "warning" if row.days_late(self.context.today()) else "text"

    def _on_send(self) -> None:
        DeliverySendDialog(self.context, self).exec()

    def _on_home(self) -> None:
        row = self._row()
        if row is not None:
            self._open(row)

    def _open(self, row: DeliveryRow | None) -> None:
        if row is not None:
            DeliveryHomeDialog(self.context, row, self).exec()

    def _on_print_again(self) -> None:
        row = self._row()
        if row is not None:
            self.context.tasks.write(
                self, copy, done=self._on_paper, key=f"{DELIVERY_LIST}/{row.number}"
            )

    def _on_paper(self, paper: PaperRow) -> None:
        self.context.requests.print_paper(paper)

"""The request in hand: where it stands, the next step, what else may be done, its history."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.queries_requests import RequestDetail, RequestEventRow, RequestRow
from ektp_desk.stock.rules_requests import NEXT, RequestAct, RequestState, acts_open
from ui.context import Context
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.style import set_property
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Heading, Muted

WIDTH, MORE_WIDTH = 352, 116
TONES = {
    RequestState.DRAFT: "neutral", RequestState.SUBMITTED: "info", RequestState.APPROVED: "accent",
    RequestState.SHIPPED: "accent", RequestState.PARTLY_RECEIVED: "accent",
    RequestState.CLOSED: "positive", RequestState.CLOSED_SHORT: "warning",
    RequestState.REFUSED: "negative", RequestState.CANCELLED: "neutral",
}  # fmt: skip


class RequestPanel(Panel):
    """Its primary button is always the next step."""

    act_wanted = Signal(object, object)  # RequestAct, RequestRow
    paper_wanted = Signal(str)  # its key: print a copy

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._row: RequestRow | None = None
        self._next_act: RequestAct | None = None
        self.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        self._name = Heading("")
        self._name.setObjectName("requestName")
        self._state = Chip("")
        self._state.setObjectName("requestState")
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self._facts = KeyValues()
        self._next_text = Body("")
        self._next_text.setObjectName("requestNextText")
        self.body.addWidget(self._facts)
        self.body.addWidget(self._next_text)
        self._build_buttons()
        self.body.addWidget(Muted(self.tr("History")))
        self.body.addWidget(self._build_history(), 1)

    def _build_buttons(self) -> None:
        self._next = PrimaryButton("", None, "F8")
        self._next.setObjectName("requestNext")
        self._next.clicked.connect(self.go_on)
        self._more = Button(self.tr("More…"), None, "F7")
        self._more.setObjectName("requestMore")
        self._more.setMinimumWidth(MORE_WIDTH)
        set_property(
            self._more, "keyed", "long"
        )  # a button with a menu sets its text further right
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._next, 1)
        row.addWidget(self._more)
        self.body.addLayout(row)

    def _build_history(self) -> DataTable:
        context = self._context
        self._model: RowsModel[RequestEventRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda event: context.short_day(event.happened_on),
                       tooltip=lambda event: context.day(event.happened_on)),
                Column(self.tr("What"), self._told, tooltip=self._told_whole,
                       tone=lambda event: "neutral" if event.taken_back else "text"),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("requestHistory")
        self.table.setAccessibleName(self.tr("History"))
        self.table.setToolTip(self.tr("Enter on a letter or a record prints a copy."))
        self.table.set_model(self._model)
        self.table.fit({0: 74, 1: "stretch"})
        self.table.row_activated.connect(self._on_event)
        return self.table

    # -- showing ---------------------------------------------------------------------------

    def show_detail(self, detail: RequestDetail) -> None:
        """Show a request as it now stands."""
        row, say = detail.row, self._context.say
        self._row = row
        self._name.setText(row.number)
        late = row.overdue(self._context.today())
        if late:
            days = self._context.number(late)
            self._state.show_state(self.tr("{count} days late").format(count=days), "negative")
        else:
            self._state.show_state(say(f"request_state.{row.state}"), TONES[row.state])
        self._facts.set_pairs(self._pairs(row))
        self._next_text.setText(
            self.tr("The blanks are late. Ask, or send a reminder letter.") if late
            else say(f"request_next.{row.state}")
        )  # fmt: skip
        self._model.set_rows(detail.events)
        self._show_buttons(row, late=bool(late))

    def _show_buttons(self, row: RequestRow, *, late: bool) -> None:
        may = self._context.may(Role.SUPERVISOR)
        self._next_act = NEXT.get(row.state)
        act = self._next_act
        self._next.set_text(self._context.say(f"request_do.{act}") if act is not None else "")
        self._next.setVisible(act is not None and may)
        self._menu.clear()
        acts = acts_open(row.state, received=row.received, overdue=late)
        for other in acts:
            entry = self._menu.addAction(self._context.say(f"request_do.{other}"))
            entry.setObjectName(f"request_{other}")
            entry.triggered.connect(lambda _checked=False, chosen=other: self._want(chosen))
        self._more.setVisible(bool(acts) and may)

    def _pairs(self, row: RequestRow) -> list[tuple[str, str]]:
        context, number = self._context, self._context.number
        asked = self.tr("{count} (proposed {proposed})").format(
            count=number(row.requested), proposed=number(row.proposed)
        )
        pairs = [
            (self.tr("Asked for"), asked),
            (self.tr("Approved"), "" if row.approved is None else number(row.approved)),
            (self.tr("Received"), self._received(row)),
            (self.tr("To"), context.say(f"supplier.{row.supplier}")),
            (self.tr("Letter"), row.letter_number),
            (self.tr("Expected by"), context.day(row.expected_on) if row.open else ""),
            (self.tr("Reason"), row.reason),
        ]
        return [(name, text) for name, text in pairs if text]

    def _received(self, row: RequestRow) -> str:
        if not row.received:
            return ""
        if not row.missing:
            return self._context.number(row.received)
        return self.tr("{count}, {missing} missing").format(
            count=self._context.number(row.received), missing=self._context.number(row.missing)
        )

    def _told(self, event: RequestEventRow) -> str:
        if event.taken_back:
            return self.tr("Taken back: {count}").format(
                count=self._context.number(event.quantity or 0)
            )
        said = self._context.say(f"request_act.{event.act}")
        parts = [said]
        if event.quantity is not None:
            parts.append(self._context.number(event.quantity))
        if event.told:
            parts.append(event.told)
        return " · ".join(parts)

    def _told_whole(self, event: RequestEventRow) -> str:
        channel = self._context.say(f"channel.{event.channel}") if event.channel else ""
        parts = (self._told(event), channel, event.document, event.serials, event.note,
                 event.officer)  # fmt: skip
        return "\n".join(part for part in parts if part)

    # -- doing -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """Take the next step."""
        if self._next_act is not None:
            self._want(self._next_act)

    def take_keys(self) -> None:
        """Give the keys to the next step, or to the history when nothing is next."""
        (self._next if self._next_act is not None else self.table).setFocus()

    def _want(self, act: RequestAct) -> None:
        if self._row is not None:
            self.act_wanted.emit(act, self._row)

    def _on_event(self, place: Any) -> None:
        key = self._model.row(place).paper_key
        if key:
            self.paper_wanted.emit(key)

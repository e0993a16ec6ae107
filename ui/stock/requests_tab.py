"""Requests for blanks on a board, from the draft to the last box that came."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.lead_times import LeadTimes
from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.rules_requests import RequestAct
from ui.context import Context
from ui.stock.request_board import RequestBoardView
from ui.stock.request_delivery_dialog import DeliveryDialog
from ui.stock.request_dialogs import RequestDialog, RequestStepDialog
from ui.stock.request_panel import RequestPanel
from ui.stock.requests_viewmodel import RequestsViewModel
from ui.stock.stock_dialog import StockDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.texts import Muted

AT_ONCE = (RequestAct.SUBMITTED, RequestAct.REMINDED)  # nothing to ask: the paper is printed


class RequestsTab(Tab):
    """The board at the left, the request in hand at the right."""

    watched = frozenset({"blank_request", "stock", "profile"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = RequestsViewModel(context, self)
        self.column.addLayout(self._build_head())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_board())
        self._stack.addWidget(self._build_empty())
        self.column.addWidget(self._stack, 1)
        self.viewmodel.changed.connect(self._show_board)
        self.viewmodel.detail_changed.connect(self._show_detail)
        self.viewmodel.trouble.connect(lambda said: self.notice.show_notice(said, "negative"))

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Show one request by its id."""
        if isinstance(argument, int):
            self.viewmodel.choose(argument)
            self.viewmodel.load()

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        self._lead = Muted("")
        self._lead.setObjectName("leadTimes")
        self._new = Button(self.tr("New request…"), self.context.icons.icon("plus"), "F2")
        self._new.setObjectName("newRequest")
        self._new.clicked.connect(self._on_new)
        self._new.setVisible(self.context.may(Role.SUPERVISOR))
        head.addWidget(self._lead, 1)
        head.addWidget(self._new)
        return head

    def _build_board(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.board = RequestBoardView(self.context)
        self.panel = RequestPanel(self.context)
        row.addWidget(self.board, 1)
        row.addWidget(self.panel)
        self.board.chosen.connect(self.viewmodel.choose)
        self.board.opened.connect(self.panel.take_keys)
        self.panel.act_wanted.connect(self._on_act)
        self.panel.paper_wanted.connect(self.viewmodel.print_again)
        return both

    def _build_empty(self) -> EmptyState:
        begin: PrimaryButton | None = None
        if self.context.may(Role.SUPERVISOR):
            begin = PrimaryButton(self.tr("New request…"), None, "F2")
            begin.setObjectName("firstRequest")
            begin.clicked.connect(self._on_new)
        return EmptyState(
            self.context.icons.pixmap("package", 48, "text_muted"),
            self.tr("No blanks were asked for yet"),
            self.tr("A request carries its letter, the approval, and every box that comes of it."),
            begin,
        )

    def _show_board(self) -> None:
        board = self.viewmodel.board
        self._stack.setCurrentIndex(0 if board.rows else 1)
        self._new.setVisible(bool(board.rows) and self.context.may(Role.SUPERVISOR))
        self._lead.setText(self._lead_text(board.lead_times, board.expected_lead))
        self.board.show_rows(board.rows, self.viewmodel.chosen)

    def _show_detail(self) -> None:
        detail = self.viewmodel.detail
        if detail is not None:
            self.panel.show_detail(detail)
            self.board.mark(detail.row.id)

    def _lead_text(self, known: LeadTimes, expected: int) -> str:
        number = self.context.number
        if known.median is None or known.slowest is None:
            return self.tr("Blanks are expected {days} days after the letter.").format(
                days=number(expected)
            )
        sentence = self.tr(
            "Blanks took {median} days after the letter, {slowest} at most ({count} requests). "
            "Expected now: {days} days."
        )
        return sentence.format(
            median=number(known.median), slowest=number(known.slowest), count=number(known.count),
            days=number(expected),
        )  # fmt: skip

    def _on_new(self) -> None:
        self.notice.clear()
        self._ask(RequestDialog(self.context, self.viewmodel, parent=self))

    def _on_act(self, act: RequestAct, row: RequestRow) -> None:
        self.notice.clear()
        if act in AT_ONCE:
            self.viewmodel.act(act, request_id=row.id)
        elif act is RequestAct.RECEIVED:
            self._ask(DeliveryDialog(self.context, self.viewmodel, row, self))
        elif act is RequestAct.CHANGED:
            self._ask(RequestDialog(self.context, self.viewmodel, row, self))
        else:
            self._ask(RequestStepDialog(self.context, self.viewmodel, row, act, self))

    def _ask(self, dialog: StockDialog) -> None:
        dialog.exec()
        dialog.deleteLater()  # it listens to the view-model: it must not stay for the tab's life

"""What comes next for a visit, and what else may be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.outreach.queries_visits import VisitRow
from ektp_desk.outreach.rules import VisitState
from ui.context import Context
from ui.widgets.buttons import Button, PrimaryButton


class VisitSteps(QWidget):
    """`wanted` names the act that was asked for."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._supervises = context.may(Role.SUPERVISOR)
        self._under_way = False
        self._actions: dict[str, QAction] = {}
        icons = self._context.icons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._next = PrimaryButton(self.tr("Set out"), icons.icon("bus", "accent_text"))
        self._next.setObjectName("visitNext")
        self._next.clicked.connect(self._on_next)
        self._more = Button(self.tr("More"), icons.icon("ellipsis"))
        self._more.setObjectName("visitMore")
        self._more.setMenu(self._build_menu())
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._next, 1)
        first.addWidget(self._more)
        column.addLayout(first)

    def _build_menu(self) -> QMenu:
        icons = self._context.icons
        menu = QMenu(self)
        for name, text, icon in (
            ("changeVisit", self.tr("Change…"), "pen-line"),
            ("moveVisit", self.tr("Another day…"), "calendar"),
            ("notMet", self.tr("Nobody met…"), "user-x"),
            ("finishVisit", self.tr("Done…"), "check"),
            ("cancelVisit", self.tr("Cancel the visit…"), "x"),
        ):
            action = QAction(icons.icon(icon), text, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, act=name: self.wanted.emit(act))
            menu.addAction(action)
            self._actions[name] = action
        for name in ("changeVisit", "moveVisit", "cancelVisit"):
            self._actions[name].setVisible(self._supervises)
        return menu

    def show_visit(self, row: VisitRow) -> None:
        """Offer what may be done now."""
        today = self._context.today()
        self._under_way = under_way = row.state is VisitState.UNDER_WAY
        icon, now = "check" if under_way else "bus", row.day <= today
        self._next.set_text(self.tr("Done…") if under_way else self.tr("Set out"))
        self._next.show_icon(self._context.icons.icon(icon, "accent_text" if now else "text_muted"))
        self._next.setEnabled(row.open and now)
        self._next.setToolTip("" if row.day <= today else self._context.say("visit.not_its_day"))
        self._next.setVisible(row.open)
        self._more.setVisible(row.open)
        self._actions["finishVisit"].setVisible(not under_way)
        self._actions["finishVisit"].setEnabled(row.day <= today)

    def _on_next(self) -> None:
        self.wanted.emit("finishVisit" if self._under_way else "setOut")

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
        self._next = PrimaryButton(self.tr("Set out"), icons.icon("bus", "accent_text"), "F8")
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
        column.addLayout(self._build_rooms())

    def _build_rooms(self) -> QHBoxLayout:
        """What the visit has elsewhere: its people, its papers, the file for a laptop."""
        icons = self._context.icons
        self._people = Button(self.tr("People…"), icons.icon("users"))
        self._people.clicked.connect(lambda: self.wanted.emit("visitTargets"))
        self._papers = Button(self.tr("Papers"), icons.icon("printer"))
        self._papers.setMenu(
            self._menu(
                ("printAssignment", self.tr("Assignment letter"), "stamp"),
                ("printTargets", self.tr("List of people"), "list"),
                ("printReport", self.tr("Report of the visit"), "file-text"),
            )
        )
        self._laptop = Button(self.tr("Laptop…"), icons.icon("upload"))
        self._laptop.clicked.connect(lambda: self.wanted.emit("visitBundle"))
        self._laptop.setVisible(self._supervises)
        self._actions["printAssignment"].setVisible(self._supervises)
        names = ("visitTargets", "visitPapers", "visitBundle")
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, button in zip(names, (self._people, self._papers, self._laptop), strict=True):
            button.setObjectName(name)
            row.addWidget(button, 1)
        return row

    def _build_menu(self) -> QMenu:
        menu = self._menu(
            ("changeVisit", self.tr("Change…"), "pen-line"),
            ("moveVisit", self.tr("Another day…"), "calendar"),
            ("notMet", self.tr("Nobody met…"), "user-x"),
            ("finishVisit", self.tr("Done…"), "check"),
            ("cancelVisit", self.tr("Cancel the visit…"), "x"),
        )
        for name in ("changeVisit", "moveVisit", "cancelVisit"):
            self._actions[name].setVisible(self._supervises)
        return menu

    def _menu(self, *entries: tuple[str, str, str]) -> QMenu:
        """A menu of acts: name, text, icon."""
        icons = self._context.icons
        menu = QMenu(self)
        for name, text, icon in entries:
            action = QAction(icons.icon(icon), text, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, act=name: self.wanted.emit(act))
            menu.addAction(action)
            self._actions[name] = action
        return menu

    def show_visit(self, row: VisitRow) -> None:
        """Offer what may be done now."""
        today = self._context.today()
        self._under_way = under_way = row.state is VisitState.UNDER_WAY
        icon = self._context.icons.icon("check" if under_way else "bus", "accent_text")
        self._next.set_text(self.tr("Done…") if under_way else self.tr("Set out"))
        self._next.show_icon(icon)
        self._next.setEnabled(row.open and row.day <= today)
        self._next.setToolTip("" if row.day <= today else self._context.say("visit.not_its_day"))
        self._next.setVisible(row.open)
        self._more.setVisible(row.open)
        self._actions["finishVisit"].setVisible(not under_way)
        self._actions["finishVisit"].setEnabled(row.day <= today)
        self._show_rooms(row)

    def _show_rooms(self, row: VisitRow) -> None:
        self._papers.setEnabled(row.state is not VisitState.CANCELLED)
        self._actions["printAssignment"].setEnabled(bool(row.team_names))
        self._actions["printTargets"].setEnabled(bool(row.targets))
        self._actions["printReport"].setEnabled(row.state is not VisitState.PLANNED)
        self._laptop.setEnabled(row.open and bool(row.team_names))
        self._laptop.setToolTip("" if row.team_names else self._context.say("visit.no_team"))

    def _on_next(self) -> None:
        self.wanted.emit("finishVisit" if self._under_way else "setOut")
